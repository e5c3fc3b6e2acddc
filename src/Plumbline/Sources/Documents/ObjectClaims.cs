using System.Globalization;
using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>What is said of one thing by its name: <c>`kind` defaults to `day`</c>, <c>enum `kind`: `day`, `hour`</c>, <c>tables `a` and `b`</c>, <c>`user_id` has no foreign key</c>, <c>the third migration, `003_users`</c>, <c>12 users</c>.</summary>
internal static class ObjectClaims
{
    private static readonly string[] s_ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    public static void Read(EquatableArray<Word> sentence, DocumentBlock block, DocumentContext context)
    {
        if (StatementClaims.IsNotSaid(sentence)) return;
        var text = Sentences.Text(sentence);
        for (var at = 0; at < sentence.Count; at++)
        {
            var word = sentence[at];
            if (word.IsOneOf("defaults", "default")) Default(sentence, at, text, block, context);
            else if (word.Is("enum")) Labels(sentence, at, text, block, context);
            else if (word.IsOneOf("tables", "models")) Tables(sentence, at, text, block, context);
            else if (word.Is("foreign")) ForeignKey(sentence, at, text, block, context);
            else if (word.Is("migration")) Ordinal(sentence, at, text, block, context);
            else if (word.Is("schema")) Version(sentence, at, text, block, context);
            else if (word.IsOneOf("renames", "renamed")) Renamed(sentence, at, text, block, context);
        }
        Rows(sentence, text, block, context);
        if (block.Kind == BlockKind.Item && sentence[0].At == block.Words[0].At) Labels(sentence, -1, text, block, context);
    }

    /// <summary>Without its table, a column is certain where one table has it, and the value is a label of its enum.</summary>
    private static void Default(EquatableArray<Word> words, int at, string text, DocumentBlock block, DocumentContext context)
    {
        if (at == 0 || at + 2 >= words.Count || !words[at + 1].Is("to") || words[at - 1].Kind != WordKind.Code || words[at + 2].Kind != WordKind.Code) return;
        var (name, value) = (words[at - 1].Text, words[at + 2].Text);
        var column = Column(words[at - 1], words, block, context);
        if (column is null && context.Known.OnlyColumn(name) is { } only && context.Known.LabelledColumn(only.Name.OfTable(), value) == only.Name.Name) column = only;
        if (column is not null) context.Add(new ClaimWord.Described(column, null, null) { Details = new() { Default = new(value, MayBeOfCode: true) } }, words[at - 1].At, text, block, Sentences.About(words));
    }

    /// <summary><c>enum `kind`: `day`, `hour`</c>; at the start of an item the name is enough.</summary>
    private static void Labels(EquatableArray<Word> words, int at, string text, DocumentBlock block, DocumentContext context)
    {
        if (at + 3 >= words.Count || words[at + 1].Kind != WordKind.Code || !(words[at + 2].IsMark(':') || words[at + 2].IsMark('('))) return;
        var labels = Sentences.NamesFrom(words, at + 3);
        if (labels.Count == 0 || context.Known.Other(words[at + 1].Text) is not { } type || type.Kind != EnumType.OfKind) return;
        context.Add(new ClaimWord.Labelled(type, labels.Select(l => l.Text).ToEquatableArray()), words[at + 1].At, text, block, Sentences.About(words));
    }

    /// <summary>Names that stand among those of tables. One that nobody has is wrong where it is nearly another's; else it may be told of another system.</summary>
    private static void Tables(EquatableArray<Word> words, int at, string text, DocumentBlock block, DocumentContext context)
    {
        if (at + 1 >= words.Count || words[at + 1].Kind != WordKind.Code || IsOfWhatIsGone(words)) return;
        AddTables(Sentences.NamesFrom(words, at + 1).ConvertAll(n => (n, text, block)), context);
    }

    internal static void AddTables(List<(Word Name, string Text, DocumentBlock Block)> names, DocumentContext context)
    {
        var known = names.ConvertAll(n => context.Known.Table(n.Name.Text));
        if (known.Find(k => k is not null) is not { } some || known.Count(k => k is not null) * 2 < names.Count) return;
        // Beside four of a kind the fifth is one, too.
        var isSure = known.Count(k => k is not null) is >= 4 and var those && those * 5 >= names.Count * 4;
        foreach (var ((name, text, block), table) in names.Zip(known))
            if (table is not null || StatementClaims.IsName(name.Text))
                context.Add(new ClaimWord.Presence(new(Table.OfKind, table ?? new(some.Schema, name.Text)), true), name.At, text, block, open: table is null && !isSure && context.Known.Like(name.Text) is null ? $"no source has a table {name.Text}" : null);
    }

    internal static bool IsOfWhatIsGone(EquatableArray<Word> words) =>
        Sentences.Has(words, "no", "not", "never", "without", "dropped", "drops", "removed", "removes", "unused", "old", "missing", "lacks", "lack", "renamed", "instead", "unlike", "exist", "exists", "n't");

    /// <summary><c>`user_id` has no foreign key</c>; one that is denied to a table, or in a place, is narrower than what is looked at.</summary>
    private static void ForeignKey(EquatableArray<Word> words, int at, string text, DocumentBlock block, DocumentContext context)
    {
        if (at < 3 || at + 1 >= words.Count || !words[at + 1].IsOneOf("key", "keys") || !words[at - 1].IsOneOf("no", "a") || !words[at - 2].IsOneOf("has", "have")) return;
        var isThere = words[at - 1].Is("a");
        if (!isThere && at + 2 < words.Count && words[at + 2].IsOneOf("to", "on", "in", "into", "for", "with", "that", "from")) return;
        foreach (var name in Sentences.NamesBefore(words, at - 2))
            if (Column(name, words, block, context) is { } column) context.Add(new ClaimWord.Referenced(column, isThere), name.At, text, block, Sentences.About(words));
    }

    private static void Ordinal(EquatableArray<Word> words, int at, string text, DocumentBlock block, DocumentContext context)
    {
        if (at == 0 || at + 1 >= words.Count) return;
        var number = Array.FindIndex(s_ordinals, o => words[at - 1].Is(o)) + 1;
        var named = words[at + 1].Kind == WordKind.Mark && at + 2 < words.Count ? words[at + 2] : words[at + 1];
        if (number > 0 && named.Kind == WordKind.Code && context.Known.Migration(named.Text) is { } run) context.Add(new ClaimWord.Ordinal(run.Migration.Name, number), words[at - 1].At, text, block);
    }

    /// <summary><c>Schema v6 → v7</c> of the one migration that the document names.</summary>
    private static void Version(EquatableArray<Word> words, int at, string text, DocumentBlock block, DocumentContext context)
    {
        if (at + 3 >= words.Count || Numbered(words[at + 1]) is not { } from || !ColumnDetails.IsArrow(words, at + 2) || Numbered(words[words[at + 2].IsMark('→') ? at + 3 : Math.Min(at + 4, words.Count - 1)]) is not { } to) return;
        if (to == from + 1 && context.Migrations is [var only]) context.Add(new ClaimWord.Ordinal(only, to) { IsVersion = true }, words[at].At, text, block);
    }

    private static int? Numbered(Word word) => word.Text.Length > 1 && word.Text[0] is 'v' or 'V' && int.TryParse(word.Text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary><c>the migration renames the table to `b`</c>, <c>renames `a` to `b`</c>, <c>`a` was renamed to `b`</c>.</summary>
    private static void Renamed(EquatableArray<Word> words, int at, string text, DocumentBlock block, DocumentContext context)
    {
        // `as renames to` names them, and says nothing of a migration.
        if (at > 0 && words[at - 1].IsOneOf("as", "the", "no", "of")) return;
        for (var to = at + 1; to + 1 < words.Count && to <= at + 4; to++)
        {
            if (!words[to].IsOneOf("to", "as") || words[to + 1].Kind != WordKind.Code || !StatementClaims.IsName(Last(words[to + 1].Text))) continue;
            var passive = at > 1 && words[at - 1].IsOneOf("is", "was", "are", "were", "been");
            var from = passive && to == at + 1 && words[at - 2].Kind == WordKind.Code ? words[at - 2] : to > at + 1 && words[to - 1].Kind == WordKind.Code ? words[to - 1] : default;
            context.Add(new ClaimWord.Renamed(from.Text is null ? null : Last(from.Text), Last(words[to + 1].Text)), words[to + 1].At, text, block, ClaimAbout.History);
            return;
        }
    }

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];

    /// <summary>An item that is a number and the name of a table: <c>- 34 tenants</c>.</summary>
    private static void Rows(EquatableArray<Word> words, string text, DocumentBlock block, DocumentContext context)
    {
        if (block.Kind != BlockKind.Item || words.Count != 2 || block.Words.Count != 2 || words[1].Kind is WordKind.Mark || words[0].Kind is not (WordKind.Plain or WordKind.Strong)) return;
        var table = context.Known.Table(words[1].Text) ?? (words[1].Text.EndsWith('s') ? context.Known.Table(words[1].Text[..^1]) : null);
        if (table is not null && RowsOf(words[0]) is { } number) context.Add(new ClaimWord.Rows(table, number), words[0].At, text, block, ClaimAbout.Database);
    }

    /// <summary><c>34</c>, <c>1,234</c></summary>
    internal static int? RowsOf(Word word) => word.Kind is WordKind.Plain or WordKind.Strong && int.TryParse(word.Text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ObjectId? Column(Word name, EquatableArray<Word> words, DocumentBlock block, DocumentContext context)
    {
        if (context.Known.Dotted(name.Text) is { } dotted) return context.Known.Column(dotted.Name.OfTable(), dotted.Name.Name);
        return (context.OnlyTable(words) ?? context.TableAbout(block)) is { } table ? context.Known.Column(table, name.Text) : null;
    }
}
