namespace Plumbline.Model;

/// <summary>The schema in which a plan keeps rows that it drops. It belongs to no declared schema and to no history: nothing reads or compares it.</summary>
public static class Archive
{
    public const string Schema = "plumbline_archive";

    public static bool Holds(ObjectName name) => name.Schema == Schema;

    /// <summary>What a text calls by name in there: an earlier plan may have left it, so that another needs another name.</summary>
    public static IEnumerable<string> Named(string text)
    {
        const string Head = Schema + ".";
        for (var at = text.IndexOf(Head, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Head, at, StringComparison.Ordinal))
        {
            var start = at += Head.Length;
            if (at < text.Length && text[at] == '"')
            {
                do at = text.IndexOf('"', at + 1) is >= 0 and var quote ? quote + 1 : text.Length;
                while (at < text.Length && text[at] == '"');
                yield return text[(start + 1)..Math.Max(start + 1, at - 1)].Replace("\"\"", "\"", StringComparison.Ordinal);
                continue;
            }
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '$')) at++;
            if (at > start) yield return text[start..at];
        }
    }
}
