using System.Text;
using Plumbline.Model;

namespace Plumbline.Reports;

/// <summary>
/// How text is written for a terminal: with color or without, and how wide. Names from files are never trusted:
/// control characters would let a hostile table name rewrite the screen.
/// </summary>
public sealed record Style(bool Color, int Width)
{
    /// <summary>For pipes and files.</summary>
    public static readonly Style Plain = new(false, 100);

    public string Bold(string text) => Paint("1", text);
    public string Dim(string text) => Paint("2", text);
    public string Red(string text) => Paint("31", text);
    public string Green(string text) => Paint("32", text);
    public string Yellow(string text) => Paint("33", text);
    public string Blue(string text) => Paint("34", text);
    public string Cyan(string text) => Paint("36", text);

    public string Paint(string code, string text) => Color && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;

    /// <summary>Control and direction-changing characters as escapes; tabs as spaces; passwords withheld before a line is broken within one.</summary>
    public static string Safe(string text)
    {
        text = Withheld.In(text);
        var at = IndexOfUnsafe(text);
        if (at < 0) return text;
        var safe = new StringBuilder(text, 0, at, text.Length + 16);
        foreach (var c in text.AsSpan(at))
        {
            if (c == '\t') safe.Append("    ");
            else if (IsUnsafe(c)) safe.Append($"\\u{(int)c:x4}");
            else safe.Append(c);
        }
        return safe.ToString();
    }

    /// <summary>Cut to a width, with an ellipsis when something is left out.</summary>
    public static string Cut(string text, int width) => text.Length <= width ? text : width <= 1 ? "…" : text[..(width - 1)] + "…";

    /// <summary>Lines no wider than the terminal, broken at blanks; continued lines are indented.</summary>
    public IEnumerable<string> Wrap(string text, int indent)
    {
        var room = Math.Max(20, Width - indent);
        while (text.Length > room)
        {
            var at = text.LastIndexOf(' ', room);
            if (at <= room / 3) at = room;
            yield return text[..at].TrimEnd();
            text = text[at..].TrimStart();
        }
        yield return text;
    }

    private static int IndexOfUnsafe(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\t' || IsUnsafe(text[i])) return i;
        return -1;
    }

    private static bool IsUnsafe(char c) => char.IsControl(c) || c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\u200e' or '\u200f' or '\ufeff' or '\u2028' or '\u2029';
}
