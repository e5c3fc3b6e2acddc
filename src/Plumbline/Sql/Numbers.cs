using System.Globalization;

namespace Plumbline.Sql;

/// <summary>Numeric constants in one spelling (manual 4.1.2.6).</summary>
internal static class Numbers
{
    /// <summary>Without digit separators, never with a bare dot at either end; hexadecimal, octal and binary as decimal; exponents written out as PostgreSQL's numeric does.</summary>
    public static string Canonical(ReadOnlySpan<char> text)
    {
        if (IsPlain(text)) return NamePool.Intern(text);
        var clean = text.ToString().Replace("_", "", StringComparison.Ordinal);
        if (clean.Length is > 2 and < 70 && clean[0] == '0' && Radix(clean[1]) is { } radix) return Based(clean, radix) ?? clean;
        var exponent = clean.AsSpan().IndexOfAny('e', 'E');
        if (exponent >= 0)
            return decimal.TryParse(clean, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && clean.Length < 20 ? value.ToString(CultureInfo.InvariantCulture) : clean.ToLowerInvariant();
        if (clean[0] == '.') clean = "0" + clean;
        return clean[^1] == '.' ? clean[..^1] : clean;
    }

    /// <summary>Whether a string constant is a plain number, so that a cast to a numeric type makes it one.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length > 0 && text[0] is '-' or '+') text = text[1..];
        return text.Length > 0 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1]) && IsPlain(text);
    }

    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        var dots = 0;
        foreach (var c in text)
        {
            if (c == '.') dots++;
            else if (!char.IsAsciiDigit(c)) return false;
        }
        return dots == 0 || (dots == 1 && text[0] != '.' && text[^1] != '.');
    }

    private static int? Radix(char letter) => letter switch { 'x' or 'X' => 16, 'o' or 'O' => 8, 'b' or 'B' => 2, _ => null };

    private static string? Based(string text, int radix)
    {
        var value = System.Numerics.BigInteger.Zero;
        foreach (var c in text.AsSpan(2))
        {
            var digit = char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
            if (digit < 0 || digit >= radix) return null;
            value = value * radix + digit;
        }
        return value.ToString(CultureInfo.InvariantCulture);
    }
}
