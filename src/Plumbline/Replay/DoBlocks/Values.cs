using System.Globalization;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>A value that depends on rows, roles or settings that no file tells. Whatever is computed from it is unknown too, unless logic decides without it.</summary>
internal sealed class Unknown
{
    public static readonly Unknown Value = new();
    public override string ToString() => "unknown";
}

/// <summary>An oid that knows what it stands for: <c>'t'::regclass</c>. Compared by number, shown by name.</summary>
internal sealed record ObjectReference(long Oid, ObjectId Id, string Text)
{
    public override string ToString() => Text;
}

internal sealed record ArrayValue(IReadOnlyList<object?> Items)
{
    /// <summary>The subscript of the first item: 0 for the vectors of the system tables.</summary>
    public int From { get; init; } = 1;
}

/// <summary>A row or record: the variable of a FOR loop, the result of SELECT … INTO.</summary>
internal sealed record RowValue(IReadOnlyList<string> Names, IReadOnlyList<object?> Values)
{
    public bool TryGet(string name, out object? value)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i] != name) continue;
            value = Values[i];
            return true;
        }
        value = null;
        return false;
    }
}

/// <summary>SQL's values and three-valued logic, and a fourth value for what is unknown. Numbers are decimals, everything else is text.</summary>
internal static class Values
{
    public static bool IsUnknown(object? value) => value is Unknown;

    public static bool? Truth(object? value) => value switch
    {
        bool truth => truth,
        string text => text.ToLowerInvariant() is "t" or "true" or "yes" or "on" or "1",
        _ => null,
    };

    public static object? And(object? left, object? right)
    {
        if (left is false || right is false) return false;
        if (IsUnknown(left) || IsUnknown(right)) return Unknown.Value;
        return left is null || right is null ? null : true;
    }

    public static object? Or(object? left, object? right)
    {
        if (left is true || right is true) return true;
        if (IsUnknown(left) || IsUnknown(right)) return Unknown.Value;
        return left is null || right is null ? null : false;
    }

    public static object? Not(object? value) => value switch { null => null, Unknown => value, _ => Truth(value) is { } truth ? !truth : null };

    /// <summary>Less than, equal or greater; null when one side is NULL or the two do not compare.</summary>
    public static int? Compare(object? left, object? right)
    {
        if (left is null || right is null) return null;
        if (Number(left) is { } a && Number(right) is { } b) return a.CompareTo(b);
        if (left is bool || right is bool) return Truth(left) is { } x && Truth(right) is { } y ? x.CompareTo(y) : null;
        if (left is ArrayValue first && right is ArrayValue second) return CompareLists(first.Items, second.Items);
        if (left is RowValue one && right is RowValue other) return CompareLists(one.Values, other.Values);
        return string.CompareOrdinal(Text(left), Text(right));
    }

    private static int? CompareLists(IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (left[i] is null && right[i] is null) continue;
            if (Compare(left[i], right[i]) is not { } order) return null;
            if (order != 0) return order;
        }
        return left.Count.CompareTo(right.Count);
    }

    /// <summary>A number, or the oid behind a reference. Text becomes a number only beside one, which the caller sees to.</summary>
    public static decimal? Number(object? value) => value switch
    {
        decimal number => number,
        ObjectReference reference => reference.Oid,
        _ => null,
    };

    public static decimal? ToNumber(object? value) =>
        Number(value) ?? (value is string text && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null);

    public static string Text(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "t" : "f",
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        ArrayValue array => $"{{{string.Join(',', array.Items.Select(ElementText))}}}",
        RowValue row => $"({string.Join(',', row.Values.Select(Text))})",
        _ => value.ToString() ?? "",
    };

    private static string ElementText(object? item)
    {
        if (item is null) return "NULL";
        var text = Text(item);
        return text.Length == 0 || text.AsSpan().ContainsAny(",{}\"\\ ") ? $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : text;
    }

    /// <summary>The text form of an array, <c>{a,"b c",NULL}</c> (manual 8.15.6); one dimension.</summary>
    public static ArrayValue? ParseArray(string text)
    {
        text = text.Trim();
        if (text.Length < 2 || text[0] != '{' || text[^1] != '}') return null;
        var items = new List<object?>();
        var at = 1;
        while (at < text.Length - 1)
        {
            items.Add(text[at] == '"' ? QuotedElement(text, ref at) : BareElement(text, ref at));
            if (at < text.Length - 1 && text[at] == ',') at++;
        }
        return new(items);
    }

    private static string QuotedElement(string text, ref int at)
    {
        var item = new System.Text.StringBuilder();
        for (at++; at < text.Length - 1 && text[at] != '"'; at++)
        {
            if (text[at] == '\\') at++;
            item.Append(text[at]);
        }
        at++;
        return item.ToString();
    }

    private static string? BareElement(string text, ref int at)
    {
        var end = text.IndexOf(',', at);
        if (end < 0) end = text.Length - 1;
        var item = text[at..end].Trim();
        at = end;
        return item.Equals("NULL", StringComparison.OrdinalIgnoreCase) ? null : item;
    }

    /// <summary>LIKE: <c>%</c> any run, <c>_</c> one character, backslash escapes (manual 9.7.1).</summary>
    public static bool Like(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern, bool foldCase)
    {
        while (true)
        {
            if (pattern.IsEmpty) return text.IsEmpty;
            if (pattern[0] == '%')
            {
                pattern = pattern.TrimStart('%');
                if (pattern.IsEmpty) return true;
                for (var i = 0; i <= text.Length; i++)
                    if (Like(text[i..], pattern, foldCase)) return true;
                return false;
            }
            if (text.IsEmpty) return false;
            var escaped = pattern[0] == '\\' && pattern.Length > 1;
            if (escaped) pattern = pattern[1..];
            var same = foldCase ? char.ToLowerInvariant(pattern[0]) == char.ToLowerInvariant(text[0]) : pattern[0] == text[0];
            if (!same && (escaped || pattern[0] != '_')) return false;
            pattern = pattern[1..];
            text = text[1..];
        }
    }

    /// <summary>As <c>quote_literal</c> writes a value.</summary>
    public static string Literal(object? value) => value is null ? "NULL" : SqlString.Quote(Text(value));
}
