using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>Where a migration stands in a database that is named: <c>`20250911081240_init` is applied in production</c>, <c>… is pending in staging</c>; and rows of a tool's own table.</summary>
internal static class StandingClaims
{
    /// <summary>Words that split a sentence, or tell of a time that is over.</summary>
    private static readonly string[] s_parting = ["but", "while", "whereas", "although", "except", "first", "then", "once", "initially", "later", "earlier", "before", "after", "again", "originally", "yesterday", "almost", "nearly"];

    public static void Read(EquatableArray<Word> sentence, DocumentBlock block, DocumentContext context)
    {
        if (context.Databases.IsEmpty || State(sentence) is not { } state || StatementClaims.IsNotSaid(sentence) || Sentences.Has(sentence, s_parting)) return;
        var migrations = sentence.Where(w => (w.Kind == WordKind.Code || w.Text.Contains('_')) && context.Known.Migration(w.Text) is not null);
        var isSo = !Sentences.Has(sentence, "not", "never", "no") && !sentence.Any(w => w.Kind != WordKind.Code && w.Text.EndsWith("n't", StringComparison.Ordinal));
        // Of several, which are denied is not certain.
        if (migrations.IsEmpty || (!isSo && migrations.Count > 1)) return;
        var text = Sentences.Text(sentence);
        foreach (var database in Databases(sentence, context))
            foreach (var word in migrations) Add(word, state, isSo, database, text, block, context);
    }

    /// <summary>A cell under a database's name, in the row of a migration or of the table that a tool keeps.</summary>
    public static void Cell(Word name, Cell cell, string database, string text, DocumentBlock block, DocumentContext context)
    {
        if (context.Known.Migration(name.Text) is not null)
        {
            if ((Sentences.Text(cell.Words) is "by hand" ? ClaimedStanding.ByHand : State(cell.Words)) is { } state) Add(name, state, true, database, text, block, context, cell.First);
            else if (TableClaims.Answer(cell) is { } isSo) Add(name, ClaimedStanding.Applied, isSo, database, text, block, context, cell.First);
        }
        else if (Rows(cell.Words) is { } number) context.Add(new ClaimWord.Rows(context.Known.Table(name.Text) ?? new(null, name.Text), number), cell.First, text, block, ClaimAbout.Database, database);
    }

    private static void Add(Word name, ClaimedStanding state, bool isSo, string database, string text, DocumentBlock block, DocumentContext context, int? at = null) =>
        context.Add(new ClaimWord.Stands(context.Known.Migration(name.Text)!.Migration.Name, state, isSo), at ?? name.At, text, block, ClaimAbout.Database, database);

    /// <summary>The one state that words tell of; null where they tell of none or of several.</summary>
    private static ClaimedStanding? State(EquatableArray<Word> words)
    {
        var byHand = Sentences.IndexOf(words, "by", "hand") >= 0;
        var states = new List<ClaimedStanding>();
        if (Sentences.Has(words, "failed", "fails")) states.Add(ClaimedStanding.Failed);
        if (Sentences.IndexOf(words, "rolled", "back") >= 0) states.Add(ClaimedStanding.RolledBack);
        if (Sentences.Has(words, "pending")) states.Add(ClaimedStanding.Pending);
        if (Sentences.Has(words, "applied", "deployed") || (byHand && Sentences.Has(words, "run", "ran", "applied"))) states.Add(byHand ? ClaimedStanding.ByHand : ClaimedStanding.Applied);
        if (Sentences.Has(words, "recorded")) states.Add(ClaimedStanding.Recorded);
        return states is [var only] ? only : null;
    }

    /// <summary>Those behind a preposition: <c>in production</c>, <c>on the staging database</c>, <c>in staging and production</c>.</summary>
    private static List<string> Databases(EquatableArray<Word> words, DocumentContext context)
    {
        var found = new List<string>();
        for (var at = 0; at < words.Count; at++)
        {
            if (!words[at].IsOneOf("in", "on", "to", "from")) continue;
            for (var next = at + 1; next < words.Count; next++)
            {
                if (context.Databases.FirstOrDefault(d => string.Equals(d, words[next].Text, StringComparison.OrdinalIgnoreCase)) is { } database) found.Add(database);
                else if (!words[next].IsOneOf("the", "and", "both") && !words[next].IsMark(',')) break;
            }
        }
        return found;
    }

    /// <summary><c>5 rows</c>, <c>1,234 rows</c>, <c>empty</c>.</summary>
    private static int? Rows(EquatableArray<Word> words)
    {
        if (words is [var only] && only.Is("empty")) return 0;
        return words is [var number, var rows] && rows.IsOneOf("rows", "row") ? ObjectClaims.RowsOf(number) : null;
    }
}
