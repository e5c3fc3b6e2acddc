using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Rows;

/// <summary>The parts of a condition: a column, a constant, and what a comparison of the two leaves.</summary>
internal static class Terms
{
    /// <summary>The name by which a domain's check calls its value.</summary>
    public const string Value = "value";

    /// <summary>The column that the tree is, casts and collations aside.</summary>
    public static string? ColumnIn(Expr tree) => tree switch
    {
        Expr.Column { IsStar: false } e => e.Parts[^1],
        Expr.Cast e when e.Type.Name is not ("boolean" or "date") => ColumnIn(e.Value),
        Expr.Collate e => ColumnIn(e.Value),
        Expr.Constant { Text: "VALUE" } => Value,
        _ => null,
    };

    /// <summary>The text of a constant; the clock is one, too.</summary>
    public static string? Constant(Expr tree) => tree switch
    {
        Expr.Literal e => e.Value,
        Expr.Cast e => Constant(e.Value),
        Expr.Collate e => Constant(e.Value),
        Expr.Constant { Text: "TRUE" } => "true",
        Expr.Constant { Text: "FALSE" } => "false",
        Expr.Constant e when e.Text.StartsWith("CURRENT_", StringComparison.Ordinal) && e.Text.AsSpan(8).IndexOfAny("DT") == 0 || e.Text.StartsWith("LOCALTIME", StringComparison.Ordinal) => Bound.Clock,
        Expr.Call { Name.Name: "now" or "clock_timestamp" or "transaction_timestamp" or "statement_timestamp", Arguments: [] } => Bound.Clock,
        Expr.Operation { Symbol: "+" or "-", Left: { } left } e when Constant(left) == Bound.Clock && Constant(e.Right) is not null => Bound.Clock,
        Expr.Operation { Symbol: "-", Left: null } e when Constant(e.Right) is { } positive && char.IsAsciiDigit(positive[0]) => "-" + positive,
        _ => null,
    };

    public static EquatableArray<string>? ConstantsIn(Expr tree)
    {
        if (tree is Expr.Cast cast) tree = cast.Value is Expr.Literal { Kind: Expr.LiteralKind.String } text ? Arrays.Read(text.Value, SqlType.Text) ?? (Expr)text : cast.Value;
        if (tree is Expr.Cast) return ConstantsIn(tree);
        if (tree is not Expr.ArrayOf list) return null;
        var values = list.Elements.Select(Constant).ToList();
        return values.Contains(null) ? null : values.Select(v => v!).ToEquatableArray();
    }

    /// <summary>The column whose length the tree is.</summary>
    public static string? LengthIn(Expr tree) => tree switch
    {
        Expr.Cast e => LengthIn(e.Value),
        Expr.Call { Name.Name: "length" or "char_length" or "character_length" or "octet_length" or "cardinality" or "array_length" or "jsonb_array_length", Arguments: [var measured, ..] } =>
            ColumnIn(measured) ?? (measured is Expr.Call { Name.Name: "btrim" or "ltrim" or "rtrim" or "lower" or "upper", Arguments: [var trimmed, ..] } ? ColumnIn(trimmed) : null),
        Expr.Call { Name.Name: "coalesce", Arguments: [var first, ..] } => LengthIn(first),
        _ => null,
    };

    /// <summary>The column of <c>upper(x) = x</c>.</summary>
    public static string? UpperCased(Expr left, Expr right)
    {
        if (right is Expr.Call { Name.Name: "upper" }) (left, right) = (right, left);
        return left is Expr.Call { Name.Name: "upper", Arguments: [var value] } && ColumnIn(value) is { } column && column == ColumnIn(right) ? column : null;
    }

    public static bool IsCondition(Expr tree) => tree switch
    {
        Expr.Test or Expr.Not or Expr.Junction or Expr.Distinct or Expr.Quantified => true,
        Expr.Operation { Left: not null } e => Operators.IsComparison(e.Symbol),
        Expr.Cast { Type.Name: "boolean" } e => IsCondition(e.Value),
        _ => false,
    };

    public static Narrowing Compare(string symbol, string constant) => symbol switch
    {
        "=" when constant == Bound.Clock => Narrowing.Nothing,
        "=" => new() { OneOf = [constant] },
        "<>" => new() { NoneOf = [constant] },
        "<" or "<=" => new() { High = [new(constant, symbol == "<")] },
        ">" or ">=" => new() { Low = [new(constant, symbol == ">")] },
        "~" => new() { Pattern = constant },
        "~*" => new() { Pattern = constant },
        "~~" or "~~*" => new() { Like = constant },
        _ => Narrowing.Nothing,
    };

    public static Narrowing Length(string symbol, int length) => symbol switch
    {
        "=" => new() { MinLength = length, MaxLength = length },
        "<" => new() { MaxLength = length - 1 },
        "<=" => new() { MaxLength = length },
        ">" => new() { MinLength = length + 1 },
        ">=" => new() { MinLength = length },
        "<>" when length == 0 => new() { MinLength = 1 },
        _ => Narrowing.Nothing,
    };
}
