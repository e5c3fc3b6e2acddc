using Plumbline.Diff;
using Plumbline.Model;
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
        foreach (var step in IndexConcurrently.Building(next, situation)) yield return step with { Subject = index.Id() };
        foreach (var step in new IndexDroppedConcurrently().Steps(new(Act.Drop, old, change), situation)) yield return step;
        yield return new(index.Id(), $"index {index.Name}: the new one has its name", StepPace.Brief,
            situation.Writer(index)!.Rename(next, index.Name).Select(s => new PlannedStatement(s) { Unless = $"NOT {situation.Writer(index)!.Exists(next)}" }).ToEquatableArray());
        if (index.Clustered) yield return Step.Of(index.Id(), $"index {index.Name} orders its table", StepPace.Brief, $"ALTER TABLE {Quoting.Name(index.Name.OfTable())} CLUSTER ON {Quoting.Name(index.Name.Name)}");
    }

    /// <summary>A name has at most 63 bytes.</summary>
    private static string Shortened(string name) => (name.Length > 58 ? name[..58] : name) + "__new";
}
