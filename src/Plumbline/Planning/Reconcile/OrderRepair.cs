using Plumbline.Model;
using Plumbline.Planning.Styles;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Planning.Reconcile;

/// <summary>
/// New names for files that sort before what they need, so that the names say the order that works. As few files as can be get a new one:
/// between their neighbours where there is room, else behind all others where that works too, else with all that follow.
/// </summary>
/// <param name="Records">SQL for the tool's table in databases that recorded the old names; null where none is kept.</param>
public sealed record OrderRepair(EquatableArray<Renumbered> Renumbered, IReadOnlyList<FileMove> Moves, string? Records)
{
    public EquatableArray<string> Faults { get; init; }

    public EquatableArray<string> Notes { get; init; }

    public static OrderRepair Of(Source source, FolderTrial folder, DateTime now)
    {
        var history = source.History!;
        if (history.OrderFaults.IsEmpty) return new([], [], null);
        var style = AllStyles.Of(history);
        var working = history.Runs.Select(r => r.Migration).Where(m => Belongs(m, style)).ToList();
        if (style == MigrationStyle.Drizzle) return new([], [], null) { Faults = ["Drizzle runs what is stamped later in meta/_journal.json than the last stamp that a database knows, and snapshots stand on each other in the journal's order: another order would leave files out without a word in every database that has run some of them, and break the chain of snapshots. Make the migration that comes too early again behind the others: delete its file, its entry and its snapshot, then drizzle-kit generate"] };
        var early = history.OrderFaults.Select(f => f.Early).ToHashSet();
        var faults = new List<string>();
        foreach (var way in new OrderNames(working, early, now).Ways())
        {
            var moved = way.Select(r => ToStyle(r, style)).ToList();
            var moves = moved.SelectMany(r => MovesOf(r, folder)).ToList();
            var after = folder.Moved(moves);
            faults = Proof(after.Read().History!, history).ToList();
            if (faults.Count == 0) return Written(moved, moves, after, style);
        }
        return new([], [], null) { Faults = faults.ToEquatableArray() };
    }

    /// <summary>Files of the tool, and dated ones beside them that it does not see yet.</summary>
    private static bool Belongs(Migration migration, MigrationStyle style) =>
        migration.Style == style || (migration.Style == MigrationStyle.Loose && style == MigrationStyle.Prisma && new MigrationVersion(migration.Version).IsStamp);

    /// <summary>A loose file becomes a migration of Prisma's on the way: its new place is a folder.</summary>
    private static Renumbered ToStyle(Renumbered renumbered, MigrationStyle style)
    {
        var after = renumbered.After;
        if (after.Style != MigrationStyle.Loose || style != MigrationStyle.Prisma) return renumbered;
        var path = after.Text.Path[..^".sql".Length];
        return renumbered with { After = after with { Name = after.Name.Replace(".sql", "", StringComparison.Ordinal), Style = style, Text = new(after.Text.Source, $"{path}/migration.sql", after.Text.Text) } };
    }

    private static IEnumerable<FileMove> MovesOf(Renumbered renumbered, FolderTrial folder)
    {
        var (before, after) = (renumbered.Before, renumbered.After);
        foreach (var path in MigrationFiles.Of(before, folder.Texts.Keys))
            yield return new(path, path == before.Text.Path ? after.Text.Path : MigrationFiles.Renamed(before, path, MigrationFiles.Written(after)));
    }

    private static IEnumerable<string> Proof(History after, History before)
    {
        foreach (var fault in after.OrderFaults) yield return $"{fault.Early.Name} would still run before {fault.Later.Name}";
        foreach (var miss in FolderTrial.Differences(after.Catalog, before.Catalog)) yield return $"the history would not be the same: {miss}";
        var known = before.Runs.Sum(r => r.Statements.Count(s => s.Refused is not null));
        if (after.Runs.Sum(r => r.Statements.Count(s => s.Refused is not null)) > known) yield return $"it would be refused: {FolderTrial.Refused(after).First()}";
    }

    private static OrderRepair Written(List<Renumbered> moved, List<FileMove> moves, FolderTrial after, MigrationStyle style)
    {
        var books = Bookkeeping.Of(style);
        var tracked = moved.Where(r => r.Before.Style == style).Select(r => (r.Before, Found(after, r.After))).ToList();
        var loose = moved.Where(r => r.Before.Style != style).Select(r => $"{r.Before.Name} becomes Prisma's: where it is in effect already, tell Prisma: {books?.Command?.Invoke(r.After)}");
        return new(moved.ToEquatableArray(), moves, tracked.Count > 0 ? books?.Renaming(tracked) : null) { Notes = loose.ToEquatableArray() };
    }

    private static Migration Found(FolderTrial after, Migration migration) => after.Read().History!.Runs.Select(r => r.Migration).First(m => m.Text.Path == migration.Text.Path);
}
