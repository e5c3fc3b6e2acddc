using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Rules.Replay;

public sealed class JournalTimeBehindEarlier : ProjectRule
{
    public override string Name => "journal-time-behind-earlier";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Replay;

    public override Explanation Explain() => new(
        "An entry of Drizzle's journal is stamped earlier than one that stands before it.",
        "Drizzle's migrator asks a database for the latest stamp that it has run, and runs what is stamped later. A migration with an earlier stamp is left out in silence wherever the one before it has run already; an empty database gets both.",
        "`0008_add_phone` with `when: 1700000000000` behind `0007_add_fax` with `when: 1710000000000`, as merging two branches leaves it.",
        "Give the entry that no database has run a stamp later than all others (`plumb rebase` does it). Where it was left out already, run it there once more under a new name.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.History))
        {
            if (source.History is not { Journal: { } journal } history) continue;
            Migration? latest = null;
            foreach (var migration in history.Runs.Select(r => r.Migration).Where(m => m.JournalTime is not null))
            {
                if (latest is not null && migration.JournalTime <= latest.JournalTime) yield return Of(journal, migration, latest);
                else latest = migration;
            }
        }
    }

    private Finding Of(SourceText journal, Migration migration, Migration latest)
    {
        var apart = migration.JournalTime == latest.JournalTime ? "has the same stamp as" : $"is stamped {Apart(latest.JournalTime!.Value - migration.JournalTime!.Value)} earlier than";
        return FoundIn(migration.Name, "migration", Place(migration), $"{migration.Name} {apart} {latest.Name}, which stands before it: where that has run, the migrator leaves it out in silence") with { Related = [new(Place(latest), $"when {latest.JournalTime}")] };

        Origin Place(Migration of) => journal.At(Math.Max(0, journal.Text.IndexOf($"\"{of.Name}\"", StringComparison.Ordinal)));
    }

    private static string Apart(long milliseconds)
    {
        var time = TimeSpan.FromMilliseconds(milliseconds);
        return time.TotalDays >= 2 ? Wording.Count((int)time.TotalDays, "day") : time.TotalHours >= 2 ? Wording.Count((int)time.TotalHours, "hour") : time.TotalMinutes >= 2 ? Wording.Count((int)time.TotalMinutes, "minute") : $"{milliseconds} ms";
    }
}
