using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Environments;

public sealed class UnusedIndex : DatabaseRule
{
    private static readonly RuleOption s_days = RuleOption.Number("days", 30, "Days that the counters have to have counted");

    public override string Name => "unused-index";
    public override Severity Default => Severity.Info;
    public override Family Family => Family.Environments;
    public override IReadOnlyList<RuleOption> Options => [s_days];

    public override Explanation Explain() => new(
        "No query has used an index for a long time, in any database of the check that has rows.",
        "Every write keeps it up, and it takes room in memory. Unique ones are not told: they work without being scanned. So are those of small tables, which no query needs an index for.",
        "`Booking_status_idx`, 0 scans in 213 days, 1.4 GB.",
        "Look at the replicas first: they count their own scans, and this database does not know them. Think of jobs that run once a year. Then `DROP INDEX CONCURRENTLY`.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        if (project.Today is not { } today) yield break;
        var days = s_days.Number(project, Name);
        foreach (var same in InDatabases.Of(truth, d => Idle(d.Source, today, days), (_, idle) => idle.Index).OrderBy(s => s.First().Index.Name))
        {
            var (index, names) = (same.First().Index, same.Names());
            if (truth.Databases.Any(d => d.Source.Catalog.Contains(index) && IsUsed(d.Source, index))) continue;
            yield return Found(index, new(names[0]), $"index {index.Name} was used by no query of {same.InWords()} for {same.All.Min(s => s.Days)} days") with { Environments = names, Values = names };
        }
    }

    private static IEnumerable<(ObjectId Index, int Days)> Idle(Source source, DateOnly today, long days)
    {
        if (source.Database is not { } facts) yield break;
        foreach (var (table, statistics) in facts.Statistics)
        {
            if (statistics.Since is not { } since || statistics.Rows is null or < 10_000) continue;
            var counted = today.DayNumber - DateOnly.FromDateTime(since.UtcDateTime).DayNumber;
            if (counted < days) continue;
            foreach (var index in source.Catalog.Children<Model.Index>(table))
                if (!index.Unique && !index.Invalid && statistics.IndexScans.TryGetValue(index.Id(), out var scans) && scans == 0) yield return (index.Id(), counted);
        }
    }

    private static bool IsUsed(Source source, ObjectId index) => source.Database is { } facts && facts.Statistics.Values.Any(s => s.IndexScans.TryGetValue(index, out var scans) && scans > 0);
}
