using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth.Standings;

namespace Plumbline.Rules.Tracking;

/// <summary>Files of which some statements are in effect are left to the rules about single objects: those say the same more closely.</summary>
public sealed class RecordedMigrationNotInEffect : StandingRule
{
    public override string Name => "recorded-migration-not-in-effect";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Tracking;

    public override Explanation Explain() => new(
        "A database records a migration as applied, and nothing of what it does is there.",
        "The tool will never run it: its name is in the table. The code that needs it fails in this database alone. It was marked as applied without being run, its objects were dropped since, or a restored backup brought an older schema.",
        "`prisma migrate resolve --applied 20240310120000_orders` was run to get past an error; table `orders` does not exist.",
        "Run the file's statements by hand (see `plumb status --verbose`), or take the record away where the tool allows it (`prisma migrate resolve --rolled-back NAME` for a failed one) so that the next deploy runs it.");

    public override IEnumerable<Finding> Check(IReadOnlyList<HistoryStanding> standings)
    {
        foreach (var file in FileInDatabases.Of(standings, f => f is { Standing: Standing.Hollow, Edit: not Edit.Real }))
        {
            var (name, record) = (file.First.Run.Migration.Name, file.First.Record!);
            var how = record.Row.State == RecordedState.Baseline ? "marked as applied" : "recorded as applied";
            var message = $"{name} is {how} in {file.InWords()} ({StandingText.Recorded(record)}), and nothing of it is in effect: {Wording.List(StandingText.Lacking(file.First), 4)}";
            yield return FoundIn(name, "migration", StandingText.FirstMissing(file.First), message) with { Environments = file.Names() };
        }
    }
}
