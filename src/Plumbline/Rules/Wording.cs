using Plumbline.Model;
using Plumbline.Truth;

namespace Plumbline.Rules;

/// <summary>The words of messages, so that all rules name things alike.</summary>
public static class Wording
{
    /// <summary><c>analytics_events.sessionId (AnalyticsEvent.sessionId)</c>: the model's name only where it differs.</summary>
    public static string Called(ObjectId id, IReadOnlyList<TruthVoice> voices)
    {
        var name = id.Name.ToString();
        // A constraint or index has no name of its own in a model; the model's would only repeat the table.
        if (id.Kind != Table.OfKind && id.Kind != Column.OfKind && id.Kind != EnumType.OfKind) return name;
        foreach (var voice in voices)
            if (voice.OwnName(id) is { } own && own.ToString() != name) return $"{name} ({own})";
        return name;
    }

    public static string List(IEnumerable<string> items, int most = 6)
    {
        var all = items.ToList();
        return all.Count switch
        {
            0 => "",
            1 => all[0],
            _ when all.Count <= most => $"{string.Join(", ", all.Take(all.Count - 1))} and {all[^1]}",
            _ => $"{string.Join(", ", all.Take(most - 1))} and {all.Count - most + 1} more",
        };
    }

    /// <summary>Of one table, that of the first with its table: <c>orders.total, tax and paid</c>.</summary>
    public static string Columns(IReadOnlyList<Column> columns, Func<Column, string>? more = null) =>
        List(columns.Select((c, i) => (i == 0 ? c.Name.ToString() : c.Name.Name) + (more is null ? "" : $" {more(c)}")), 12);

    public static string Count(int count, string singular, string? plural = null) => count == 1 ? $"1 {singular}" : $"{count} {plural ?? singular + "s"}";

    /// <summary>A kind's word for several: keys, policies, indexes, statistics.</summary>
    public static string Plural(string kind) => kind switch
    {
        _ when kind.EndsWith('y') && !kind.EndsWith("ey", StringComparison.Ordinal) => $"{kind[..^1]}ies",
        _ when kind.EndsWith('x') => $"{kind}es",
        _ when kind.EndsWith('s') => kind,
        _ => $"{kind}s",
    };

    /// <summary><c>an index</c>, <c>a unique index</c>.</summary>
    public static string One(string word) => $"{(word[0] is 'a' or 'e' or 'i' or 'o' ? "an" : "a")} {word}";

    /// <summary>A rule's part of a name: <c>foreign-key</c>.</summary>
    public static string Kebab(string label) => label.Replace(' ', '-');
}
