using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>GRANT and REVOKE on objects (manual 5.8). Membership in roles belongs to the cluster and is not modelled.</summary>
internal sealed class Grants : KindDialect
{
    public override Kind Kind => Grant.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("GRANT", (sql, catalog) => Read(sql, catalog, grants: true));
        grammar.On("REVOKE", (sql, catalog) => Read(sql, catalog, grants: false));
    }

    private static void Read(SqlReader sql, CatalogBuilder catalog, bool grants)
    {
        if (IsMembership(sql)) { NotModelled.ReadOver(sql, catalog); return; }
        var optionOnly = !grants && sql.Take("GRANT", "OPTION", "FOR");
        var privileges = Privileges.ReadList(sql);
        sql.Expect("ON");
        if (GrantTargets.Read(sql, catalog) is not { } targets) { NotModelled.ReadOver(sql, catalog); return; }
        sql.Expect(grants ? "TO" : "FROM");
        var roles = ReadRoles(sql, catalog);
        var option = grants && sql.Take("WITH", "GRANT", "OPTION");
        if (sql.Take("GRANTED", "BY")) Roles.Read(sql, catalog);
        if (!grants) catalog.TakeCascade(sql);
        sql.ExpectEnd();
        foreach (var target in targets)
            foreach (var role in roles) Apply(catalog, target, role, privileges, grants, grants ? option : optionOnly);
    }

    private static bool IsMembership(SqlReader sql)
    {
        if (sql.Is("ADMIN", "OPTION") || sql.Is("INHERIT", "OPTION") || (sql.IsAt(0, "SET") && sql.IsAt(1, "OPTION"))) return true;
        for (var ahead = 0; sql.Peek(ahead).Kind != TokenKind.End; ahead++)
        {
            if (sql.IsAt(ahead, "ON")) return false;
            if (sql.IsAt(ahead, "TO") || sql.IsAt(ahead, "FROM")) return true;
        }
        return false;
    }

    private static List<string> ReadRoles(SqlReader sql, CatalogBuilder catalog)
    {
        var roles = new List<string>();
        do roles.Add(Roles.Read(sql, catalog));
        while (sql.Take(TokenKind.Comma));
        return roles;
    }

    private static void Apply(CatalogBuilder catalog, ObjectId target, string role, List<(string Privilege, EquatableArray<string> Columns)> privileges, bool grants, bool option)
    {
        var whole = new List<string>();
        foreach (var (privilege, columns) in privileges)
        {
            EnsureFits(catalog, target.Kind, privilege);
            if (columns.IsEmpty) { whole.AddRange(privilege == "all" ? Privileges.All(target.Kind, catalog.Version) : [privilege]); continue; }
            var names = privilege == "all" ? Privileges.All(Column.OfKind, catalog.Version) : [privilege];
            foreach (var column in columns) Change(catalog, ColumnOf(catalog, target, column), role, names, grants, option);
        }
        if (whole.Count == 0) return;
        Change(catalog, target, role, whole, grants, option);
        if (!grants && target.Kind == Table.OfKind) RevokeColumns(catalog, target, role, whole, option);
    }

    private const string InvalidGrantOperation = "0LP01";

    private static void EnsureFits(CatalogBuilder catalog, Kind kind, string privilege)
    {
        if (privilege == "all" || Privileges.All(kind, 17).Contains(privilege)) return;
        if (kind == Sequence.OfKind && Privileges.All(Table.OfKind, 17).Contains(privilege)) return; // with a warning, as for a table
        throw new StatementRefused(InvalidGrantOperation, $"a {kind.Label} has no privilege {privilege}");
    }

    private static ObjectId ColumnOf(CatalogBuilder catalog, ObjectId target, string column)
    {
        var id = new ObjectId(Column.OfKind, target.Name.Member(column));
        if (target.Kind == Table.OfKind && column is not ("tableoid" or "ctid" or "xmin" or "cmin" or "xmax" or "cmax") && !catalog.Current.Contains(id) && catalog.Current.Contains(target))
            throw new StatementRefused(SqlStates.UndefinedColumn, $"column {column} of {target.Name} does not exist", missing: id);
        return id;
    }

    /// <summary>Revoking on a table revokes the same on each of its columns (manual, REVOKE).</summary>
    private static void RevokeColumns(CatalogBuilder catalog, ObjectId table, string role, List<string> privileges, bool optionOnly)
    {
        foreach (var column in catalog.Current.Children<Column>(table).ToList())
            if (catalog.Current.Contains(new Grant(column.Id(), role).Id())) Change(catalog, column.Id(), role, privileges, false, optionOnly);
    }

    public static void Change(CatalogBuilder catalog, ObjectId on, string role, IReadOnlyList<string> privileges, bool grants, bool option)
    {
        var fresh = new Grant(on, role);
        var ofPublic = role == "public" ? Privileges.OfPublic(on, catalog.Version) : [];
        var before = (catalog.Current.Find(fresh.Id()) as Grant)?.Privileges ?? [];
        Change(catalog, fresh with { Privileges = grants ? Privileges.With(before, privileges, option, ofPublic) : Privileges.Without(before, privileges, option, ofPublic) });
    }

    /// <summary>Puts the grant in the place of the one to the same role.</summary>
    public static void Change(CatalogBuilder catalog, Grant after)
    {
        var present = catalog.Current.Find(after.Id()) as Grant;
        if (after.Privileges == (present?.Privileges ?? [])) return;
        if (present is null) catalog.Add(after);
        else if (after.Privileges.IsEmpty) catalog.Remove(present.Id());
        else catalog.Alter(present, present with { Privileges = after.Privileges });
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context) => Changed([], (Grant)subject, context);

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => Changed(((Grant)subject).Privileges, (Grant)subject with { Privileges = [] }, context);

    public override IReadOnlyList<Alteration> Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing) =>
        [.. Changed(((Grant)before).Privileges, (Grant)after, writing.After)];

    private static IEnumerable<string> Changed(EquatableArray<string> before, Grant after, Catalog context)
    {
        var changes = PrivilegeChanges.Between(before, after.Privileges);
        var statements = Written(changes, after, context);
        return after.On.Kind == Table.OfKind ? statements.Concat(OnColumns(changes, after, context)) : statements;
    }

    private static IEnumerable<string> Written(PrivilegeChanges changes, Grant after, Catalog context) =>
        changes.Statements($"ON {WrittenTarget(after.On, context)}", Roles.Written(after.Grantee), privileges => Words(privileges, after.On));

    /// <summary>What takes from a new object the privileges that the defaults have given it and that it shall not have; those that it lacks are granted in any case.</summary>
    public static IEnumerable<string> Unwanted(Grant given, Catalog after)
    {
        var wanted = (after.Find(given.Id()) as Grant)?.Privileges ?? [];
        var left = given.Privileges.Select(p => wanted.Contains(p) || p[0] == '-' ? p : p.Trim('*')).Where(p => wanted.Contains(p) || wanted.Contains(p + "*"));
        return Written(PrivilegeChanges.Between(given.Privileges, left.ToEquatableArray()), given, after);
    }

    /// <summary>What is revoked on a table is revoked on each of its columns (manual, REVOKE): the columns that keep it get it again.</summary>
    private static IEnumerable<string> OnColumns(PrivilegeChanges changes, Grant after, Catalog context)
    {
        var taken = changes.Revoked.Concat(changes.Kept).ToList();
        if (taken.Count == 0) yield break;
        foreach (var column in context.Columns(after.On.Name))
        {
            if (context.Find(new Grant(column.Id(), after.Grantee).Id()) is not Grant kept) continue;
            var again = kept with { Privileges = kept.Privileges.Where(p => taken.Contains(p.Trim('*'))) };
            foreach (var statement in Changed([], again, context)) yield return statement;
        }
    }

    private static string Words(EquatableArray<string> privileges, ObjectId on) =>
        string.Join(", ", privileges.Select(p => on.Kind == Column.OfKind ? $"{p.ToUpperInvariant()} ({Quoting.Name(on.Name.Name)})" : p.ToUpperInvariant()));

    private static string WrittenTarget(ObjectId on, Catalog context)
    {
        if (on.Kind == Column.OfKind) return $"TABLE {Quoting.Name(on.Name.OfTable())}";
        if (on.Kind == View.OfKind || on.Kind == MaterializedView.OfKind || on.Kind == Table.OfKind) return $"TABLE {Quoting.Name(on.Name)}";
        // GRANT knows no aggregates: they are functions to it
        return context.Find(on) is { } found ? NamedObject.Written(found is Function { Routine: Routine.Aggregate } aggregate ? aggregate with { Routine = Routine.Function } : found) : $"{on.Kind.Label.ToUpperInvariant()} {Quoting.Name(on.Name)}";
    }

    public override string Exists(SchemaObject subject) => GrantText.Exists((Grant)subject);
}
