using Plumbline.Model;
using Plumbline.Truth.Standings;

namespace Plumbline.Rules.Tracking;

public sealed class RecordedMigrationWithoutFile : StandingRule
{
    public override string Name => "recorded-migration-without-file";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Tracking;

    public override Explanation Explain() => new(
        "A database records a migration that no file of the history is.",
        "What it did is in that database and in no other: the file was deleted, renamed, or belongs to another branch. A database that is built anew lacks it; Prisma and the Supabase CLI refuse to go on.",
        "`_prisma_migrations` names `20240201090000_try_tags`, and the folder has no such migration.",
        "Get the file back from version control or from the branch that has it. If it was renamed, give it its recorded name again. If it was never meant to be, undo in that database what it did.");

    public override IEnumerable<Finding> Check(IReadOnlyList<HistoryStanding> standings)
    {
        foreach (var history in standings.GroupBy(s => s.History))
            foreach (var missing in history.SelectMany(s => s.Missing.Select(m => (Standing: s, Record: m))).GroupBy(m => (m.Record.Tool.Name, m.Record.Row.Called).ToString()))
            {
                var (record, databases) = (missing.First().Record, missing.Select(m => m.Standing.Database.Name).Distinct().ToEquatableArray());
                var message = $"{Wording.List(databases)} {(databases.Count == 1 ? "records" : "record")} {record.Row.Called} ({StandingText.Recorded(record)}), and {history.Key.Location} has no such file";
                yield return FoundIn(record.Row.Called, "migration", new(databases[0]), message) with { Environments = databases };
            }
    }
}
