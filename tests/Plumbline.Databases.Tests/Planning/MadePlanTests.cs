using Npgsql;
using Plumbline.Tests.Planning;
using Xunit.Abstractions;

namespace Plumbline.Databases.Tests.Planning;

/// <summary>
/// Plans between databases that were made up: one is what the first statements of a script make, the other what all of them make, in either direction;
/// or what two scripts make. Judged as every plan case is: a few in every run, <c>PLUMBLINE_PAIRS</c> in the long one, <c>PLUMBLINE_SEED</c> gives another start,
/// <c>PLUMBLINE_PAIR</c> is the seed of the one to look at.
/// </summary>
public sealed class MadePlanTests(ITestOutputHelper output)
{
    /// <summary>How many every run of the tests judges, always the same.</summary>
    private const int Few = 40;
    private const int FirstSeed = 5;

    /// <summary>How much of what is wrong has to be the same for two to go wrong in the same way.</summary>
    private const int Told = 40;

    private static int Pairs => int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_PAIRS"), out var pairs) ? pairs : 2_000;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_SEED"), out var seed) ? seed : FirstSeed;

    /// <summary>A file for all that is wrong with so many pairs, where one would stop at the first.</summary>
    private static string? Survey => Environment.GetEnvironmentVariable("PLUMBLINE_SURVEY");

    [ServerFact]
    public Task A_plan_leads_from_one_database_to_another_and_back() => JudgeAsync(Few, FirstSeed);

    [LongServerFact]
    public Task A_plan_leads_from_any_database_to_any_other_and_back() => JudgeAsync(Pairs, Seed);

    private async Task JudgeAsync(int number, int seed)
    {
        var major = (await Server.Shared).Major;
        IReadOnlyList<int> seeds = int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_PAIR"), out var one) ? [one] : Seeds(number, seed);
        var tally = new PairTally();
        await Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (next, _) =>
        {
            var pair = MadePair.Of(next, major);
            tally.Add(pair, await VerdictAsync(pair, major));
        });
        output.WriteLine(tally.Summary);
        if (Survey is { } survey) await File.WriteAllLinesAsync(survey, tally.Lines);
        else if (tally.Unequal.Any()) Assert.Fail($"{string.Join('\n', tally.Lines.Take(2))}\n{await SmallestAsync(tally.Unequal.First(), major)}");
    }

    /// <summary>The same for the same start, and different from each other.</summary>
    private static IReadOnlyList<int> Seeds(int number, int seed)
    {
        var random = new Random((int)seed);
        var seeds = new HashSet<int>();
        while (seeds.Count < number) seeds.Add(random.Next(100_000_000));
        return [.. seeds];
    }

    private static async Task<PlanVerdict> VerdictAsync(MadePair pair, int major)
    {
        var verdict = await OnceAsync(pair, major);
        var two = new List<PlanVerdict>();
        foreach (var half in pair.InTwo(verdict, major)) two.Add(await OnceAsync(half, major));
        return two.Count > 0 ? PlanVerdict.Of(two) : verdict;
    }

    private static async Task<PlanVerdict> OnceAsync(MadePair pair, int major)
    {
        try
        {
            return await PlanJudge.Run(pair.Case(major), major);
        }
        catch (Exception fault) when (fault is PostgresException or InvalidOperationException or Xunit.Sdk.XunitException)
        {
            return new([$"thrown {fault.Message}"]);
        }
    }

    /// <summary>The pair with every statement left out that is not needed for the same to be wrong.</summary>
    private static async Task<MadePair> SmallestAsync(int seed, int major)
    {
        var pair = MadePair.Of(seed, major);
        var way = await WayAsync(pair, major);
        for (var next = pair; next is not null; next = await SmallerAsync(pair, way, major)) pair = next;
        return pair;
    }

    private static async Task<MadePair?> SmallerAsync(MadePair pair, string way, int major)
    {
        foreach (var smaller in pair.Smaller())
            if (await WayAsync(smaller, major) == way) return smaller;
        return null;
    }

    private static async Task<string> WayAsync(MadePair pair, int major) => (await VerdictAsync(pair, major)).Wrong is [var first, ..] ? first[..Math.Min(Told, first.Length)] : "";
}
