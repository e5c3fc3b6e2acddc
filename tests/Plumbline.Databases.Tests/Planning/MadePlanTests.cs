using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Tests.Judge;
using Plumbline.Tests.Planning;

namespace Plumbline.Databases.Tests.Planning;

/// <summary>
/// Plans between databases that were made up: one is what the first statements of a script make, the other what all of them make, in either direction;
/// or what two scripts make. Judged as every plan case is. <c>PLUMBLINE_PAIRS</c> says how many, <c>PLUMBLINE_SEED</c> gives another start.
/// </summary>
public sealed class MadePlanTests
{
    private static int Pairs => int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_PAIRS"), out var pairs) ? pairs : 2_000;

    private static ulong Seed => ulong.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_SEED"), out var seed) ? seed : 5;

    /// <summary>A file for all that is wrong with so many pairs, where one would stop at the first.</summary>
    private static string? Survey => Environment.GetEnvironmentVariable("PLUMBLINE_SURVEY");

    [LongServerFact]
    public void A_plan_leads_from_any_database_to_any_other_and_back()
    {
        var major = Server.Shared.GetAwaiter().GetResult().Major;
        var pairs = ArbMap.Default.ArbFor<int>().Generator.Resize(1_000_000).Select(seed => MadePair.Of(seed, major));
        if (Survey is { } survey)
        {
            File.WriteAllLines(survey, Surveyed(pairs, major).GetAwaiter().GetResult());
            return;
        }
        var config = Config.QuickThrowOnFailure.WithMaxTest(Pairs).WithReplay(Seed, 1);
        FsCheck.Check.One(config, Prop.ForAll(Arb.From(pairs, p => p.Smaller()), (MadePair pair) => Holds(pair, major).GetAwaiter().GetResult()));
    }

    private static async Task<IEnumerable<string>> Surveyed(Gen<MadePair> pairs, int major)
    {
        var found = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Gen.Sample(pairs, Pairs), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (pair, _) =>
        {
            try
            {
                var wrong = await PlanJudge.Run(pair.Case(major), major);
                if (wrong.Count > 0) found.Enqueue($"seed {pair.Seed}: {string.Join("\n    ", wrong)}");
            }
            catch (Exception fault) when (fault is PostgresException or InvalidOperationException or Xunit.Sdk.XunitException)
            {
                found.Enqueue($"seed {pair.Seed}: thrown {fault.Message}");
            }
        });
        return found.Prepend($"{found.Count} of {Pairs} pairs are unequal");
    }

    private static async Task Holds(MadePair pair, int major)
    {
        var wrong = await PlanJudge.Run(pair.Case(major), major);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
