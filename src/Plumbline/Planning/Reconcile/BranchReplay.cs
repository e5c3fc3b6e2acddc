using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Planning.Reconcile;

/// <summary>
/// Both branches' migrations run in memory in both orders on what both have. This branch's must do after the others' what they did without them:
/// nothing refused, nothing passed over, every facet as they left it, and nothing of the others' lost.
/// </summary>
/// <param name="Reached">The other side's schema with this branch's migrations after it.</param>
/// <param name="Commutes">The other order reaches the same, so that databases that ran this branch's first are none the worse.</param>
/// <param name="Effects">How many changes this branch's migrations make.</param>
public sealed record BranchReplay(Catalog Reached, EquatableArray<Collision> Collisions, bool Commutes, int Effects)
{
    public static BranchReplay Of(Branch branch, Dialect dialect)
    {
        var settings = MigrationFolder.ReplayOf([.. branch.Own, .. branch.Others], dialect, branch.Base.Settings);
        var before = branch.Base.Read().History!.Catalog;
        var replayer = new Replayer(dialect, settings);
        var theirs = Run(replayer, branch.Others, before);
        var alone = Run(replayer, branch.Own, before);
        var after = Run(replayer, branch.Own, theirs.Catalog);
        var first = Run(replayer, branch.Others, alone.Catalog);
        var collisions = new CollisionSearch(before, theirs, alone, after).Find();
        var commutes = !first.Refused().Except(theirs.Refused()).Any() && !FolderTrial.Differences(first.Catalog, after.Catalog).Any();
        return new(after.Catalog, collisions.ToEquatableArray(), commutes, alone.Runs.Sum(r => r.Statements.Sum(s => s.Effects.Count)));
    }

    private static BranchRuns Run(Replayer replayer, IEnumerable<Migration> migrations, Catalog before)
    {
        var runs = new List<MigrationRun>();
        foreach (var migration in migrations)
        {
            runs.Add(replayer.Again(new(migration, [], before, before), migration.Text));
            before = runs[^1].After;
        }
        return new(runs, before);
    }
}

/// <summary>Migrations run one after the other.</summary>
internal sealed record BranchRuns(IReadOnlyList<MigrationRun> Runs, Catalog Catalog)
{
    public IEnumerable<Statement> Statements() => Runs.SelectMany(r => r.Statements);

    public IEnumerable<Origin> Refused() => Statements().Where(s => s.Refused is not null).Select(s => s.Where());
}
