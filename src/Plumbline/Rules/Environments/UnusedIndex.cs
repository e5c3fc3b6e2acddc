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
        var counted = truth.Databases.Where(d => d.Source.Database is { Statistics.Count: > 0 }).ToList();
        var idle = counted.SelectMany(d => Idle(d.Source, today, days).Select(i => (Database: d, i.Index, i.Days)));
        foreach (var same in idle.GroupBy(i => i.Index.Id()).OrderBy(g => g.Key.Name))
        {
            if (counted.Any(d => d.Source.Catalog.Contains(same.Key) && IsUsed(d.Source, same.Key))) continue;
            var names = same.Select(s => s.Database.Name).ToEquatableArray();
            yield return Found(same.Key, new(names[0]), $"index {same.Key.Name} was used by no query of {Wording.List(names)} for {same.Min(s => s.Days)} days") with { Environments = names, Values = names };
        }
    }

    private static IEnumerable<(Model.Index Index, int Days)> Idle(Source source, DateOnly today, long days)
    {
        foreach (var (table, statistics) in source.Database!.Statistics)
        {
            if (statistics.Since is not { } since || statistics.Rows is null or < 10_000) continue;
            var counted = today.DayNumber - DateOnly.FromDateTime(since.UtcDateTime).DayNumber;
            if (counted < days) continue;
            foreach (var index in source.Catalog.Children<Model.Index>(table))
                if (!index.Unique && !index.Invalid && statistics.IndexScans.TryGetValue(index.Id(), out var scans) && scans == 0) yield return (index, counted);
        }
    }

    private static bool IsUsed(Source source, ObjectId index) => source.Database!.Statistics.Values.Any(s => s.IndexScans.TryGetValue(index, out var scans) && scans > 0);
}
