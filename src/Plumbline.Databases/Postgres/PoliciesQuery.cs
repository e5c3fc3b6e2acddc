using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>Row security policies (manual 53.38, pg_policy), the user's on extensions' tables, too: those that did not come in the same transaction.</summary>
internal sealed class PoliciesQuery : CatalogQuery
{
    public override string What => "policies";

    public override IReadOnlyList<Kind> Kinds => [Policy.OfKind];

    public override string Sql(int version) =>
        """
        select oid, polrelid, polname, polcmd, polpermissive, polroles, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)
        from pg_policy p
        where not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = polrelid and d.deptype = 'e' and d.xmin = p.xmin)
        """;

    public override void Read(Row row, Reading reading)
    {
        if (!reading.Relations.TryGetValue(row.Oid(1), out var table)) return;
        var policy = new Policy(table.Name.Member(row.GetString(2)))
        {
            Command = row.GetChar(3) switch { 'r' => "select", 'a' => "insert", 'w' => "update", 'd' => "delete", _ => "all" },
            Permissive = row.GetBoolean(4),
            Roles = Roles(reading, row.Oids(5)),
            Using = row.Text(6) is { } condition ? reading.Expression(condition).Expression : null,
            WithCheck = row.Text(7) is { } check ? reading.Expression(check).Expression : null,
        };
        reading.Add(Oids.Policy, row.Oid(0), policy);
    }

    private static EquatableArray<string> Roles(Reading reading, uint[] roles) =>
        roles.Contains(0u) ? ["public"] : roles.Select(reading.RoleOf).Distinct().Order(StringComparer.Ordinal).ToEquatableArray();
}
