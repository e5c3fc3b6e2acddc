using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Planning.Rows;

/// <summary>How many rows each table gets.</summary>
/// <param name="Rows">Of a table about which nothing else is known.</param>
/// <param name="Most">No table gets more.</param>
public sealed record RowSizes(long Rows, long Most = 1_000_000)
{
    /// <summary>The share of nulls in a column that may hold them and about which nothing else is known.</summary>
    public const double UsualNulls = 0.1;

    /// <summary>What the target tells of its own tables (<see cref="DatabaseFacts.Statistics"/>); empty: every table gets <see cref="Rows"/>.</summary>
    public IReadOnlyDictionary<ObjectId, TableStatistics> Statistics { get; init; } = new Dictionary<ObjectId, TableStatistics>();

    internal long Of(Catalog catalog, Table table) => Math.Min(Most, Estimate(catalog, table) ?? Rows);

    internal double NullsOf(Table table, string column) =>
        Statistics.TryGetValue(table.Id(), out var known) && known.NullFractions.TryGetValue(column, out var share) ? share : UsualNulls;

    /// <summary>A partitioned table has as many rows as its partitions: of itself the server knows nothing until somebody analyses it (manual 25.1.3).</summary>
    private long? Estimate(Catalog catalog, Table table)
    {
        if (Statistics.GetValueOrDefault(table.Id())?.Rows is { } rows) return rows;
        if (table.PartitionBy is null) return null;
        var parts = catalog.Dependents(table.Id()).OfType<Table>().Where(t => t.PartitionOf == table.Name).Select(t => Estimate(catalog, t)).Where(r => r is not null).ToList();
        return parts.Count == 0 ? null : parts.Sum();
    }
}
