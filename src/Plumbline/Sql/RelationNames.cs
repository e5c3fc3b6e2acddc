using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Names inside string constants, as regclass reads them: <c>'app."Seq"'</c>.</summary>
internal static class RelationNames
{
    /// <summary>null when the text is no name, such as an object number.</summary>
    public static ObjectName? Parse(string text)
    {
        if (text.Length == 0 || text.Length > 300 || char.IsAsciiDigit(text[0])) return null;
        var at = 0;
        string? schema = null;
        while (true)
        {
            if (Part(text, ref at) is not { } name) return null;
            if (at == text.Length) return new(schema, name);
            if (text[at++] != '.') return null;
            schema = name;
        }
    }

    private static string? Part(string text, ref int at)
    {
        if (at >= text.Length) return null;
        if (text[at] != '"')
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '$' or >= (char)0x80)) at++;
            return at == start ? null : SqlReader.Cut(text[start..at].ToLowerInvariant());
        }
        var name = new System.Text.StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"') { name.Append(text[at]); continue; }
            if (at + 1 < text.Length && text[at + 1] == '"') { name.Append('"'); at++; continue; }
            at++;
            return name.Length == 0 ? null : SqlReader.Cut(name.ToString());
        }
        return null;
    }
}
