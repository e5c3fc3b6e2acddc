using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Truth.Standings;

/// <summary>A database's tracking tables laid beside the files of one history.</summary>
internal sealed class HistoryRecord
{
    private readonly Dictionary<Migration, Record> _byFile = new(ReferenceEqualityComparer.Instance);

    /// <summary>The tables that speak of this history.</summary>
    public List<TrackingTable> Tables { get; } = [];

    /// <summary>Rows that no file answers to.</summary>
    public List<Record> Missing { get; } = [];

    public HistoryRecord(History history, EquatableArray<TrackingTable> tables, IReadOnlyDictionary<string, SourceText> texts)
    {
        var files = history.Runs.Select(r => r.Migration).Concat(history.SetAside.Where(a => a.Stray is not null).Select(a => a.Stray!)).ToList();
        foreach (var table in tables)
        {
            var tool = TrackingTools.Find(table.Tool);
            if (tool.OnlyNewest) TakeNewest(tool, table, files);
            else Take(tool, table, files, texts);
        }
    }

    public Record? Of(Migration file) => _byFile.GetValueOrDefault(file);

    /// <summary>Whether a table that speaks of this history ought to name the file, or names others of it.</summary>
    public bool Tracks(Migration file) => Tables.Exists(t => TrackingTools.Find(t.Tool).Owns(file));

    private void Take(TrackingTool tool, TrackingTable table, List<Migration> files, IReadOnlyDictionary<string, SourceText> texts)
    {
        var byKey = new Dictionary<string, Migration>(StringComparer.Ordinal);
        foreach (var file in files)
            foreach (var key in tool.KeysOfFile(file)) byKey.TryAdd(key, file);
        var owns = files.Exists(tool.Owns);
        var strangers = new List<Record>();
        var found = false;
        foreach (var row in table.Rows)
        {
            var record = new Record(tool, table, row);
            var file = tool.KeysOfRow(row).Select(byKey.GetValueOrDefault).FirstOrDefault(f => f is not null) ?? BySum(record, files, texts);
            if (file is null) strangers.Add(record);
            else (_byFile[file], found) = (Newer(_byFile.GetValueOrDefault(file), record), true);
        }
        if (!found && !owns) return;
        Tables.Add(table);
        // What was taken back needs no file; a baseline stands for files that were there before.
        Missing.AddRange(strangers.Where(s => s.Row.State is RecordedState.Applied or RecordedState.Failed));
    }

    /// <summary>A file that was renamed, or whose journal was made anew, is still known by its content.</summary>
    private static Migration? BySum(Record record, List<Migration> files, IReadOnlyDictionary<string, SourceText> texts) =>
        record.Tool.Checksum is null || record.Row.Checksum is null ? null
            : files.Find(f => texts.TryGetValue(f.Text.Path, out var text) && FileEdits.HasChecksum(record, text.Text));

    /// <summary>Tools that write a row for each try, or for each way up and down: the last one counts. Of two tables, the one that has it applied.</summary>
    private static Record Newer(Record? known, Record row) => known is null || ReferenceEquals(known.Table, row.Table) || known.Row.State is not RecordedState.Applied ? row : known;

    private void TakeNewest(TrackingTool tool, TrackingTable table, List<Migration> files)
    {
        var owned = files.Where(tool.Owns).ToList();
        if (owned.Count == 0) return;
        Tables.Add(table);
        if (table.Rows is not [var newest, ..]) return;
        var version = new MigrationVersion(newest.Version);
        var record = new Record(tool, table, newest);
        var found = false;
        foreach (var file in owned)
        {
            var order = new MigrationVersion(file.Version).CompareTo(version);
            if (order <= 0) _byFile[file] = order == 0 ? record : record with { Row = newest with { State = RecordedState.Applied, At = null } };
            found |= order == 0;
        }
        if (!found) Missing.Add(record);
    }
}
