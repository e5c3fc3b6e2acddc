using System.Globalization;
using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>A matrix of use cases and what carries them: <c>| UC-7 | class_schedules | capacity |</c>. What a row names is there; what the change makes stands in a row; a use case that is named has one.</summary>
internal static class UseCaseClaims
{
    private static readonly string[] s_tables = ["table", "tables", "model", "models", "entity", "entities"];
    private static readonly string[] s_columns = ["column", "columns", "field", "fields"];

    /// <param name="Where">Its first table.</param>
    /// <param name="Rows">Each use case with the place of its row.</param>
    private sealed record Matrix(Origin Where, Dictionary<string, Origin> Rows);

    /// <summary>A document without a matrix may speak of the only one there is.</summary>
    public static void Read(IReadOnlyList<(DocumentContext Context, IReadOnlyList<DocumentBlock> Blocks)> documents)
    {
        var matrices = documents.Select(d => Of(d.Blocks, d.Context)).ToList();
        var only = matrices.OfType<Matrix>().Take(2).ToList() is [var one] ? one : null;
        for (var i = 0; i < documents.Count; i++)
        {
            var (context, blocks) = documents[i];
            if ((matrices[i] ?? only) is not { } matrix) continue;
            foreach (var block in blocks)
                if (matrices[i] is not null || Sentences.Has(block.Words, "matrix")) Mentioned(block, matrix, context);
        }
    }

    private static Matrix? Of(IReadOnlyList<DocumentBlock> blocks, DocumentContext context)
    {
        var rows = new Dictionary<string, Origin>(StringComparer.OrdinalIgnoreCase);
        var listed = new HashSet<ObjectId>();
        DocumentBlock? matrix = null;
        var reviewed = blocks.Where(b => b.Kind is not (BlockKind.Table or BlockKind.Code) && Sentences.Has(b.Words, "reviewed")).SelectMany(b => NamedOrBetween(b.Words)).ToHashSet();
        foreach (var block in blocks.Where(b => b.Kind == BlockKind.Table))
        {
            var strange = new List<(ObjectId Subject, int At, string Text)>();
            var before = listed.Count;
            foreach (var row in block.Rows.Skip(1))
            {
                if (row.IsEmpty || Named(row[0].Words) is not { Count: > 0 } names) continue;
                matrix ??= block;
                foreach (var name in names) rows.TryAdd(name, context.File.At(row[0].At));
                // A case that was not reviewed carries nothing.
                Row(row, block, reviewed.Count < 2 || names.Any(reviewed.Contains) ? listed : [], strange, context);
            }
            // Names that nobody has are the schema's where as many others are.
            if (strange.Count > listed.Count - before) continue;
            foreach (var (subject, at, text) in strange) context.Add(new ClaimWord.Presence(subject, true), at, text, block);
        }
        if (matrix is null || rows.Count < 2) return null;
        if (!context.Migrations.IsEmpty) context.Add(new ClaimWord.Covered(context.Migrations, listed.ToEquatableArray()), matrix.At, "the matrix of use cases", matrix);
        return new(context.File.At(matrix.At), rows);
    }

    private static void Row(EquatableArray<Cell> row, DocumentBlock block, HashSet<ObjectId> listed, List<(ObjectId, int, string)> strange, DocumentContext context)
    {
        var text = string.Join(" | ", row.Select(c => c.Text()));
        var (tables, unknown) = (new List<ObjectName>(), false);
        for (var at = 1; at < row.Count; at++)
        {
            var header = at < block.Rows[0].Count ? block.Rows[0][at].Text().Trim('*').ToLowerInvariant() : "";
            var (ofTables, ofColumns) = (s_tables.Contains(header), s_columns.Contains(header));
            foreach (var word in NamesIn(row[at], ofTables || ofColumns, context))
            {
                var subject = context.Known.Dotted(word.Text);
                if (subject is not null) tables.Add(subject.Name.OfTable());
                else if (context.Known.Table(word.Text) is { } named)
                {
                    tables.Add(named);
                    subject = new(Table.OfKind, named);
                }
                else subject = tables.AsEnumerable().Reverse().Select(t => context.Known.Column(t, word.Text)).FirstOrDefault(c => c is not null);
                if (subject is not null)
                {
                    listed.Add(subject);
                    // A migration that is named is what the matrix covers.
                    context.Add(new ClaimWord.Presence(subject, true), word.At, text, block, context.Migrations.IsEmpty ? ClaimAbout.Any : ClaimAbout.History);
                }
                else if (!StatementClaims.IsName(word.Text)) continue;
                else if (ofTables)
                {
                    unknown = true;
                    strange.Add((new(Table.OfKind, new(context.Known.DefaultSchema, word.Text)), word.At, text));
                }
                // A bare name is a column of the row's table, where it has but one.
                else if (ofColumns && !unknown && tables.Distinct().Count() == 1) strange.Add((context.Known.ColumnOrNew(tables[0], word.Text), word.At, text));
            }
        }
    }

    /// <summary>The words of a cell that are names beyond doubt; all of them where no word of it could be prose, so that a table called <c>queues</c> counts.</summary>
    private static IEnumerable<Word> NamesIn(Cell cell, bool ofNames, DocumentContext context)
    {
        if (cell.Words.All(w => w.Kind is WordKind.Code or WordKind.Mark || DocumentContext.IsUnlikeProse(w.Text) || context.Known.Table(w.Text) is not null)) return cell.Words.Where(w => w.Kind != WordKind.Mark);
        // One name behind the other, with commas between.
        if (ofNames && Enumerable.Range(0, cell.Words.Count).All(i => i % 2 == 0 ? StatementClaims.IsName(cell.Words[i].Text) : cell.Words[i].IsMark(',')) && !cell.Words[0].IsOneOf("none", "various", "all", "tbd", "todo")) return cell.Words.Where(w => w.Kind != WordKind.Mark);
        return cell.Words.Where(w => w.Kind == WordKind.Code || DocumentContext.IsUnlikeProse(w.Text));
    }

    /// <summary>Use cases that the text outside of the matrix names: each is a claim that there is a row.</summary>
    private static void Mentioned(DocumentBlock block, Matrix matrix, DocumentContext context)
    {
        if (block.Kind is BlockKind.Table or BlockKind.Code) return;
        var isCovered = Sentences.Has(block.Words, "cover", "covers", "covered", "covering", "coverage", "matrix", "reviewed");
        for (var at = 0; at < block.Words.Count; at++)
            foreach (var name in Named([block.Words[at]]).Concat(isCovered ? Between(block.Words, at) : []))
                context.Add(new ClaimWord.UseCase(name, matrix.Rows.TryGetValue(name, out var row) ? row : null, matrix.Where), block.Words[at].At, $"{name}: {Sentences.Text(block.Words)}", block);
    }

    private static IEnumerable<string> NamedOrBetween(EquatableArray<Word> words) => Enumerable.Range(0, words.Count).SelectMany(at => Named([words[at]]).Concat(Between(words, at)));

    /// <summary>What <c>UC-1…UC-20</c>, <c>UC-1 to UC-20</c> and <c>UC-1–20</c> name beside their ends in words of their own.</summary>
    private static IEnumerable<string> Between(EquatableArray<Word> words, int at)
    {
        if (Named([words[at]]) is not [var from]) yield break;
        var end = at + 1;
        while (end < words.Count && end - at <= 3 && (words[end].IsOneOf("to", "through") || (words[end].Kind == WordKind.Mark && words[end].Text is "…" or "–" or "—" or "-" or "."))) end++;
        // One dot is the end of a sentence.
        if (end == at + 1 || end >= words.Count || (end == at + 2 && words[at + 1].IsMark('.'))) yield break;
        var isBare = words[end].Text.All(char.IsAsciiDigit);
        if (Named([isBare ? words[end] with { Text = $"UC-{words[end].Text}" } : words[end]]) is not [var to]) yield break;
        var (first, last) = (Number(from), Number(to));
        for (var i = first + 1; i < last + (isBare ? 1 : 0); i++) yield return $"UC-{i}";
    }

    private static int Number(string name) => int.Parse(name.AsSpan(3), CultureInfo.InvariantCulture);

    /// <summary>The use cases that words name: <c>UC-3</c>, <c>UC-19/20</c>; empty when they are none.</summary>
    internal static EquatableArray<string> Named(EquatableArray<Word> words)
    {
        var names = new List<string>();
        foreach (var word in words)
        {
            if (word.Text.Length < 3 || !word.Text.StartsWith("UC", StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var part in word.Text[2..].TrimStart('-').Split('/', ','))
                if (part.Length is > 0 and < 4 && part.All(char.IsAsciiDigit)) names.Add($"UC-{int.Parse(part, CultureInfo.InvariantCulture)}");
        }
        return names.ToEquatableArray();
    }
}
