using System.Globalization;
using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>A default as a document says it: a word, a number, a text in single quotes, a call.</summary>
/// <param name="MayBeOfCode">It is said in prose: code may fill in what no schema does.</param>
public sealed record SaidDefault(string Value, bool MayBeOfCode = false);

/// <summary>A foreign key as a line of a column says it.</summary>
/// <param name="Table">null where its name is none of the project's.</param>
/// <param name="IsKey">It is called a key; an arrow may be drawn where there is none.</param>
/// <param name="OnDelete">As <see cref="ForeignKey.OnDelete"/> has it; null where it was not said.</param>
public sealed record SaidReference(ObjectName? Table, bool IsKey, string? OnDelete = null);

/// <summary>What a line says of a column beside its type: <c>uuid, unique</c>, <c>integer, 0 to 23</c>, <c>active, then done</c>, <c>FK → users</c>. What is null or empty was not said.</summary>
public sealed record ColumnDetails
{
    public static readonly ColumnDetails None = new();

    public bool? NotNull { get; init; }
    public bool IsUnique { get; init; }

    /// <summary>It is, or is part of, the primary key.</summary>
    public bool IsPrimary { get; init; }

    public SaidReference? References { get; init; }
    public (long Low, long High)? Range { get; init; }

    /// <summary>Words that stand one behind the other and nothing else: labels, where the column's type has some.</summary>
    public EquatableArray<string> Labels { get; init; }

    /// <summary>What the schema's language calls the column, where code says it.</summary>
    public string? Field { get; init; }

    public SaidDefault? Default { get; init; }

    /// <summary>The line says more than is held here.</summary>
    public bool HasMore { get; init; }

    /// <summary>Both, the first where they speak of one thing.</summary>
    public ColumnDetails With(ColumnDetails other) => new()
    {
        NotNull = NotNull ?? other.NotNull,
        IsUnique = IsUnique || other.IsUnique,
        IsPrimary = IsPrimary || other.IsPrimary,
        References = References is null || other.References is null ? References ?? other.References : new(References.Table ?? other.References.Table, References.IsKey || other.References.IsKey, References.OnDelete ?? other.References.OnDelete),
        Range = Range ?? other.Range,
        Labels = Labels.IsEmpty ? other.Labels : Labels,
        Field = Field ?? other.Field,
        Default = Default ?? other.Default,
        HasMore = HasMore || other.HasMore,
    };

    /// <param name="words">What stands behind the column's name.</param>
    /// <param name="typed">Whether it begins with a type.</param>
    /// <param name="isProse">A description: <c>optional</c> and <c>required</c> are said of a form as often, <c>NOT NULL</c> and <c>nullable</c> of nothing else.</param>
    internal static ColumnDetails Read(EquatableArray<Word> words, bool typed, Vocabulary known, bool isProse = false)
    {
        var start = typed ? BehindType(words) : 0;
        // `DateTime?`, as schema languages write what may be null.
        var details = start > 0 && (words[start - 1].IsMark('?') || words[0].Text.EndsWith('?')) ? None with { NotNull = false } : None;
        for (var at = start; at < words.Count; at++)
        {
            if (IsSeparator(words[at])) continue;
            details = Part(words, ref at, known, isProse) is { } said ? details.With(said) : details with { HasMore = true };
            while (at < words.Count && !IsSeparator(words[at])) at++;
        }
        // What says nothing else may be a list of labels.
        return !typed && details == s_onlyMore && LabelsIn(words) is { IsEmpty: false } labels ? new() { Labels = labels } : details;
    }

    private static readonly ColumnDetails s_onlyMore = new() { HasMore = true };

    private static bool IsSeparator(Word word) => word.Kind == WordKind.Mark && word.Text is "," or ";" or ":" or "(" or ")" or "." or "—" or "|";

    /// <summary>Where the type's words end: <c>numeric(20,4)</c>, <c>timestamp with time zone</c>, <c>text[]</c>.</summary>
    internal static int BehindType(EquatableArray<Word> words)
    {
        var at = 1;
        while (at < words.Count && words[at].IsOneOf("with", "without", "time", "zone", "varying", "precision")) at++;
        foreach (var (open, close) in ((char, char)[])[('(', ')'), ('[', ']')])
            if (at < words.Count && words[at].IsMark(open))
            {
                var end = at;
                while (end < words.Count && !words[end].IsMark(close)) end++;
                if (end < words.Count && end - at <= 4 && words.Span[(at + 1)..end].ToArray().All(w => w.Kind == WordKind.Mark || char.IsAsciiDigit(w.Text[0]))) at = end + 1;
            }
        while (at < words.Count && words[at].IsMark('?')) at++;
        return at;
    }

    /// <summary>What a part up to the next separator says, when all its words are understood: <c>unique per tenant</c> is not <c>unique</c>.</summary>
    private static ColumnDetails? Part(EquatableArray<Word> words, ref int at, Vocabulary known, bool isProse)
    {
        var details = None;
        while (at < words.Count && !IsSeparator(words[at]))
        {
            var next = at + 1 < words.Count ? words[at + 1] : default;
            if (words[at].Is("not") && next.Is("null")) (details, at) = (details with { NotNull = true }, at + 2);
            else if (words[at].Is("nullable") || (!isProse && words[at].IsOneOf("null", "optional"))) (details, at) = (details with { NotNull = false }, at + 1);
            else if (!isProse && words[at].Is("required")) (details, at) = (details with { NotNull = true }, at + 1);
            // `unique (a, b)`: the column is one of several.
            else if (words[at].Is("unique") && !next.IsMark('(')) (details, at) = (details with { IsUnique = true }, at + 1);
            else if (words[at].Is("composite") && (next.Is("pk") || next.Is("primary"))) at++;
            else if (words[at].Is("pk")) (details, at) = (details with { IsPrimary = true }, at + 1);
            else if (words[at].Is("primary") && next.Is("key")) (details, at) = (details with { IsPrimary = true }, at + 2);
            else if (Action(words, ref at) is { } action) details = details with { References = new(details.References?.Table, true, action) };
            else if (Reference(words, ref at, known) is { } reference) details = details with { References = reference };
            else if (Value(words, ref at) is { } value) details = details with { Default = new(value) };
            else if (Bounds(words, ref at) is { } range) details = details with { Range = range };
            else return null;
        }
        return details;
    }

    /// <summary><c>FK</c>, <c>FK → users</c>, <c>FK -> users(id)</c>, <c>foreign key to `users.id`</c>, <c>references users</c>, <c>→ users</c>.</summary>
    private static SaidReference? Reference(EquatableArray<Word> words, ref int at, Vocabulary known)
    {
        var isForeign = words[at].Is("foreign") && at + 1 < words.Count && words[at + 1].Is("key");
        var isKey = isForeign || words[at].Is("fk");
        if (!isKey && !words[at].Is("references") && !IsArrow(words, at)) return null;
        var behind = isForeign ? at + 2 : isKey ? at + 1 : at;
        var name = behind;
        while (name < words.Count && (words[name].IsOneOf("to", "references") || (words[name].Kind == WordKind.Mark && words[name].Text is "→" or "-" or ">" or "="))) name++;
        if (name < words.Count && words[name].Kind != WordKind.Mark && Target(words[name].Text, known) is { } target)
        {
            var isArrow = IsArrow(words, at);
            at = name + 1;
            if (at + 2 < words.Count && words[at].IsMark('(') && words[at + 2].IsMark(')')) at += 3;
            return new(target, !isArrow);
        }
        if (!isKey || name > behind) return null;
        at = name;
        return new((ObjectName?)null, true);
    }

    internal static bool IsArrow(EquatableArray<Word> words, int at) => words[at].IsMark('→') || (words[at].IsMark('-') && at + 1 < words.Count && words[at + 1].IsMark('>'));

    /// <summary>The table of <c>users</c>, <c>users.id</c>, <c>users(id)</c>.</summary>
    private static ObjectName? Target(string written, Vocabulary known)
    {
        var bare = written.IndexOf('(') is > 0 and var open ? written[..open] : written;
        return known.Table(bare) ?? known.Dotted(bare)?.Name.OfTable();
    }

    /// <summary><c>ON DELETE SET NULL</c>.</summary>
    private static string? Action(EquatableArray<Word> words, ref int at)
    {
        if (at + 2 >= words.Count || !words[at].Is("on") || !words[at + 1].Is("delete")) return null;
        var (first, second) = (words[at + 2], at + 3 < words.Count ? words[at + 3] : default);
        var action = first.Is("cascade") ? "cascade" : first.Is("restrict") ? "restrict" : first.Is("set") && second.Is("null") ? "set null" : first.Is("set") && second.Is("default") ? "set default" : first.Is("no") && second.Is("action") ? "no action" : null;
        if (action is not null) at += action.Contains(' ') ? 4 : 3;
        return action;
    }

    /// <summary><c>default `0`</c>, <c>default now()</c>, <c>default: 'new'</c>, up to the end of the value.</summary>
    private static string? Value(EquatableArray<Word> words, ref int at)
    {
        if (!words[at].Is("default")) return null;
        var start = at + 1;
        if (start < words.Count && (words[start].IsMark(':') || words[start].IsMark('='))) start++;
        if (start >= words.Count || IsSeparator(words[start])) return null;
        var end = start + 1;
        if (words[start].Kind == WordKind.Mark)
        {
            // In quotes: one word, since more of them are prose.
            if (words[start].Text is not ("'" or "\"") || start + 2 >= words.Count || words[start + 2].Text != words[start].Text) return null;
            end = start + 3;
        }
        else if (end + 1 < words.Count && words[end].IsMark('(') && words[end].At == words[start].At + words[start].Text.Length && words[end + 1].IsMark(')')) end += 2;
        // `Default timezone`: a word of prose is no value.
        else if (start == at + 1 && words[start].Kind != WordKind.Code && words[start].Text.Any(char.IsAsciiLetterLower) && !words[start].IsOneOf("true", "false")) return null;
        if (ValueOf(EquatableArray.Create(words.Span[start..end])) is not { } value) return null;
        at = end;
        return value;
    }

    /// <summary>The value that words write: one word, a text in quotes, or a call. null for prose and for dashes.</summary>
    internal static string? ValueOf(EquatableArray<Word> words)
    {
        var text = Sentences.Text(words).Trim();
        if (text.Length > 1 && text[0] == '"' && text[^1] == '"') text = $"'{text[1..^1]}'";
        if (words.Count > 1 && text.Contains(' ') && text[0] != '\'') return null;
        if (text.Length == 0 || !text.AsSpan().ContainsAnyExcept("-–—/*~") || text.ToLowerInvariant() is "none" or "null" or "n/a" or "no" or "yes") return null;
        return text;
    }

    /// <summary><c>0 to 23</c>, <c>0–23</c>, <c>between 0 and 23</c>, <c>from 0 to 23</c>.</summary>
    private static (long, long)? Bounds(EquatableArray<Word> words, ref int at)
    {
        var from = words[at].IsOneOf("between", "from") ? at + 1 : at;
        if (from + 2 < words.Count && Number(words[from].Text) is { } low && (words[from + 1].IsOneOf("to", "and", "through") || words[from + 1].Text is "-" or "–" or "—" or "…" or "..") && Number(words[from + 2].Text) is { } high && low <= high)
        {
            at = from + 3;
            return (low, high);
        }
        var text = words[at].Text;
        if (text.Length > 2 && text.IndexOfAny(['-', '–'], 1) is > 0 and var dash && Number(text[..dash]) is { } first && Number(text[(dash + 1)..]) is { } last && first <= last)
        {
            at++;
            return (first, last);
        }
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
