using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning.Styles;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Planning.Reconcile;

/// <summary>A migration that is to run under another version.</summary>
/// <param name="After">As it is called then.</param>
/// <param name="Because">Why its own version does not do.</param>
public sealed record Renumbered(Migration Before, Migration After, string Because);

/// <summary>
/// A branch's migrations after those that another revision has and the branch has not: renamed where their own version does not sort behind those,
/// and proved in memory to do there what they do here.
/// </summary>
/// <param name="Files">Below the folder, in the place of what lies there.</param>
/// <param name="Gone">Repository paths that no longer hold anything.</param>
public sealed record Rebase(Branch Branch, EquatableArray<Renumbered> Renumbered, IReadOnlyList<PlanFile> Files, EquatableArray<string> Gone, BranchReplay Replay)
{
    /// <summary>What stops it, one line each.</summary>
    public EquatableArray<string> Faults { get; init; }

    public EquatableArray<string> Notes { get; init; }

    /// <param name="parted">The folder where the branches parted.</param>
    /// <param name="theirs">The folder of the revision that this branch's migrations are to come after.</param>
    /// <param name="databases">Those that were read: a file that one has recorded keeps its name.</param>
    /// <param name="ours">The folder as this branch has it.</param>
    /// <param name="disk">As it lies there: the same, but in the middle of a merge.</param>
    public static Rebase Of(FolderTrial parted, FolderTrial theirs, FolderTrial ours, FolderTrial disk, IEnumerable<Source> databases, DateTime now, Dialect dialect)
    {
        var branch = Branch.Of(parted, theirs, ours);
        var renumbered = Versions(branch, theirs, now);
        var replay = BranchReplay.Of(branch, dialect);
        var files = new RebasedFiles(branch, theirs, ours, renumbered, now);
        var faults = renumbered.SelectMany(r => Recorded(r, branch, ours, databases)).Concat(files.Faults).ToList();
        if (faults.Count == 0 && !branch.Own.IsEmpty) faults.AddRange(Proof(files.After(), branch, replay));
        return new(branch, renumbered.ToEquatableArray(), files.Changed(disk), files.Gone(disk), replay)
        {
            Faults = faults.ToEquatableArray(),
            Notes = [.. branch.Notes, .. files.Notes],
        };
    }

    /// <summary>Versions in the branch's own order, each after the one before; one that fits is kept.</summary>
    private static List<Renumbered> Versions(Branch branch, FolderTrial theirs, DateTime now)
    {
        var renumbered = new List<Renumbered>();
        var there = theirs.Read().History is { } history ? history.Runs.Select(r => r.Migration).ToList() : [];
        foreach (var migration in branch.Own)
        {
            if (migration.Version.Length == 0) continue;
            var same = there.Where(m => m.Style == migration.Style && m.Version.Length > 0).ToList();
            if (same.MaxBy(m => new MigrationVersion(m.Version)) is { } last && new MigrationVersion(last.Version).CompareTo(new MigrationVersion(migration.Version)) >= 0)
            {
                var taken = same.Find(m => m.Version == migration.Version);
                renumbered.Add(new(migration, Named(migration, new NextVersions(same, now, false).Take()), taken is null ? $"it sorts before {last.Name}" : $"{taken.Name} has that number"));
                there.Add(renumbered[^1].After);
            }
            else there.Add(migration);
        }
        return renumbered;
    }

    internal static Migration Named(Migration migration, string version)
    {
        var path = MigrationFiles.Renamed(migration, migration.Text.Path, version);
        var written = MigrationFiles.Written(migration);
        var at = migration.Name.IndexOf(written, StringComparison.Ordinal);
        var name = $"{migration.Name[..at]}{version}{migration.Name[(at + written.Length)..]}";
        var digits = migration.Version == written ? version : new string([.. version.Where(char.IsAsciiDigit)]);
        return migration with { Name = name, Version = digits, Text = new(migration.Text.Source, path, migration.Text.Text) };
    }

    private static IEnumerable<string> Recorded(Renumbered renumbered, Branch branch, FolderTrial ours, IEnumerable<Source> databases)
    {
        foreach (var database in databases)
            if (RecordedNames.Has(database, renumbered.Before, branch, ours))
                yield return $"{renumbered.Before.Name} keeps its name: {database.Name} has it recorded. Undo it there (its rollback file, then its row in {RecordedNames.Tables(database)}), or make that database anew; then rebase";
    }

    /// <summary>The folder as it will be, read as its tool reads it: this branch's last, and the same schema.</summary>
    private static IEnumerable<string> Proof(FolderTrial after, Branch branch, BranchReplay replay)
    {
        if (after.Read().History is not { } history) yield break;
        var tail = history.Runs.TakeLast(branch.Own.Count).Select(r => r.Migration.Text.Text);
        if (!tail.SequenceEqual(branch.Own.Select(m => m.Text.Text))) yield return $"they would not run last: the order would be {string.Join(", ", history.Runs.TakeLast(branch.Own.Count + branch.Others.Count).Select(r => r.Migration.Name))}";
        else foreach (var miss in FolderTrial.Differences(history.Catalog, replay.Reached)) yield return $"the folder would not reach what was proved: {miss}";
    }
}
