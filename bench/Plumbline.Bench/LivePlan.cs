using System.Diagnostics;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Postgres;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Planning;

namespace Plumbline.Bench;

/// <summary>Comparing and planning beside the reading that comes before, in a warm process. Started by bench/run plan.</summary>
internal static class LivePlan
{
    /// <summary>Prints how long it takes to read one of two databases, and to write the plan that brings it to the other: the changes, the steps, their replay, the way back.</summary>
    public static async Task RunAsync(string from, string to, int runs)
    {
        var (reading, planning, plan) = (new List<double>(), new List<double>(), (Plan?)null);
        for (var round = 0; round <= runs; round++)
        {
            var watch = Stopwatch.StartNew();
            var before = await ReadAsync(from);
            var read = watch.Elapsed.TotalSeconds;
            var after = await ReadAsync(to);
            GC.Collect();
            watch.Restart();
            plan = Make(before, after);
            var planned = watch.Elapsed.TotalSeconds;
            if (round == 0) continue;
            reading.Add(read);
            planning.Add(planned);
        }
        Live.Print("reading one of them, warm", reading, 1);
        Live.Print($"changes and plan of {plan!.Steps.Count} steps, with undo, proved in memory", planning, Live.Median(planning) / Live.Median(reading));
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
