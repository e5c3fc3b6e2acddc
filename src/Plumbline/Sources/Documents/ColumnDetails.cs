using System.Globalization;
using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>What a line says of a column beside its type: <c>uuid, unique</c>, <c>integer, 0 to 23</c>, <c>active, then done</c>. What is null or empty was not said.</summary>
public sealed record ColumnDetails
{
    public static readonly ColumnDetails None = new();

    public bool? NotNull { get; init; }
    public bool IsUnique { get; init; }
    public (long Low, long High)? Range { get; init; }

    /// <summary>Words that stand one behind the other and nothing else: labels, where the column's type has some.</summary>
    public EquatableArray<string> Labels { get; init; }

    /// <summary>What the schema's language calls the column, where code says it.</summary>
    public string? Field { get; init; }

    /// <summary>The value that it is given by default, without quotes.</summary>
    public string? Default { get; init; }

    /// <summary>The line says more than is held here.</summary>
    public bool HasMore { get; init; }

    /// <param name="words">What stands behind the column's name.</param>
    /// <param name="typed">Whether it begins with a type.</param>
    public static ColumnDetails Read(EquatableArray<Word> words, bool typed)
    {
        var details = None;
        var first = true;
        foreach (var part in Parts(words))
        {
            var rest = first && typed ? WithoutType(part) : part;
            first = false;
            if (rest.IsEmpty) continue;
            details = Part(rest) is { } said
                ? details with { NotNull = said.NotNull ?? details.NotNull, IsUnique = said.IsUnique || details.IsUnique, Range = said.Range ?? details.Range }
                : details with { HasMore = true };
        }
        return !typed && LabelsIn(words) is { IsEmpty: false } labels ? new() { Labels = labels } : details;
    }

    private static IEnumerable<EquatableArray<Word>> Parts(EquatableArray<Word> words)
    {
        var start = 0;
        for (var at = 0; at <= words.Count; at++)
        {
            if (at < words.Count && !(words[at].Kind == WordKind.Mark && words[at].Text is "," or ";" or ":" or "(" or ")" or "." or "—")) continue;
            if (at > start) yield return EquatableArray.Create(words.Span[start..at]);
            start = at + 1;
        }
    }

    private static EquatableArray<Word> WithoutType(EquatableArray<Word> part)
    {
        var at = 1;
        while (at < part.Count && part[at].IsOneOf("with", "without", "time", "zone", "varying", "precision")) at++;
        return EquatableArray.Create(part.Span[at..]);
    }

    /// <summary>What a part says, when all its words are understood: <c>unique per tenant</c> is not <c>unique</c>.</summary>
    private static ColumnDetails? Part(EquatableArray<Word> part)
    {
        var details = None;
        for (var at = 0; at < part.Count; at++)
        {
            var next = at + 1 < part.Count ? part[at + 1] : default;
            if (part[at].Is("not") && next.Text is not null && next.Is("null")) (details, at) = (details with { NotNull = true }, at + 1);
            else if (part[at].IsOneOf("null", "nullable", "optional")) details = details with { NotNull = false };
            else if (part[at].Is("required")) details = details with { NotNull = true };
            else if (part[at].Is("unique")) details = details with { IsUnique = true };
            else if (part[at].Is("pk") || (part[at].Is("primary") && next.Text is not null && next.Is("key"))) (details, at) = (details with { IsUnique = true }, part[at].Is("pk") ? at : at + 1);
            else if (Bounds(part, ref at) is { } range) details = details with { Range = range };
            else return null;
        }
        return details;
    }

    /// <summary><c>0 to 23</c>, <c>0–23</c>, <c>between 0 and 23</c>, <c>from 0 to 23</c>.</summary>
    private static (long, long)? Bounds(EquatableArray<Word> part, ref int at)
    {
        var from = part[at].IsOneOf("between", "from") ? at + 1 : at;
        if (from + 2 < part.Count && Number(part[from].Text) is { } low && (part[from + 1].IsOneOf("to", "and", "through") || part[from + 1].Text is "-" or "–" or "—" or "…" or "..") && Number(part[from + 2].Text) is { } high && low <= high)
        {
            at = from + 2;
            return (low, high);
        }
        var text = part[at].Text;
        if (text.IndexOfAny(['-', '–'], 1) is var dash && text.Length > 2 && dash > 0 && Number(text[..dash]) is { } first && Number(text[(dash + 1)..]) is { } last && first <= last) return (first, last);
        return null;
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary><c>active, then done or lost</c>: single words, and between them nothing but what joins them.</summary>
    private static EquatableArray<string> LabelsIn(EquatableArray<Word> words)
    {
        var labels = new List<string>();
        var isJoined = true;
        foreach (var word in words)
        {
            if (word.Kind == WordKind.Mark && word.Text is "," or ":" or "|" or "/" or "→" or "." or "(" or ")" or ";" || word.IsOneOf("then", "or", "and", "finally", "either", "enum")) isJoined = true;
            else if (!isJoined || word.Kind == WordKind.Mark || !word.Text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')) return [];
            else
            {
                labels.Add(word.Text);
                isJoined = false;
            }
        }
        return labels.Count < 2 ? [] : labels.ToEquatableArray();
    }
}
