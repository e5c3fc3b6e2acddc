namespace Plumbline.Replay.DoBlocks;

/// <summary>The aggregate calls of one group of rows, folded row by row (manual 9.21).</summary>
internal sealed class Aggregates
{
    private static readonly HashSet<string> s_names = ["count", "max", "min", "sum", "bool_and", "bool_or", "every", "array_agg", "string_agg", "json_agg", "jsonb_agg"];

    private readonly Dictionary<Call, List<(object? Value, List<object?> Keys)>> _values = new(ReferenceEqualityComparer.Instance as IEqualityComparer<Call>);
    private readonly Scope _scope;
    private readonly Dictionary<Expression, object?> _others = [];
    private readonly List<Expression> _expressions;
    private bool _unknown;
    private bool _first = true;

    public Aggregates(List<Expression> expressions, Scope scope)
    {
        _expressions = expressions;
        _scope = scope;
        foreach (var call in expressions.SelectMany(e => e.All()).OfType<Call>().Where(IsAggregate)) _values[call] = [];
    }

    public static bool HasAny(Expression expression) => expression.All().OfType<Call>().Any(IsAggregate);

    private static bool IsAggregate(Call call) => s_names.Contains(call.Name);

    public void MakeUnknown() => _unknown = true;

    public void Add(Scope scope)
    {
        foreach (var (call, values) in _values)
        {
            if (call.Filter is not null && Values.Truth(call.Filter.Evaluate(scope)) != true) continue;
            values.Add((call.Arguments.Count == 0 ? true : call.Arguments[0].Evaluate(scope), call.OrderBy.Select(o => o.Key.Evaluate(scope)).ToList()));
        }
        if (!_first) return;
        _first = false;
        foreach (var expression in _expressions.Where(e => !HasAny(e))) _others[expression] = expression.Evaluate(scope);
    }

    /// <summary>An expression's value for the whole group: its aggregates replaced by what they folded to.</summary>
    public object? Value(Expression expression)
    {
        if (_unknown) return Unknown.Value;
        if (!HasAny(expression)) return _others.TryGetValue(expression, out var seen) ? seen : _first ? null : Unknown.Value;
        _scope.Interpreter.Folded = this;
        try
        {
            return expression.Evaluate(_scope);
        }
        finally
        {
            _scope.Interpreter.Folded = null;
        }
    }

    public bool TryFold(Call call, out object? value)
    {
        value = null;
        if (!_values.TryGetValue(call, out var values)) return false;
        if (call.OrderBy.Count > 0) values = Ordered(call, values);
        IEnumerable<object?> items = values.Select(v => v.Value);
        if (call.Distinct) items = items.DistinctBy(v => Values.Text(v));
        value = Fold(call, items.ToList());
        return true;
    }

    private object? Fold(Call call, List<object?> items)
    {
        if (items.Any(Values.IsUnknown)) return Unknown.Value;
        var present = items.Where(i => i is not null).ToList();
        if (call.Name == "count") return (decimal)present.Count;
        if (call.Name is "array_agg") return items.Count == 0 ? null : new ArrayValue(items);
        if (present.Count == 0) return null;
        return call.Name switch
        {
            "max" => present.Aggregate((a, b) => Values.Compare(a, b) >= 0 ? a : b),
            "min" => present.Aggregate((a, b) => Values.Compare(a, b) <= 0 ? a : b),
            "sum" => present.Sum(v => Values.ToNumber(v) ?? 0),
            "bool_and" or "every" => present.All(v => Values.Truth(v) == true),
            "bool_or" => present.Any(v => Values.Truth(v) == true),
            "string_agg" => string.Join(call.Arguments.Count > 1 ? Values.Text(call.Arguments[1].Evaluate(_scope)) : "", present.Select(Values.Text)),
            _ => Unknown.Value,
        };
    }

    private static List<(object? Value, List<object?> Keys)> Ordered(Call call, List<(object? Value, List<object?> Keys)> values) =>
        values.Order(Comparer<(object? Value, List<object?> Keys)>.Create((a, b) =>
        {
            for (var i = 0; i < call.OrderBy.Count; i++)
                if (Values.Compare(a.Keys[i], b.Keys[i]) is { } order && order != 0) return call.OrderBy[i].Descending ? -order : order;
            return 0;
        })).ToList();
}
