using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay.DoBlocks;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>An index that changes is built under another name before the old one goes, so that no query is without it.</summary>
internal sealed class IndexReplaced : Recipe
{
    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Create or Act.Drop, Change: Change.Altered { Before: Index { PartitionOf: null } before, After: Index { PartitionOf: null } after, Facets.IsEmpty: false } }
        && situation.MayBeLarge(after.Name.OfTable()) && situation.After.Find(after.Parent()!) is Table { PartitionBy: null } && Stays(before, situation);

    /// <summary>The old one can stand until the new one does: nothing that it is made of changes under it.</summary>
    private static bool Stays(Index index, Situation situation)
    {
        foreach (var column in situation.Before.Columns(index.Name.OfTable()))
            if (situation.IsTied(index, column) && (situation.After.Find(column.Id()) is not Column now || now.Type != column.Type)) return false;
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
        if (Behind(now).Except(Behind(was)).FirstOrDefault() is { } behind) return Written(now, behind);
        for (var i = 0; i < now.Keys.Count; i++)
            if (now.Keys[i].Column is { } column && (i >= was.Keys.Count || was.Keys[i].Column != column))
                return PgCatalog.Row("pg_index JOIN pg_catalog.pg_attribute ON attrelid = indrelid AND attnum = indkey[" + i + "]", $"indexrelid = {IndexConcurrently.Registered(now)} AND attname = {SqlString.Quote(column)}");
        return PrintedText.Between(Printed(was), Printed(now), columns) is { } mark ? Has(now, mark.On("pg_get_indexdef(indexrelid)")) : null;
    }

    /// <summary>Columns with what the server prints behind them.</summary>
    private static IEnumerable<string> Behind(Index index)
    {
        for (var i = 0; i < index.Keys.Count; i++)
            if (index.Keys[i] is { Column: { } column } key && Marks(key) is var marks && marks.Any()) yield return $"{(i == 0 ? "(" : ", ")}{Quoting.Name(column)}{string.Concat(marks)}";
    }

    /// <summary>With every cast, which the server prints and our one form leaves out.</summary>
    private static PrintedText Printed(Index index)
    {
        List<string> texts = [.. index.Keys.Where(k => k.Column is null).Select(k => k.Expression!.Sql)];
        if (index.Predicate is { } predicate) texts.Add(predicate.Sql);
        return new(texts, string.Join(' ', texts.Prepend(IndexTexts.Definition(index))));
    }

    /// <summary>Another column stands first.</summary>
    private static string? First(Index was, Index now) =>
        now.Keys[0].Column is { } column && was.Keys[0].Column != column && !(was.Keys[0].Column ?? was.Keys[0].Expression!.Sql).StartsWith(column, StringComparison.Ordinal) ? Written(now, $" USING {now.Method} ({Quoting.Name(column)}") : null;

    /// <summary>What the server prints behind a key, and in no other place: classes, collations, orders that are not the usual ones.</summary>
    private static IEnumerable<string> Marks(IndexKey key)
    {
        if (key.Collation is { } collation) yield return $" COLLATE {collation}";
        if (key.OperatorClass is { } operators) yield return $" {operators}";
        if (key.Descending) yield return " DESC";
        if (key.NullsFirst is { } first && first != key.Descending) yield return first ? " NULLS FIRST" : " NULLS LAST";
    }

    private static IEnumerable<string> Marks(Index index) => index.Keys.SelectMany(Marks);

    private static bool IsPlain(Index index) => index.Keys.All(k => k is { Column: not null, Collation: null, OperatorClass: null });

    private static string Written(Index index, string text, string not = "") => Has(index, $"pg_get_indexdef(indexrelid) {not}LIKE {PrintedText.Pattern(text)}");

    private static string Has(Index index, string condition) => PgCatalog.Row("pg_index", $"indexrelid = {IndexConcurrently.Registered(index)} AND {condition}");

    /// <summary>A name has at most 63 bytes.</summary>
    private static string Shortened(string name) => (name.Length > 58 ? name[..58] : name) + "__new";
}
