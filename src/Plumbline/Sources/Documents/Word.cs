namespace Plumbline.Sources.Documents;

/// <summary>What a word is in Markdown: plain, in a code span, emphasized, or a mark of punctuation.</summary>
public enum WordKind { Plain, Code, Strong, Mark }

/// <summary>One word of a document. A code span is one word, whatever it holds.</summary>
/// <param name="At">Offset in the document.</param>
public readonly record struct Word(string Text, WordKind Kind, int At)
{
    public bool Is(string word) => Kind is WordKind.Plain or WordKind.Strong && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    public bool IsOneOf(params ReadOnlySpan<string> words)
    {
        if (Kind is WordKind.Code or WordKind.Mark) return false;
        foreach (var word in words)
            if (string.Equals(Text, word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    public bool IsMark(char mark) => Kind == WordKind.Mark && Text.Length == 1 && Text[0] == mark;

    public override string ToString() => Text;
}
