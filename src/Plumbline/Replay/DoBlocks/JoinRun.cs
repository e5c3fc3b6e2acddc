namespace Plumbline.Replay.DoBlocks;

/// <summary>
/// One run of a SELECT: joins are nested loops, each table asked only for rows that the conditions known so far allow,
/// beginning with the table that they narrow most.
/// </summary>
internal sealed class JoinRun
{
    private static readonly Dictionary<string, object> s_noHints = [];

    private readonly SelectQuery _query;
    private readonly Scope _scope;
    private readonly List<Expression> _conditions = [];
    private readonly List<FromItem> _order = [];

    public JoinRun(SelectQuery query, Scope outer)
    {
        _query = query;
        _scope = new(outer, outer.Interpreter);
        AddConditions(query.Where);
        foreach (var item in query.From)
            if (!item.Left) AddConditions(item.On);
        Arrange();
    }

    public bool Certain { get; private set; } = true;

    public IReadOnlyList<string> Names()
    {
        var names = new List<string>();
        foreach (var item in _query.Items)
        {
            if (item.Value is not null) { names.Add(item.Name); continue; }
            foreach (var from in _query.From)
                if (item.StarOf is null || item.StarOf == from.Alias) names.AddRange(ColumnsOf(from));
        }
        return names;
    }

    public void Plain(List<(RowValue, List<object?>)> rows, int atMost)
    {
        var names = Names();
        Loop(0, () =>
        {
            var values = RowValues();
            rows.Add((new(names, values), Keys(values, names, e => e.Evaluate(_scope))));
            return rows.Count < atMost;
        });
    }

    public void Groups(List<(RowValue, List<object?>)> rows)
    {
        var groups = new Dictionary<string, (List<object?> Key, Aggregates Folded)>();
        var expressions = _query.Items.Where(i => i.Value is not null).Select(i => i.Value!).Concat(_query.OrderBy.Select(o => o.Key)).ToList();
        if (_query.Having is not null) expressions.Add(_query.Having);
        Loop(0, () =>
        {
            var key = _query.GroupBy.Select(e => e.Evaluate(_scope)).ToList();
            var text = string.Join('\u0001', key.Select(v => v is null ? "\u0002" : Values.Text(v)));
            if (!groups.TryGetValue(text, out var group)) groups[text] = group = (key, new(expressions, _scope));
            group.Folded.Add(_scope);
            return true;
        });
        if (groups.Count == 0 && _query.GroupBy.Count == 0) groups[""] = ([], new(expressions, _scope));
        var names = Names();
        foreach (var (_, folded) in groups.Values)
        {
            if (!Certain) folded.MakeUnknown();
            var passes = _query.Having is null ? true : folded.Value(_query.Having);
            if (passes is Unknown) Certain = false;
            if (Values.Truth(passes) != true) continue;
            var values = _query.Items.Where(i => i.Value is not null).Select(i => folded.Value(i.Value!)).ToList();
            rows.Add((new(names, values), Keys(values, names, folded.Value)));
        }
        if (!Certain && _query.GroupBy.Count == 0) Certain = true; // one row either way; its aggregates are unknown
    }

    private List<object?> RowValues()
    {
        var values = new List<object?>();
        foreach (var item in _query.Items)
        {
            if (item.Value is not null) { values.Add(item.Value.Evaluate(_scope)); continue; }
            foreach (var from in _query.From)
            {
                if (item.StarOf is not null && item.StarOf != from.Alias) continue;
                foreach (var column in ColumnsOf(from)) values.Add(_scope.TryRead([from.Alias, column], out var value) ? value : Unknown.Value);
            }
        }
        return values;
    }

    /// <summary>ORDER BY takes an output name or number before a column of the tables (manual, SELECT).</summary>
    private List<object?> Keys(IReadOnlyList<object?> values, IReadOnlyList<string> names, Func<Expression, object?> evaluate)
    {
        var keys = new List<object?>(_query.OrderBy.Count);
        foreach (var (key, _, _) in _query.OrderBy)
        {
            var at = key switch
            {
                Literal { Value: decimal number } when number >= 1 && number <= values.Count => (int)number - 1,
                NameReference { Path: [var name] } => IndexOf(names, name),
                _ => -1,
            };
            keys.Add(at >= 0 ? values[at] : evaluate(key));
        }
        return keys;
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
            if (names[i] == name) return i;
        return -1;
    }

    private static IReadOnlyList<string> ColumnsOf(FromItem item) => item.Columns.Count > 0 ? item.Columns : item.Source.Columns;

    private void AddConditions(Expression? condition)
    {
        if (condition is Logic { IsAnd: true } both)
        {
            AddConditions(both.Left);
            AddConditions(both.Right);
        }
        else if (condition is not null) _conditions.Add(condition);
    }

    /// <summary>Inner joins may run in any order; a left join stays behind what it hangs on.</summary>
    private void Arrange()
    {
        var left = _query.From.ToList();
        var bound = new HashSet<string>();
        while (left.Count > 0)
        {
            var best = 0;
            var bestScore = -1;
            for (var i = 0; i < left.Count; i++)
            {
                if (left[i].Left && i > 0) break;
                var score = left[i].Left ? 0 : left[i].Source.Narrows(HintColumns(left[i], bound));
                if (score > bestScore) (best, bestScore) = (i, score);
            }
            _order.Add(left[best]);
            bound.Add(left[best].Alias);
            left.RemoveAt(best);
        }
    }

    private IEnumerable<string> HintColumns(FromItem item, HashSet<string> bound)
    {
        foreach (var condition in _conditions)
            if (HintOf(condition, item, bound) is { } hint) yield return hint.Column;
    }

    /// <summary>A condition <c>column = value</c> on this table whose value is known before its rows are read.</summary>
    private (string Column, Expression Value)? HintOf(Expression condition, FromItem item, HashSet<string> bound)
    {
        if (condition is not Operation { Name: "=" } equal) return null;
        if (ColumnOf(equal.Left, item) is { } column && IsKnown(equal.Right, bound)) return (column, equal.Right);
        if (ColumnOf(equal.Right, item) is { } other && IsKnown(equal.Left, bound)) return (other, equal.Left);
        return null;
    }

    private static string? ColumnOf(Expression expression, FromItem item) => expression is NameReference { Path: var path }
        ? (path.Count == 1 && ColumnsOf(item).Contains(path[0])) || (path.Count > 1 && path[^2] == item.Alias) ? path[^1] : null
        : null;

    private bool IsKnown(Expression expression, HashSet<string> bound)
    {
        foreach (var part in expression.All())
        {
            if (part is Subquery) return false;
            if (part is not NameReference { Path: var path }) continue;
            if (path.Count > 1 ? _query.From.Any(f => f.Alias == path[^2]) && !bound.Contains(path[^2]) : _query.From.Any(f => !bound.Contains(f.Alias) && ColumnsOf(f).Contains(path[0]))) return false;
        }
        return true;
    }

    private bool Loop(int depth, Func<bool> found)
    {
        if (depth == _order.Count) return !Passes(_conditions) || found();
        var item = _order[depth];
        var any = false;
        var rows = Hints(item, depth) is { } hints ? item.Source.Rows(_scope, hints) : [];
        if (rows is null) { Certain = false; rows = []; }
        foreach (var row in rows)
        {
            _scope.Bind(item.Alias, item.Columns.Count > 0 ? new RenamedRow(row, item.Columns, item.Source.Columns) : row);
            var goOn = true;
            if (!item.Left || item.On is null || Passes([item.On]))
            {
                any = true;
                goOn = Loop(depth + 1, found);
            }
            _scope.Unbind();
            if (!goOn) return false;
        }
        if (any || !item.Left) return true;
        _scope.Bind(item.Alias, new EmptyRow(ColumnsOf(item)));
        var more = Loop(depth + 1, found);
        _scope.Unbind();
        return more;
    }

    /// <summary>What the row's columns must be; null when one must be equal to NULL, which none is.</summary>
    private IReadOnlyDictionary<string, object>? Hints(FromItem item, int depth)
    {
        Dictionary<string, object>? hints = null;
        var bound = _order.Take(depth).Select(o => o.Alias).ToHashSet();
        IEnumerable<Expression> conditions = item is { Left: true, On: not null } ? [item.On] : _conditions;
        foreach (var condition in conditions)
        {
            if (HintOf(condition, item, bound) is not { } hint) continue;
            var value = hint.Value.Evaluate(_scope);
            if (value is null) return null;
            if (value is not Unknown) (hints ??= [])[hint.Column] = value;
        }
        return hints ?? s_noHints;
    }

    private bool Passes(IReadOnlyList<Expression> conditions)
    {
        var unsure = false;
        foreach (var condition in conditions)
        {
            var value = condition.Evaluate(_scope);
            if (value is Unknown) unsure = true;
            else if (Values.Truth(value) != true) return false;
        }
        if (unsure) Certain = false;
        return !unsure;
    }

    private sealed class EmptyRow(IReadOnlyList<string> columns) : IRow
    {
        public bool TryGet(string column, out object? value)
        {
            value = null;
            return columns.Contains(column);
        }

        public RowValue Whole() => new(columns, columns.Select(_ => (object?)null).ToList());
    }

    private sealed class RenamedRow(IRow row, IReadOnlyList<string> columns, IReadOnlyList<string> from) : IRow
    {
        public bool TryGet(string column, out object? value)
        {
            for (var i = 0; i < columns.Count && i < from.Count; i++)
                if (columns[i] == column) return row.TryGet(from[i], out value);
            return row.TryGet(column, out value);
        }

        public RowValue Whole() => row.Whole();
    }
}
