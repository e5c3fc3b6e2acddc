using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>Domains (manual 53.64, pg_type); their checks come with <see cref="DomainChecksQuery"/>.</summary>
internal sealed class DomainsQuery : CatalogQuery
{
    public override string What => "domains";

    public override IReadOnlyList<Kind> Kinds => [Domain.OfKind];

    public override string Sql(int version) =>
        """
        select t.oid, t.typnamespace, t.typname, t.typowner, format_type(t.typbasetype, t.typtypmod), t.typnotnull,
            pg_get_expr(t.typdefaultbin, 0), case when t.typcollation <> b.typcollation then t.typcollation end
        from pg_type t join pg_type b on b.oid = t.typbasetype
        where t.typtype = 'd' and t.oid >= 16384
        """;

    public override void Read(Row row, Reading reading)
    {
        var oid = row.Oid(0);
        if (row.Name(reading, 1, 2) is not { } name || !reading.IsOwn(Oids.Type, oid)) return;
        var type = row.Type(reading, 4);
        var domain = new Domain(name, type)
        {
            NotNull = row.GetBoolean(5),
            Default = row.Text(6) is { } value ? reading.Expression(value, type).Expression : null,
            Collation = row.IsNull(7) ? null : reading.Collations.GetValueOrDefault(row.Oid(7)),
        };
        reading.Add(Oids.Type, oid, domain, row.Oid(3));
    }
}
