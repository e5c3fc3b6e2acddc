using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning.Styles;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Planning.Reconcile;

/// <summary>
/// The start of a history as one new first migration under the last one's number, so that what follows still follows. Proved by reading the folder
/// again: the same catalog, and nothing refused that was not before.
/// </summary>
/// <param name="Old">The migrations whose place it takes.</param>
/// <param name="Files">Below the folder.</param>
/// <param name="Moving">SQL for the tool's table; null where none is kept.</param>
public sealed record Squash(EquatableArray<Migration> Old, IReadOnlyList<PlanFile> Files, SquashedRows Rows, string? Moving, EquatableArray<string> Faults)
{
    /// <summary>The style of the new migration; old ones of another are recorded nowhere.</summary>
    public MigrationStyle Style { get; init; }

    /// <param name="until">The last one's name; null for all.</param>
    public static Squash Of(Source source, FolderTrial folder, string? until, string name, DateTime now, Dialect dialect, PlanSettings settings)
    {
        var history = source.History!;
        var style = StyleOf(history);
        var runs = Range(history, until);
        var faults = Unfit(runs, style).ToEquatableArray();
        if (!faults.IsEmpty) return Stopped(faults);
        var old = runs.ConvertAll(r => r.Migration);
        var reached = folder with { Texts = folder.Texts.Where(t => !IsSql(t.Key) || old.Exists(m => m.Text.Path == t.Key)).ToDictionary() };
        var schema = reached.Read().Catalog.WithoutRefused();
        var first = FirstMigration.Of(schema, dialect, settings);
        if (!first.Faults.IsEmpty) return Stopped(first.Faults);
        var rows = SquashedRows.Of(runs, schema, dialect, settings);
        var last = old.Where(m => m.Style == style).MaxBy(m => new MigrationVersion(m.Version))!;
        var files = AllStyles.Of(style)!.First(MigrationFiles.Written(last), name, [.. first.Pieces, .. rows.Kept.Select(s => ("-- rows that the squashed migrations put in\n", s + ";"))], schema, now);
        if (style == MigrationStyle.Drizzle) files = Drizzle(files[0], folder, history, [.. old.Where(m => m.Style == style)]);
        return Proved(new(old.ToEquatableArray(), files, rows, null, []), history, folder, style);
    }

    private static Squash Proved(Squash squash, History history, FolderTrial folder, MigrationStyle style)
    {
        var paths = squash.Old.Select(m => m.Text.Path).ToHashSet();
        var after = folder.Without(paths).With(squash.Files).Read().History!;
        var faults = FolderTrial.Differences(after.Catalog, history.Catalog).Select(d => $"the squashed history would not be the same: {d}").ToList();
        faults.AddRange(FolderTrial.Refused(after).Except(FolderTrial.Refused(history)).Select(r => $"it would be refused: {r}"));
        faults.AddRange(after.OrderFaults.Where(f => !history.OrderFaults.Any(o => o.Early.Name == f.Early.Name)).Select(f => $"{f.Early.Name} would run too early: {f.Needs} is made by {f.Later.Name}"));
        var path = folder.PathOf(squash.Files[0].Path);
        if (after.Runs.FirstOrDefault(r => r.Migration.Text.Path == path) is not { } run) return Stopped([$"{path} would not be read as a migration"]);
        return squash with { Style = style, Faults = faults.ToEquatableArray(), Moving = Bookkeeping.Of(style)?.Moving([.. squash.Old.Where(m => m.Style == style)], run.Migration, squash.Files[0].Text) };
    }

    /// <summary>The tool's where one keeps account of the folder: nobody else would run the new file for it. Else the folder's own.</summary>
    private static MigrationStyle StyleOf(History history) =>
        history.Runs.Select(r => r.Migration).FirstOrDefault(m => m.RunByTool && Bookkeeping.Of(m.Style) is not null)?.Style ?? AllStyles.Of(history);

    /// <summary>All that runs up to the last one, of whatever style: what one stands on, the other may have made.</summary>
    private static List<MigrationRun> Range(History history, string? until)
    {
        var runs = history.Runs.ToList();
        if (until is null) return runs;
        var last = runs.FindIndex(r => r.Migration.Name == until || r.Migration.FileName() == until || r.Migration.Version == until);
        return runs[..(last + 1)];
    }

    /// <summary>The new file with the journal that lists it in the old ones' place, and the last one's snapshot as the first.</summary>
    private static List<PlanFile> Drizzle(PlanFile file, FolderTrial folder, History history, IReadOnlyList<Migration> old)
    {
        var files = new List<PlanFile> { file };
        if (history.Journal is { } journal && DrizzleJournal.Squashed(journal.Text, [.. old.Select(m => m.Name)], file.Path[..^".sql".Length]) is { } list) files.Add(new(DrizzleJournal.Path, list, PlanFileKind.Replacement));
        var snapshot = $"meta/{old[^1].Version}_snapshot.json";
        if (folder.Texts.TryGetValue(folder.PathOf(snapshot), out var text) && DrizzleSnapshotMerge.First(text.Text) is { } first) files.Add(new(snapshot, first, PlanFileKind.Replacement));
        return files;
    }

    /// <summary>What cannot be told anew must be mended first.</summary>
    private static IEnumerable<string> Unfit(List<MigrationRun> runs, MigrationStyle style)
    {
        if (runs.Count < 2) yield return runs.Count == 0 ? "there is no such migration" : $"{runs[0].Migration.Name} is one migration already";
        if (style == MigrationStyle.Loose) yield return "files without a number or a date have no order that a first migration could take a place in: name them first";
        else if (runs.Count > 0 && !runs.Exists(r => r.Migration.Style == style)) yield return $"no migration of {style} is among them, and the new one is to be {style}'s";
        if (runs.Exists(r => r.Migration.Style == MigrationStyle.Drizzle && MigrationFiles.HasFolder(r.Migration))) yield return "Drizzle's folders with a snapshot each know several parents and need no squashing: drizzle-kit does it";
        foreach (var statement in runs.SelectMany(r => r.Statements))
        {
            if (statement.Refused is { } refused) yield return $"{refused.Where}: {refused.Message}: a history is squashed when every statement works";
            if (statement.Verb == Verb.NotUnderstood) yield return $"{statement.Where()}: not understood, so that it cannot be said anew";
            foreach (var skipped in statement.NotExecuted) yield return $"{statement.Where()}: not executed here, so that what it does would be lost: {skipped}";
        }
    }

    private static bool IsSql(string path) => path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase);

    private static Squash Stopped(EquatableArray<string> faults) => new([], [], new([], []), null, faults);
}
