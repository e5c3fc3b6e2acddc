using System.Text;
using Plumbline.Model;

namespace Plumbline.Reports;

/// <summary>Changes of a file by whole lines, and the unified diff that makes them.</summary>
public sealed class LineEdits(SourceText file)
{
    private const int Context = 3;
    private readonly SortedDictionary<int, (bool Replaces, List<string> Lines)> _edits = [];
    private readonly string[] _lines = Lines(file.Text);

    public bool IsEmpty => _edits.Count == 0;

    /// <summary>How many lines the file has.</summary>
    public int Count => _lines.Length;

    /// <summary>A line, counted from 1, as it stands.</summary>
    public string Line(int line) => _lines[line - 1];

    /// <summary>Puts a line after a line of the file; 0 is its start.</summary>
    public void After(int line, string text)
    {
        if (!_edits.TryGetValue(line, out var edit)) _edits[line] = edit = (false, [line > 0 ? _lines[line - 1] : ""]);
        edit.Lines.Add(text);
    }

    public void Replace(int line, string text)
    {
        if (_edits.TryGetValue(line, out var edit)) edit.Lines[0] = text;
        else edit = (true, [text]);
        _edits[line] = (true, edit.Lines);
    }

    /// <summary>As <c>patch -p1</c> and <c>git apply</c> take it, from the folder that the file's path starts in.</summary>
    public string Diff()
    {
        var text = new StringBuilder($"--- a/{file.Path}\n+++ b/{file.Path}\n");
        var shift = 0;
        foreach (var hunk in Hunks())
        {
            var (first, last) = (Math.Max(1, hunk[0] - Context + (_edits[hunk[0]].Replaces ? 0 : 1)), Math.Min(_lines.Length, hunk[^1] + Context));
            var body = new StringBuilder();
            var added = 0;
            for (var line = first == 1 ? 0 : first; line <= last; line++) added += Write(body, line);
            var count = last - first + 1;
            text.Append($"@@ -{first},{count} +{first + shift},{count + added} @@\n").Append(body);
            shift += added;
        }
        return text.ToString();
    }

    /// <summary>A line with what is done at it; how many more lines there are then.</summary>
    private int Write(StringBuilder body, int line)
    {
        if (!_edits.TryGetValue(line, out var edit))
        {
            if (line > 0) body.Append(' ').Append(_lines[line - 1]).Append('\n');
            return 0;
        }
        if (line > 0) body.Append(edit.Replaces ? '-' : ' ').Append(_lines[line - 1]).Append('\n');
        foreach (var one in edit.Lines.Skip(edit.Replaces ? 0 : 1)) body.Append('+').Append(one).Append('\n');
        return edit.Lines.Count - 1;
    }

    /// <summary>Edits whose surroundings touch share a hunk.</summary>
    private IEnumerable<List<int>> Hunks()
    {
        var open = new List<int>();
        foreach (var line in _edits.Keys)
        {
            if (open.Count > 0 && line - open[^1] > 2 * Context)
            {
                yield return open;
                open = [];
            }
            open.Add(line);
        }
        if (open.Count > 0) yield return open;
    }

    private static string[] Lines(string text)
    {
        var lines = text.Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }
}
