namespace Plumbline.Model;

/// <summary>One file's text as it enters the core. <see cref="Path"/> is relative to the project with forward slashes.</summary>
/// <param name="anchor">Where to point at when the text stands in no file: SQL that a block puts together points at its EXECUTE.</param>
public sealed class SourceText(string source, string path, string text, Origin? anchor = null)
{
    private int[]? _lineStarts;
    private SourceText? _whole;
    private int _start;

    /// <summary>A part that is read by itself, such as a code block of a document; its places are those of the whole.</summary>
    public SourceText Part(int start, int length) => new(source, path, text.Substring(start, length)) { _whole = this, _start = start };

    /// <summary>The source this file belongs to, as named in reports: <c>history</c>, <c>declared</c>, …</summary>
    public string Source => source;
    public string Path => path;
    public string Text => text;

    /// <summary>The place of a character offset.</summary>
    public Origin At(int offset)
    {
        if (anchor is { } fixedPlace) return fixedPlace;
        if (_whole is not null) return _whole.At(_start + offset);
        var starts = LineStarts();
        var line = Array.BinarySearch(starts, offset);
        if (line < 0) line = ~line - 1;
        return new(source, path, line + 1, offset - starts[line] + 1);
    }

    /// <summary>The text of a line, counted from 1, without its line end.</summary>
    public string Line(int line)
    {
        if (_whole is not null) return _whole.Line(line);
        var starts = LineStarts();
        if (line < 1 || line > starts.Length) return "";
        var end = line < starts.Length ? starts[line] : text.Length;
        return text[starts[line - 1]..end].TrimEnd('\r', '\n');
    }

    private int[] LineStarts()
    {
        if (_lineStarts is not null) return _lineStarts;
        var starts = new List<int> { 0 };
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1)) starts.Add(at + 1);
        return _lineStarts = starts.ToArray();
    }
}
