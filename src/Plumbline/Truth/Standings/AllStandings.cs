using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Truth.Standings;

/// <summary>Each migration of each history in each database: what is recorded, and what is in effect by the evidence of the objects themselves.</summary>
public static class AllStandings
{
    public static IReadOnlyList<HistoryStanding> Of(Project project)
    {
        var standings = new List<HistoryStanding>();
        foreach (var source in project.Of(SourceRole.History))
        {
            if (source.History is not { Runs.IsEmpty: false } history) continue;
            EffectTrail? trail = null;
            foreach (var database in project.Of(SourceRole.Database))
                if (database.Database is not null && database.Dialect == source.Dialect) standings.Add(Of(project, source, database, trail ??= new(history)));
        }
        return standings;
    }

    private static HistoryStanding Of(Project project, Source source, Source database, EffectTrail trail)
    {
        var history = source.History!;
        var record = new HistoryRecord(history, database.Database!.Tracking, project.Texts);
        var evidence = EvidenceSearch.Of(history, database, trail);
        var settings = new ReplaySettings { PostgresVersion = project.PostgresVersion, Assume = project.Assume };
        var dialect = AllDialects.Find(source.Dialect)!;
        var files = new List<FileStanding>(history.Runs.Count);
        for (var i = 0; i < history.Runs.Count; i++)
        {
            var run = history.Runs[i];
            var row = record.Of(run.Migration);
            var unreadable = record.Tables.Exists(t => t.Unreadable is not null);
            var tracked = record.Tracks(run.Migration);
            var file = new FileStanding(run, StandingOf(row, evidence[i], tracked, record.Tables.Count > 0, unreadable), evidence[i]) { Record = row, IsTracked = tracked };
            if (row is not null)
            {
                var (edit, says) = FileEdits.Of(row, run, project.Texts.GetValueOrDefault(run.Migration.Text.Path), evidence[i], dialect, settings);
                file = file with { Edit = edit, EditSays = says };
            }
            files.Add(file);
        }
        var order = new AppliedOrder(history, files);
        return new(source, database, files.Select(f => f with { Behind = order.Behind(f) }).ToEquatableArray())
        {
            Tables = record.Tables.ToEquatableArray(),
            Missing = record.Missing.ToEquatableArray(),
            OutOfOrder = order.OutOfOrder().ToEquatableArray(),
        };
    }

    private static Standing StandingOf(Record? record, FileEvidence evidence, bool tracked, bool hasRecord, bool unreadable)
    {
        var reach = evidence.Reach();
        return record?.Row.State switch
        {
            RecordedState.Failed => Standing.Failed,
            RecordedState.RolledBack => Standing.RolledBack,
            RecordedState.Applied or RecordedState.Baseline => reach switch { Reach.Nothing => Standing.Hollow, Reach.Partly => Standing.Incomplete, _ => Standing.Applied },
            _ => reach switch
            {
                Reach.Whole => hasRecord && !unreadable ? Standing.ByHand : Standing.InEffect,
                Reach.Partly => Standing.Partly,
                Reach.Nothing => Standing.Pending,
                _ when unreadable => Standing.Unknown,
                _ when evidence.IsReplaced() => Standing.Replaced,
                _ => tracked ? Standing.Pending : Standing.Unknown,
            },
        };
    }
}
