using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Conditions on access control lists (manual 5.8).</summary>
internal static class GrantText
{
    /// <summary>
    /// Whether the role has any privilege of its own on the object. What PUBLIC may from the start is no grant: it is told apart privilege by privilege.
    /// </summary>
    public static string Exists(Grant grant)
    {
        var (table, list, conditions) = Place(grant.On);
        if (grant.Grantee != "public" || Privileges.OfPublic(grant.On, 17).Count == 0)
            return PgCatalog.Row($"{table}, aclexplode({list})", $"{conditions} AND grantee = {PgCatalog.Role(grant.Grantee)}");
        var differs = grant.Privileges.Select(p => p[0] == '-' ? $"NOT {Has(grant.On, p[1..])}" : Has(grant.On, p));
        return PgCatalog.Row(table, $"{conditions} AND {(differs.Count > 1 ? $"({string.Join(" OR ", differs)})" : differs[0])}");
    }

    private static string Has(ObjectId on, string privilege) =>
        $"has_{(on.Kind == Schema.OfKind ? "schema" : IsRoutine(on) ? "function" : "type")}_privilege('public', oid, '{privilege}')";

    private static (string Table, string List, string Conditions) Place(ObjectId on)
    {
        if (on.Kind == Column.OfKind) return ("pg_attribute", "attacl", $"attrelid = {PgCatalog.Relation(on.Name.OfTable())} AND attname = {SqlString.Quote(on.Name.Name)}");
        if (on.Kind == Schema.OfKind) return ("pg_namespace", "nspacl", $"oid = {PgCatalog.Schema(on.Name.Name)}");
        if (IsRoutine(on)) return ("pg_proc", "proacl", PgCatalog.Routine(new(on.Name, "")));
        return on.Kind.IsRelation && on.Kind != CompositeType.OfKind ? ("pg_class", "relacl", $"oid = {PgCatalog.Relation(on.Name)}") : ("pg_type", "typacl", $"oid = {PgCatalog.Type(on.Name)}");
    }

    private static bool IsRoutine(ObjectId on) => on.Kind == Function.OfKind || on.Kind == Function.OfProcedure || on.Kind == Function.OfAggregate;
}
