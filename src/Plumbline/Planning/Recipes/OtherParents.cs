using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Planning.Recipes;

/// <summary>
/// A table leaves those from which it inherits before its own columns and checks are made what the others ask of it (42804), and comes to them afterwards
/// (manual, ALTER TABLE, INHERIT).
/// </summary>
internal sealed class OtherParents : Recipe
{
    public override string Way => "leaving one table, changing the columns, and inheriting from the other";

    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Alter, Change: Change.Altered { Before: Table, After: Table } change } && Changes(change)
        && situation.Writer(change.After)!.Alter(change.Before, change.After, Facets(change), situation.Writing()) is not null;

    public static bool Changes(Change.Altered change) => change is { Before: Table before, After: Table after } && before.Inherits != after.Inherits;

    /// <summary>The parents that stay: they have an order, so only the first ones that are alike.</summary>
    public static EquatableArray<ObjectName> Kept(Table before, Table after) =>
        before.Inherits.Zip(after.Inherits).TakeWhile(p => p.First == p.Second).Select(p => p.First).ToEquatableArray();

    /// <summary>True when the table has come to its other parents; null when it comes to none.</summary>
    public static string? Joined(ObjectName table, Situation situation)
    {
        if (situation.Before.Find(new(Table.OfKind, table)) is not Table before || situation.After.Find(before.Id()) is not Table after) return null;
        return after.Inherits.Except(Kept(before, after)).FirstOrDefault() is { } parent ? AlteredTable.IsBelow(after, parent) : null;
    }

    /// <summary>The catalogs in which tables are below those alone that they never leave: so their columns and checks are written.</summary>
    public static Writing Meanwhile(Situation situation, IEnumerable<Change> changes)
    {
        var (before, after) = (situation.Before, situation.After);
        foreach (var change in changes.OfType<Change.Altered>())
        {
            if (!Changes(change)) continue;
            var (was, now) = ((Table)change.Before, (Table)change.After);
            before = before.With(was with { Inherits = Kept(was, now) });
            after = after.With(now with { Inherits = Kept(was, now) });
        }
        return new(before, after, situation.Version);
    }

    public override IEnumerable<SchemaObject> Disturbed(Change.Altered change, Situation situation)
    {
        foreach (var dependent in situation.Before.Dependents(change.Before.Id()))
            if (situation.Writer(change.Before)!.Disturbs(change.Before, change.Facets, dependent)) yield return dependent;
    }

    public override IEnumerable<Step> Preparing(Change.Altered change, Situation situation)
    {
        var (before, left) = ((Table)change.Before, Left(change));
        if (before.Inherits != left.Inherits)
            yield return Step.Of(before.Id(), $"table {before.Name} no longer inherits from {string.Join(", ", before.Inherits.Except(left.Inherits))}", StepPace.Brief, situation.Writer(before)!.Alter(before, left, [Table.InheritsFacet], situation.Writing())!);
    }

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        var change = (Change.Altered)node.Change;
        var statements = situation.Writer(change.After)!.Alter(Left(change), change.After, Facets(change), situation.Writing())!;
        if (statements.Count > 0) yield return Step.Of(change.After.Id(), $"table {change.After.Name}: {string.Join(", ", Facets(change).Select(f => f.Name))}", StepPace.Brief, statements);
    }

    private static Table Left(Change.Altered change) => (Table)change.Before with { Inherits = Kept((Table)change.Before, (Table)change.After) };

    private static EquatableArray<Facet> Facets(Change.Altered change) => change.Facets.Where(f => f != SchemaObject.CommentFacet && f != SchemaObject.OwnerFacet);
}
