using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth.Standings;

namespace Plumbline.Rules.Tracking;

/// <summary>A tool's own files in a database without its table are left out: that one was pushed, and another rule says so.</summary>
public sealed class MigrationPartlyInEffect : StandingRule
{
    public override string Name => "migration-partly-in-effect";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Tracking;

    public override Explanation Explain() => new(
        "A migration that no database record names is in effect in part: some of its statements were run, others not.",
        "It cannot be run (what is there already refuses it) and cannot be taken for done. It was stopped halfway outside a transaction, or its objects were made by hand one after the other.",
        "`07_scheduling.sql` added two of five columns before a lock timeout ended psql; nobody ran the rest.",
        "See with `plumb status --verbose` which statements are missing, and run those; or make the file safe to run twice (`IF NOT EXISTS`) and run it as a whole.");

    public override IEnumerable<Finding> Check(IReadOnlyList<HistoryStanding> standings)
    {
        foreach (var file in FileInDatabases.Of(standings, f => f.Standing == Standing.Partly && (f.IsTracked || !TrackingTools.List.Any(t => t.Owns(f.Run.Migration)))))
        {
            var name = file.First.Run.Migration.Name;
            var message = $"{name} is in effect in part in {file.InWords()}: {StandingText.Extent(file.First.Evidence)}; missing: {Wording.List(StandingText.Lacking(file.First), 4)}";
            yield return FoundIn(name, "migration", StandingText.FirstMissing(file.First), message) with { Environments = file.Names() };
        }
    }
}
