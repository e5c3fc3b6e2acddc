using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Planning.Recipes;

/// <summary>
/// A table leaves those from which it inherits, or of which it is a partition, before its own columns, keys and checks are made what the others ask of it (42804),
/// and comes to them afterwards (manual, ALTER TABLE, INHERIT and ATTACH PARTITION).
/// </summary>
internal sealed class OtherParents : Recipe
{
    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Alter, Change: Change.Altered { Before: Table, After: Table } change } && Changes(change)
        && situation.Writer(change.After)!.Alter(change.Before, change.After, Facets(change), situation.Writing()) is not null;

    public static bool Changes(Change.Altered change) => change is { Before: Table before, After: Table after } && !Partitions.Above(before).SequenceEqual(Partitions.Above(after));

    /// <summary>The parents that stay: they have an order, so only the first ones that are alike.</summary>
    private static EquatableArray<ObjectName> Kept(Table before, Table after) => before.PartitionOf is not null || after.PartitionOf is not null ? [] :
        before.Inherits.Zip(after.Inherits).TakeWhile(p => p.First == p.Second).Select(p => p.First).ToEquatableArray();

    /// <summary>Those to which the table comes.</summary>
    public static IEnumerable<ObjectName> Joined(Table before, Table after) => Partitions.Above(after).Except(Kept(before, after));

    /// <summary>True when the table has come to its other parents; null when it comes to none.</summary>
    public static string? Joined(ObjectName table, Situation situation)
    {
        if (situation.Before.Find(new(Table.OfKind, table)) is not Table before || situation.After.Find(before.Id()) is not Table after || before.PartitionOf is { } whole && after.PartitionOf == whole) return null;
        return Joined(before, after).FirstOrDefault() is { } parent ? AlteredTable.IsBelow(after, parent) : null;
    }

    /// <summary>The catalogs in which tables are below those alone that they never leave: so their parts are written.</summary>
    public static Writing Meanwhile(Situation situation, IEnumerable<Change> changes)
    {
        var (before, after) = (situation.Before, situation.After);
        foreach (var change in changes.OfType<Change.Altered>())
        {
            if (!Changes(change)) continue;
            var (was, now) = ((Table)change.Before, (Table)change.After);
            before = before.With(Below(was, Kept(was, now)));
            after = after.With(Below(now, Kept(was, now)));
        }
        return new(before, after, situation.Version);
    }

    private static Table Below(Table table, EquatableArray<ObjectName> parents) => table with { Inherits = parents, PartitionOf = null, PartitionBound = null };

    public override IEnumerable<SchemaObject> Disturbed(Change.Altered change, Situation situation)
    {
        foreach (var dependent in situation.Before.Dependents(change.Before.Id()))
            if (situation.Writer(change.Before)!.Disturbs(change.Before, change.Facets, dependent)) yield return dependent;
    }

    public override IEnumerable<Step> Preparing(Change.Altered change, Situation situation)
    {
        var (before, left) = ((Table)change.Before, Left(change));
        if (Partitions.Above(before).SequenceEqual(left.Inherits)) yield break;
        EquatableArray<Facet> place = before.PartitionOf is null ? [Table.InheritsFacet] : [Table.PartitionOfFacet, Table.PartitionBoundFacet];
        var because = before.PartitionOf is { } whole ? $"is no longer a partition of {whole}" : $"no longer inherits from {string.Join(", ", before.Inherits.Except(left.Inherits))}";
        yield return Step.Of(before.Id(), $"table {before.Name} {because}", StepPace.Brief, situation.Writer(before)!.Alter(before, left, place, situation.Writing())!);
    }

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        var change = (Change.Altered)node.Change;
        var statements = situation.Writer(change.After)!.Alter(Left(change), change.After, Facets(change), situation.Writing())!;
        if (statements.Count > 0) yield return Step.Of(change.After.Id(), $"table {change.After.Name}: {string.Join(", ", Facets(change).Select(f => f.Name))}", StepPace.Brief, statements);
    }

    private static Table Left(Change.Altered change) => Below((Table)change.Before, Kept((Table)change.Before, (Table)change.After));

    private static EquatableArray<Facet> Facets(Change.Altered change) => change.Facets.Where(f => f != SchemaObject.CommentFacet && f != SchemaObject.OwnerFacet);
}
