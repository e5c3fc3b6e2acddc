using Plumbline.Dialects.Postgres;
using Plumbline.Model;

namespace Plumbline.Replay.DoBlocks;

/// <summary>An access control list as system tables hold it (manual 5.8). What its owner may do is not in it: nobody wrote it down.</summary>
internal sealed record AccessList(IReadOnlyList<RowValue> Entries)
{
    /// <summary>Roles live in the cluster and are no objects; this kind gives them an identity for oids.</summary>
    private static readonly Kind s_role = new Kind<Grant>("role");

    public static readonly IReadOnlyList<string> Columns = ["grantor", "grantee", "privilege_type", "is_grantable"];

    /// <summary>The oid of a role, which is taken to exist: 0 for PUBLIC.</summary>
    /// <param name="name">null for who runs the files.</param>
    public static object Role(SystemTables tables, string? name) => name == "public" ? 0m : tables.Reference(new ObjectId(s_role, new(null, name ?? "")));

    /// <summary>The list of an object; null while nothing was granted or revoked.</summary>
    public static object? Of(SystemTables tables, ObjectId on)
    {
        var grants = tables.Catalog.Current.Children<Grant>(on).ToList();
        return grants.Count == 0 ? null : Of(tables, grants.Select(g => (g.Grantee, g.Privileges)), Privileges.OfPublic(on, tables.Catalog.Version));
    }

    private static AccessList Of(SystemTables tables, IEnumerable<(string Role, EquatableArray<string> Privileges)> granted, IReadOnlyList<string> ofPublic)
    {
        var entries = new List<RowValue>();
        var given = granted.ToList();
        void Add(string role, string privilege) => entries.Add(new(Columns, [Unknown.Value, Role(tables, role), privilege.TrimEnd('*').ToUpperInvariant(), privilege[^1] == '*']));
        foreach (var privilege in ofPublic)
            if (!given.Exists(g => g.Role == "public" && g.Privileges.Contains("-" + privilege))) Add("public", privilege);
        foreach (var (role, privileges) in given)
            foreach (var privilege in privileges.Where(p => p[0] != '-')) Add(role, privilege);
        return new(entries);
    }

    /// <summary>pg_default_acl: one row for all that one role gives in one schema for one sort of objects.</summary>
    public static SystemTable Defaults() => new SystemTable<List<DefaultPrivilege>>("pg_default_acl",
        (t, _) => t.All<DefaultPrivilege>().GroupBy(d => (d.Creator, d.InSchema, d.ObjectType)).Select(g => g.ToList()),
        ("defaclrole", (t, d) => Role(t, d[0].Creator)),
        ("defaclnamespace", (t, d) => d[0].InSchema is { } schema ? t.Reference(new ObjectId(Schema.OfKind, new(null, schema))) : 0m),
        ("defaclobjtype", (_, d) => DefaultPrivileges.Letter(d[0].ObjectType)),
        ("defaclacl", (t, d) => Of(t, d.Select(g => (g.Grantee, g.Privileges)), d[0].InSchema is null ? DefaultPrivileges.OfPublic(d[0].ObjectType, t.Catalog.Version) : [])));

    /// <summary>has_table_privilege and its like, for a role that is named. What it has by ownership or through other roles is not known.</summary>
    public static object Has(IReadOnlyList<object> arguments, Scope scope)
    {
        if (arguments.Count != 3 || arguments[1] is not ObjectReference on || scope.Catalog.Current.Find(on.Id) is null) return Unknown.Value;
        var privilege = Values.Text(arguments[2]).ToLowerInvariant();
        bool Holds(string role) => (scope.Catalog.Current.Find(new Grant(on.Id, role).Id()) as Grant)?.Privileges is { } own && (own.Contains(privilege) || own.Contains(privilege + "*"));
        var taken = scope.Catalog.Current.Find(new Grant(on.Id, "public").Id()) is Grant ofPublic && ofPublic.Privileges.Contains("-" + privilege);
        if (Holds("public") || (!taken && Privileges.OfPublic(on.Id, scope.Catalog.Version).Contains(privilege))) return true;
        var role = Values.Text(arguments[0]);
        return role == "public" ? false : Holds(role) ? true : Unknown.Value;
    }
}
