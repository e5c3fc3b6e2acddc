using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Postgres;

/// <summary>
/// Triggers (manual 53.56, pg_trigger). Those of foreign keys are the constraint's, and the copies that a partitioned table's trigger has
/// on each partition are that one trigger: neither is an object of its own. What came in the same transaction as an extension's table is the extension's.
/// </summary>
internal sealed class TriggersQuery : CatalogQuery
{
    private const int Row = 1, Before = 2, Insert = 4, Delete = 8, Update = 16, Truncate = 32, InsteadOf = 64;

    public override string What => "triggers";

    public override IReadOnlyList<Kind> Kinds => [Trigger.OfKind];

    public override string Sql(int version) =>
        $"""
        select t.oid, t.tgrelid, t.tgname, t.tgtype::int, t.tgattr::int2[], t.tgconstraint <> 0, t.tgdeferrable, t.tginitdeferred, t.tgconstrrelid, t.tgenabled,
            t.tgoldtable, t.tgnewtable, n.nspname, p.proname, case when t.tgqual is not null or t.tgnargs > 0 then pg_get_triggerdef(t.oid) end
        from pg_trigger t join pg_proc p on p.oid = t.tgfoid join pg_namespace n on n.oid = p.pronamespace
        where not t.tgisinternal and t.oid >= 16384{(version >= 13 ? " and t.tgparentid = 0" : "")}
            and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = t.tgrelid and d.deptype = 'e' and d.xmin = t.xmin)
        """;

    public override void Read(Row row, Reading reading)
    {
        var (oid, table) = (row.Oid(0), row.Oid(1));
        if (!reading.Relations.TryGetValue(table, out var relation) || !reading.IsOwn(Oids.Trigger, oid)) return;
        var type = row.GetInt32(3);
        var constraint = row.GetBoolean(5);
        var (when, arguments) = row.Text(14) is { } definition ? TriggerText.Read(definition) : (null, "");
        var trigger = new Trigger(relation.Name.Member(row.GetString(2)))
        {
            OnView = relation.Kind == View.OfKind,
            Timing = (type & InsteadOf) != 0 ? "instead of" : (type & Before) != 0 ? "before" : "after",
            Events = Events(type, reading.Columns(table, row.Numbers(4))),
            ForEachRow = (type & Row) != 0,
            When = when,
            Action = $"{Quoting.Name(TriggerFunctions.Called(new(row.GetString(12), row.GetString(13))))}({arguments})",
            Referencing = Referencing(row.Text(10), row.Text(11)),
            Constraint = constraint,
            Deferral = !constraint || !row.GetBoolean(6) ? Deferral.NotDeferrable : row.GetBoolean(7) ? Deferral.InitiallyDeferred : Deferral.Deferrable,
            From = reading.Relations.GetValueOrDefault(row.Oid(8))?.Name,
            Enabled = RowValues.Enabled(row.GetChar(9)),
        };
        reading.Add(Oids.Trigger, oid, trigger);
    }

    private static EquatableArray<string> Events(int type, EquatableArray<string> columns)
    {
        var events = new List<string>();
        if ((type & Insert) != 0) events.Add("insert");
        if ((type & Update) != 0) events.Add(columns.IsEmpty ? "update" : $"update of {columns}");
        if ((type & Delete) != 0) events.Add("delete");
        if ((type & Truncate) != 0) events.Add("truncate");
        return events.ToEquatableArray();
    }

    private static string? Referencing(string? old, string? @new)
    {
        var before = old is null ? null : $"old table as {Quoting.Name(old)}";
        var after = @new is null ? null : $"new table as {Quoting.Name(@new)}";
        return before is null || after is null ? before ?? after : $"{before} {after}";
    }
}
