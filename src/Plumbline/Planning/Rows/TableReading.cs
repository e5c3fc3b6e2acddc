using Plumbline.Model;

namespace Plumbline.Planning.Rows;

/// <summary>What a table's columns and constraints mean for its rows.</summary>
internal sealed class TableReading
{
    public static readonly TableReading Nothing = new();

    public IReadOnlyList<Column> Columns { get; private init; } = [];
    public Shape[] Shapes { get; private set; } = [];

    /// <summary>So many of the shapes are for any row; each of the rest is for one.</summary>
    public int CommonShapes { get; private set; }

    public ulong ShapeStream { get; private init; }
    public Reference[] References { get; private init; } = [];

    /// <summary>The reference that gives a column its value; null for one with values of its own.</summary>
    public Reference?[] Owners { get; private init; } = [];

    public Numbering[] ColumnNumbers { get; private init; } = [];
    public HashSet<int> NeverNull { get; } = [];
    public long Rows { get; set; }
    public long MostOrdinals { get; set; } = long.MaxValue;
    public string? WhyNone { get; private set; }

    public static TableReading Of(TableRows rows, long wanted)
    {
        var (catalog, table) = (rows.Plan.Catalog, rows.Table);
        if (table.ForeignServer is not null) return new() { WhyNone = $"a foreign table: its rows are on the server {table.ForeignServer}" };
        if (table.PartitionBy is not null && !PartitionWays.HasLeaf(catalog, table)) return new() { WhyNone = "partitioned, and there is no partition to take a row" };
        var values = new TypeValues(catalog);
        var columns = new List<Column>();
        foreach (var column in catalog.Columns(table.Name))
        {
            if (column.Generated is not null) continue;
            var domain = column.Type.IsArray ? null : catalog.Find(new(Domain.OfKind, new(column.Type.Schema ?? "public", column.Type.Name))) as Domain;
            if (values.Of(column.Type, Narrowing.Nothing) is null)
            {
                if (column.Default is not null || domain?.Default is not null) continue;
                if (column.NotNull) return new() { WhyNone = $"column {column.Name.Name}: no values are known for the type {column.Type}" };
            }
            columns.Add(domain?.NotNull == true ? column with { NotNull = true } : column);
        }
        var keys = new ReferenceReading(rows, columns);
        if (keys.WhyNone is not null) return new() { WhyNone = keys.WhyNone };
        var reading = new TableReading
        {
            Columns = columns,
            ShapeStream = rows.Stream("shape"),
            References = keys.References,
            Owners = keys.Owners,
            ColumnNumbers = new Numbering[columns.Count],
            Rows = wanted,
        };
        reading.Settle(rows, keys.Void, values);
        return reading;
    }

    private void Settle(TableRows rows, IReadOnlySet<string> nothing, TypeValues values)
    {
        var keys = RowKey.Of(rows.Plan.Catalog, rows.Table, Columns);
        var ways = Ways(rows, keys, nothing);
        Shapes = ShapesOf(ways, values);
        CommonShapes = Shapes.Length;
        if (Shapes.Length == 0) { WhyNone = "its conditions leave no values"; return; }
        Outside(new KeyNumbers(this, keys).Assign(), ways, values);
        foreach (var key in keys)
            if (key.Spaced is { } column) Shapes = [.. Shapes.Select(s => s.Spaced(column, Rows))];
    }

    /// <summary>A partial key that would bind all rows to few values binds one: the others stand outside of its predicate.</summary>
    private void Outside(List<RowKey> keys, List<Restriction> ways, TypeValues values)
    {
        var (outside, inside) = (ways, new List<Restriction>());
        foreach (var predicate in keys.Select(k => k.Predicate).OfType<SqlExpression>())
        {
            outside = Also(outside, Conditions.Ways(predicate, not: true));
            inside.AddRange(Conditions.Both(ways, Conditions.Ways(predicate)).Take(1));
        }
        if (inside.Count == 0 || ShapesOf(outside, values) is not { Length: > 0 } shapes) return;
        CommonShapes = shapes.Length;
        Shapes = [.. shapes, .. inside.Select(way => Shape.Of(way, Columns, values)).OfType<Shape>()];
    }

    private List<Restriction> Ways(TableRows rows, List<RowKey> keys, IReadOnlySet<string> nothing)
    {
        var catalog = rows.Plan.Catalog;
        var ways = PartitionWays.Of(catalog, rows.Table);
        foreach (var column in nothing) ways = Also(ways, [Restriction.Of(column, new() { Null = true })]);
        foreach (var check in Catalog.Sorted(catalog.Children<Check>(rows.Table.Id())).Cast<Check>())
            if (!check.NotEnforced) ways = Also(ways, Conditions.Ways(check.Expression));
        var generated = catalog.Columns(rows.Table.Name).Where(c => c.Generated is not null).SelectMany(c => RowKey.RangesIn(Conditions.Parse(c.Generated!.Expression.Sql)));
        foreach (var (from, to) in keys.SelectMany(k => k.Ranges.AsEnumerable()).Concat(generated).Distinct())
            ways = Also(ways, [new([], [new(from, "<", to)])]);
        return ways;
    }

    /// <summary>What contradicts the rest is left to the server's judgement.</summary>
    private static List<Restriction> Also(List<Restriction> ways, List<Restriction> more) => Conditions.Both(ways, more) is { Count: > 0 } both ? both : ways;

    private Shape[] ShapesOf(List<Restriction> ways, TypeValues values)
    {
        var shapes = ways.Select(way => Shape.Of(way, Columns, values)).OfType<Shape>().ToArray();
        if (shapes.Length > 0) return shapes;
        return Shape.Of(Restriction.None, Columns, values) is { } open ? [open] : [];
    }
}
