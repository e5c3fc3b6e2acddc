using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Rows;

/// <summary>
/// Reads conditions (checks, predicates of indexes) into the ways of satisfying them. What is not understood narrows nothing: the server judges every row in the end.
/// A condition that comes to null is no violation (manual 5.5.1), so a bound speaks of the values that are not null.
/// </summary>
internal static class Conditions
{
    /// <summary>More ways than this to satisfy everything at once are not followed.</summary>
    public const int MostWays = 64;

    private static readonly List<Restriction> s_open = [Restriction.None];

    /// <summary>The ways to make a condition true (or unknown); <paramref name="not"/>: false (or unknown). Never empty unless it cannot be had.</summary>
    public static List<Restriction> Ways(SqlExpression condition, bool not = false) => Ways(Parse(condition.Sql), !not);

    /// <summary>The ways to make an expression come to one of these values.</summary>
    public static List<Restriction> Equal(SqlExpression expression, IEnumerable<string> values) =>
        Any(values.Select(v => new Expr.Operation("=", Parse(expression.Sql), new Expr.Literal(Expr.LiteralKind.String, v))), true);

    public static Expr Parse(string sql) => new ExpressionReader(SqlReader.Over(sql), new NamesUsed()).Read();

    /// <summary>Every pair of ways that do not exclude each other.</summary>
    public static List<Restriction> Both(List<Restriction> some, List<Restriction> others)
    {
        if (others is [{ Columns.Count: 0, Comparisons.Count: 0 }]) return some;
        var result = new List<Restriction>();
        foreach (var one in some)
            foreach (var other in others)
            {
                if (result.Count >= MostWays) return result;
                if (one.And(other) is { } both) result.Add(both);
            }
        return result;
    }

    private static List<Restriction> Ways(Expr tree, bool wanted)
    {
        switch (tree)
        {
            case Expr.Not e: return Ways(e.Value, !wanted);
            case Expr.Junction e: return e.All == wanted ? All(e.Parts, wanted) : Any(e.Parts, wanted);
            case Expr.Constant { Text: "TRUE" or "FALSE" } e: return e.Text == "TRUE" == wanted ? s_open : [];
            case Expr.Cast { Type.Name: "boolean" } e: return Ways(e.Value, wanted);
            case Expr.Column e: return Of(e, new() { OneOf = [wanted ? "true" : "false"] });
            case Expr.Test e: return Test(e, wanted);
            case Expr.Distinct e: return Distinct(e, wanted);
            case Expr.Quantified e: return Quantified(e, wanted);
            case Expr.Call e: return Call(e, wanted);
            case Expr.Case e: return Case(e, wanted);
            case Expr.Operation { Left: { } left } e: return Operation(wanted ? e.Symbol : Opposite(e.Symbol), left, e.Right);
            default: return s_open;
        }
    }

    private static List<Restriction> All(IEnumerable<Expr> parts, bool wanted)
    {
        var ways = s_open;
        foreach (var part in parts) ways = Both(ways, Ways(part, wanted));
        return ways;
    }

    private static List<Restriction> Any(IEnumerable<Expr> parts, bool wanted)
    {
        var ways = new List<Restriction>();
        foreach (var part in parts) ways.AddRange(Ways(part, wanted));
        // A part that is not understood leaves all open, and with it chances that another part rules out: those others come first.
        var understood = ways.Where(w => !w.Columns.IsEmpty || !w.Comparisons.IsEmpty).Take(MostWays).ToList();
        return understood.Count > 0 ? understood : ways.Count > 0 ? s_open : ways;
    }

    private static List<Restriction> Test(Expr.Test e, bool wanted)
    {
        var words = e.Words.StartsWith("NOT ", StringComparison.Ordinal) ? e.Words[4..] : e.Words;
        var positive = wanted == (words.Length == e.Words.Length);
        if (words is "NULL" or "UNKNOWN") return Terms.ColumnIn(e.Value) is { } column ? [Restriction.Of(column, new() { Null = positive })] : s_open;
        if (words is not ("TRUE" or "FALSE")) return s_open;
        var ways = Ways(e.Value, positive == (words == "TRUE"));
        // IS TRUE takes no null for an answer.
        return positive && e.Value is Expr.Column ? Both(ways, Of(e.Value, new() { Null = false })) : ways;
    }

    private static List<Restriction> Distinct(Expr.Distinct e, bool wanted)
    {
        var same = e.Same == wanted;
        if (e.Right is Expr.Constant { Text: "NULL" }) return Of(e.Left, new() { Null = same });
        var ways = Operation(same ? "=" : "<>", e.Left, e.Right);
        return same && Terms.ColumnIn(e.Left) is { } column ? Both(ways, [Restriction.Of(column, new() { Null = false })]) : ways;
    }

    private static List<Restriction> Quantified(Expr.Quantified e, bool wanted)
    {
        if (Terms.ConstantsIn(e.Right) is not { } values || Terms.ColumnIn(e.Left) is not { } column)
            return Operators.IsComparison(e.Symbol) && e.Right is Expr.ArrayOf list ? OverList(e, list, wanted) : s_open;
        var symbol = wanted ? e.Symbol : Opposite(e.Symbol);
        var all = wanted == e.All;
        return (symbol, all) switch
        {
            ("=", false) => [Restriction.Of(column, new() { OneOf = values })],
            ("<>", true) => [Restriction.Of(column, new() { NoneOf = values })],
            ("~~" or "~" or "~~*" or "~*", false) => [.. values.Select(v => Restriction.Of(column, symbol[1..] is "~" or "~*" ? new() { Like = v } : new() { Pattern = v }))],
            _ => s_open,
        };
    }

    private static List<Restriction> OverList(Expr.Quantified e, Expr.ArrayOf list, bool wanted)
    {
        var parts = list.Elements.Select(right => (Expr)new Expr.Operation(e.Symbol, e.Left, right));
        return e.All == wanted ? All(parts, wanted) : Any(parts, wanted);
    }

    private static List<Restriction> Call(Expr.Call e, bool wanted) => (e.Name.Name, e.Arguments) switch
    {
        ("starts_with", [var value, var prefix]) when wanted && Terms.Constant(prefix) is { } text => Of(value, new() { Like = text + "%" }),
        ("isempty", [var range]) when wanted => Of(range, new() { OneOf = ["empty"] }),
        _ => s_open,
    };

    private static List<Restriction> Case(Expr.Case e, bool wanted)
    {
        var (ways, so) = (new List<Restriction>(), s_open);
        foreach (var branch in e.Branches)
        {
            var when = e.Subject is null ? branch.When : new Expr.Operation("=", e.Subject, branch.When);
            ways.AddRange(Both(Both(so, Ways(when, true)), Ways(branch.Then, wanted)));
            so = Both(so, Ways(when, false));
        }
        ways.AddRange(e.Otherwise is null ? so : Both(so, Ways(e.Otherwise, wanted)));
        return ways.Count > MostWays ? ways[..MostWays] : ways;
    }

    private static List<Restriction> Operation(string symbol, Expr left, Expr right)
    {
        if (Terms.Constant(left) is not null && Terms.Constant(right) is null) (left, right, symbol) = (right, left, Mirrored(symbol));
        if (Terms.Constant(right) is { } constant) return WithConstant(symbol, left, constant);
        if (symbol == "<@" && Terms.ConstantsIn(right) is { } members) return Of(left, new() { Items = members });
        if (symbol is "=" or "<>" && Terms.IsCondition(left) && Terms.IsCondition(right)) return Equal(left, right, symbol == "=");
        if (Terms.ColumnIn(left) is not { } a || Terms.ColumnIn(right) is not { } b || a == b)
            return symbol == "=" && Terms.UpperCased(left, right) is { } upper ? [Restriction.Of(upper, new() { UpperCase = true })] : s_open;
        return symbol switch
        {
            "<" or "<=" or "=" => [new([], [new(a, symbol, b)])],
            ">" => [new([], [new(b, "<", a)])],
            ">=" => [new([], [new(b, "<=", a)])],
            _ => s_open,
        };
    }

    /// <summary>Two conditions that must agree, or must not.</summary>
    private static List<Restriction> Equal(Expr left, Expr right, bool same) =>
        [.. Both(Ways(left, true), Ways(right, same)), .. Both(Ways(left, false), Ways(right, !same))];

    private static List<Restriction> WithConstant(string symbol, Expr left, string constant)
    {
        if (Terms.ColumnIn(left) is { } column) return [Restriction.Of(column, Terms.Compare(symbol, constant))];
        if (left is Expr.Operation { Symbol: "%", Left: { } divided } modulo && symbol == "=" && int.TryParse(constant, out var rest) && int.TryParse(Terms.Constant(modulo.Right), out var divisor) && divisor > 0)
            return Of(divided, new() { Every = new(divisor, rest) });
        if (Terms.LengthIn(left) is { } measured && int.TryParse(constant, out var length)) return [Restriction.Of(measured, Terms.Length(symbol, length))];
        if (left is Expr.Call { Name.Name: "jsonb_typeof" or "json_typeof", Arguments: [var json] } && symbol == "=") return Of(json, new() { JsonType = constant });
        if (left is Expr.Call { Name.Name: "upper" or "lower" or "btrim" or "ltrim" or "rtrim", Arguments: [var text, ..] }) return symbol is "=" or "~" or "~*" or "~~" ? Operation(symbol, text, new Expr.Literal(Expr.LiteralKind.String, constant)) : s_open;
        if (symbol is "=" or "<>" && constant is "true" or "false" && Terms.IsCondition(left)) return Ways(left, (symbol == "=") == (constant == "true"));
        return int.TryParse(constant, out var count) && Counted(left) is { } counted ? Count(counted, symbol, count) : s_open;
    }

    /// <summary>num_nonnulls(a, b, …), or the sum of conditions cast to numbers: what is counted, as conditions.</summary>
    private static List<Expr>? Counted(Expr tree)
    {
        if (tree is Expr.Call { Name.Name: "num_nonnulls" or "num_nulls", Variadic: false } call)
            return [.. call.Arguments.Select(a => new Expr.Test(a, call.Name.Name == "num_nulls" ? "NULL" : "NOT NULL"))];
        if (tree is Expr.Operation { Symbol: "+", Left: { } left } sum && Counted(left) is { } some && Counted(sum.Right) is { } more) return [.. some, .. more];
        if (tree is Expr.Cast { Type.Name: "integer" } cast && Terms.IsCondition(cast.Value)) return [cast.Value];
        return tree is Expr.Case { Subject: null, Branches: [{ Then: Expr.Literal { Value: "1" } } branch], Otherwise: Expr.Literal { Value: "0" } } ? [branch.When] : null;
    }

    private static List<Restriction> Count(List<Expr> conditions, string symbol, int count)
    {
        if (conditions.Count > 6) return s_open;
        var ways = new List<Restriction>();
        for (var set = 0; set < 1 << conditions.Count; set++)
        {
            if (!Holds(System.Numerics.BitOperations.PopCount((uint)set), symbol, count)) continue;
            var way = s_open;
            for (var i = 0; i < conditions.Count; i++) way = Both(way, Ways(conditions[i], (set >> i & 1) == 1));
            ways.AddRange(way.Take(MostWays - ways.Count));
        }
        return ways;
    }

    private static bool Holds(int left, string symbol, int right) => symbol switch
    {
        "=" => left == right,
        "<>" => left != right,
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        ">=" => left >= right,
        _ => false,
    };

    private static List<Restriction> Of(Expr value, Narrowing narrowing) => Terms.ColumnIn(value) is { } column ? [Restriction.Of(column, narrowing)] : s_open;

    private static string Mirrored(string symbol) => symbol switch { "<" => ">", "<=" => ">=", ">" => "<", ">=" => "<=", "=" or "<>" => symbol, _ => "" };

    private static string Opposite(string symbol) => symbol switch
    {
        "=" => "<>",
        "<>" => "=",
        "<" => ">=",
        "<=" => ">",
        ">" => "<=",
        ">=" => "<",
        "~" => "!~",
        "!~" => "~",
        "~~" => "!~~",
        "!~~" => "~~",
        _ => "",
    };
}
