using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay.DoBlocks;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>An index that changes is built under another name before the old one goes, so that no query is without it.</summary>
internal sealed class IndexReplaced : Recipe
{
    public override string Way => "building the new index beside the old one, and swapping their names";

    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Create or Act.Drop, Change: Change.Altered { Before: Index { PartitionOf: null } before, After: Index { PartitionOf: null } after, Facets.IsEmpty: false } }
        && situation.MayBeLarge(after.Name.OfTable()) && situation.After.Find(after.Parent()!) is Table { PartitionBy: null } && Stays(before, situation);

    /// <summary>The old one can stand until the new one does: nothing that it is made of changes under it.</summary>
    private static bool Stays(Index index, Situation situation)
    {
        foreach (var column in situation.Before.Columns(index.Name.OfTable()))
            if (situation.Writer(index)!.BondTo(index, column) != Dialects.Bond.None && (situation.After.Find(column.Id()) is not Column now || now.Type != column.Type)) return false;
        return true;
    }

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        if (node.Act == Act.Drop) yield break;
        var change = (Change.Altered)node.Change;
        var (old, index) = ((Index)change.Before, (Index)change.After);
        var next = index with { Name = index.Name with { Name = Shortened(index.Name.Name) }, Comment = null, Clustered = false };
        var done = Done(old, index, situation.Before.Columns(index.Name.OfTable()).Select(c => c.Name.Name).ToHashSet());
        foreach (var step in IndexConcurrently.Building(next, situation)) yield return step with { Subject = index.Id(), Statements = step.Statements.Select(s => Unless(s, done)) };
        // It goes when another stands ready, and only then: by that a second run leaves the new one alone.
        foreach (var step in new IndexDroppedConcurrently().Steps(new(Act.Drop, old, change), situation))
            yield return step with { Statements = step.Statements.Select(s => s with { Unless = $"NOT {IndexConcurrently.IsValid(next)}", AsksMore = true }) };
        yield return new(index.Id(), $"index {index.Name}: the new one has its name", StepPace.Brief,
            situation.Writer(index)!.Rename(next, index.Name).Select(s => new PlannedStatement(s) { Unless = $"NOT {situation.Writer(index)!.Exists(next)}" }).ToEquatableArray());
        if (index.Clustered) yield return Step.Of(index.Id(), $"index {index.Name} orders its table", StepPace.Brief, $"ALTER TABLE {Quoting.Name(index.Name.OfTable())} CLUSTER ON {Quoting.Name(index.Name.Name)}");
    }

    private static PlannedStatement Unless(PlannedStatement statement, string? done) =>
        done is null || statement.Perhaps ? statement : statement with { Unless = statement.Unless is { } unless ? $"{unless} OR {done}" : done };

    /// <summary>What tells that the index has been replaced; null where the two differ only in what the server words in its own way (the order of an operator's sides), so that a second run builds it again.</summary>
    internal static string? Done(Index was, Index now, HashSet<string> columns)
    {
        if (was.Unique != now.Unique) return Has(now, now.Unique ? "indisunique" : "NOT indisunique");
        if (was.Predicate is null != now.Predicate is null) return Has(now, $"indpred IS {(now.Predicate is null ? "" : "NOT ")}NULL");
        if (was.Method != now.Method) return Written(now, $" USING {now.Method} (");
        if (IsPlain(now) && IndexTexts.Keys(was) != IndexTexts.Keys(now)) return Written(now, $" USING {now.Method} ({IndexTexts.Keys(now)})");
        if (IsPlain(was) && IndexTexts.Keys(was) != IndexTexts.Keys(now)) return Written(now, $" USING {was.Method} ({IndexTexts.Keys(was)})", "NOT ");
        if (was.Include != now.Include) return now.Include.IsEmpty ? Written(now, ") INCLUDE (", "NOT ") : Written(now, $") INCLUDE ({Quoting.Names(now.Include)})");
        if (was.NullsNotDistinct != now.NullsNotDistinct) return Written(now, " NULLS NOT DISTINCT", now.NullsNotDistinct ? "" : "NOT ");
        if (First(was, now) is { } first) return first;
        if (Marks(now).Except(Marks(was)).FirstOrDefault() is { } come) return Written(now, come);
        if (Marks(was).Except(Marks(now)).FirstOrDefault() is { } away) return Written(now, away, "NOT ");
        var (before, after) = (Wholly(was), Wholly(now));
        // Beside a constant that is printed otherwise, another may be found in it.
        var isRead = Texts(was).Any(IsRead);
        if (Words(now).FirstOrDefault(w => !Names(before, w) && !(isRead && (w[0] == '\'' || char.IsAsciiDigit(w[0])))) is { } added) return Written(now, added);
        if (Operators(now).FirstOrDefault(o => !Operators(was).Contains(o)) is { } other && IsPrintedAlike(was)) return Written(now, $" {other} ");
        // A word that the server prints otherwise would say that all is done before it has begun: columns are printed as they are.
        return Words(was).FirstOrDefault(w => was.Keys.Concat(now.Keys).All(k => k.Column != w) && columns.Contains(w) && !Names(after, w)) is { } gone ? Written(now, gone, "NOT ") : null;

        static bool Names(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>With every cast, which the server prints and our one form leaves out.</summary>
    private static string Wholly(Index index) => string.Join(' ', Texts(index).Prepend(IndexTexts.Definition(index)));

    /// <summary>Words of an index's definition that the server prints as they are written.</summary>
    private static IEnumerable<string> Words(Index index)
    {
        foreach (var key in index.Keys)
        {
            if (key.Collation is { } collation) yield return $"COLLATE {collation}";
            if (key.OperatorClass is { } operators) yield return operators;
        }
        foreach (var text in Texts(index))
        {
            var tokens = SqlLexer.Read(new SourceText("index", "index", text)).Tokens;
            for (var i = 0; i < tokens.Length; i++)
                // A type's name may be that of a cast, which the server writes for either.
                if (tokens[i] is { Kind: TokenKind.Word or TokenKind.QuotedWord or TokenKind.String or TokenKind.Number } token && text[token.Start..token.End] is var word && !IsRead(tokens, i, text) && !Types.IsBuiltIn(new(null, word.ToLowerInvariant()))) yield return word;
        }
    }

    /// <summary>A constant of a type that is no text is printed as its value is: <c>'1 hour'::interval</c> as <c>'01:00:00'::interval</c>.</summary>
    private static bool IsRead(string text)
    {
        var tokens = SqlLexer.Read(new SourceText("index", "index", text)).Tokens;
        return Enumerable.Range(0, tokens.Length).Any(i => IsRead(tokens, i, text));
    }

    private static bool IsRead(Token[] tokens, int at, string text) =>
        tokens[at].Kind == TokenKind.String && at + 2 < tokens.Length && text[tokens[at + 1].Start..tokens[at + 1].End] == "::" && text[tokens[at + 2].Start..tokens[at + 2].End] is not ("text" or "character" or "varchar");

    /// <summary>Another column stands first.</summary>
    private static string? First(Index was, Index now) =>
        now.Keys[0].Column is { } column && was.Keys[0].Column != column && !(was.Keys[0].Column ?? was.Keys[0].Expression!.Sql).StartsWith(column, StringComparison.Ordinal) ? Written(now, $" USING {now.Method} ({Quoting.Name(column)}") : null;

    /// <summary>What the server prints behind a key, and in no other place: classes, collations, orders that are not the usual ones.</summary>
    private static IEnumerable<string> Marks(Index index)
    {
        foreach (var key in index.Keys)
        {
            if (key.Collation is { } collation) yield return $" COLLATE {collation}";
            if (key.OperatorClass is { } operators) yield return $" {operators}";
            if (key.Descending) yield return " DESC";
            if (key.NullsFirst is { } first && first != key.Descending) yield return first ? " NULLS FIRST" : " NULLS LAST";
        }
    }

    private static IEnumerable<string> Texts(Index index) => index.Keys.Where(k => k.Column is null).Select(k => k.Expression!.Sql).Append(index.Predicate?.Sql ?? "");

    private static IEnumerable<string> Operators(Index index) => Texts(index).SelectMany(t => SqlLexer.Read(new SourceText("index", "index", t)).Tokens.Where(k => k.Kind == TokenKind.Operator).Select(k => t[k.Start..k.End]));

    /// <summary>What the server keeps as other operators than were written: then one of them says nothing.</summary>
    private static bool IsPrintedAlike(Index index) => Texts(index).All(t => !SqlLexer.Read(new SourceText("index", "index", t)).Tokens.Any(k => k.Kind == TokenKind.Word && s_rewritten.Contains(t[k.Start..k.End].ToUpperInvariant())));

    private static readonly string[] s_rewritten = ["BETWEEN", "IN", "LIKE", "ILIKE", "SIMILAR", "ANY", "SOME", "ALL", "IS", "NOT", "COALESCE", "NULLIF", "AT", "EXTRACT", "SUBSTRING", "OVERLAPS"];

    private static bool IsPlain(Index index) => index.Keys.All(k => k is { Column: not null, Collation: null, OperatorClass: null });

    private static string Written(Index index, string text, string not = "") => Has(index, $"pg_get_indexdef(indexrelid) {not}LIKE {SqlString.Quote($"%{text.Replace("\\", "\\\\", StringComparison.Ordinal)}%")}");

    private static string Has(Index index, string condition) => Dialects.Postgres.PgCatalog.Row("pg_index", $"indexrelid = {IndexConcurrently.Registered(index)} AND {condition}");

    /// <summary>A name has at most 63 bytes.</summary>
    private static string Shortened(string name) => (name.Length > 58 ? name[..58] : name) + "__new";
}
