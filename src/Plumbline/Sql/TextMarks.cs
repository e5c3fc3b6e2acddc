namespace Plumbline.Sql;

/// <summary>
/// Marks that give a text away, whatever the case of their letters: looked for all at once, in one pass, since every file of a long history is asked.
/// Marks are ASCII.
/// </summary>
public sealed class TextMarks
{
    private readonly string[]?[] _byFirst = new string[]?[128];

    public TextMarks(params ReadOnlySpan<string> marks)
    {
        foreach (var mark in marks)
        {
            Add(char.ToLowerInvariant(mark[0]), mark);
            if (char.IsAsciiLetter(mark[0])) Add(char.ToUpperInvariant(mark[0]), mark);
        }
    }

    public bool AreIn(ReadOnlySpan<char> text) => First(text) >= 0;

    /// <summary>Where the first of them begins; -1 when there is none.</summary>
    public int First(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] >= _byFirst.Length || _byFirst[text[at]] is not { } marks) continue;
            foreach (var mark in marks)
                if (text.Length - at >= mark.Length && (mark.Length == 1 || (text[at + 1] | ' ') == (mark[1] | ' ')) && text[at..].StartsWith(mark, StringComparison.OrdinalIgnoreCase)) return at;
        }
        return -1;
    }

    private void Add(char first, string mark) => _byFirst[first] = [.. _byFirst[first] ?? [], mark];
}
