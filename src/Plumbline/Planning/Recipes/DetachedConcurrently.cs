using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>
/// A partition leaves its table without stopping those who use the others (from 14; manual, ALTER TABLE, DETACH PARTITION): refused beside a partition for all
/// other rows. The server leaves a check behind that says what the bound said.
/// </summary>
internal sealed class DetachedConcurrently : Recipe
{
    private const int From = 14;

    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Alter, Change: Change.Altered { Before: Table { PartitionOf: { } whole, DetachPending: false } before, After: Table { PartitionOf: null, Inherits.IsEmpty: true } } }
        && situation.Version >= From && situation.MayBeLarge(whole) && situation.After.Contains(new(Table.OfKind, whole)) && Keys(before, situation) is not null
        && !situation.Before.Dependents(new(Table.OfKind, whole)).Any(o => o is Table { PartitionBound: "DEFAULT" } other && other.PartitionOf == whole);

    /// <summary>The columns by which the rows are parted; null where that is more than columns.</summary>
    private static List<string>? Keys(Table table, Situation situation) =>
        situation.Before.Find(new(Table.OfKind, table.PartitionOf!)) is Table { PartitionBy: { } key } && !key.StartsWith("HASH", StringComparison.Ordinal) && !Partitions.HasExpressions(key) ? [.. Partitions.KeyColumns(key)] : null;

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        var change = (Change.Altered)node.Change;
        var (was, now) = ((Table)change.Before, (Table)change.After);
        var detach = $"ALTER TABLE {Quoting.Name(was.PartitionOf!)} DETACH PARTITION {Quoting.Name(now.Name)}";
        var below = AlteredTable.IsBelow(now, was.PartitionOf!);
        var pending = PgCatalog.Row("pg_inherits", $"inhrelid = {PgCatalog.Relation(now.Name)} AND inhdetachpending");
        yield return new(now.Id(), $"what an interrupted detaching of {now.Name} may have left", StepPace.Brief, [new($"{detach} FINALIZE") { Unless = $"NOT {pending}", Perhaps = true }]) { IsClearing = true };
        yield return new(now.Id(), $"table {now.Name} leaves {was.PartitionOf}, while the other partitions are used", StepPace.Alone, [new($"{detach} CONCURRENTLY") { Concurrently = true, Unless = $"NOT {below}", InTransaction = detach }]);
        if (Left(was, situation) is { } check)
            yield return Step.Of(now.Id(), $"the check that the server left on {now.Name}", StepPace.Brief, $"ALTER TABLE {Quoting.Name(now.Name)} DROP CONSTRAINT IF EXISTS {Quoting.Name(check)}");
        var others = change.Facets.Where(f => f != Table.PartitionOfFacet && f != Table.PartitionBoundFacet && f != SchemaObject.CommentFacet && f != SchemaObject.OwnerFacet).ToEquatableArray();
        if (!others.IsEmpty && situation.Writer(now)!.Alter(was with { PartitionOf = null, PartitionBound = null }, now, others, situation.Writing()) is { Count: > 0 } more)
            yield return Step.Of(now.Id(), $"table {now.Name}: {string.Join(", ", others.Select(f => f.Name))}", StepPace.Brief, more);
    }

    /// <summary>Null where a check of that name is wanted: the server then calls its own something else, or adds none.</summary>
    private static string? Left(Table table, Situation situation)
    {
        var name = PartitionActions.CheckLeft(table.Name, Keys(table, situation)!);
        return ImplicitNames.HasOwnConstraint(situation.Before, table.Name, name) || ImplicitNames.HasOwnConstraint(situation.After, table.Name, name) ? null : name;
    }
}
