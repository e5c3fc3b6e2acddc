using System.Globalization;

namespace Plumbline.Replay;

/// <summary>
/// The number or stamp in front of a migration's name. Numbers are compared as numbers, part by part; stamps of any length
/// (a date, a date and a time, Unix seconds or milliseconds) as moments.
/// </summary>
public readonly record struct MigrationVersion(string Text) : IComparable<MigrationVersion>
{
    public bool IsNone => Text.Length == 0;

    /// <summary>A date in front, or seconds since 1970: eight digits or more that do not begin with zeros.</summary>
    public bool IsStamp => Text.Length >= 8 && Text[0] != '0' && Text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The version at the start of a file or folder name; empty when it has none.</summary>
    public static MigrationVersion Of(ReadOnlySpan<char> name)
    {
        var at = name.Length > 1 && name[0] is 'v' or 'V' && char.IsAsciiDigit(name[1]) ? 1 : 0;
        var start = at;
        while (at < name.Length && char.IsAsciiDigit(name[at])) at++;
        if (at == start) return new("");
        if (Dated(name[start..]) is { } dated) return new(dated);
        while (at + 1 < name.Length && name[at] == '.' && char.IsAsciiDigit(name[at + 1]))
            for (at++; at < name.Length && char.IsAsciiDigit(name[at]);) at++;
        if (at < name.Length && char.IsAsciiLetterLower(name[at]) && (at + 1 == name.Length || IsSeparator(name[at + 1]))) at++;
        return at == name.Length || IsSeparator(name[at]) ? new(name[start..at].ToString()) : new("");
    }

    /// <summary><c>2024-01-02</c>, <c>2024_01_02_030405</c>, <c>2024-01-02T03-04-05</c>: the digits alone.</summary>
    private static string? Dated(ReadOnlySpan<char> name)
    {
        if (name.Length < 10 || name[4] is not ('-' or '_') || name[7] != name[4]) return null;
        Span<char> digits = stackalloc char[14];
        var count = 0;
        var at = 0;
        for (; at < name.Length && count < 14; at++)
        {
            if (char.IsAsciiDigit(name[at])) digits[count++] = name[at];
            else if (count is 4 or 6 && name[at] is '-' or '_') continue;
            else if (count is 8 or 10 or 12 && name[at] is '-' or '_' or 'T' && at + 2 < name.Length && char.IsAsciiDigit(name[at + 1]) && char.IsAsciiDigit(name[at + 2])) continue;
            else break;
        }
        if (count < 8 || (at < name.Length && !IsSeparator(name[at]))) return null;
        return digits[..(count - count % 2)].ToString();
    }

    public int CompareTo(MigrationVersion other)
    {
        if (IsStamp && other.IsStamp) return string.CompareOrdinal(Moment(), other.Moment());
        var left = Text.AsSpan();
        var right = other.Text.AsSpan();
        while (left.Length > 0 && right.Length > 0)
        {
            var order = CompareNumbers(Part(ref left), Part(ref right));
            if (order != 0) return order;
        }
        return left.Length.CompareTo(right.Length);
    }

    /// <summary>As <c>yyyyMMddHHmmss</c>; only for a stamp.</summary>
    public string Moment()
    {
        var calendar = Text[0] == '2' && Text[1] is '0' or '1' && Month(Text) is >= 1 and <= 12;
        if (Text.Length == 13 || (Text.Length == 10 && !calendar)) return Unix(Text);
        return Text.Length >= 14 ? Text[..14] : Text.PadRight(14, '0');
    }

    private static int Month(string text) => text.Length >= 6 ? (text[4] - '0') * 10 + text[5] - '0' : 0;

    private static string Unix(string text)
    {
        var value = long.Parse(text, CultureInfo.InvariantCulture);
        var moment = text.Length == 13 ? DateTimeOffset.FromUnixTimeMilliseconds(value) : DateTimeOffset.FromUnixTimeSeconds(value);
        return moment.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
    }

    /// <summary>The next run of digits, or of anything else; dots and underscores between runs count for nothing.</summary>
    private static ReadOnlySpan<char> Part(ref ReadOnlySpan<char> text)
    {
        var digits = char.IsAsciiDigit(text[0]);
        var end = 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]) == digits && text[end] is not ('.' or '_')) end++;
        var part = text[..end];
        text = text[end..].TrimStart("._");
        return part;
    }

    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (!char.IsAsciiDigit(left[0]) || !char.IsAsciiDigit(right[0])) return left.SequenceCompareTo(right);
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
    }

    private static bool IsSeparator(char c) => c is '_' or '-' or '.' or ' ';

    public override string ToString() => Text;
}
