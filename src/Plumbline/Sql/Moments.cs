namespace Plumbline.Sql;

/// <summary>Date and time constants: what adds nothing (midnight, a zero offset, the letter T) is left out.</summary>
internal static class Moments
{
    public static string Canonical(string value)
    {
        var text = value.Trim();
        if (text.Equals("epoch", StringComparison.OrdinalIgnoreCase)) return "1970-01-01";
        if (text.Length < 10 || !char.IsAsciiDigit(text[0]) || text[4] != '-') return value;
        if (text.Length > 10 && text[10] == 'T') text = $"{text[..10]} {text[11..]}";
        foreach (var zero in new[] { "Z", "+00:00", "+00" })
            if (text.EndsWith(zero, StringComparison.Ordinal)) { text = text[..^zero.Length].TrimEnd(); break; }
        if (text.Contains('.')) text = text.TrimEnd('0').TrimEnd('.');
        if (text.EndsWith(" 00:00:00", StringComparison.Ordinal)) text = text[..^9];
        else if (text.EndsWith(" 00:00", StringComparison.Ordinal)) text = text[..^6];
        return text;
    }
}
