using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>A default as its column's type takes it: '1' on an integer column is 1, 't' on a boolean one is TRUE.</summary>
internal static class Targets
{
    public static Expr Fit(Expr value, SqlType target)
    {
        switch (value)
        {
            case Expr.Literal { Kind: Expr.LiteralKind.String } text: return String(text, target);
            case Expr.Literal { Kind: Expr.LiteralKind.Number } number: return Number(number, target);
            case Expr.Literal { Value: ['X', ..] } bits: return Constants.Bits(bits);
            case Expr.Constant clock: return Clock(clock, target);
            case Expr.ArrayOf { Elements.Length: 0 } when target.IsArray: return new Expr.Literal(Expr.LiteralKind.String, "{}");
            default: return value;
        }
    }

    private static Expr String(Expr.Literal text, SqlType target)
    {
        if (target is { Schema: null, IsArray: false, Name: "text" or "character varying" or "character" or "bpchar" or "json" }) return text;
        var bare = target.Modifier is null ? target : target with { Modifier = null };
        var fitted = Constants.Convert(text, bare) ?? text;
        return fitted is Expr.Literal { Kind: Expr.LiteralKind.Number } number ? Number(number, target) : fitted;
    }

    /// <summary>0.00 and 0 are one value in a column that has its own scale; in text columns a number is its digits.</summary>
    private static Expr.Literal Number(Expr.Literal number, SqlType target)
    {
        if (target.IsArray || target.Schema is not null) return number;
        if (target.Name is "text" or "character varying") return new(Expr.LiteralKind.String, number.Value);
        var scaled = target.Name is "real" or "double precision" || (target.Name == "numeric" && target.Modifier is not null);
        if (!scaled || !number.Value.Contains('.')) return number;
        var trimmed = number.Value.TrimEnd('0').TrimEnd('.');
        return trimmed == number.Value ? number : new(Expr.LiteralKind.Number, trimmed is "-0" or "" ? "0" : trimmed);
    }

    /// <summary>
    /// The column rounds to its own digits, so CURRENT_TIMESTAMP(3) in a timestamp(3) column is CURRENT_TIMESTAMP;
    /// and a column without time zone makes LOCALTIMESTAMP of it.
    /// </summary>
    private static Expr.Constant Clock(Expr.Constant clock, SqlType target)
    {
        if (!target.Name.StartsWith("timestamp", StringComparison.Ordinal)) return clock;
        var text = clock.Text;
        if (target.Modifier is { } digits && text.EndsWith($"({digits})", StringComparison.Ordinal)) text = text[..text.IndexOf('(')];
        if (text == "LOCALTIMESTAMP" && target.Name == "timestamp without time zone") text = "CURRENT_TIMESTAMP";
        return text == clock.Text ? clock : new(text);
    }
}
