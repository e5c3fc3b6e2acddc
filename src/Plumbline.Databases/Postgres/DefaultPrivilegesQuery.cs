using Plumbline.Dialects.Postgres;
using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>ALTER DEFAULT PRIVILEGES (manual 53.17, pg_default_acl). Without a schema the list is the whole default, the built-in one with it.</summary>
internal sealed class DefaultPrivilegesQuery : CatalogQuery
{
    public override string What => "default privileges";

    public override IReadOnlyList<Kind> Kinds => [DefaultPrivilege.OfKind];

    public override string Sql(int version) =>
        """
        select d.defaclrole, d.defaclnamespace, d.defaclobjtype, a.grantees, a.privileges
        from pg_default_acl d, lateral (
            select array_agg(grantee) as grantees, array_agg(lower(privilege_type) || case when is_grantable then '*' else '' end) as privileges
            from aclexplode(d.defaclacl)) a
        """;

    public override void Read(Row row, Reading reading)
    {
        var (creator, schema) = (row.Oid(0), row.Oid(1));
        string? inSchema = null;
        if (schema != 0 && !reading.Schemas.TryGetValue(schema, out inSchema)) return;
        var sort = row.GetChar(2) switch { 'r' => "tables", 'S' => "sequences", 'f' => "functions", 'T' => "types", 'n' => "schemas", _ => "large objects" };
        var given = schema == 0 ? DefaultPrivileges.OfPublic(sort, reading.Version) : [];
        foreach (var (role, privileges) in Acl.Read(reading, row.Oids(3), row.Texts(4), owner: schema == 0 ? creator : uint.MaxValue, given)) Add(reading, new(Creator(reading, creator), inSchema, sort, role) { Privileges = privileges });
    }

    /// <summary>Who makes things here, or is taken to be the one who does, is not named.</summary>
    private static string? Creator(Reading reading, uint role) =>
        role == reading.UsualOwner || reading.Roles.GetValueOrDefault(role) is not { } name ? null : DefaultPrivileges.Creator(name, null);

    private static void Add(Reading reading, DefaultPrivilege made)
    {
        if (reading.Find<DefaultPrivilege>(made.Id()) is { } present) made = made with { Privileges = present.Privileges.Union(made.Privileges).Order(StringComparer.Ordinal).ToEquatableArray() };
        reading.Add(made);
    }
}
