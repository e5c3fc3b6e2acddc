using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>What is said of a change or a state as a whole: it only adds, nothing drifts; of tables: row level security; of rows: what a unique key allows.</summary>
internal static class ChangeClaims
{
    public static void Read(EquatableArray<Word> sentence, DocumentBlock block, DocumentContext context)
    {
        if (Sentences.Has(sentence, "if", "should", "would", "could", "must", "whether", "ensure", "verify")) return;
        var text = Sentences.Text(sentence);
        OnlyAdds(sentence, text, block, context);
        Repeatable(sentence, text, block, context);
        Synchronised(sentence, text, block, context);
        RowSecurity(sentence, text, block, context);
        Repeated(sentence, text, block, context);
        Limited(sentence, text, block, context);
    }

    private static void OnlyAdds(EquatableArray<Word> words, string text, DocumentBlock block, DocumentContext context)
    {
        var at = Sentences.IndexOf(words, "only", "adds");
        if (at < 0) at = Sentences.IndexOf(words, "purely", "additive");
        if (at < 0) at = Sentences.IndexOf(words, "never", "drops");
        if (at < 0) at = Sentences.IndexOf(words, "nothing", "is", "dropped");
        if (at < 0 || !Sentences.Has(words, "migration", "migrations", "change", "changes", "additive", "dropped", "schema")) return;
        context.Add(new ClaimWord.OnlyAdds(context.Sql, context.Migrations), words[at].At, text, block);
    }

    /// <summary><c>every statement may be run again</c>, <c>no statement can be run twice</c>, <c>the migration is idempotent</c>.</summary>
    private static void Repeatable(EquatableArray<Word> words, string text, DocumentBlock block, DocumentContext context)
    {
        var at = Sentences.IndexOf(words, "run", "again");
        if (at < 0) at = Sentences.IndexOf(words, "run", "twice");
        if (at < 0) at = words.ToList().FindIndex(w => w.Is("idempotent"));
        var subject = words.ToList().FindIndex(w => w.IsOneOf("statement", "statements", "migration", "migrations", "script"));
        if (at < 0 || subject < 0 || subject > at || !EquatableArray.Create(words.Span[subject..at]).Any(w => w.IsOneOf("may", "can", "cannot", "is", "are"))) return;
        var each = words[subject].IsOneOf("statement", "statements");
        // Of some of them, which are meant is not known.
        if (each && (subject == 0 || !words[subject - 1].IsOneOf("every", "each", "all", "no", "the"))) return;
        var said = EquatableArray.Create(words.Span[Math.Max(0, subject - 1)..at]);
        var isSo = !Sentences.Has(said, "no", "not", "cannot", "never");
        if (each && !isSo && !words[subject - 1].Is("no")) return;
        context.Add(new ClaimWord.Repeatable(context.Sql, context.Migrations, each, isSo), words[at].At, text, block);
    }

    private static void Synchronised(EquatableArray<Word> words, string text, DocumentBlock block, DocumentContext context)
    {
        var at = words.ToList().FindIndex(w => w.IsOneOf("synchronised", "synchronized"));
        if (at < 0) at = Sentences.IndexOf(words, "in", "sync");
        if (at < 0) at = Sentences.IndexOf(words, "no", "drift");
        if (at < 0 || Sentences.Has(words, "not", "never", "keep", "keeps", "out", "stay", "n't")) return;
        if (!words.Any(w => w.Text is "schema.prisma" || w.IsOneOf("schema", "migrations", "database", "databases", "drift"))) return;
        context.Add(new ClaimWord.Synchronised(Sentences.Has(words, "after", "afterwards") ? context.Sql : null), words[at].At, text, block);
    }

    private static void RowSecurity(EquatableArray<Word> words, string text, DocumentBlock block, DocumentContext context)
    {
        var inHeading = block.Headings.Count > 0 && IsAboutSecurity(block.Headings[^1].Words);
        if ((!inHeading && !IsAboutSecurity(words)) || Sentences.Has(words, "when", "even", "unless", "until", "may", "might", "will", "bypass", "bypasses")) return;
        bool? on = words.Count > 0 && words[0].Is("on") || Sentences.Has(words, "enabled", "active") ? true : null;
        if ((words.Count > 0 && words[0].IsOneOf("off", "no", "none")) || Sentences.Has(words, "disabled", "without") || Sentences.IndexOf(words, "no", "row") >= 0 || Sentences.IndexOf(words, "no", "rls") >= 0) on = on is true && words[0].Is("on") ? null : false;
        if (on is not { } state) return;
        var forAll = state && Sentences.Has(words, "policy", "policies") && Sentences.Has(words, "commands") && Sentences.Has(words, "four", "all");
        var tables = words.Where(w => w.Kind == WordKind.Code && context.Known.Table(w.Text) is not null);
        foreach (var word in tables) context.Add(new ClaimWord.Secured(context.Known.Table(word.Text)!, state) { ForAllCommands = forAll }, word.At, text, block);
        // `RLS: enabled` below a table's heading
        if (tables.IsEmpty && words.Count <= 4 && IsAboutSecurity(words) && context.TableAbout(block) is { } about) context.Add(new ClaimWord.Secured(about, state), words[0].At, text, block);
    }

    private static bool IsAboutSecurity(EquatableArray<Word> words) => Sentences.Has(words, "rls", "row-level") || Sentences.IndexOf(words, "row", "level", "security") >= 0;

    /// <summary>
    /// <c>several rows of `Booking` may share `tenantId` and `date`</c>, <c>a second … with the same `a` and `b` is refused</c>: with the table and its columns in code.
    /// One label of an enum stands for its column, two for rows that differ in it.
    /// </summary>
    private static void Repeated(EquatableArray<Word> words, string text, DocumentBlock block, DocumentContext context)
    {
        var refused = Sentences.IndexOf(words, "no", "two") >= 0 || Sentences.Has(words, "cannot", "never") || (Sentences.Has(words, "second") && Sentences.Has(words, "refused", "rejected"));
        var allowed = !refused && Sentences.IndexOf(words, "may", "share") is >= 0 || Sentences.IndexOf(words, "can", "share") >= 0;
        var at = words.ToList().FindIndex(w => w.IsOneOf("share", "same"));
        if (at < 0 || (!refused && !allowed)) return;
        ObjectName? table = null;
        for (var back = 0; back < words.Count && table is null; back++) table = words[back].Kind == WordKind.Code ? context.TableOf(words[back]) : null;
        if (table is null) return;
        var columns = words.Where(w => w.Kind == WordKind.Code && w.At > words[at].At && context.Known.Column(table, w.Text) is not null).Select(w => context.Known.Column(table, w.Text)!.Name.Name);
        var labelled = words.Where(w => w.Kind == WordKind.Code && w.At < words[at].At).Select(w => w.Text).Distinct().Select(l => context.Known.LabelledColumn(table, l)).Where(c => c is not null).ToEquatableArray();
        if (labelled.Count == 1) columns = columns.Add(labelled[0]!);
        // A name before it that is nothing in the table may be a label that is gone: which rows are meant is not known then.
        var unknown = words.Where(w => w.Kind == WordKind.Code && w.At < words[at].At && StatementClaims.IsName(w.Text) && context.TableOf(w) is null && context.Known.Column(table, w.Text) is null && context.Known.LabelledColumn(table, w.Text) is null);
        if (!columns.IsEmpty) context.Add(new ClaimWord.Repeated(table, columns, allowed), words[at].At, text, block, open: unknown.IsEmpty ? null : $"no column of {table} has a label {unknown[0].Text}");
    }

    /// <summary><c>The index `i` concerns `TIMESLOT` rows only</c>.</summary>
    private static void Limited(EquatableArray<Word> words, string text, DocumentBlock block, DocumentContext context)
    {
        if (!Sentences.Has(words, "only") || !Sentences.Has(words, "index", "key")) return;
        var index = words.Where(w => w.Kind == WordKind.Code && context.Known.Other(w.Text) is { } id && id.Kind == Model.Index.OfKind);
        if (index.Count != 1 || context.Known.Other(index[0].Text) is not { } subject) return;
        var isSo = !Sentences.Has(words, "not", "never") && !words.Any(w => w.Kind != WordKind.Code && w.Text.EndsWith("n't", StringComparison.Ordinal));
        foreach (var word in words)
            if (word.Kind == WordKind.Code && context.Known.LabelledColumn(subject.Name.OfTable(), word.Text) is not null) context.Add(new ClaimWord.Limited(subject, word.Text, isSo), index[0].At, text, block);
            else if (word.Kind == WordKind.Code && StatementClaims.IsName(word.Text) && !context.Known.IsName(word.Text)) context.Add(new ClaimWord.Limited(subject, word.Text, isSo), index[0].At, text, block, open: $"no column of {subject.Name.Table} has a label {word.Text}");
    }
}
