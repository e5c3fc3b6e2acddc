namespace Plumbline.Sql;

/// <summary>What is known of a value before any row was seen: whether it can be null, and whether it can be anything else.</summary>
[Flags]
public enum Presence : byte { Null = 1, Value = 2, Either = Null | Value }

/// <summary>
/// What a condition comes to when nothing is known of its columns but which are null.
/// <c>a IS NULL OR b IS NOT NULL</c> is decided by that alone, <c>a &gt; 0</c> only where a is null.
/// </summary>
public static class Nulls
{
    /// <summary>The ways in which a condition may come out.</summary>
    [Flags]
    private enum Outcome : byte { None = 0, True = 1, False = 2, Unknown = 4, Any = True | False | Unknown }

    /// <summary>Whether a check can refuse no row: it comes out true or unknown (manual, 5.5.1), whatever the values are.</summary>
    public static bool Satisfy(Model.SqlExpression check, Func<string, Presence> columns) => (Of(new ExpressionReader(SqlReader.Over(check.Sql), new NamesUsed()).Read(), columns) & Outcome.False) == 0;

    private static Outcome Of(Expr tree, Func<string, Presence> columns) => tree switch
    {
        Expr.Junction e => e.Parts.Select(p => Of(p, columns)).Aggregate((a, b) => Join(a, b, e.All)),
        Expr.Not e => Reverse(Of(e.Value, columns)),
        Expr.Test { Words: "NULL" } e => IsNull(Presences(e.Value, columns)),
        Expr.Test { Words: "NOT NULL" } e => Reverse(IsNull(Presences(e.Value, columns))),
        Expr.Operation { Symbol: "=" or "<>", Left: { } left } e => Compare(left, e.Right, e.Symbol == "=", columns),
        Expr.Distinct e when Both(e.Left, e.Right, columns) is var (left, right) => Equal(left, right, e.Same),
        Expr.Constant { Text: "TRUE" } => Outcome.True,
        Expr.Constant { Text: "FALSE" } => Outcome.False,
        Expr.Constant { Text: "NULL" } => Outcome.Unknown,
        Expr.Operation { Left: { } left } e => Strict(Presences(left, columns), Presences(e.Right, columns)),
        Expr.Quantified e => Strict(Presences(e.Left, columns), Presence.Either),
        _ => Outcome.Any,
    };

    private static Outcome Join(Outcome a, Outcome b, bool all)
    {
        var found = Outcome.None;
        foreach (var x in Each(a))
            foreach (var y in Each(b))
                found |= all
                    ? x == Outcome.False || y == Outcome.False ? Outcome.False : x == Outcome.True ? y : x
                    : x == Outcome.True || y == Outcome.True ? Outcome.True : x == Outcome.False ? y : x;
        return found;
    }

    private static Outcome Reverse(Outcome one) =>
        (one & Outcome.Unknown) | (one.HasFlag(Outcome.True) ? Outcome.False : 0) | (one.HasFlag(Outcome.False) ? Outcome.True : 0);

    private static Outcome IsNull(Presence value) => (value.HasFlag(Presence.Null) ? Outcome.True : 0) | (value.HasFlag(Presence.Value) ? Outcome.False : 0);

    /// <summary>An operator that is null where one of its operands is: nearly all are (manual, CREATE FUNCTION, STRICT).</summary>
    private static Outcome Strict(Presence left, Presence right) =>
        left == Presence.Null || right == Presence.Null ? Outcome.Unknown : Outcome.True | Outcome.False | ((left | right).HasFlag(Presence.Null) ? Outcome.Unknown : 0);

    private static Outcome Compare(Expr left, Expr right, bool same, Func<string, Presence> columns)
    {
        if (Both(left, right, columns) is var (a, b)) return Equal(a, b, same);
        if (Count(left, columns) is { } counted && right is Expr.Literal { Kind: Expr.LiteralKind.Number } number) return number.Value == counted == same ? Outcome.True : Outcome.False;
        return Strict(Presences(left, columns), Presences(right, columns));
    }

    /// <summary>Two conditions that are compared.</summary>
    private static (Outcome, Outcome)? Both(Expr left, Expr right, Func<string, Presence> columns) =>
        left is Expr.Test or Expr.Not or Expr.Junction && right is Expr.Test or Expr.Not or Expr.Junction ? (Of(left, columns), Of(right, columns)) : null;

    private static Outcome Equal(Outcome a, Outcome b, bool same)
    {
        var found = Outcome.None;
        foreach (var x in Each(a))
            foreach (var y in Each(b))
                found |= x == Outcome.Unknown || y == Outcome.Unknown ? Outcome.Any : x == y == same ? Outcome.True : Outcome.False;
        return found;
    }

    /// <summary>What num_nulls and num_nonnulls count, when it is known of every argument (manual, 9.2).</summary>
    private static string? Count(Expr tree, Func<string, Presence> columns)
    {
        if (tree is not Expr.Call { IsPlain: true, Name.Name: "num_nulls" or "num_nonnulls" } call) return null;
        var presences = call.Arguments.Select(a => Presences(a, columns)).ToList();
        var counted = call.Name.Name == "num_nulls" ? Presence.Null : Presence.Value;
        return presences.Contains(Presence.Either) ? null : presences.Count(p => p == counted).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Presence Presences(Expr tree, Func<string, Presence> columns) => tree switch
    {
        Expr.Column { IsStar: false } e => columns(e.Parts[^1]),
        Expr.Literal or Expr.Test or Expr.Distinct => Presence.Value,
        Expr.Constant { Text: "TRUE" or "FALSE" } => Presence.Value,
        Expr.Constant { Text: "NULL" } => Presence.Null,
        Expr.Cast e => Presences(e.Value, columns),
        Expr.Collate e => Presences(e.Value, columns),
        _ => Presence.Either,
    };

    private static IEnumerable<Outcome> Each(Outcome one)
    {
        if (one.HasFlag(Outcome.True)) yield return Outcome.True;
        if (one.HasFlag(Outcome.False)) yield return Outcome.False;
        if (one.HasFlag(Outcome.Unknown)) yield return Outcome.Unknown;
    }
}
