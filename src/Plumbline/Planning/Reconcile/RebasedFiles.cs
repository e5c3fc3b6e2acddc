using Plumbline.Model;
using Plumbline.Planning.Styles;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Planning.Reconcile;

/// <summary>The files of a rebased folder: what is written, what goes, and how the whole folder reads once the other side's migrations are there.</summary>
internal sealed class RebasedFiles
{
    private readonly FolderTrial _theirs;
    private readonly FolderTrial _ours;
    private readonly Dictionary<string, string> _written = new(StringComparer.Ordinal);
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];
    private readonly List<string> _notes = [];

    public RebasedFiles(Branch branch, FolderTrial theirs, FolderTrial ours, IReadOnlyList<Renumbered> renumbered, DateTime now)
    {
        (_theirs, _ours) = (theirs, ours);
        var own = new List<Migration>();
        foreach (var migration in branch.Own)
        {
            var found = renumbered.FirstOrDefault(r => r.Before == migration);
            own.Add(found?.After ?? migration);
            foreach (var path in MigrationFiles.Of(migration, ours.Texts.Keys)) Move(path, found is null ? path : MigrationFiles.Renamed(migration, path, MigrationFiles.Written(found.After)));
        }
        // Two branches' lists of files cannot be merged line by line: the folder gets the other side's, with this branch's entries behind.
        if (theirs.Texts.TryGetValue(theirs.PathOf(DrizzleJournal.Path), out var journal)) Drizzle(branch, own, journal, now);
    }

    public IReadOnlyList<string> Faults => _faults;

    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Below the folder; only what differs from what lies there.</summary>
    /// <param name="disk">The folder as it lies there: in the middle of a merge it is not the branch's.</param>
    public IReadOnlyList<PlanFile> Changed(FolderTrial disk) =>
        [.. _written.Where(w => !disk.Texts.TryGetValue(w.Key, out var there) || there.Text != w.Value).OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => new PlanFile(w.Key[_ours.PathOf("").Length..], w.Value, PlanFileKind.Replacement))];

    public EquatableArray<string> Gone(FolderTrial disk) => _gone.Where(g => !_written.ContainsKey(g) && disk.Texts.ContainsKey(g)).Order(StringComparer.Ordinal).ToEquatableArray();

    public FolderTrial After() => _theirs.With(_written.Select(w => new PlanFile(w.Key[_ours.PathOf("").Length..], w.Value)));

    private void Move(string from, string to)
    {
        _written[to] = _ours.Texts[from].Text;
        if (from == to) return;
        _gone.Add(from);
        // Under the old name lies the other side's file.
        if (_theirs.Texts.TryGetValue(from, out var theirs)) _written[from] = theirs.Text;
        if (_theirs.Texts.ContainsKey(to) || (_ours.Texts.ContainsKey(to) && !_gone.Contains(to))) _faults.Add($"{to} is there already");
    }

    private void Drizzle(Branch branch, List<Migration> own, SourceText journal, DateTime now)
    {
        foreach (var other in branch.Others)
            if (other.Style == MigrationStyle.Drizzle) foreach (var path in MigrationFiles.Of(other, _theirs.Texts.Keys)) _written[path] = _theirs.Texts[path].Text;
        var (list, known) = (journal.Text, Journaled(_theirs));
        for (var i = 0; i < own.Count; i++)
        {
            if (own[i].Style != MigrationStyle.Drizzle || MigrationFiles.HasFolder(own[i])) continue;
            var last = known.Max(m => m.JournalTime) ?? 0;
            var when = branch.Own[i].JournalTime is { } time && time > last ? time : DrizzleJournal.When(known, now);
            if (DrizzleJournal.With(list, own[i].Name, when) is { } longer) list = longer;
            else _faults.Add($"{journal.Path} of the other side cannot be read");
            known.Add(own[i] with { JournalTime = when });
        }
        _written[journal.Path] = list;
        Snapshots(branch, own);
    }

    private static List<Migration> Journaled(FolderTrial folder) => [.. folder.Read().History!.Runs.Select(r => r.Migration).Where(m => m.Style == MigrationStyle.Drizzle)];

    /// <summary>Each snapshot of the branch is brought along: what it changed, on top of the other side's last.</summary>
    private void Snapshots(Branch branch, List<Migration> own)
    {
        var paths = branch.Own.Select(m => m.Text.Path).ToHashSet();
        var before = Last(_ours, m => !paths.Contains(m.Text.Path));
        var onto = Last(_theirs, _ => true);
        for (var i = 0; i < own.Count; i++)
        {
            if (own[i].Style != MigrationStyle.Drizzle || !_ours.Texts.TryGetValue(Snapshot(branch.Own[i]), out var snapshot)) continue;
            if (DrizzleSnapshotMerge.Of(before, snapshot.Text, onto, out var clash) is not { } merged)
            {
                _faults.Add($"{snapshot.Path}: {clash}");
                return;
            }
            _written[Snapshot(own[i])] = merged;
            (before, onto) = (snapshot.Text, merged);
        }
    }

    private static string? Last(FolderTrial folder, Func<Migration, bool> counts) =>
        Journaled(folder).Where(counts).OrderBy(m => m.JournalTime).Select(m => folder.Texts.GetValueOrDefault(folder.PathOf($"meta/{m.Version}_snapshot.json"))?.Text).LastOrDefault(t => t is not null);

    private string Snapshot(Migration migration) => _ours.PathOf($"meta/{migration.Version}_snapshot.json");
}
