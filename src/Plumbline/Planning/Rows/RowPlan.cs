using Plumbline.Model;

namespace Plumbline.Planning.Rows;

/// <summary>A table that gets no rows, and what stood in the way.</summary>
public sealed record UnfilledTable(ObjectName Table, string Why);

/// <summary>Rows for every table of a catalog that holds rows of its own, referenced tables first.</summary>
internal sealed class RowPlan
{
    private readonly Dictionary<ObjectName, TableRows> _byName = [];
    private readonly Dictionary<ObjectName, int> _places = [];

    private RowPlan(Catalog catalog, RowSizes sizes, int seed) => (Catalog, Sizes, Seed) = (catalog, sizes, seed);

    internal Catalog Catalog { get; }
    internal RowSizes Sizes { get; }
    internal int Seed { get; }
    internal bool InOrderOnly { get; private init; }
    internal IReadOnlyList<TableRows> InOrder { get; private set; } = [];

    /// <summary>The same catalog, sizes and seed give the same rows.</summary>
    /// <param name="inOrderOnly">Whether the server will look at every reference when its row comes: rows refer only to tables that are filled before.</param>
    /// <param name="given">What is in the tables already.</param>
    internal static RowPlan Of(Catalog catalog, RowSizes sizes, int seed, bool inOrderOnly, IReadOnlyDictionary<ObjectName, GivenRows> given)
    {
        var plan = new RowPlan(catalog.WithoutRefused(), sizes, seed) { InOrderOnly = inOrderOnly };
        // Rows of a partition come through its whole; those of a foreign table are elsewhere.
        var tables = Catalog.Sorted(plan.Catalog.OfType<Table>().Where(t => t.PartitionOf is null && t.Persistence != Persistence.Temporary)).Cast<Table>().ToList();
        foreach (var table in tables) plan._byName[table.Name] = new(plan, table, given.GetValueOrDefault(table.Name, GivenRows.None));
        plan.InOrder = plan.Ordered(tables);
        for (var i = 0; i < plan.InOrder.Count; i++) plan._places[plan.InOrder[i].Table.Name] = i;
        foreach (var table in plan.InOrder) table.Prepare();
        // Keys that point ahead could not be read before their target was.
        if (plan.InOrder.Any(t => plan.Catalog.Children<ForeignKey>(t.Table.Id()).Any(k => plan.PointsAhead(k, t.Table))))
            foreach (var table in plan.InOrder) table.Prepare();
        return plan;
    }

    internal TableRows? Find(ObjectName table) => _byName.GetValueOrDefault(table);

    /// <summary>Whether <paramref name="reference"/> points to a table that is filled later: keys can form a circle.</summary>
    internal bool PointsAhead(ForeignKey reference, Table from) =>
        reference.ReferencedTable != from.Name && Place(reference.ReferencedTable) > Place(from.Name);

    private int Place(ObjectName table) => _places.GetValueOrDefault(table, -1);

    /// <summary>Depth first; in a circle the keys that may be null are the ones to point ahead.</summary>
    private List<TableRows> Ordered(List<Table> tables)
    {
        var result = new List<TableRows>(tables.Count);
        var seen = new HashSet<ObjectName>();
        foreach (var table in tables) Visit(table);
        return result;

        void Visit(Table table)
        {
            if (!seen.Add(table.Name)) return;
            foreach (var key in Catalog.Children<ForeignKey>(table.Id()).OrderBy(IsOptional).ThenBy(k => k.Name))
                if (_byName.TryGetValue(key.ReferencedTable, out var target)) Visit(target.Table);
            result.Add(_byName[table.Name]);
        }
    }

    private bool IsOptional(ForeignKey key) => key.Columns.Any(c => Catalog.Find(new(Column.OfKind, key.Name.OfTable().Member(c))) is Column { NotNull: false });
}
