using Plumbline.Model;
using Plumbline.Rules;

namespace Plumbline.Reports.Html;

/// <summary>A place with its line, the lines around it, and the word that is meant.</summary>
internal sealed class HtmlFrames(CheckResult result, HtmlWriter page)
{
    private const int Around = 1;
    private const int LongestLine = 400;

    public void Write(Origin at, string? says)
    {
        if (at.File is null || at.Line == 0 || !result.Texts.TryGetValue(at.File, out var text))
        {
            page.Add($"<p class=\"place\"><code>{at.ToString()}</code> {says ?? ""}</p>\n");
            return;
        }
        page.Add($"<figure><figcaption><code>{at.ToString()}</code>");
        if (says is not null) page.Add($" <span>{says}</span>");
        page.Add($"</figcaption><pre>");
        var last = LastLine(text, at.Line);
        var indent = Enumerable.Range(Math.Max(1, at.Line - Around), last - Math.Max(1, at.Line - Around) + 1).Select(text.Line).Where(l => l.Trim().Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty().Min();
        for (var line = Math.Max(1, at.Line - Around); line <= last; line++)
        {
            if (line == at.Line) Meant(Withheld.In(text.Line(line)), line, indent, at.Column - 1);
            else page.Add($"<span class=\"line\"><span class=\"no\">{line}</span> {Tail(Withheld.In(text.Line(line)), indent)}\n</span>");
        }
        page.Add($"</pre></figure>\n");
    }

    private static int LastLine(SourceText text, int line)
    {
        var last = line + Around;
        while (last > line && text.Line(last).Trim().Length == 0) last--;
        return last;
    }

    private void Meant(string line, int number, int indent, int column)
    {
        var start = Math.Clamp(column, 0, line.Length);
        var end = Math.Min(line.Length, start + CodeFrame.WordLength(line, start));
        var from = Math.Min(indent, start);
        // A file of one line: what is meant must be seen.
        if (start - from > LongestLine) from = start - LongestLine / 2;
        page.Add($"<span class=\"line here\"><span class=\"no\">{number}</span> {line[from..start]}<mark>{line[start..end]}</mark>{Style.Cut(line[end..], LongestLine)}\n</span>");
    }

    private static string Tail(string line, int indent) => Style.Cut(line[Math.Min(indent, line.Length)..].TrimEnd(), LongestLine);
}
