using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>Indexes and unique keys by their columns: <c>`food_entries(person_id, timestamp)`</c>, <c>the unique key is `(person_id)` in the database</c>; and indexes that are called partial.</summary>
internal static class KeyClaims
{
    public static void Read(EquatableArray<Word> sentence, DocumentBlock block, DocumentContext context)
    {
        var text = Sentences.Text(sentence);
        var inHeading = block.Headings.Count > 0 && IsAboutKeys(block.Headings[^1].Words);
        if (inHeading || IsAboutKeys(sentence)) Columns(sentence, text, block, context);
        if (Sentences.Has(sentence, "partial") && !Sentences.Has(sentence, "not", "no", "never", "non-partial", "if", "should", "could")) Partial(sentence, text, block, context);
    }

    private static bool IsAboutKeys(EquatableArray<Word> words) => Sentences.Has(words, "index", "indexes", "indices", "unique");

    private static void Columns(EquatableArray<Word> words, string text, DocumentBlock block, DocumentContext context)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at].Kind != WordKind.Code || Notation(words[at].Text) is not { } written) continue;
            var table = written.Table.Length > 0 ? context.Known.Table(written.Table) : context.TableAbout(block) ?? context.OnlyTable(words);
            if (table is null) continue;
            // Without its table said beside it, a name that nobody knows is a column's only among others that are.
            if (written.Table.Length == 0 && written.Columns.Count(c => context.Known.Column(table, c) is not null) * 2 < written.Columns.Count) continue;
            var columns = written.Columns.Select(c => context.Known.ColumnOrNew(table, c));
            var part = Part(words, at);
            if (Sentences.Has(part, "if", "should", "would", "could", "consider", "add", "recommended")) continue;
            var missing = Sentences.Has(part, "missing", "lacks") || (Sentences.Has(part, "never", "not", "no") && Sentences.Has(part, "made", "exist", "exists", "created", "no"));
            var unique = !written.Columns.IsEmpty && Sentences.Has(words.Where(w => w.At <= words[at].At), "unique");
            context.Add(new ClaimWord.Keyed(table, columns.Select(c => c.Name.Name), unique, !missing), words[at].At, text, block, Place(words, at));
        }
    }

    /// <summary>Names as these are: the same word before their first underscore, or the same behind their last.</summary>
    private static bool IsLikeName(string written, EquatableArray<Word> known) =>
        written.Contains('_') && known.Any(k => k.Text.Split('_') is var parts && (parts[0] == written.Split('_')[0] || parts[^1] == written.Split('_')[^1]));

    /// <summary>The name that it would have, on the table of the index that is most like it.</summary>
    private static ObjectName Nearest(string written, EquatableArray<Word> known, DocumentContext context) =>
        context.Known.Other(known.MaxBy(k => k.Text.AsSpan().CommonPrefixLength(written)).Text)!.Name.OfTable().Member(written);

    /// <summary>The part of a sentence up to the next such name.</summary>
    private static EquatableArray<Word> Part(EquatableArray<Word> words, int at)
    {
        var (start, end) = (at, at + 1);
        while (start > 0 && !(words[start - 1].Kind == WordKind.Code && Notation(words[start - 1].Text) is not null)) start--;
        while (end < words.Count && !(words[end].Kind == WordKind.Code && Notation(words[end].Text) is not null)) end++;
        return EquatableArray.Create(words.Span[start..end]);
    }

    /// <summary><c>… in the database</c>, <c>… in the schema</c> right behind the name.</summary>
    private static ClaimAbout Place(EquatableArray<Word> words, int at)
    {
        if (at + 2 >= words.Count || !words[at + 1].Is("in")) return Sentences.About(words);
        var place = words[at + 2].Is("the") && at + 3 < words.Count ? words[at + 3] : words[at + 2];
        if (place.IsOneOf("schema", "schema.prisma", "model") || place.Text == "schema.prisma") return ClaimAbout.Declared;
        return place.IsOneOf("migrations", "history") ? ClaimAbout.History : place.IsOneOf("database", "databases") ? ClaimAbout.Database : ClaimAbout.Any;
    }

    /// <summary><c>table(a, b)</c> or <c>(a, b)</c>.</summary>
    private static (string Table, EquatableArray<string> Columns)? Notation(string text)
    {
        var open = text.IndexOf('(');
        if (open < 0 || !text.EndsWith(')') || text.IndexOf('(', open + 1) >= 0) return null;
        var table = text[..open].Trim();
        var columns = text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => c.Trim('"')).ToEquatableArray();
        return columns.IsEmpty || columns.Any(c => !StatementClaims.IsName(c) && !c.All(char.IsAsciiLetter)) || (table.Length > 0 && table.Contains(' ')) ? null : (table, columns);
    }

    private static void Partial(EquatableArray<Word> words, string text, DocumentBlock block, DocumentContext context)
    {
        foreach (var word in words)
            if (word.Kind == WordKind.Code && context.Known.Other(word.Text) is { } id && id.Kind == Model.Index.OfKind)
                context.Add(new ClaimWord.Partial(id), word.At, text, block);
        // Where half of the names in one list are indexes, each is said to be one.
        var first = words.ToList().FindIndex(w => w.Kind == WordKind.Code);
        if (first < 0 || StatementClaims.IsNotSaid(words) || ObjectClaims.IsOfWhatIsGone(words)) return;
        var named = Sentences.NamesFrom(words, first).Where(w => StatementClaims.IsName(w.Text)).ToEquatableArray();
        var known = named.Where(w => context.Known.Other(w.Text) is { } id && id.Kind == Model.Index.OfKind);
        if (named.Count < 2 || known.Count * 2 < named.Count || known.IsEmpty || named.Any(w => context.TableOf(w) is not null)) return;
        foreach (var word in named)
            if (!context.Known.IsName(word.Text) && IsLikeName(word.Text, known))
                context.Add(new ClaimWord.Presence(new(Model.Index.OfKind, Nearest(word.Text, known, context)), true), word.At, text, block);
    }
}
