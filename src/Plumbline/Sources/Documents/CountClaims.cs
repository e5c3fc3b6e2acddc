using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>Numbers bound to what they count: <c>8 new tables</c>, <c>`waitlist` (18 columns)</c>, <c>five foreign keys</c>.</summary>
internal static class CountClaims
{
    private static readonly string[] s_numbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

    /// <summary>Adjectives that leave the count as it is.</summary>
    private static readonly string[] s_plain = ["new", "additional", "added", "missing", "performance", "database", "db", "sql", "prisma", "named", "required", "nullable", "partial", "composite", "total", "existing", "named"];

    private static readonly string[] s_restricting = ["required", "nullable", "partial", "composite"];

    /// <param name="written">What stands there, where the words are another form of it.</param>
    public static void Read(EquatableArray<Word> sentence, DocumentBlock block, DocumentContext context, string? written = null)
    {
        for (var at = 0; at < sentence.Count; at++)
        {
            if (Number(sentence[at]) is not { } number || IsVague(sentence, at)) continue;
            var head = Head(sentence, at);
            if (head != at && IsVague(sentence, head)) continue;
            var noun = at + 1;
            while (noun < sentence.Count && noun - at <= 3 && sentence[noun].IsOneOf(s_plain)) noun++;
            if (noun >= sentence.Count || Kind(sentence, noun) is not { } kind || IsPart(sentence, noun, at)) continue;
            var adjectives = EquatableArray.Create(sentence.Span[(at + 1)..noun]);
            if (Scope(sentence, head, at, noun, adjectives, block, context) is not { } scope) continue;
            var text = written ?? Sentences.Text(EquatableArray.Create(sentence.Span[at..(noun + (kind is CountedKind.ForeignKeys or CountedKind.UniqueKeys && noun + 1 < sentence.Count ? 2 : 1))]));
            var most = sentence[at].Text.EndsWith('+') || (at >= 2 && sentence[at - 1].Is("least") && sentence[at - 2].Is("at"));
            context.Add(new ClaimWord.Counted(number, most, kind, scope), sentence[at].At, text, block);
        }
    }

    /// <summary>The first number of the list that one stands in: what is said before it is said of all of them. <c>adds 8 tables, 5 enums and 7 indexes</c></summary>
    private static int Head(EquatableArray<Word> words, int at)
    {
        while (true)
        {
            var back = at - 1;
            while (back > 0 && (words[back].IsMark(',') || words[back].IsMark('&') || words[back].IsOneOf("and", "plus"))) back--;
            if (back < 1 || back == at - 1) return at;
            var noun = Kind(words, back) is not null ? back : Kind(words, back - 1) is not null ? back - 1 : -1;
            var number = noun - 1;
            while (number >= 0 && words[number].IsOneOf(s_plain)) number--;
            if (number < 0 || Number(words[number]) is null) return at;
            at = number;
        }
    }

    internal static int? Number(Word word)
    {
        if (word.Kind is WordKind.Code or WordKind.Mark) return null;
        var text = word.Text.AsSpan().Trim('+');
        if (text.Length is > 0 and < 5 && int.TryParse(text, out var number)) return number;
        var at = Array.FindIndex(s_numbers, n => word.Is(n));
        return at > 0 ? at : null;
    }

    /// <summary><c>about 8 tables</c>, <c>each of the two columns</c>, <c>up to five indexes</c>: no number that could be wrong.</summary>
    private static bool IsVague(EquatableArray<Word> words, int at)
    {
        // What a query, a page or another document shows is not all there is.
        if (at > 0 && words[at - 1].IsOneOf("lists", "list", "shows", "show", "displays", "uses", "use", "selects", "returns", "reads")) return true;
        // What stands behind `consists of` is all of it.
        var isAll = at > 1 && words[at - 1].Is("of") && words[at - 2].IsOneOf("consists", "consist");
        for (var distance = isAll ? 3 : 1; distance <= Math.Min(3, at); distance++)
            if (words[at - distance] is var word && (word.IsOneOf("about", "around", "roughly", "nearly", "almost", "approximately", "up", "max", "maximum", "most", "each", "every", "any", "between", "than")
                || (word.Kind == WordKind.Mark && word.Text is "~" or "≈" or "<" or ">")
                || (distance <= 2 && word.IsOneOf("of", "these", "those", "first", "last", "other", "or"))
                || (distance == 1 && (word.IsOneOf("the", "version", "migration", "phase", "step", "one") || word.IsMark('-') || word.IsMark('–')))))
                return true;
        return at + 1 < words.Count && (words[at + 1].IsMark('-') || words[at + 1].IsMark('–') || words[at + 1].IsMark('%') || words[at + 1].IsOneOf("or", "of", "to"));
    }

    /// <summary>What follows makes it another thing, or a share: <c>columns per table</c>, <c>table rows</c>, <c>columns wide</c>.</summary>
    private static bool IsPart(EquatableArray<Word> words, int noun, int at)
    {
        var next = noun + 1 < words.Count && words[noun + 1].IsOneOf("keys", "key", "constraints", "constraint", "indexes", "index") ? noun + 2 : noun + 1;
        if (next + 2 < words.Count && words[next].IsOneOf("on", "of", "in", "to") && IsClause(words[next + (words[next + 1].Is("the") && next + 3 < words.Count ? 3 : 2)])) return !IsMissing(words, at, noun);
        // A clause narrows it, but for that which only says what is missing: `lacks 9 fields that schema.prisma declares`.
        if (next < words.Count && IsClause(words[next])) return !IsMissing(words, at, noun);
        return next < words.Count && words[next].IsOneOf("per", "each", "wide", "at", "left", "remaining", "layout", "rows", "row", "value", "values", "name", "names");
    }

    private static bool IsClause(Word word) => word.IsOneOf("that", "which", "whose", "where", "without", "with", "used", "needed", "are", "is", "were", "was", "from", "named", "called", "starting", "like");

    private static int Behind(EquatableArray<Word> words, int noun, CountedKind? kind) => kind is CountedKind.ForeignKeys or CountedKind.UniqueKeys or CountedKind.Checks ? noun + 2 : noun + 1;

    private static CountedKind? Kind(EquatableArray<Word> words, int at)
    {
        var next = at + 1 < words.Count ? words[at + 1] : default;
        var word = words[at];
        if (word.Is("foreign") && next.Text is not null && next.IsOneOf("keys", "key")) return CountedKind.ForeignKeys;
        if (word.Is("unique") && next.Text is not null && next.IsOneOf("keys", "constraints", "indexes", "key", "constraint", "index")) return CountedKind.UniqueKeys;
        if (word.Is("check") && next.Text is not null && next.IsOneOf("constraints", "constraint")) return CountedKind.Checks;
        return (word.Kind == WordKind.Mark ? "" : word.Text.ToLowerInvariant()) switch
        {
            "columns" or "column" or "fields" or "field" when word.Kind != WordKind.Code => CountedKind.Columns,
            "tables" or "table" or "models" or "model" => CountedKind.Tables,
            "indexes" or "indices" or "index" => CountedKind.Indexes,
            "enums" or "enum" => CountedKind.Enums,
            "migrations" or "migration" => CountedKind.Migrations,
            "policies" => CountedKind.Policies,
            "triggers" => CountedKind.Triggers,
            "views" => CountedKind.Views,
            _ => null,
        };
    }

    /// <summary>What the count is bound to; null when that is not certain.</summary>
    private static CountScope? Scope(EquatableArray<Word> words, int head, int at, int noun, EquatableArray<Word> adjectives, DocumentBlock block, DocumentContext context)
    {
        var isNew = words[at].Text.StartsWith('+') || Sentences.Has(adjectives, "new", "additional", "added") || (head != at && head + 1 < at && words[head + 1].Is("new"));
        var isMissing = IsMissing(words, head, noun);
        var restriction = adjectives.Where(a => a.IsOneOf(s_restricting)).Select(a => a.Text.ToLowerInvariant());
        var kind = Kind(words, noun);
        var table = kind is CountedKind.Tables or CountedKind.Enums or CountedKind.Migrations or CountedKind.Views ? null : Table(words, head, noun, block, context);
        if (kind == CountedKind.Migrations) return isNew || !IsWhole(words, head, block) ? null : new(null, false, false, default, null, null);
        if (table is null && !isNew && !isMissing && !IsMadeByMigration(words, head, block, context) && !IsWhole(words, head, block)) return null;
        if (isMissing && table is null) return null;
        // What is on, in or of a table is perhaps only some of it.
        var isSome = table is not null && !isNew && !isMissing && Behind(words, noun, kind) is var next && next < words.Count && words[next].IsOneOf("on", "to", "in", "of", "for", "from");
        // A number of new columns without a table or a migration could be about anything.
        isNew |= table is null && !isMissing && !IsWhole(words, head, block);
        var migrations = isNew ? context.MigrationsOf(block) : isSome ? context.Migrations : default;
        return new(table, isNew, isMissing, migrations, isNew || isSome ? context.Sql : null, restriction.IsEmpty ? null : restriction[0]) { IsSome = isSome };
    }

    private static bool IsMissing(EquatableArray<Word> words, int at, int noun) =>
        (at > 0 && words[at - 1].IsOneOf("lacks", "lack", "misses", "missing")) || Sentences.Has(EquatableArray.Create(words.Span[at..noun]), "missing");

    private static ObjectName? Table(EquatableArray<Word> words, int at, int noun, DocumentBlock block, DocumentContext context)
    {
        // Behind: `on bookings`; the word bookings as it stands is enough there, where it is a table's name.
        for (var next = noun + 1; next < Math.Min(words.Count - 1, noun + 4); next++)
            if (words[next].IsOneOf("on", "to", "in", "of", "for", "from"))
            {
                var name = words[next + 1].Is("the") && next + 2 < words.Count ? words[next + 2] : words[next + 1];
                if (context.TableOf(name, plainCounts: true) is { } behind) return behind;
                if (name.Kind == WordKind.Code) return null;
                break;
            }
        // Before: the nearest table in the sentence, when another number does not stand between.
        for (var back = at - 1; back >= 0; back--)
        {
            if (Number(words[back]) is not null) break;
            if (context.TableOf(words[back]) is { } before) return before;
        }
        if (context.OnlyTable(words) is { } only) return only;
        return words.Any(w => context.TableOf(w) is not null) ? null : context.TableAbout(block);
    }

    private static bool IsMadeByMigration(EquatableArray<Word> words, int at, DocumentBlock block, DocumentContext context) =>
        !context.MigrationsOf(block).IsEmpty && at > 0 && words[at - 1].IsOneOf("adds", "creates", "made", "created", "added", "add", "create");

    /// <summary><c>The schema has 12 tables</c>, <c>the database consists of …</c>; <c>there are 12 tables</c> where schema or database is named in the sentence or above it.</summary>
    private static bool IsWhole(EquatableArray<Word> words, int at, DocumentBlock block)
    {
        if (at > 1 && words[at - 1].Is("are") && words[at - 2].Is("there")) return IsAboutSchema(words) || block.Headings.Any(h => IsAboutSchema(h.Words));
        for (var back = at - 1; back > 0; back--)
            if (words[back].IsOneOf("has", "contains", "consists", "defines", "holds", "comprises", "have") && back + 2 >= at)
                for (var subject = back - 1; subject >= 0 && subject >= back - 3; subject--)
                    if (words[subject].IsOneOf("schema", "database", "history", "folder")) return true;
        return false;
    }

    private static bool IsAboutSchema(EquatableArray<Word> words) => Sentences.Has(words, "schema", "database");
}
