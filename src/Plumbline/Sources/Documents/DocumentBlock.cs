using Plumbline.Model;

namespace Plumbline.Sources.Documents;

public enum BlockKind { Heading, Paragraph, Item, Code, Table }

/// <summary>A block of a document, in the order of reading.</summary>
/// <param name="At">Offset in the document.</param>
public sealed record DocumentBlock(BlockKind Kind, EquatableArray<Word> Words, int At, int End)
{
    /// <summary>Of a heading: 1 to 6.</summary>
    public int Level { get; init; }

    /// <summary>Of a code block: the first word behind the fence, in lower case.</summary>
    public string Language { get; init; } = "";

    /// <summary>Of an item with a box.</summary>
    public bool? IsChecked { get; init; }

    /// <summary>Of a table: its rows, the header first.</summary>
    public EquatableArray<EquatableArray<Cell>> Rows { get; init; }

    /// <summary>The headings above it, the nearest last.</summary>
    public EquatableArray<DocumentBlock> Headings { get; init; }

    /// <summary>The paragraph or item right before it under the same heading: what introduces a table or a code block.</summary>
    public EquatableArray<Word> Before { get; init; }
}

/// <summary>A cell of a table.</summary>
public sealed record Cell(EquatableArray<Word> Words, int At)
{
    public string Text() => string.Join(' ', Words).Trim();

    /// <summary>Where its text begins.</summary>
    public int First => Words.IsEmpty ? At + 1 : Words[0].At;

    /// <summary>The one word that it holds, in whatever form; null when it holds none or more.</summary>
    public Word? Only() => Words.Count == 1 ? Words[0] : null;
}
