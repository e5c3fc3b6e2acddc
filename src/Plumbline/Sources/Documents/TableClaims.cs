using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>Tables of a document: columns with their types, one cell for each source or database, states of objects, numbers of kinds.</summary>
internal static class TableClaims
{
    /// <summary>Of a table or list that names columns, so many have to be known: else it is about something else.</summary>
    private const double MostlyKnown = 0.5;

    /// <summary>So many where the table is named to the letter and most of the names stand beside a type: they are fields, and what is not known of them is what is wrong.</summary>
    internal const double KnownOfTyped = 1 / 3d;

    private static readonly string[] s_types = ["type", "data type", "datatype", "sql type", "db type", "prisma type"];

    private static readonly string[] s_defaults = ["default", "defaults", "default value"];

    /// <summary>Headers of cells that say more of a column; in a description a word like <c>optional</c> is said of a form as often.</summary>
    private static readonly string[] s_details = ["constraints", "constraint", "key", "keys", "attributes", "modifiers", "options", "extra"];

    private static readonly string[] s_notes = ["notes", "note", "description", "details", "comment", "comments", "remarks"];

    private static readonly string[] s_migrations = ["migration", "migrations", "migration file", "migration name"];

    private static readonly string[] s_states = ["status", "state", "done", "built", "implemented", "exists", "present"];

    public static void Read(DocumentBlock block, DocumentContext context)
    {
        if (block.Rows.Count < 2) return;
        var header = block.Rows[0].Select(c => c.Text().Trim('*').ToLowerInvariant());
        var states = Index(header, s_states);
        var name = Index(header, ["column", "field", "attribute", "columns", "fields", "name"]);
        if (name >= 0 && context.TableAbout(block) is { } table) Columns(block, header, name, table, states, context);
        else if (name >= 0 && Index(header, ["table", "model", "entity"]) is >= 0 and var owner && owner != name) ColumnsOfTables(block, header, owner, name, context);
        else if (states >= 0) States(block, states, context);
        Environments(block, header, context);
        Records(block, header, context);
        Migrations(block, header, context);
        Numbers(block, context);
    }

    private static int Index(EquatableArray<string> header, string[] wanted)
    {
        for (var at = 0; at < header.Count; at++)
            if (wanted.Contains(header[at])) return at;
        return -1;
    }

    private static void Columns(DocumentBlock block, EquatableArray<string> header, int name, ObjectName table, int states, DocumentContext context)
    {
        var rows = block.Rows.Skip(1).Where(r => r.Count > name && Name(r[name]) is not null).ToList();
        var written = rows.ConvertAll(r => Name(r[name])!.Value);
        var type = Index(header, s_types);
        var isTyped = type >= 0 && rows.Count(r => r.Count > type && TypeWords.IsType(r[type].Text())) * 2 > rows.Count && context.IsNamed(table, block);
        if (NotCompared(written, table, isTyped, context) is not { } open) return;
        var sources = Enumerable.Range(0, header.Count).Select(i => (At: i, About: AboutHeader(header[i]), MarksNull: rows.Exists(r => r.Count > i && r[i].Words is [_, var mark, ..] && mark.IsMark('?')))).Where(s => s.At != name && s.About is not null).ToList();
        foreach (var (row, word) in rows.Zip(written))
        {
            var column = context.Known.ColumnOrNew(table, word.Text);
            var text = string.Join(" | ", row.Select(c => c.Text()));
            if (sources.Count > 0)
            {
                foreach (var (at, about, marksNull) in sources)
                    if (at < row.Count) Source(row[at], column, about!.Value, marksNull, text, block, context);
                continue;
            }
            var state = states >= 0 && states < row.Count ? State(row[states]) : true;
            if (state is null) continue;
            if (state is false) context.Add(new ClaimWord.Presence(column, false), word.At, text, block);
            else context.Add(Described(column, row, type, header, context.Known), word.At, text, block, open: open.Length > 0 ? open : null);
        }
        if (open.Length == 0 && IsComplete(block)) context.Add(new ClaimWord.CompleteColumns(table, written.Select(w => context.Known.ColumnOrNew(table, w.Text).Name.Name).ToEquatableArray()), block.At, $"all columns of {table}", block);
    }

    /// <summary>A row names the table and one column of it: <c>| resources | is_mobile | boolean |</c>; an empty cell stands for the table of the row above.</summary>
    private static void ColumnsOfTables(DocumentBlock block, EquatableArray<string> header, int owner, int name, DocumentContext context)
    {
        var (table, rows) = ((ObjectName?)null, new List<(EquatableArray<Cell> Row, ObjectName Table, Word Column)>());
        foreach (var row in block.Rows.Skip(1))
        {
            if (row.Count <= Math.Max(owner, name)) continue;
            if (row[owner].Text().Length > 0) table = row[owner].Only() is { } only ? context.TableOf(only, plainCounts: true) : null;
            if (table is not null && Name(row[name]) is { } column) rows.Add((row, table, column));
        }
        var known = rows.Count(r => context.Known.Column(r.Table, r.Column.Text) is not null);
        if (known < 2 || known < rows.Count * MostlyKnown) return;
        var type = Index(header, s_types);
        foreach (var (row, of, word) in rows)
            context.Add(Described(context.Known.ColumnOrNew(of, word.Text), row, type, header, context.Known), word.At, string.Join(" | ", row.Select(c => c.Text())), block);
    }

    private static ClaimWord.Described Described(ObjectId column, EquatableArray<Cell> row, int type, EquatableArray<string> header, Vocabulary known)
    {
        var (details, typed) = (ColumnDetails.None, false);
        if (type >= 0 && type < row.Count)
        {
            typed = TypeWords.IsType(row[type].Text());
            details = ColumnDetails.Read(DocumentText.InWords(row[type].Words), typed, known);
        }
        for (var at = 0; at < row.Count && at < header.Count; at++)
        {
            if (IsOf(header[at], s_details)) details = details.With(ColumnDetails.Read(DocumentText.InWords(row[at].Words), false, known));
            else if (s_defaults.Contains(header[at]) && ColumnDetails.ValueOf(row[at].Words) is { } value) details = details with { Default = new(value) };
            else if (IsOf(header[at], s_notes)) details = details.With(ColumnDetails.Read(DocumentText.InWords(row[at].Words), false, known, isProse: true) with { Range = null, HasMore = false });
        }
        return new(column, typed ? row[type].Text() : null, NotNull(header, row) ?? details.NotNull) { Details = details };
    }

    /// <summary>One of several words is enough: <c>Constraints / Notes</c>.</summary>
    private static bool IsOf(string header, string[] wanted) => wanted.Contains(header) || (header.IndexOfAny(['/', '&', ',']) > 0 && header.Split('/', '&', ',').Any(part => wanted.Contains(part.Trim())));

    /// <summary>What one source has of a column: nothing, its type, or another name for it.</summary>
    /// <param name="marksNull">Types beside it have a <c>?</c> where they may be null: then one without is not null.</param>
    private static void Source(Cell cell, ObjectId column, ClaimAbout about, bool marksNull, string text, DocumentBlock block, DocumentContext context)
    {
        var said = cell.Text();
        if (said is "–" or "-" or "—" or "✗" or "❌" or "no" or "none" or "missing" or "n/a") context.Add(new ClaimWord.Presence(column, false), cell.First, text, block, about);
        else if (TypeWords.IsType(said.Split(',')[0]))
        {
            var details = ColumnDetails.Read(DocumentText.InWords(cell.Words), true, context.Known);
            context.Add(new ClaimWord.Described(column, said.Split(',')[0], details.NotNull ?? (marksNull ? true : null)) { Details = details }, cell.First, text, block, about);
        }
        else if (cell.Only() is { } word && context.Known.Column(column.Name.OfTable(), word.Text) is { } other && other != column) context.Add(new ClaimWord.Presence(other, true), cell.First, text, block, about);
    }

    private static ClaimAbout? AboutHeader(string header) => header switch
    {
        "schema.prisma" or "prisma" or "prisma schema" or "declared" or "schema" => ClaimAbout.Declared,
        "migration" or "migrations" or "history" => ClaimAbout.History,
        _ => null,
    };

    public static bool AreKnown(IReadOnlyList<Word> written, ObjectName table, DocumentContext context) => NotCompared(written, table, false, context) is "";

    /// <summary>Why names are not compared with the columns of a table, empty where they are; null where nothing shows that they are its columns.</summary>
    /// <param name="isTyped">The table is named to the letter, and the names stand beside types.</param>
    public static string? NotCompared(IReadOnlyList<Word> written, ObjectName table, bool isTyped, DocumentContext context)
    {
        // `Status` beside a column status is the title of something on a screen.
        var known = written.Count(w => context.Known.Column(table, w.Text) is { } column && char.IsAsciiLetterUpper(w.Text[0]) == char.IsAsciiLetterUpper(column.Name.Name[0]));
        if (known >= (isTyped ? 1 : 2) && known >= written.Count * (isTyped ? KnownOfTyped : MostlyKnown)) return "";
        return known > 0 && isTyped ? $"only {known} of the {written.Count} names here are columns of {table}" : null;
    }

    /// <summary>The name that a cell begins with: in code, or alone in it.</summary>
    private static Word? Name(Cell cell)
    {
        if (cell.Words.IsEmpty || (cell.Words[0].Kind != WordKind.Code && cell.Words.Count > 1)) return null;
        var text = cell.Words[0].Text.Trim('"');
        return cell.Words[0].Kind != WordKind.Mark && StatementClaims.IsIdentifier(text) ? cell.Words[0] : null;
    }

    private static bool? NotNull(EquatableArray<string> header, EquatableArray<Cell> row)
    {
        for (var at = 0; at < header.Count && at < row.Count; at++)
        {
            var yes = Answer(row[at]);
            if (yes is null) continue;
            if (header[at] is "null" or "nullable" or "null?" or "optional") return !yes;
            if (header[at] is "required" or "not null" or "required?") return yes;
        }
        return null;
    }

    internal static bool? Answer(Cell cell) => cell.Text().ToLowerInvariant() switch
    {
        "yes" or "y" or "true" or "✓" or "✔" or "✅" or "x" or "null" => true,
        "no" or "n" or "false" or "✗" or "❌" or "not null" => false,
        _ => null,
    };

    /// <summary>Built, not there, or open (planned, in progress, in other words).</summary>
    private static bool? State(Cell cell)
    {
        var text = cell.Text().Trim().ToLowerInvariant();
        if (text is "ok" or "done" or "✅" or "✓" or "✔" or "yes" or "exists" or "present" or "implemented" or "complete" or "built" or "✅ done" or "✅ complete" or "match" or "matches" or "✅ implemented" or "") return true;
        return text is "missing" or "absent" or "❌" or "✗" or "❌ missing" or "not there" or "not present" ? false : null;
    }

    /// <summary>A row names an object, its state says whether it is there.</summary>
    private static void States(DocumentBlock block, int states, DocumentContext context)
    {
        foreach (var row in block.Rows.Skip(1))
        {
            if (row.Count <= states || row[states].Text().Length == 0 || State(row[states]) is not { } isThere) continue;
            foreach (var word in row.Take(states).SelectMany(c => c.Words).Where(w => w.Kind == WordKind.Code))
                if ((context.Known.Dotted(word.Text) ?? (context.Known.Table(word.Text) is { } table ? new ObjectId(Table.OfKind, table) : context.Known.Other(word.Text))) is { } subject)
                    context.Add(new ClaimWord.Presence(subject, isThere), word.At, string.Join(" | ", row.Select(c => c.Text())), block);
        }
    }

    /// <summary>A column for each database: yes and no, where a migration stands, how many rows there are.</summary>
    private static void Environments(DocumentBlock block, EquatableArray<string> header, DocumentContext context)
    {
        for (var at = 1; at < header.Count; at++)
        {
            if (!context.Databases.Contains(header[at])) continue;
            foreach (var row in block.Rows.Skip(1))
            {
                if (row.Count <= at || row[0].Only() is not { Kind: not WordKind.Mark } word) continue;
                var text = string.Join(" | ", row.Select(c => c.Text()));
                if (word.Kind == WordKind.Code && Answer(row[at]) is { } isThere && (context.Known.Dotted(word.Text) ?? (context.Known.Table(word.Text) is { } table ? new ObjectId(Table.OfKind, table) : null)) is { } subject)
                    context.Add(new ClaimWord.Presence(subject, isThere), row[at].First, text, block, ClaimAbout.Database, header[at]);
                else if (word.Kind == WordKind.Code || word.Text.Contains('_')) StandingClaims.Cell(word, row[at], header[at], text, block, context);
            }
        }
    }

    /// <summary>Rows of a tool's own table, under the name of its column.</summary>
    private static void Records(DocumentBlock block, EquatableArray<string> header, DocumentContext context)
    {
        if (Index(header, ["_prisma_migrations.migration_name", "migration_name"]) is not (>= 0 and var at)) return;
        foreach (var row in block.Rows.Skip(1))
            if (row.Count > at && row[at].Only() is { Kind: not WordKind.Mark } word) context.Add(new ClaimWord.Stands(word.Text, ClaimedStanding.Recorded), word.At, string.Join(" | ", row.Select(c => c.Text())), block, ClaimAbout.Database);
    }

    /// <summary>Names of migrations, one a row. A strange one is said to be one where most of them are, and it begins as they do.</summary>
    private static void Migrations(DocumentBlock block, EquatableArray<string> header, DocumentContext context)
    {
        var at = Index(header, s_migrations);
        if (at < 0 && header[0].Length == 0 && header.Any(context.Databases.Contains)) at = 0;
        if (at < 0) return;
        var named = new List<(Word Word, string Text, string? Name)>();
        foreach (var row in block.Rows.Skip(1))
            if (row.Count > at && row[at].Only() is { Kind: not WordKind.Mark } word && Vocabulary.FileOf(word.Text).AsSpan().ContainsAny('_', '-')) named.Add((word, string.Join(" | ", row.Select(c => c.Text())), context.Known.Migration(word.Text)?.Migration.Name));
        var known = named.FindAll(n => n.Name is not null);
        if (known.Count < 2 || known.Count * 2 < named.Count) return;
        foreach (var (word, text, name) in named)
            if (name is not null || (char.IsAsciiDigit(word.Text[0]) && known.TrueForAll(k => char.IsAsciiDigit(k.Name![0])) && !word.Text.Contains('*')))
                context.Add(new ClaimWord.Filed(name ?? Vocabulary.FileOf(word.Text)), word.At, text, block, ClaimAbout.History);
    }

    /// <summary><c>| New indexes | 7 |</c>, <c>| Indexes | +7 |</c>, <c>| Indexes | 5 new + 4 on bookings |</c>: read as sentences.</summary>
    private static void Numbers(DocumentBlock block, DocumentContext context)
    {
        foreach (var row in block.Rows.Skip(1))
        {
            if (row.Count < 2 || row[0].Words.Count is 0 or > 3) continue;
            if (Sum(row[1].Words) is { } sum) CountClaims.Read([sum, .. row[0].Words.Where(w => w.Kind != WordKind.Mark)], block, context, row[1].Words.Count(w => CountClaims.Number(w) is not null) > 1 ? $"{row[0].Text()} | {row[1].Text()}" : null);
        }
    }

    /// <summary>A number, or a sum of some: <c>+7</c>, <c>5 new + 4</c>. A sign makes it one of what is new.</summary>
    private static Word? Sum(EquatableArray<Word> words)
    {
        var (sum, isNew) = (0, false);
        foreach (var word in words)
        {
            if (word.IsMark('+') || word.IsOneOf("new")) isNew = true;
            else if (word.Kind is WordKind.Plain or WordKind.Strong && word.Text.Length < 5 && int.TryParse(word.Text, out var number)) (sum, isNew) = (sum + number, isNew || word.Text[0] == '+');
            else return null;
        }
        return words.IsEmpty ? null : words[0] with { Text = isNew ? $"+{sum}" : $"{sum}" };
    }

    private static bool IsComplete(DocumentBlock block)
    {
        foreach (var words in (EquatableArray<Word>[])[block.Before, .. block.Headings.Select(h => h.Words)])
            if (Sentences.IndexOf(words, "field", "by", "field") >= 0 || Sentences.IndexOf(words, "column", "by", "column") >= 0 || Sentences.IndexOf(words, "all", "columns") >= 0 || Sentences.IndexOf(words, "all", "fields") >= 0
                || Sentences.IndexOf(words, "data", "dictionary") >= 0 || Sentences.IndexOf(words, "every", "column") >= 0 || Sentences.IndexOf(words, "every", "field") >= 0)
                return true;
        return false;
    }
}
