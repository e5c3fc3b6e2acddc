using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>Lists of fields under a heading or sentence that names a table: <c>- `email`: text, required</c>. Read as one, since it is a list of fields only when most of its names are.</summary>
internal static class ListClaims
{
    /// <param name="Rest">What stands behind the name.</param>
    private sealed record Field(DocumentBlock Item, Word Name, string? Type, EquatableArray<Word> Rest);

    /// <param name="items">Items one behind the other, under one heading.</param>
    public static void Read(IReadOnlyList<DocumentBlock> items, DocumentContext context)
    {
        if (items.Count < 2 || !DocumentContext.IsSaid(items[0].Before)) return;
        Tables(items, context);
        if (Table(items[0], context) is not { } table) return;
        var fields = items.SelectMany(Fields).ToList();
        if (fields.Select(f => f.Item).Distinct().Count() < items.Count * 0.8 || MayBeProse(fields, table, context)) return;
        var isTyped = fields.Count(f => f.Type is not null) * 2 > fields.Count && context.IsNamed(table, items[0]);
        if (TableClaims.NotCompared(fields.ConvertAll(f => f.Name), table, isTyped, context) is not { } open) return;
        foreach (var field in fields)
        {
            var details = ColumnDetails.Read(field.Rest, field.Type is not null, context.Known);
            context.Add(new ClaimWord.Described(context.Known.ColumnOrNew(table, field.Name.Text), field.Type, details.NotNull) { Details = details }, field.Name.At, Sentences.Text(field.Item.Words), field.Item, open: open.Length > 0 ? open : null);
        }
    }

    /// <summary>Names under <c>New tables</c> or <c>The tables are</c>.</summary>
    private static void Tables(IReadOnlyList<DocumentBlock> items, DocumentContext context)
    {
        var above = items[0].Before.IsEmpty ? items[0].Headings.IsEmpty ? default : items[0].Headings[^1].Words : items[0].Before;
        if (!Sentences.Has(above, "tables", "models") || ObjectClaims.IsOfWhatIsGone(above)) return;
        var named = items.Where(i => i.IsChecked is null && !i.Words.IsEmpty && IsName(i.Words)).ToList();
        if (named.Count >= items.Count * 0.8) ObjectClaims.AddTables([.. named.Select(i => (i.Words[0], Sentences.Text(i.Words), i))], context);
    }

    /// <summary>The table that introduces a list, also alone in its line, or that the headings name.</summary>
    private static ObjectName? Table(DocumentBlock first, DocumentContext context)
    {
        if (context.OnlyTable(first.Before) is { } named) return named;
        var introduced = first.Before is [var only] ? only : first.Before is [var name, var mark] && mark.IsMark(':') ? name : default;
        return (introduced.Text is null ? null : context.TableOf(introduced, plainCounts: true)) ?? context.TableAbout(first);
    }

    /// <summary>Plain words are columns where nearly all are known and one is the key: else they may be what a page shows.</summary>
    private static bool MayBeProse(List<Field> fields, ObjectName table, DocumentContext context) =>
        fields.Exists(f => f.Name.Kind == WordKind.Plain) && (!fields.Exists(f => f.Name.Is("id")) || fields.Count(f => context.Known.Column(table, f.Name.Text) is not null) * 3 < fields.Count * 2);

    /// <summary>The fields of an item: one with what is said of it, or several names and nothing else.</summary>
    private static IEnumerable<Field> Fields(DocumentBlock item)
    {
        var words = item.Words;
        if (item.IsChecked is not null || words.IsEmpty) return [];
        if (words[0].Kind == WordKind.Code && words[0].Text.Contains(' ')) return Whole(item) is { } whole ? [whole] : [];
        if (words.Count > 1 && words.All(w => w.IsMark(',') || (w.Kind == WordKind.Code && StatementClaims.IsIdentifier(w.Text)))) return words.Where(w => w.Kind == WordKind.Code).Select(w => new Field(item, w, null, default));
        if (!IsName(words)) return [];
        var rest = EquatableArray.Create(words.Span[(words.Count > 1 && !ColumnDetails.IsArrow(words, 1) ? 2 : 1)..]);
        return [new(item, words[0], Type(words), rest)];
    }

    /// <summary>A definition in one code span: <c>`email text not null`</c>.</summary>
    private static Field? Whole(DocumentBlock item) => Definition(item.Words) is var (name, type, rest) ? new(item, name, type, rest) : null;

    /// <summary>The name, the type and what follows of words that begin with a definition in code.</summary>
    internal static (Word Name, string Type, EquatableArray<Word> Behind)? Definition(EquatableArray<Word> written)
    {
        var words = DocumentText.InWords(written);
        if (words.Count < 2 || words[0].Kind != WordKind.Plain || words[1].Kind != WordKind.Plain || !StatementClaims.IsIdentifier(words[0].Text)) return null;
        var rest = EquatableArray.Create(words.Span[1..]);
        return (words[0] with { Kind = WordKind.Code }, Sentences.Text(EquatableArray.Create(rest.Span[..ColumnDetails.BehindType(rest)])), rest);
    }

    /// <summary>The name that an item begins with, in code or bold, with a mark behind it or nothing; or a plain word alone.</summary>
    private static bool IsName(EquatableArray<Word> words)
    {
        if (!StatementClaims.IsIdentifier(words[0].Text)) return false;
        if (words[0].Kind == WordKind.Plain) return words.Count == 1 && char.IsAsciiLetterLower(words[0].Text[0]);
        // Bold words with a capital are headings of prose.
        if (words[0].Kind == WordKind.Mark || (words[0].Kind == WordKind.Strong && char.IsAsciiLetterUpper(words[0].Text[0]))) return false;
        return words.Count == 1 || (words[1].Kind == WordKind.Mark && words[1].Text is ":" or "-" or "–" or "—" or "→" or "(" or ",");
    }

    private static string? Type(EquatableArray<Word> words)
    {
        for (var at = 1; at < Math.Min(words.Count, 4); at++)
            if (words[at].Kind != WordKind.Mark) return TypeWords.IsType(words[at].Text) ? words[at].Text : null;
        return null;
    }
}
