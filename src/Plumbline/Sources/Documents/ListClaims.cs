using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>Lists of fields under a heading or sentence that names a table: <c>- `email`: text, required</c>. Read as one, since it is a list of fields only when most of its names are.</summary>
internal static class ListClaims
{
    /// <param name="items">Items one behind the other, under one heading.</param>
    public static void Read(IReadOnlyList<DocumentBlock> items, DocumentContext context)
    {
        if (items.Count < 2) return;
        var table = context.OnlyTable(items[0].Before) ?? context.TableAbout(items[0]);
        if (table is null) return;
        var fields = items.Select(i => (Item: i, Name: Name(i))).Where(f => f.Name is not null).ToList();
        if (fields.Count < items.Count * 0.8 || !TableClaims.AreKnown([.. fields.Select(f => f.Name!.Value)], table, context)) return;
        foreach (var (item, name) in fields)
        {
            var type = Type(item.Words);
            var details = ColumnDetails.Read(EquatableArray.Create(item.Words.Span[(item.Words.Count > 1 && !ColumnDetails.IsArrow(item.Words, 1) ? 2 : 1)..]), type is not null, context.Known);
            context.Add(new ClaimWord.Described(context.Known.ColumnOrNew(table, name!.Value.Text), type, details.NotNull) { Details = details }, name.Value.At, Sentences.Text(item.Words), item);
        }
    }

    /// <summary>The name that an item begins with, in code or bold, with a mark behind it or nothing.</summary>
    private static Word? Name(DocumentBlock item)
    {
        if (item.IsChecked is not null || item.Words.IsEmpty || item.Words[0].Kind is not (WordKind.Code or WordKind.Strong)) return null;
        // Bold words with a capital are headings of prose.
        if (item.Words[0].Kind == WordKind.Strong && char.IsAsciiLetterUpper(item.Words[0].Text[0])) return null;
        if (item.Words.Count > 1 && !(item.Words[1].Kind == WordKind.Mark && item.Words[1].Text is ":" or "-" or "–" or "—" or "→" or "(" or ",")) return null;
        return StatementClaims.IsIdentifier(item.Words[0].Text) ? item.Words[0] : null;
    }

    private static string? Type(EquatableArray<Word> words)
    {
        for (var at = 1; at < Math.Min(words.Count, 4); at++)
            if (words[at].Kind != WordKind.Mark) return TypeWords.IsType(words[at].Text) ? words[at].Text : null;
        return null;
    }
}
