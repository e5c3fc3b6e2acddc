using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>ALTER TABLE as far as it changes the table itself: its place among others, its security, how it is stored. Actions stand in one statement where PostgreSQL takes them so.</summary>
internal static class AlteredTable
{
    public static IReadOnlyList<Alteration>? Write(Table before, Table after, EquatableArray<Facet> facets, Writing writing)
    {
        if (!IsPossible(before, after, facets, writing.Version)) return null;
        var statements = new List<Alteration>();
        if (IsPlaced(facets) && before.PartitionOf is { } left) statements.Add(Leave(left, before, after));
        if (facets.Contains(Table.InheritsFacet)) statements.AddRange(Inheritance(before.Inherits, after));
        if (facets.Contains(Table.OfTypeFacet)) statements.Add(OfType(after));
        var actions = Actions(before, after, facets, writing).ToList();
        if (actions.Count > 0) statements.Add($"ALTER {(after.ForeignServer is null ? "" : "FOREIGN ")}TABLE {Quoting.Name(after.Name)} {string.Join(", ", actions)}");
        if (after.ForeignServer is not null && facets.Contains(Table.OptionsFacet))
            statements.Add(new($"ALTER FOREIGN TABLE {Quoting.Name(after.Name)} OPTIONS ({ForeignOptions.Changes(before.Options, after.Options)})") { Unless = ForeignOptions.Are("pg_foreign_table", $"ftrelid = {PgCatalog.Relation(after.Name)}", "ftoptions", before.Options, after.Options) });
        if (IsPlaced(facets) && after.PartitionOf is { } whole) statements.Add(new($"ALTER TABLE {Quoting.Name(whole)} ATTACH PARTITION {Quoting.Name(after.Name)} {after.PartitionBound}") { Unless = IsBelow(after, whole) });
        return statements;
    }

    private static bool IsPossible(Table before, Table after, EquatableArray<Facet> facets, int version)
    {
        foreach (var facet in facets)
        {
            if (facet == Table.PartitionByFacet || facet == Table.ForeignServerFacet) return false;
            if (facet == Table.PersistenceFacet && (before.Persistence == Persistence.Temporary || after.Persistence == Persistence.Temporary)) return false;
            if (facet == Table.AccessMethodFacet && version < (after.PartitionBy is null ? 15 : 17)) return false;
        }
        return !after.DetachPending;
    }

    private static bool IsPlaced(EquatableArray<Facet> facets) => facets.Contains(Table.PartitionOfFacet) || facets.Contains(Table.PartitionBoundFacet);

    private static Alteration Leave(ObjectName whole, Table before, Table after) =>
        new($"ALTER TABLE {Quoting.Name(whole)} DETACH PARTITION {Quoting.Name(after.Name)}{(before.DetachPending ? " FINALIZE" : "")}") { Unless = after.PartitionOf == whole ? $"NOT {IsBelow(after, whole)} OR {HasBound(after)}" : $"NOT {IsBelow(after, whole)}" };

    private static string HasBound(Table table) => PgCatalog.Row("pg_class", $"oid = {PgCatalog.Relation(table.Name)} AND pg_get_expr(relpartbound, oid) = {SqlString.Quote(table.PartitionBound!)}");

    public static string IsBelow(Table table, ObjectName above) => PgCatalog.Row("pg_inherits", $"inhrelid = {PgCatalog.Relation(table.Name)} AND inhparent = {PgCatalog.Relation(above)}");

    private static Alteration OfType(Table table)
    {
        var isTyped = $"oid = {PgCatalog.Relation(table.Name)} AND reloftype = ";
        return table.OfType is { } type
            ? new($"ALTER TABLE {Quoting.Name(table.Name)} OF {Quoting.Name(type)}") { Unless = PgCatalog.Row("pg_class", $"{isTyped}{PgCatalog.Type(type)}") }
            : new($"ALTER TABLE {Quoting.Name(table.Name)} NOT OF") { Unless = PgCatalog.Row("pg_class", $"{isTyped}0") };
    }

    private static IEnumerable<string> Actions(Table before, Table after, EquatableArray<Facet> facets, Writing writing)
    {
        if (facets.Contains(Table.RowSecurityFacet)) yield return $"{(after.RowSecurity ? "ENABLE" : "DISABLE")} ROW LEVEL SECURITY";
        if (facets.Contains(Table.ForceRowSecurityFacet)) yield return $"{(after.ForceRowSecurity ? "FORCE" : "NO FORCE")} ROW LEVEL SECURITY";
        if (facets.Contains(Table.ReplicaIdentityFacet) && ReplicaIdentity(after, writing.Before) is { } identity) yield return $"REPLICA IDENTITY {identity}";
        if (facets.Contains(Table.OptionsFacet) && after.ForeignServer is null)
            foreach (var change in StorageParameters.Changes(before.Options, after.Options)) yield return change;
        if (facets.Contains(Table.PersistenceFacet)) yield return $"SET {(after.Persistence == Persistence.Unlogged ? "UNLOGGED" : "LOGGED")}";
        if (facets.Contains(Table.AccessMethodFacet)) yield return $"SET ACCESS METHOD {Quoting.Name(after.AccessMethod ?? "heap")}";
        if (facets.Contains(Table.TablespaceFacet)) yield return $"SET TABLESPACE {Quoting.Name(after.Tablespace ?? "pg_default")}";
    }

    /// <summary>Parents have an order: from the first that differs on they are left and taken anew.</summary>
    private static IEnumerable<Alteration> Inheritance(EquatableArray<ObjectName> before, Table table)
    {
        var (after, same) = (table.Inherits, 0);
        var alter = $"ALTER {(table.ForeignServer is null ? "" : "FOREIGN ")}TABLE {Quoting.Name(table.Name)}";
        while (same < before.Count && same < after.Count && before[same] == after[same]) same++;
        foreach (var parent in before.Skip(same)) yield return new($"{alter} NO INHERIT {Quoting.Name(parent)}") { Unless = $"NOT {IsBelow(table, parent)}" };
        foreach (var parent in after.Skip(same)) yield return new($"{alter} INHERIT {Quoting.Name(parent)}") { Unless = IsBelow(table, parent) };
    }

    /// <summary>null for an index that is made later, which then says it itself.</summary>
    private static string? ReplicaIdentity(Table table, Catalog before)
    {
        const string Index = "index ";
        if (table.ReplicaIdentity is not { } identity) return "DEFAULT";
        if (!identity.StartsWith(Index, StringComparison.Ordinal)) return identity.ToUpperInvariant();
        return before.Relation(table.Name.Schema, identity[Index.Length..]) is null ? null : $"USING INDEX {Quoting.Name(identity[Index.Length..])}";
    }
}
