using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>Checks of domains (manual 53.13, pg_constraint). That a domain is not null is read from the domain itself, also where it is a constraint (from 17).</summary>
internal sealed class DomainChecksQuery : CatalogQuery
{
    public override string What => "checks of domains";

    public override IReadOnlyList<Kind> Kinds => [Domain.OfKind];

    public override string Sql(int version) =>
        """
        select oid, contypid, conname, pg_get_expr(conbin, 0), convalidated
        from pg_constraint
        where contypid <> 0 and contype = 'c' and oid >= 16384
        """;

    public override void Read(Row row, Reading reading)
    {
        if (reading.Find(Oids.Type, row.Oid(1)) is not { } domain) return;
        var check = new DomainCheck(row.GetString(2), reading.Expression(row.Printed(3)).Expression, !row.GetBoolean(4))
        {
            Comment = reading.Comments.GetValueOrDefault(new(Oids.Constraint, row.Oid(0))),
        };
        reading.Change<Domain>(domain, d => d with { Checks = d.Checks.Append(check).OrderBy(c => c.Name, StringComparer.Ordinal).ToEquatableArray() });
    }
}
