using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>Sentences that say that something is there or missing: <c>`Message` lacks `userType`</c>, <c>`a` and `b` are missing</c>, <c>`users` has the column `email`</c>.</summary>
internal static class StatementClaims
{
    public static void Read(EquatableArray<Word> sentence, DocumentBlock block, DocumentContext context)
    {
        if (IsNotSaid(sentence)) return;
        var text = Sentences.Text(sentence);
        NoMigration(sentence, text, block, context);
        for (var at = 0; at < sentence.Count; at++)
        {
            var word = sentence[at];
            if (word.IsOneOf("lacks", "lack", "misses")) After(sentence, at, at + 1, false, text, block, context);
            else if (word.IsOneOf("has", "have", "does", "do") && Denies(sentence, at) is > 0 and var next) After(sentence, at, next, false, text, block, context);
            else if (word.IsOneOf("has", "have", "contains", "includes", "gets", "gains", "stores")) After(sentence, at, at + 1, true, text, block, context);
            else if (block.IsChecked is true && word.IsOneOf("created", "added") && (EndsAt(sentence, at + 1) || sentence[at + 1].IsOneOf("on", "to", "in"))) Made(sentence, at, text, block, context);
            else if (word.IsOneOf("adds", "added") && sentence.Count > at + 1) Added(sentence, at, text, block, context);
            else if (word.Is("missing") && at > 0 && sentence[at - 1].IsOneOf("is", "are", "was", "were", "still")) Before(sentence, at - 1, false, text, block, context);
            else if (word.IsOneOf("nullable", "optional", "required") && at > 0 && sentence[at - 1].IsOneOf("is", "are", "stayed", "stay", "remain", "remained")) Nullable(sentence, at - 1, word.Is("required"), text, block, context);
            else if (word.IsOneOf("is", "are") && at + 1 < sentence.Count) Is(sentence, at, text, block, context);
            else if (word.IsOneOf("exists", "exist")) Exists(sentence, at, text, block, context);
            else if (word.Is("cascades")) Cascades(sentence, at, text, block, context);
            else if (Sentences.IsNoun(word)) Listed(sentence, at, text, block, context);
            else if (word.IsOneOf("matches", "match")) Matching(sentence, at, text, block, context);
        }
    }

    /// <summary>Questions, wishes and conditions say nothing.</summary>
    internal static bool IsNotSaid(EquatableArray<Word> words) =>
        Sentences.Has(words, "if", "should", "would", "could", "may", "might", "must", "when", "whether", "unless", "until", "will", "ensure", "verify", "check", "please", "previously", "formerly", "can")
        || words.Any(IsOpenMark);

    /// <summary>The marks of what is not done.</summary>
    internal static bool IsOpenMark(Word word) => word.Kind == WordKind.Mark && word.Text is "❌" or "✗" or "🚧" or "⏳" or "⬜" or "☐";

    /// <summary><c>does not have</c>, <c>doesn't have</c>, <c>has no</c>: where what is denied begins; zero when nothing is.</summary>
    private static int Denies(EquatableArray<Word> words, int at)
    {
        if (at + 1 >= words.Count) return 0;
        if (words[at].IsOneOf("has", "have")) return words[at + 1].Is("no") ? at + 2 : 0;
        return words[at + 1].Is("not") && at + 2 < words.Count && words[at + 2].Is("have") ? at + 3 : 0;
    }

    private static void After(EquatableArray<Word> words, int verb, int from, bool isThere, string text, DocumentBlock block, DocumentContext context)
    {
        var names = Sentences.NamesFrom(words, from);
        if (names.Count == 0) return;
        ObjectName? table = null;
        for (var back = verb - 1; back >= 0 && table is null; back--) table = context.TableOf(words[back], plainCounts: back == 0 && !isThere);
        if (table is null && isThere) Defined(words, from, text, block, context);
        if (table is null) return;
        var noun = Sentences.IsNoun(words[from]) || (from + 1 < words.Count && Sentences.IsNoun(words[from + 1])) || AreColumns(names, table, context);
        foreach (var name in names)
            if (context.TableOf(name) != table) Say(name, table, isThere, noun, words, text, block, context);
    }

    /// <summary><c>the schema has `metadata Json?` on `Person`</c>: a definition in code, its table behind it.</summary>
    private static void Defined(EquatableArray<Word> words, int at, string text, DocumentBlock block, DocumentContext context)
    {
        if (at + 2 >= words.Count || words[at].Kind != WordKind.Code || !words[at + 1].IsOneOf("on", "in") || context.TableOf(words[at + 2]) is not { } table) return;
        if (ListClaims.Definition([words[at]]) is not var (name, type, rest) || !TypeWords.IsType(type)) return;
        var details = ColumnDetails.Read(rest, true, context.Known);
        context.Add(new ClaimWord.Described(context.Known.ColumnOrNew(table, name.Text), type, details.NotNull) { Details = details }, name.At, text, block, Sentences.About(words));
    }

    /// <summary>Where half of several names are columns of the table, the others are said to be, but for what may be a relation.</summary>
    private static bool AreColumns(List<Word> names, ObjectName table, DocumentContext context)
    {
        var strange = names.FindAll(n => context.Known.Column(table, n.Text) is null);
        return strange.Count > 0 && strange.Count * 2 <= names.Count && !strange.Exists(n => context.Known.MayBeRelation(table, n.Text));
    }

    private static void Before(EquatableArray<Word> words, int verb, bool isThere, string text, DocumentBlock block, DocumentContext context)
    {
        var names = Sentences.NamesBefore(words, verb);
        if (names.Count == 0) return;
        var table = context.OnlyTable(words) ?? context.TableAbout(block);
        foreach (var name in names)
            if (!name.Text.Contains('(')) Say(name, table, isThere, false, words, text, block, context);
    }

    /// <summary><c>adds `a` and `b` to `users`</c>.</summary>
    private static void Added(EquatableArray<Word> words, int at, string text, DocumentBlock block, DocumentContext context)
    {
        var names = Sentences.NamesFrom(words, at + 1);
        for (var to = at + 2; to + 1 < words.Count; to++)
        {
            if (!words[to].IsOneOf("to", "on")) continue;
            var table = context.TableOf(words[to + 1].Is("the") && to + 2 < words.Count ? words[to + 2] : words[to + 1], plainCounts: true);
            if (table is null) return;
            var noun = Sentences.IsNoun(words[at + 1]) || AreColumns(names, table, context);
            foreach (var name in names) Say(name, table, true, noun, words, text, block, context);
            return;
        }
        if (context.OnlyTable(words) is not { } only || !AreColumns(names, only, context) && names.Exists(n => context.Known.Column(only, n.Text) is null)) return;
        foreach (var name in names) Say(name, only, true, true, words, text, block, context);
    }

    /// <summary><c>[x] index `i` created</c>, <c>[x] column `c` added to `t`</c>. What is gone again was made nonetheless.</summary>
    private static void Made(EquatableArray<Word> words, int at, string text, DocumentBlock block, DocumentContext context)
    {
        var names = Sentences.NamesBefore(words, at);
        if (names.Count == 0) return;
        var lead = words.LastOrDefault(w => w.At < names[0].At && w.Kind != WordKind.Mark);
        // These are read wherever they stand.
        if (lead.Text is not null && lead.IsOneOf("tables", "models")) return;
        Kind? kind = lead.Text is null ? null : lead.IsOneOf("index", "indexes") ? Model.Index.OfKind : lead.Is("table") ? Table.OfKind : null;
        var table = context.OnlyTable(words) ?? context.TableAbout(block);
        foreach (var name in names)
        {
            var known = context.Known.Dotted(name.Text) ?? (context.TableOf(name) is { } whole ? new(Table.OfKind, whole) : context.Known.Other(name.Text));
            if (known is not null && context.Known.WasOnce(known)) continue;
            if (known is null && kind is not null && IsName(name.Text)) context.Add(new ClaimWord.Presence(new(kind, new(context.Known.DefaultSchema, name.Text)), true), name.At, text, block, Sentences.About(words));
            else Say(name, table, true, lead.Text is not null && Sentences.IsNoun(lead), words, text, block, context);
        }
    }

    /// <summary><c>`t.c` cascades</c>: its foreign key does, when a row is deleted.</summary>
    private static void Cascades(EquatableArray<Word> words, int at, string text, DocumentBlock block, DocumentContext context)
    {
        if ((!EndsAt(words, at + 1) && Sentences.IndexOf(EquatableArray.Create(words.Span[at..]), "cascades", "on", "delete") != 0) || Subject(words, at, block, context) is not { } column) return;
        context.Add(new ClaimWord.Described(column, null, null) { Details = new() { References = new(null, IsKey: true, "cascade") } }, words[at - 1].At, text, block, Sentences.About(words));
    }

    /// <summary><c>five columns on `Booking`: `a`, `b`, …</c></summary>
    private static void Listed(EquatableArray<Word> words, int noun, string text, DocumentBlock block, DocumentContext context)
    {
        if (noun + 4 >= words.Count || !words[noun + 1].IsOneOf("on", "of", "in", "to") || !words[noun + 3].IsMark(':') || context.TableOf(words[noun + 2], plainCounts: true) is not { } table) return;
        if (Sentences.Has(words, "missing", "lacks", "lack", "not", "no", "without", "dropped", "drops", "removed", "removes", "unused", "old")) return;
        foreach (var name in Sentences.NamesFrom(words, noun + 4)) Say(name, table, true, true, words, text, block, context);
    }

    private static void Say(Word name, ObjectName? table, bool isThere, bool isColumn, EquatableArray<Word> words, string text, DocumentBlock block, DocumentContext context)
    {
        var subject = context.Known.Dotted(name.Text);
        var dotted = subject is not null;
        if (subject is null && context.TableOf(name) is { } whole && (table is null || context.Known.Column(table, name.Text) is null)) subject = new(Table.OfKind, whole);
        if (subject is null && context.Known.Other(name.Text) is { } other && (table is null || context.Known.Column(table, name.Text) is null)) subject = other;
        if (subject is null && table is not null && IsName(name.Text)) subject = context.Known.ColumnOrNew(table, name.Text);
        if (subject is null) return;
        // That a name is a column's is certain where it is one, or is said to be one.
        var known = subject.Kind != Column.OfKind || context.Known.Column(subject.Name.OfTable(), subject.Name.Name) is not null;
        if (isThere && !known && !isColumn && !dotted) return;
        context.Add(new ClaimWord.Presence(subject, isThere), name.At, text, block, Sentences.About(words));
    }

    private static void Nullable(EquatableArray<Word> words, int verb, bool notNull, string text, DocumentBlock block, DocumentContext context)
    {
        var table = context.OnlyTable(words) ?? context.TableAbout(block);
        foreach (var name in Sentences.NamesBefore(words, verb))
            if ((context.Known.Dotted(name.Text) ?? (table is null ? null : context.Known.Column(table, name.Text))) is { } column && context.Known.Column(column.Name.OfTable(), column.Name.Name) is not null)
                context.Add(new ClaimWord.Described(column, null, notNull), name.At, text, block, Sentences.About(words));
    }

    private static void Is(EquatableArray<Word> words, int at, string text, DocumentBlock block, DocumentContext context)
    {
        Typed(words, at, text, block, context);
        var denied = words[at + 1].Is("not");
        var said = denied ? at + 2 : at + 1;
        if (said >= words.Count || Subject(words, at, block, context) is not { } column) return;
        if (denied && words[said].Is("null") && EndsAt(words, said + 1)) context.Add(new ClaimWord.Described(column, null, true), words[at - 1].At, text, block, Sentences.About(words));
        else if (words[said].IsOneOf("unique", "indexed") && EndsAt(words, said + 1)) context.Add(new ClaimWord.Keyed(column.Name.OfTable(), [column.Name.Name], words[said].Is("unique"), !denied) { IsPrefix = words[said].Is("indexed") }, words[at - 1].At, text, block, Sentences.About(words));
        else if (!denied && said + 2 < words.Count && words[said].Is("the") && words[said + 1].Is("primary") && words[said + 2].Is("key")) context.Add(new ClaimWord.Described(column, null, null) { Details = new() { IsPrimary = true } }, words[at - 1].At, text, block, Sentences.About(words));
    }

    /// <summary>The one column before a verb: in code, or with its table before it in whatever form.</summary>
    private static ObjectId? Subject(EquatableArray<Word> words, int verb, DocumentBlock block, DocumentContext context)
    {
        if (verb == 0 || words[verb - 1].Kind == WordKind.Mark) return null;
        if (words[verb - 1].Kind != WordKind.Code) return words[verb - 1].Text.Contains('.') && context.Known.Dotted(words[verb - 1].Text) is { } plain && context.Known.Column(plain.Name.OfTable(), plain.Name.Name) is not null ? plain : null;
        if (Sentences.NamesBefore(words, verb).Count != 1) return null;
        if (context.Known.Dotted(words[verb - 1].Text) is { } dotted) return dotted;
        return (context.OnlyTable(words) ?? context.TableAbout(block)) is { } table ? context.Known.Column(table, words[verb - 1].Text) : null;
    }

    /// <summary>Nothing narrows what was said: <c>unique per tenant</c>, <c>unique (case aside)</c>.</summary>
    private static bool EndsAt(EquatableArray<Word> words, int at) => at >= words.Count || words[at].IsMark(',') || words[at].IsMark(':') || words[at].IsOneOf("and", "so", "because", "since", "but");

    /// <summary><c>`Document.id` is `text`</c>.</summary>
    private static void Typed(EquatableArray<Word> words, int at, string text, DocumentBlock block, DocumentContext context)
    {
        if (at == 0 || words[at - 1].Kind != WordKind.Code || words[at + 1].Kind != WordKind.Code || !TypeWords.IsType(words[at + 1].Text)) return;
        if (context.Known.Dotted(words[at - 1].Text) is { } column) context.Add(new ClaimWord.Described(column, words[at + 1].Text, null), words[at - 1].At, text, block, Sentences.About(words));
    }

    private static void Exists(EquatableArray<Word> words, int at, string text, DocumentBlock block, DocumentContext context)
    {
        var denied = at > 0 && words[at - 1].IsOneOf("not", "never");
        Before(words, denied ? at - 2 : at, !denied, text, block, context);
    }

    /// <summary><c>`Message` and `MessageRead` match</c>: nothing but tables before, nothing that is matched instead behind.</summary>
    private static void Matching(EquatableArray<Word> words, int at, string text, DocumentBlock block, DocumentContext context)
    {
        if (at + 1 < words.Count && !words[at + 1].IsOneOf("the", "exactly", "already", "schema", "both", "as", "in") && !words[at + 1].IsMark('(') && !words[at + 1].IsMark(':') && !words[at + 1].IsMark(',')) return;
        for (var back = at - 1; back >= 0; back--)
        {
            if (words[back].IsMark(',') || words[back].IsOneOf("and", "also", "both", "already", "tables", "models")) continue;
            if (context.TableOf(words[back], plainCounts: words[back].Kind == WordKind.Strong) is not { } table) return;
            context.Add(new ClaimWord.Matching(table), words[back].At, text, block);
        }
    }

    /// <summary><c>`Person.metadata` has no migration</c>, <c>the migration for it is missing</c>: the history lacks what the sentence or its heading names.</summary>
    private static void NoMigration(EquatableArray<Word> words, string text, DocumentBlock block, DocumentContext context)
    {
        var says = Sentences.IndexOf(words, "no", "migration") >= 0
            || (Sentences.IndexOf(words, "migration", "for", "it", "is", "missing") is >= 0) || (Sentences.IndexOf(words, "migration", "is", "missing") is >= 0);
        if (!says) return;
        var subject = words.Select(w => w.Kind == WordKind.Code ? context.Known.Dotted(w.Text) : null).FirstOrDefault(d => d is not null);
        var named = words.Where(w => w.Kind == WordKind.Code);
        foreach (var heading in block.Headings.Reverse())
            if (subject is null)
                foreach (var word in heading.Words) subject ??= word.Text.Contains('.') ? context.Known.Dotted(word.Text) : null;
        if (subject is null) return;
        context.Add(new ClaimWord.Presence(subject, false), (named.IsEmpty ? words[0] : named[0]).At, text, block, ClaimAbout.History);
    }

    /// <summary>What may be a name where one stands alone; a type's word is one, too.</summary>
    internal static bool IsIdentifier(string text) => text.Length > 1 && (char.IsAsciiLetter(text[0]) || text[0] == '_') && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    internal static bool IsName(string text) => IsIdentifier(text) && !TypeWords.IsType(text) && text is not ("true" or "false" or "null" or "NULL");
}
