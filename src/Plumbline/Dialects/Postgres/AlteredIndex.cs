using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>What can be changed of an index where it stands (manual, ALTER INDEX): how it is stored, not what it holds.</summary>
internal static class AlteredIndex
{
    public static IReadOnlyList<Alteration>? Write(Index before, Index after, EquatableArray<Facet> facets, Writing writing)
    {
        if (facets.Any(f => f == Index.KeysFacet || f == Index.UniqueFacet || f == Index.MethodFacet || f == Index.PredicateFacet || f == Index.IncludeFacet || f == Index.NullsNotDistinctFacet)) return null;
        var name = Quoting.Name(Indexes.NameOf(after.Name));
        var statements = new List<Alteration>();
        if (facets.Contains(Index.PartitionOfFacet))
        {
            // Detaching the table detaches its indexes, and there is no other way; attaching it attaches those that are alike.
            var isAlone = writing.After.Find(after.Parent()!) is Table { PartitionOf: null };
            if (after.PartitionOf is null && !isAlone) return null;
            if (after.PartitionOf is { } whole && !isAlone) statements.Add($"ALTER INDEX {Quoting.Name(Indexes.NameOf(whole))} ATTACH PARTITION {name}");
        }
        if (facets.Contains(Index.ValidFacet) && !IsWhole(after, writing))
        {
            if (after.Invalid) return null;
            statements.Add($"REINDEX INDEX {name}");
        }
        statements.AddRange(Alteration.Each(IndexActions.Alter(after.Name, before.Options, after.Options, before.Tablespace, after.Tablespace)));
        foreach (var target in after.Statistics.Where(t => !before.Statistics.Contains(t))) statements.Add(SetStatistics(name, target[..target.IndexOf('=')], target[(target.IndexOf('=') + 1)..]));
        foreach (var column in before.Statistics.Select(t => t[..t.IndexOf('=')]).Where(c => !after.Statistics.Any(t => t[..t.IndexOf('=')] == c))) statements.Add(SetStatistics(name, column, "-1"));
        if (facets.Contains(Index.ClusteredFacet) && Cluster(after, writing.After) is { } cluster) statements.Add(cluster);
        return statements;
    }

    /// <summary>The index of a partitioned table is valid when every partition has one that is attached to it.</summary>
    private static bool IsWhole(Index index, Writing writing) => writing.After.Find(new(Table.OfKind, index.Name.OfTable())) is Table { PartitionBy: not null };

    public static string SetStatistics(string index, string column, string target) => $"ALTER INDEX {index} ALTER COLUMN {column} SET STATISTICS {target}";

    /// <summary>null when another index of the table takes its place.</summary>
    private static string? Cluster(Index index, Catalog context)
    {
        if (index.Clustered) return ClusterOn(index);
        return context.Children<Index>(index.Parent()!).Any(i => i.Clustered) ? null : $"{AlterParent(index)} SET WITHOUT CLUSTER";
    }

    public static string ClusterOn(Index index) => $"{AlterParent(index)} CLUSTER ON {Quoting.Name(index.Name.Name)}";

    private static string AlterParent(Index index) => $"ALTER {(index.OnMaterializedView ? "MATERIALIZED VIEW" : "TABLE")} {Quoting.Name(index.Name.OfTable())}";
}
