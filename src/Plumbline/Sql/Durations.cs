using System.Globalization;

namespace Plumbline.Sql;

/// <summary>Interval constants as the server prints them (manual 8.5.4 and 8.5.5, style postgres): months, days and time kept apart.</summary>
internal static class Durations
{
    /// <summary>The text itself when it is not understood.</summary>
    public static string Canonical(string text) => Parse(text) is { } parts ? Print(parts.Months, parts.Days, parts.Micros) : text;

    /// <summary><c>INTERVAL '1' year</c>: the last field is the unit of a bare number. null for what is not that simple.</summary>
    public static Expr.Literal? OfField(string text, string fields)
    {
        var unit = fields[(fields.LastIndexOf(' ') + 1)..];
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) || !char.IsAsciiLetter(unit[0]) || unit.Contains('(')) return null;
        return new(Expr.LiteralKind.String, Canonical($"{text} {unit}"));
    }

    /// <summary>In a sum, a string with a unit is an interval even without its cast.</summary>
    public static Expr Plain(Expr operand)
    {
        if (operand is not Expr.Literal { Kind: Expr.LiteralKind.String } text || text.Value.Length < 3 || !char.IsAsciiDigit(text.Value[^1]) && !char.IsAsciiLetter(text.Value[^1])) return operand;
        var canonical = Canonical(text.Value);
        return canonical == text.Value ? operand : new Expr.Literal(Expr.LiteralKind.String, canonical);
    }

    private static (long Months, long Days, long Micros)? Parse(string text)
    {
        long months = 0, days = 0, micros = 0;
        var words = text.Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 16) return null;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (word.Contains(':'))
            {
                if (Clock(word) is not { } time) return null;
                micros += time;
                continue;
            }
            var letters = word.AsSpan().IndexOfAnyInRange('a', 'z');
            if (letters == 0) return null;
            var unit = letters > 0 ? word[letters..] : ++i < words.Length ? words[i] : null;
            var number = letters > 0 ? word[..letters] : word;
            if (unit is null || !long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) || count is > 1_000_000_000 or < -1_000_000_000) return null;
            switch (unit)
            {
                case "year" or "years" or "y" or "yr" or "yrs": months += count * 12; break;
                case "month" or "months" or "mon" or "mons": months += count; break;
                case "week" or "weeks" or "w": days += count * 7; break;
                case "day" or "days" or "d": days += count; break;
                case "hour" or "hours" or "h" or "hr" or "hrs": micros += count * 3_600_000_000; break;
                case "minute" or "minutes" or "m" or "min" or "mins": micros += count * 60_000_000; break;
                case "second" or "seconds" or "s" or "sec" or "secs": micros += count * 1_000_000; break;
                case "millisecond" or "milliseconds" or "ms" or "msec" or "msecs": micros += count * 1_000; break;
                default: return null;
            }
        }
        return (months, days, micros);
    }

    private static long? Clock(string word)
    {
        var negative = word[0] == '-';
        var parts = word.TrimStart('-', '+').Split(':');
        if (parts.Length is < 2 or > 3) return null;
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours > 100_000_000) return null;
        if (!long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes > 59) return null;
        var seconds = 0m;
        if (parts.Length == 3 && !decimal.TryParse(parts[2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out seconds)) return null;
        if (seconds >= 60) return null;
        var micros = hours * 3_600_000_000 + minutes * 60_000_000 + (long)(seconds * 1_000_000);
        return negative ? -micros : micros;
    }

    private static string Print(long months, long days, long micros)
    {
        var parts = new List<string>();
        Unit(parts, months / 12, "year");
        Unit(parts, months % 12, "mon");
        Unit(parts, days, "day");
        if (micros != 0 || parts.Count == 0)
        {
            var size = Math.Abs(micros);
            var fraction = size % 1_000_000;
            var seconds = size / 1_000_000;
            var clock = $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}";
            if (fraction > 0) clock += "." + fraction.ToString("000000", CultureInfo.InvariantCulture).TrimEnd('0');
            parts.Add(micros < 0 ? "-" + clock : clock);
        }
        return string.Join(' ', parts);
    }

    private static void Unit(List<string> parts, long count, string unit)
    {
        if (count != 0) parts.Add(count == 1 ? $"1 {unit}" : $"{count.ToString(CultureInfo.InvariantCulture)} {unit}s");
    }
}
