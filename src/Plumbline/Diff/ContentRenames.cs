using System.Text;
using Plumbline.Model;

namespace Plumbline.Diff;

/// <summary>
/// Objects whose content is the same and whose name is another: constraints, indexes, policies, functions. Their name is a label;
/// a primary key is recognised whatever it is called, for a table has only one.
/// </summary>
internal static class ContentRenames
{
    public static IEnumerable<RenameCandidate> Rank(List<SchemaObject> dropped, List<SchemaObject> added, RenameHints hints, Func<string, string> renamed)
    {
        if (NameIsContent(dropped[0].Kind)) yield break;
        if (dropped[0] is EnumType)
        {
            foreach (var candidate in Enums(dropped, added, hints)) yield return candidate;
            yield break;
        }
        if (dropped[0] is PrimaryKey)
        {
            yield return new(dropped[0], added[0], 0.99, ["a table has one primary key"], NameOnly: true);
            yield break;
        }
        var byContent = new Dictionary<string, List<SchemaObject>>();
        foreach (var now in added)
            (byContent.TryGetValue(Content(now, null), out var list) ? list : byContent[Content(now, null)] = []).Add(now);
        var isLabel = dropped[0].Parent() is not null;
        foreach (var was in dropped)
        {
            if (!byContent.TryGetValue(Content(was, renamed), out var same)) continue;
            foreach (var now in same)
            {
                var name = NameWords.Similarity(was.Name.Name, now.Name.Name);
                if (isLabel) yield return new(was, now, 0.9 + 0.09 * name, ["everything but the name is the same"], NameOnly: true);
                else if (name >= 0.4 || IsTelling(was)) yield return new(was, now, 0.6 + 0.35 * name, ["everything but the name is the same"]);
            }
        }
    }

    /// <summary>Replaces a name where it stands as a whole word.</summary>
    public static string Replace(string text, string was, string now)
    {
        var at = text.IndexOf(was, StringComparison.Ordinal);
        if (at < 0) return text;
        var result = new StringBuilder();
        var from = 0;
        for (; at >= 0; at = text.IndexOf(was, at + was.Length, StringComparison.Ordinal))
        {
            if (IsWordAt(text, at - 1) || IsWordAt(text, at + was.Length)) continue;
            result.Append(text, from, at - from).Append(now);
            from = at + was.Length;
        }
        return result.Append(text, from, text.Length - from).ToString();
    }

    private static bool IsWordAt(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');

    /// <summary>What another name makes another thing of.</summary>
    private static bool NameIsContent(Kind kind) => kind == Schema.OfKind || kind == Extension.OfKind || kind == Grant.OfKind || kind == DefaultPrivilege.OfKind;

    /// <summary>Whether the content is long enough that it is not the same by chance.</summary>
    private static bool IsTelling(SchemaObject subject) => Content(subject, null).Length > 80;

    private static string Content(SchemaObject subject, Func<string, string>? renamed)
    {
        var text = new StringBuilder();
        foreach (var facet in subject.Kind.Facets)
            if (facet.Weight == FacetWeight.Structural && facet.Read(subject) is { } value) text.Append(facet.Name).Append('=').Append(value).Append('\n');
        return renamed is null ? text.ToString() : renamed(text.ToString());
    }

    private static IEnumerable<RenameCandidate> Enums(List<SchemaObject> dropped, List<SchemaObject> added, RenameHints hints)
    {
        if ((long)dropped.Count * added.Count > 40_000) yield break;
        foreach (var was in dropped.Cast<EnumType>())
        {
            var answer = hints.AnswerFor(was.Name);
            foreach (var now in added.Cast<EnumType>())
            {
                if (answer == now.Name.Name) yield return new(was, now, 1, ["the configuration says so"]) { Answered = true };
                var shared = was.Labels.Count(l => now.Labels.Contains(l));
                var overlap = (double)shared / Math.Max(1, was.Labels.Count + now.Labels.Count - shared);
                if (overlap >= 0.6) yield return new(was, now, 0.55 * overlap + 0.4 * NameWords.Similarity(was.Name.Name, now.Name.Name), [$"{shared} of {Math.Max(was.Labels.Count, now.Labels.Count)} labels are the same"]);
            }
        }
    }
}
