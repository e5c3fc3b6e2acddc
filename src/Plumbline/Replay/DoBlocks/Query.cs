namespace Plumbline.Replay.DoBlocks;

/// <param name="Certain">False when there may be more rows than these, or some of these may not be there.</param>
internal sealed record QueryResult(IReadOnlyList<string> Names, IReadOnlyList<RowValue> Rows, bool Certain)
{
    public static readonly QueryResult Nothing = new([], [], true);
    public static readonly QueryResult NotKnown = new([], [], false);
}

/// <summary>A query over the catalog's system tables, as far as its rows can be known without a server.</summary>
internal abstract class Query
{
    public List<(string Name, IReadOnlyList<string> Columns, Query Query)> Common { get; } = [];
    public List<(Expression Key, bool Descending, bool? NullsFirst)> OrderBy { get; } = [];
    public Expression? Limit { get; set; }
    public Expression? Offset { get; set; }

    /// <summary>The names of its columns, as far as they are written.</summary>
    public virtual IReadOnlyList<string> ColumnNames => [];

    public QueryResult Run(Scope outer, int atMost = int.MaxValue)
    {
        var scope = new Scope(outer, outer.Interpreter);
        foreach (var (name, columns, query) in Common)
        {
            var rows = query.Run(scope);
            scope.Common[name] = columns.Count == 0 ? rows : QueryRows.Renamed(rows, columns);
        }
        var limit = Bound(Limit, scope, int.MaxValue);
        var offset = Bound(Offset, scope, 0);
        if (limit is null || offset is null) return QueryResult.NotKnown;
        var wanted = OrderBy.Count > 0 ? int.MaxValue : (int)Math.Min(int.MaxValue, Math.Min((long)limit, atMost) + (long)offset);
        var result = Produce(scope, wanted);
        if (offset == 0 && result.Rows.Count <= limit) return result;
        return result with { Rows = result.Rows.Skip(offset.Value).Take(limit.Value).ToList() };
    }

    protected abstract QueryResult Produce(Scope scope, int atMost);

    private static int? Bound(Expression? expression, Scope scope, int otherwise)
    {
        if (expression is null) return otherwise;
        var value = expression.Evaluate(scope);
        return value is null ? otherwise : value is Unknown ? null : Values.ToNumber(value) is { } number ? (int)Math.Clamp(number, 0, int.MaxValue) : null;
    }
}

/// <summary>VALUES (…), (…)</summary>
internal sealed class ValuesQuery(IReadOnlyList<IReadOnlyList<Expression>> rows) : Query
{
    public override IReadOnlyList<string> ColumnNames => rows.Count == 0 ? [] : Enumerable.Range(1, rows[0].Count).Select(i => $"column{i}").ToList();

    protected override QueryResult Produce(Scope scope, int atMost)
    {
        var names = ColumnNames;
        return new(names, rows.Select(r => new RowValue(names, r.Select(e => e.Evaluate(scope)).ToList())).ToList(), true);
    }
}

/// <summary>UNION, INTERSECT, EXCEPT.</summary>
internal sealed class SetQuery(Query left, string operation, bool all, Query right) : Query
{
    public override IReadOnlyList<string> ColumnNames => left.ColumnNames;

    protected override QueryResult Produce(Scope scope, int atMost)
    {
        var first = left.Run(scope);
        var second = right.Run(scope);
        bool In(RowValue row, QueryResult rows) => rows.Rows.Any(r => Values.Compare(r, row) == 0);
        IEnumerable<RowValue> rows = operation switch
        {
            "union" => first.Rows.Concat(second.Rows.Select(r => r with { Names = first.Names.Count > 0 ? first.Names : r.Names })),
            "intersect" => first.Rows.Where(r => In(r, second)),
            _ => first.Rows.Where(r => !In(r, second)),
        };
        var kept = rows.ToList();
        if (!all) kept = QueryRows.Distinct(kept);
        return new(first.Names.Count > 0 ? first.Names : second.Names, kept, first.Certain && second.Certain);
    }
}

internal static class QueryRows
{
    public static QueryResult Renamed(QueryResult result, IReadOnlyList<string> columns)
    {
        var names = result.Names.Select((name, i) => i < columns.Count ? columns[i] : name).ToList();
        return result with { Names = names, Rows = result.Rows.Select(r => r with { Names = names }).ToList() };
    }

    public static List<RowValue> Distinct(List<RowValue> rows)
    {
        var kept = new List<RowValue>();
        var seen = new HashSet<string>();
        foreach (var row in rows)
            if (seen.Add(string.Join('\u0001', row.Values.Select(v => v is null ? "\u0002" : Values.Text(v))))) kept.Add(row);
        return kept;
    }
}
