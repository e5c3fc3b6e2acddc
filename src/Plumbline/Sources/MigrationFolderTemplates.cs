using Plumbline.Model;

namespace Plumbline.Sources;

/// <summary>
/// Placeholders that a tool fills in before it sends the file: <c>{{ .Schema }}</c>, and Flyway's <c>${schema}</c>.
/// What they stand for is not known here. Nearly all name the schema: in front of a dot the placeholder goes, elsewhere the default schema takes its place.
/// Both fit into its room, so that places stay true.
/// </summary>
internal static class MigrationFolderTemplates
{
    private const string Schema = "public";

    /// <summary>The text with its placeholders filled; the same object when there are none.</summary>
    public static SourceText Fill(SourceText file, bool flyway)
    {
        char[]? filled = null;
        for (var at = Next(file.Text, 0, flyway); at.Start >= 0; at = Next(file.Text, at.End, flyway))
        {
            filled ??= file.Text.ToCharArray();
            FillOne(file.Text, filled, at.Start, at.End);
        }
        return filled is null ? file : new(file.Source, file.Path, new string(filled));
    }

    /// <summary>Quotes around the placeholder are a part of it: <c>"{{ .Schema }}".users</c>.</summary>
    private static void FillOne(string text, char[] filled, int start, int end)
    {
        var quoted = start > 0 && end < text.Length && text[start - 1] is '"' or '\'' && text[end] == text[start - 1];
        if (quoted) (start, end) = (start - 1, end + 1);
        var dotted = end < text.Length && text[end] == '.' && !(quoted && text[start] == '\'');
        filled.AsSpan(start, end - start + (dotted ? 1 : 0)).Fill(' ');
        if (dotted) return;
        var name = quoted ? $"{text[start]}{Schema}{text[start]}" : Schema;
        if (name.Length <= end - start) name.CopyTo(filled.AsSpan(start));
    }

    private static (int Start, int End) Next(string text, int from, bool flyway)
    {
        for (var start = text.IndexOf("{{", from, StringComparison.Ordinal); start >= 0; start = text.IndexOf("{{", start + 1, StringComparison.Ordinal))
        {
            var end = text.IndexOf("}}", start, StringComparison.Ordinal);
            if (end > 0 && IsPlaceholder(text, start, end)) return (start, end + 2);
        }
        if (!flyway) return (-1, -1);
        var open = text.IndexOf("${", from, StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf('}', open);
        return close < 0 ? (-1, -1) : (open, close + 1);
    }

    /// <summary>An array of arrays, <c>'{{1,2},{3,4}}'</c>, and nested JSON are none.</summary>
    private static bool IsPlaceholder(string text, int start, int end)
    {
        var inner = text.AsSpan(start + 2, end - start - 2);
        if (inner.Length == 0 || inner.IndexOfAny("{},\n") >= 0) return false;
        return inner[0] is ' ' or '.' or '-' || (char.IsAsciiLetter(inner[0]) && (start == 0 || text[start - 1] != '\''));
    }
}
