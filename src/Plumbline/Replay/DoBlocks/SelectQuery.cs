namespace Plumbline.Replay.DoBlocks;

/// <summary>One thing in FROM: a table, a function or a sub-select, and how it is joined to what stands before it.</summary>
/// <param name="On">The join's condition; inner joins are ordinary conditions beside WHERE.</param>
internal sealed record FromItem(string Alias, IReadOnlyList<string> Columns, TableSource Source, bool Left, Expression? On);

/// <summary>Where rows come from.</summary>
internal abstract class TableSource
{
    /// <summary>The rows, at least all for which every hint holds. Null when they cannot be known.</summary>
    public abstract IEnumerable<IRow>? Rows(Scope scope, IReadOnlyDictionary<string, object> hints);

    /// <summary>How well the hinted columns narrow this source: 2 one object, 1 a few, 0 everything.</summary>
    public virtual int Narrows(IEnumerable<string> columns) => 0;

    /// <summary>Its columns, in order, for <c>*</c>.</summary>
    public virtual IReadOnlyList<string> Columns => [];
}

internal sealed record SelectItem(Expression? Value, string Name, string? StarOf);

/// <summary>SELECT … FROM … WHERE … GROUP BY … HAVING …, by nested loops that start where a condition narrows most.</summary>
internal sealed class SelectQuery : Query
{
    public List<SelectItem> Items { get; } = [];
    public List<FromItem> From { get; } = [];
    public Expression? Where { get; set; }
    public List<Expression> GroupBy { get; } = [];
    public Expression? Having { get; set; }
    public bool Distinct { get; set; }

    public override IReadOnlyList<string> ColumnNames => Items.Select(i => i.Name).ToList();

    protected override QueryResult Produce(Scope scope, int atMost)
    {
        var grouped = GroupBy.Count > 0 || Having is not null || Items.Any(i => i.Value is not null && Aggregates.HasAny(i.Value));
        var run = new JoinRun(this, scope);
        var rows = new List<(RowValue Row, List<object?> Keys)>();
        if (grouped) run.Groups(rows);
        else run.Plain(rows, Distinct || OrderBy.Count > 0 ? int.MaxValue : atMost);
        var kept = Sorted(rows);
        if (Distinct) kept = QueryRows.Distinct(kept);
        return new(run.Names(), kept, run.Certain);
    }

    private List<RowValue> Sorted(List<(RowValue Row, List<object?> Keys)> rows)
    {
        if (OrderBy.Count == 0) return rows.Select(r => r.Row).ToList();
        return rows.Order(Comparer<(RowValue Row, List<object?> Keys)>.Create((a, b) =>
        {
            for (var i = 0; i < OrderBy.Count; i++)
            {
                var (_, descending, nullsFirst) = OrderBy[i];
                var (x, y) = (a.Keys[i], b.Keys[i]);
                if (x is null && y is null) continue;
                if (x is null || y is null) return (x is null) == (nullsFirst ?? descending) ? -1 : 1;
                if (Values.Compare(x, y) is { } order && order != 0) return descending ? -order : order;
            }
            return 0;
        })).Select(r => r.Row).ToList();
    }
}
