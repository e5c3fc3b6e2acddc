using System.Text;
using Plumbline.Model;

namespace Plumbline.Reports;

/// <summary>One line of a file with its number, and a caret under the place.</summary>
internal static class CodeFrame
{
    public static void Write(StringBuilder output, Style style, IReadOnlyDictionary<string, SourceText> texts, Origin at, string? says, int indent)
    {
        var pad = new string(' ', indent);
        var place = Style.Safe(at.Line > 0 ? $"{at.File}:{at.Line}" : at.ToString());
        var note = says is null ? "" : style.Dim($"  {Style.Cut(Style.Safe(says), Math.Max(20, style.Width - indent - place.Length - 4))}");
        output.Append(pad).Append(style.Blue(place)).Append(note).Append('\n');
        if (at.File is null || at.Line == 0 || !texts.TryGetValue(at.File, out var text)) return;

        var line = Withheld.In(text.Line(at.Line));
        var start = Math.Min(Math.Max(0, at.Column - 1), line.Length);
        var leading = line.Length - line.TrimStart().Length;
        var number = at.Line.ToString();
        var room = Math.Max(24, style.Width - indent - number.Length - 3);
        var from = Math.Min(leading, start);
        if (start - from > room * 2 / 3) from = start - room / 3;
        var shown = Style.Cut(Style.Safe(line[from..].TrimEnd()), room);
        output.Append(pad).Append(style.Dim($"{number} │ ")).Append(shown).Append('\n');
        var caret = Style.Safe(line[from..start]).Length;
        var length = Math.Clamp(WordLength(line, start), 1, Math.Max(1, shown.Length - caret));
        if (caret < shown.Length) output.Append(pad).Append(new string(' ', number.Length)).Append(style.Dim(" │ ")).Append(' ', caret).Append(style.Red(new string('^', length))).Append('\n');
    }

    /// <summary>A quoted name, a comment to its end (where a whole file is meant, it often begins with one), or a word.</summary>
    internal static int WordLength(string line, int start)
    {
        if (start >= line.Length) return 1;
        if (line.AsSpan(start).StartsWith("--") || line.AsSpan(start).StartsWith("//")) return line.AsSpan(start).TrimEnd().Length;
        if (line[start] == '"' && line.IndexOf('"', start + 1) is > 0 and var close) return close - start + 1;
        var end = start;
        while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '_' or '@')) end++;
        return Math.Max(1, end - start);
    }
}
