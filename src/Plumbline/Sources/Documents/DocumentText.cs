using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Plumbline.Model;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace Plumbline.Sources.Documents;

/// <summary>Markdown to a flat list of blocks with exact places. The only file that knows the parser.</summary>
public static class DocumentText
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables().UseTaskLists().UseYamlFrontMatter().Build();

    /// <exception cref="ArgumentException">Its parts are nested deeper than the parser goes.</exception>
    public static List<DocumentBlock> Read(string text)
    {
        var reader = new Reader(text);
        reader.Read(Markdown.Parse(text, s_pipeline));
        return reader.Blocks;
    }

    /// <summary>Code of several words as the words that it holds: <c>`uuid NOT NULL`</c> says what <c>uuid NOT NULL</c> does.</summary>
    internal static EquatableArray<Word> InWords(EquatableArray<Word> words)
    {
        if (!words.Any(w => w.Kind == WordKind.Code && w.Text.Contains(' '))) return words;
        var split = new List<Word>();
        foreach (var word in words)
        {
            if (word.Kind == WordKind.Code && word.Text.Contains(' ')) Inlines.Split(word.Text, word.At, false, split);
            else split.Add(word);
        }
        return split.ToEquatableArray();
    }

    private sealed class Reader(string text)
    {
        private readonly List<DocumentBlock> _headings = [];
        private EquatableArray<Word> _before;

        public List<DocumentBlock> Blocks { get; } = [];

        public void Read(ContainerBlock container)
        {
            foreach (var block in container)
            {
                switch (block)
                {
                    case HeadingBlock heading:
                        _headings.RemoveAll(h => h.Level >= heading.Level);
                        var words = Inlines.Of(heading.Inline, text);
                        var read = new DocumentBlock(BlockKind.Heading, words, heading.Span.Start, heading.Span.End) { Level = heading.Level, Headings = _headings.ToEquatableArray() };
                        _headings.Add(read);
                        _before = default;
                        Blocks.Add(read);
                        break;
                    case MarkdownTable table:
                        Add(new(BlockKind.Table, default, table.Span.Start, table.Span.End) { Rows = table.OfType<TableRow>().Select(Cells).ToEquatableArray() });
                        break;
                    case CodeBlock code and not Markdig.Extensions.Yaml.YamlFrontMatterBlock:
                        Add(Code(code));
                        break;
                    case ParagraphBlock paragraph:
                        Add(Paragraph(paragraph));
                        break;
                    case ContainerBlock inner:
                        Read(inner);
                        break;
                }
            }
        }

        private void Add(DocumentBlock block)
        {
            // A list's introduction is none of what stands behind the list.
            if (block.Kind is BlockKind.Table or BlockKind.Code && Blocks.Count > 0 && Blocks[^1].Kind == BlockKind.Item) _before = default;
            Blocks.Add(block with { Headings = _headings.ToEquatableArray(), Before = _before });
            if (block.Kind == BlockKind.Paragraph) _before = block.Words;
            else if (block.Kind == BlockKind.Table) _before = default;
        }

        private static DocumentBlock Code(CodeBlock code)
        {
            var language = code is FencedCodeBlock { Info: { Length: > 0 } info } ? info.Split(' ', ',', '{', ':')[0].ToLowerInvariant() : "";
            if (code.Lines.Count == 0) return new(BlockKind.Code, default, code.Span.Start, code.Span.Start) { Language = language };
            var (first, last) = (code.Lines.Lines[0].Slice, code.Lines.Lines[code.Lines.Count - 1].Slice);
            return new(BlockKind.Code, default, Math.Max(first.Start, code.Span.Start), Math.Min(last.End + 1, code.Span.End + 1)) { Language = language };
        }

        private DocumentBlock Paragraph(ParagraphBlock paragraph)
        {
            var kind = paragraph.Parent is ListItemBlock ? BlockKind.Item : BlockKind.Paragraph;
            var box = paragraph.Inline?.FirstChild as TaskList;
            return new(kind, Inlines.Of(paragraph.Inline, text), paragraph.Span.Start, paragraph.Span.End) { IsChecked = box?.Checked };
        }

        private EquatableArray<Cell> Cells(TableRow row) =>
            row.OfType<TableCell>().Select(c => new Cell(c.OfType<LeafBlock>().SelectMany(b => Inlines.Of(b.Inline, text)).ToEquatableArray(), c.Span.Start)).ToEquatableArray();
    }

    /// <summary>Inline text to words.</summary>
    private static class Inlines
    {
        public static EquatableArray<Word> Of(ContainerInline? inline, string document)
        {
            var words = new List<Word>();
            if (inline is not null) Read(inline, document, false, words);
            return words.ToEquatableArray();
        }

        private static void Read(ContainerInline container, string document, bool strong, List<Word> words)
        {
            for (var at = container.FirstChild; at is not null; at = at.NextSibling)
            {
                if (at is CodeInline code) words.Add(new(code.Content, WordKind.Code, code.Span.Start + code.DelimiterCount));
                else if (at is LiteralInline literal)
                {
                    // The parser cuts a name where an underscore might have begun emphasis: `_prisma_migrations`.
                    var (text, end) = (literal.Content.ToString(), literal.Span.End);
                    for (; at.NextSibling is LiteralInline next && next.Span.Start == end + 1; at = next) (text, end) = (text + next.Content.ToString(), next.Span.End);
                    // A cell's text is trimmed, and its place is not.
                    var start = literal.Span.Start;
                    while (text.Length > 0 && !char.IsWhiteSpace(text[0]) && start < end && char.IsWhiteSpace(document[start])) start++;
                    Split(text, start, strong, words);
                }
                else if (at is HtmlEntityInline entity) Split(entity.Transcoded.AsSpan(), entity.Span.Start, strong, words);
                else if (at is EmphasisInline emphasis) Read(emphasis, document, true, words);
                else if (at is ContainerInline inner) Read(inner, document, strong, words);
            }
        }

        internal static void Split(ReadOnlySpan<char> text, int start, bool strong, List<Word> words)
        {
            for (var at = 0; at < text.Length;)
            {
                if (char.IsWhiteSpace(text[at])) { at++; continue; }
                var end = at;
                while (end < text.Length && IsWord(text, end, at)) end++;
                if (end == at)
                {
                    var length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
                    words.Add(new(text.Slice(at, length).ToString(), WordKind.Mark, start + at));
                    at += length;
                }
                else
                {
                    words.Add(new(text[at..end].ToString(), strong ? WordKind.Strong : WordKind.Plain, start + at));
                    at = end;
                }
            }
        }

        /// <summary>A word's inside may hold what its end may not: <c>v1.0</c>, <c>users.email</c>, <c>UC-19/20</c>, <c>don't</c>.</summary>
        private static bool IsWord(ReadOnlySpan<char> text, int at, int first)
        {
            if (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '$') return true;
            if (text[at] is '+') return at == first ? at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) : char.IsAsciiDigit(text[at - 1]);
            return at > first && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]) && text[at] is '.' or '-' or '\'' or '\u2019' or '/' or ',' && (text[at] != ',' || (char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1])));
        }
    }
}
