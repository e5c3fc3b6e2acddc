using Plumbline.Dialects.Postgres;
using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>
/// Privileges (manual 5.8): one row an object that has any stated. What its owner may do is not told, nor what PUBLIC may from the start:
/// only where that was taken back.
/// </summary>
internal sealed class GrantsQuery : CatalogQuery
{
    public override string What => "privileges";

    public override IReadOnlyList<Kind> Kinds => [Grant.OfKind];

    public override string Sql(int version) =>
        """
        select k.class, k.oid, k.number, k.owner, a.grantees, a.privileges
        from (
            select 'pg_class'::regclass::oid as class, oid, 0 as number, relowner as owner, relacl as acl from pg_class where relacl is not null and oid >= 16384
            union all select 'pg_class'::regclass, attrelid, attnum::int, (select relowner from pg_class where oid = attrelid), attacl from pg_attribute where attacl is not null and not attisdropped and attrelid >= 16384
            union all select 'pg_proc'::regclass, oid, 0, proowner, proacl from pg_proc where proacl is not null and oid >= 16384
            union all select 'pg_type'::regclass, oid, 0, typowner, typacl from pg_type where typacl is not null and oid >= 16384
            union all select 'pg_namespace'::regclass, oid, 0, nspowner, nspacl from pg_namespace where nspacl is not null and (oid >= 16384 or nspname = 'public')
        ) k, lateral (
            select array_agg(grantee) as grantees, array_agg(lower(privilege_type) || case when is_grantable then '*' else '' end) as privileges
            from aclexplode(k.acl)) a
        """;

    public override void Read(Row row, Reading reading)
    {
        if (Target(reading, row.Oid(0), row.Oid(1), row.GetInt32(2)) is not { } on) return;
        var fromStart = row.GetInt32(2) == 0 ? Privileges.OfPublic(on, reading.Version) : [];
        foreach (var (role, privileges) in Acl.Read(reading, row.Oids(4), row.Texts(5), owner: row.Oid(3), fromStart)) reading.Add(new Grant(on, role) { Privileges = privileges });
    }

    private static ObjectId? Target(Reading reading, uint catalog, uint oid, int number)
    {
        if (reading.Find(catalog, oid) is not { } found) return null;
        return number == 0 ? found : new(Column.OfKind, found.Name.Member(reading.Column(oid, number)));
    }
}
