using System.Diagnostics;
using System.Runtime;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Postgres;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Planning;

namespace Plumbline.Bench;

/// <summary>Comparing and planning beside the reading that comes before, in a warm process. Started by bench/run plan.</summary>
internal static class LivePlan
{
    private const int WarmUps = 3;
    private const long Spared = 480L << 20;
    private const double MostTimes = 5.5;

    /// <summary>
    /// Prints how long it takes to read one of two databases, and to write the plan that brings it to the other: the changes, the steps, their replay, the way back;
    /// and how much more the second pair takes, which has five times the tables. The pairs take turns, so that one finds the code as warm as the other.
    /// </summary>
    public static async Task RunAsync(Pair small, Pair large, int runs)
    {
        for (var round = 0; round < runs + WarmUps; round++)
            foreach (var pair in (Pair[])[small, large])
            {
                var (reading, planning, steps) = await OnceAsync(pair);
                if (round < WarmUps) continue;
                pair.Reading.Add(reading);
                pair.Planning.Add(planning);
                pair.Steps = steps;
            }
        foreach (var pair in (Pair[])[small, large])
        {
            Live.Print($"reading one of {pair.From[(pair.From.LastIndexOf('/') + 1)..]} and its other, warm", pair.Reading, 1);
            Live.Print($"changes and plan of {pair.Steps} steps, with undo, proved in memory", pair.Planning, pair.Share);
        }
        Verdict(small.Share < 1 && large.Share < 1, $"changes and plan take {small.Share:0.00} and {large.Share:0.00} of the reading, wanted less than 1");
        var times = Live.Median(large.Planning) / Live.Median(small.Planning);
        Verdict(times <= MostTimes, $"five times the tables take {times:0.0} times as long, wanted at most {MostTimes}");
    }

    private static void Verdict(bool held, FormattableString text) => Console.WriteLine($"goal {(held ? "reached" : "NOT REACHED")}: {FormattableString.Invariant(text)}");

    private static async Task<(double Reading, double Planning, int Steps)> OnceAsync(Pair pair)
    {
        var watch = Stopwatch.StartNew();
        var before = await ReadAsync(pair.From);
        var read = watch.Elapsed.TotalSeconds;
        var after = await ReadAsync(pair.To);
        GC.Collect();
        // As the program itself runs.
        var spared = GC.TryStartNoGCRegion(Spared);
        watch.Restart();
        var plan = Make(before, after);
        var planned = watch.Elapsed.TotalSeconds;
        if (spared && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion) GC.EndNoGCRegion();
        return (read, planned, plan.Steps.Count);
    }

    /// <summary>Two databases, and what was measured.</summary>
    internal sealed record Pair(string From, string To)
    {
        public List<double> Reading { get; } = [];
        public List<double> Planning { get; } = [];
        public int Steps { get; set; }
        public double Share => Live.Median(Planning) / Live.Median(Reading);
    }

    private static async Task<Catalog> ReadAsync(string url)
    {
        await using var connection = await PostgresConnection.OpenAsync(ConnectionString.Parse(url), Limits.Default);
        return (await Introspection.ReadAsync(connection, statistics: false)).Catalog;
    }

    private static Plan Make(Catalog before, Catalog after)
    {
        var result = Plans.Make(Goal.Between(before, after, []), PostgresDialect.Instance, new PlanSettings { Version = 15 });
        return result.Plan ?? throw new InvalidOperationException(string.Join('\n', result.Faults.Concat(result.Questions.Select(q => q.ToString()))));
    }
}
