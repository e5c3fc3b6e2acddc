using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>String constants through a type, as the server's output functions print them.</summary>
internal static class Constants
{
    /// <summary>The constant without its cast; null when the cast means something of its own, such as cutting to a length.</summary>
    public static Expr? Convert(Expr.Literal text, SqlType type)
    {
        if (type.Schema is null && type.IsArray) return Arrays.Read(text.Value, type.Element()) ?? Plain(text);
        if (type.Modifier is not null) return type.Name == "interval" ? Durations.OfField(text.Value, type.Modifier) : null;
        if (Comparing.IsNumberType(type)) return Number(text.Value, type);
        if (type.Schema is not null) return Plain(text);
        return type.Name switch
        {
            "bit" when text.Value.AsSpan().IndexOfAnyExcept('0', '1') < 0 => new Expr.Literal(Expr.LiteralKind.Bits, $"B'{text.Value}'"),
            "regclass" => Relation(text),
            "boolean" => (Expr?)Truth(text.Value) ?? text,
            "jsonb" => Changed(text, Jsonb.Canonical(text.Value)),
            "uuid" => Changed(text, text.Value.ToLowerInvariant()),
            "interval" => Changed(text, Durations.Canonical(text.Value)),
            "timestamp with time zone" or "timestamp without time zone" => Changed(text, Moments.Canonical(text.Value)),
            _ => Plain(text),
        };
    }

    /// <summary>
    /// A constant without a type, or called text: what it stands beside gives it its type, which text does not show. What looks like
    /// JSON, an array, a moment or a UUID is brought to that type's spelling, so that it equals the same constant with its cast.
    /// </summary>
    public static Expr Plain(Expr.Literal text)
    {
        var value = text.Value;
        if (value.Length < 2) return text;
        if (value[0] == '{' && value[^1] == '}')
        {
            if (value.Length == 2) return text;
            return Jsonb.Canonical(value) is { } json ? Changed(text, json) : Arrays.Read(value, null) ?? text;
        }
        if (value[0] == '[' && value[^1] == ']') return Changed(text, Jsonb.Canonical(value));
        if (value.Length > 18 && value[4] == '-' && value[7] == '-' && value[13] == ':' && value[10] is ' ' or 'T') return Changed(text, Moments.Canonical(value));
        return value.Length == 36 && value[8] == '-' && value[23] == '-' && Guid.TryParse(value, out _) ? Changed(text, value.ToLowerInvariant()) : text;
    }

    /// <summary>The name of a sequence or relation in its one spelling; the cast tells it from a text, so it stays.</summary>
    public static Expr.Cast Relation(Expr.Literal text) => new(RelationNames.Parse(text.Value) is { } name ? Changed(text, Quoting.Name(name)) : text, new(null, "regclass"));

    private static Expr.Literal Changed(Expr.Literal text, string? value) =>
        value is null || value == text.Value ? text : new Expr.Literal(Expr.LiteralKind.String, value);

    /// <summary>Bits in hexadecimal, as bits.</summary>
    public static Expr.Literal Bits(Expr.Literal hexadecimal)
    {
        var result = new System.Text.StringBuilder("B'");
        foreach (var c in hexadecimal.Value.AsSpan(2..^1))
        {
            if (!char.IsAsciiHexDigit(c)) return hexadecimal;
            var digit = char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
            for (var bit = 8; bit > 0; bit >>= 1) result.Append((digit & bit) != 0 ? '1' : '0');
        }
        return new(Expr.LiteralKind.Bits, result.Append('\'').ToString());
    }

    /// <summary>'5'::integer is 5. Other texts (NaN, Infinity, 1e400) stay strings.</summary>
    private static Expr.Literal Number(string value, SqlType type)
    {
        var trimmed = value.Trim();
        if (!Numbers.IsNumber(trimmed) || (Comparing.IsWhole(type) && trimmed.Contains('.'))) return new Expr.Literal(Expr.LiteralKind.String, value);
        return new Expr.Literal(Expr.LiteralKind.Number, Comparing.IsWhole(type) && long.TryParse(trimmed, out var whole) ? whole.ToString() : trimmed.TrimStart('+'));
    }

    /// <summary>The spellings of boolean constants (manual 8.6): null when it is none.</summary>
    public static Expr.Constant? Truth(string value) => value.Trim().ToLowerInvariant() switch
    {
        "t" or "tr" or "tru" or "true" or "y" or "ye" or "yes" or "on" or "1" => new("TRUE"),
        "f" or "fa" or "fal" or "fals" or "false" or "n" or "no" or "of" or "off" or "0" => new("FALSE"),
        _ => null,
    };
}
