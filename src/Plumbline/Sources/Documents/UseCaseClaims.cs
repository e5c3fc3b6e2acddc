using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>A matrix of use cases and what carries them: <c>| UC-7 | class_schedules | capacity |</c>. What a row names is there; what the change makes stands in a row; a use case that is named has one.</summary>
internal static class UseCaseClaims
{
    public static void Read(IReadOnlyList<DocumentBlock> blocks, DocumentContext context)
    {
        var rows = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var listed = new HashSet<ObjectId>();
        DocumentBlock? matrix = null;
        foreach (var block in blocks.Where(b => b.Kind == BlockKind.Table))
            foreach (var row in block.Rows.Skip(1))
            {
                if (row.IsEmpty || Named(row[0].Words) is not { Count: > 0 } names) continue;
                matrix ??= block;
                foreach (var name in names) rows.TryAdd(name, row[0].At);
                Row(row, block, listed, context);
            }
        if (matrix is null || rows.Count < 2) return;
        foreach (var block in blocks) Mentioned(block, rows, context);
        if (!context.Migrations.IsEmpty) context.Add(new ClaimWord.Covered(context.Migrations, listed.ToEquatableArray()), matrix.At, "the matrix of use cases", matrix);
    }

    private static void Row(EquatableArray<Cell> row, DocumentBlock block, HashSet<ObjectId> listed, DocumentContext context)
    {
        var text = string.Join(" | ", row.Select(c => c.Text()));
        ObjectName? table = null;
        foreach (var word in row.Skip(1).SelectMany(c => NamesIn(c, context)))
        {
            var subject = context.Known.Dotted(word.Text);
            if (subject is null && context.Known.Table(word.Text) is { } named) (table, subject) = (named, new(Table.OfKind, named));
            if (subject is null && table is not null && context.Known.Column(table, word.Text) is { } column) subject = column;
            if (subject is null) continue;
            if (subject.Kind == Column.OfKind) table = subject.Name.OfTable();
            listed.Add(subject);
            context.Add(new ClaimWord.Presence(subject, true), word.At, text, block);
        }
    }

    /// <summary>The words of a cell that are names beyond doubt; all of them where no word of it could be prose, so that a table called <c>queues</c> counts.</summary>
    private static IEnumerable<Word> NamesIn(Cell cell, DocumentContext context)
    {
        var names = cell.Words.Where(w => w.Kind == WordKind.Code || DocumentContext.IsUnlikeProse(w.Text));
        return cell.Words.All(w => w.Kind is WordKind.Code or WordKind.Mark || DocumentContext.IsUnlikeProse(w.Text) || context.Known.Table(w.Text) is not null) ? cell.Words : names;
    }

    /// <summary>Use cases that the text outside of the matrix names: each is a claim that there is a row.</summary>
    private static void Mentioned(DocumentBlock block, Dictionary<string, int> rows, DocumentContext context)
    {
        if (block.Kind is BlockKind.Table or BlockKind.Code) return;
        foreach (var word in block.Words)
            foreach (var name in Named([word]))
                context.Add(new ClaimWord.UseCase(name, rows.TryGetValue(name, out var at) ? context.File.At(at) : null), word.At, Sentences.Text(block.Words), block);
    }

    /// <summary>The use cases that words name: <c>UC-3</c>, <c>UC-19/20</c>; empty when they are none.</summary>
    internal static EquatableArray<string> Named(EquatableArray<Word> words)
    {
        var names = new List<string>();
        foreach (var word in words)
        {
            if (word.Text.Length < 3 || !word.Text.StartsWith("UC", StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var part in word.Text[2..].TrimStart('-').Split('/', ','))
                if (part.Length is > 0 and < 4 && part.All(char.IsAsciiDigit)) names.Add($"UC-{int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)}");
        }
        return names.ToEquatableArray();
    }
}
