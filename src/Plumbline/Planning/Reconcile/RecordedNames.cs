using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;
using Plumbline.Truth.Standings;

namespace Plumbline.Planning.Reconcile;

/// <summary>Whether a database has written down a migration under the name it has now.</summary>
internal static class RecordedNames
{
    /// <remarks>Tools that write down a version alone do not tell which of two files of that version was run: then what is there tells it.</remarks>
    public static bool Has(Source database, Migration migration, Branch branch, FolderTrial ours)
    {
        if (database.Database is not { } facts || ours.Read().History is not { } history) return false;
        var run = history.Runs.First(r => r.Migration.Text.Path == migration.Text.Path);
        var record = new HistoryRecord(history, facts.Tracking, ours.Texts).Of(run.Migration);
        if (record is null || record.Row.State == RecordedState.RolledBack) return false;
        var ambiguous = record.Tool.OnlyNewest || branch.Others.Any(o => record.Tool.KeysOfFile(o).Intersect(record.Tool.KeysOfFile(migration)).Any());
        return !ambiguous || Makes(history, run).Any(database.Catalog.Contains);
    }

    /// <summary>The tracking tables, as one would look for them.</summary>
    public static string Tables(Source database) => string.Join(", ", database.Database!.Tracking.Select(t => t.Table));

    /// <summary>What the migration makes that stays.</summary>
    private static IEnumerable<ObjectId> Makes(History history, MigrationRun run) =>
        run.Statements.SelectMany(s => s.Effects).OfType<Diff.Change.Added>().Select(a => a.After.Id()).Where(history.Catalog.Contains);
}
