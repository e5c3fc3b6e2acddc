using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Tests.Judge;
using Plumbline.Tests.Planning;

namespace Plumbline.Databases.Tests.Planning;

/// <summary>
/// Plans between databases that were made up: one is what the first statements of a script make, the other what all of them make, in either direction;
/// or what two scripts make. Judged as every plan case is: a few in every run, <c>PLUMBLINE_PAIRS</c> in the long one, <c>PLUMBLINE_SEED</c> gives another start,
/// <c>PLUMBLINE_PAIR</c> is the seed of the one to look at.
/// </summary>
public sealed class MadePlanTests
{
    /// <summary>How many every run of the tests judges, always the same.</summary>
    private const int Few = 40;
    private const ulong FirstSeed = 5;

    private static int Pairs => int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_PAIRS"), out var pairs) ? pairs : 2_000;

    private static ulong Seed => ulong.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_SEED"), out var seed) ? seed : FirstSeed;

    /// <summary>A file for all that is wrong with so many pairs, where one would stop at the first.</summary>
    private static string? Survey => Environment.GetEnvironmentVariable("PLUMBLINE_SURVEY");

    [ServerFact]
    public void A_plan_leads_from_one_database_to_another_and_back()
    {
        var major = Server.Shared.GetAwaiter().GetResult().Major;
        Judge(ArbMap.Default.ArbFor<int>().Generator.Resize(1_000_000).Select(seed => MadePair.Of(seed, major)), Few, FirstSeed, major);
    }

    [LongServerFact]
    public void A_plan_leads_from_any_database_to_any_other_and_back()
    {
        var major = Server.Shared.GetAwaiter().GetResult().Major;
        var seeds = int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_PAIR"), out var one) ? Gen.Constant(one) : ArbMap.Default.ArbFor<int>().Generator.Resize(1_000_000);
        var pairs = seeds.Select(seed => MadePair.Of(seed, major));
        if (Survey is { } survey)
        {
            File.WriteAllLines(survey, Surveyed(pairs, major).GetAwaiter().GetResult());
            return;
        }
        Judge(pairs, one == 0 ? Pairs : 1, Seed, major);
    }

    private static void Judge(Gen<MadePair> pairs, int number, ulong seed, int major)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(number).WithReplay(seed, 1);
        var way = new Way();
        FsCheck.Check.One(config, Prop.ForAll(Arb.From(pairs, p => p.Smaller()), (MadePair pair) => way.Holds(pair, major).GetAwaiter().GetResult()));
    }

    private static async Task<IEnumerable<string>> Surveyed(Gen<MadePair> pairs, int major)
    {
        var found = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Gen.Sample(pairs, Pairs), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (pair, _) =>
        {
            if (await Wrong(pair, major) is { Count: > 0 } wrong) found.Enqueue($"seed {pair.Seed}: {string.Join("\n    ", wrong)}");
        });
        return found.Prepend($"{found.Count} of {Pairs} pairs are unequal");
    }

    private static async Task<List<string>> Wrong(MadePair pair, int major)
    {
        try
        {
            return await PlanJudge.Run(pair.Case(major), major);
        }
        catch (Exception fault) when (fault is PostgresException or InvalidOperationException or Xunit.Sdk.XunitException)
        {
            return [$"thrown {fault.Message}"];
        }
    }

    /// <summary>A smaller pair has to go wrong in the same way.</summary>
    private sealed class Way
    {
        private const int Told = 40;
        private string? _way;

        public async Task Holds(MadePair pair, int major)
        {
            var wrong = await Wrong(pair, major);
            if (wrong.Count == 0) return;
            _way ??= wrong[0][..Math.Min(Told, wrong[0].Length)];
            Assert.False(wrong.Exists(w => w.StartsWith(_way, StringComparison.Ordinal)), string.Join('\n', wrong));
        }
    }
}
