using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Postgres;

/// <summary>Event triggers (manual 53.21, pg_event_trigger).</summary>
internal sealed class EventTriggersQuery : CatalogQuery
{
    public override string What => "event triggers";

    public override IReadOnlyList<Kind> Kinds => [EventTrigger.OfKind];

    public override string Sql(int version) =>
        """
        select e.oid, e.evtname, e.evtowner, e.evtevent, e.evttags, e.evtenabled, n.nspname, p.proname
        from pg_event_trigger e join pg_proc p on p.oid = e.evtfoid join pg_namespace n on n.oid = p.pronamespace
        """;

    public override void Read(Row row, Reading reading)
    {
        var oid = row.Oid(0);
        if (!reading.IsOwn(Oids.EventTrigger, oid)) return;
        var trigger = new EventTrigger(new(null, row.GetString(1)))
        {
            Event = row.GetString(3),
            Tags = row.Texts(4).Select(t => t.ToUpperInvariant()).Order(StringComparer.Ordinal).ToEquatableArray(),
            Enabled = RowValues.Enabled(row.GetChar(5)),
            Action = $"{Quoting.Name(TriggerFunctions.Called(new(row.GetString(6), row.GetString(7))))}()",
        };
        reading.Add(Oids.EventTrigger, oid, trigger, row.Oid(2));
    }
}
