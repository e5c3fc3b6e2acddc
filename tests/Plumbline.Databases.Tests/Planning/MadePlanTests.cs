using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Tests.Judge;
using Plumbline.Databases.Tests.Judge.Made;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Replay;
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
        var pairs = ArbMap.Default.ArbFor<int>().Generator.Resize(1_000_000).Select(seed => Pair.Of(seed, major));
        if (Survey is { } survey)
        {
            File.WriteAllLines(survey, Surveyed(pairs, major).GetAwaiter().GetResult());
            return;
        }
        var config = Config.QuickThrowOnFailure.WithMaxTest(Pairs).WithReplay(Seed, 1);
        FsCheck.Check.One(config, Prop.ForAll(Arb.From(pairs, p => p.Smaller()), (Pair pair) => Holds(pair, major).GetAwaiter().GetResult()));
    }

    private static async Task<IEnumerable<string>> Surveyed(Gen<Pair> pairs, int major)
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

    private static async Task Holds(Pair pair, int major)
    {
        var wrong = await PlanJudge.Run(pair.Case(major), major);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Two scripts; prints its seed and, shrunk, the statements that are left.</summary>
    private sealed record Pair(int Seed, bool Offline, IReadOnlyList<string> Before, IReadOnlyList<string> After)
    {
        public static Pair Of(int seed, int major)
        {
            var random = new Random(seed);
            var (script, offline) = (MadeStatements.Of(seed, major), random.Next(2) == 0);
            if (random.Next(3) == 0) return new(seed, offline, script, MadeStatements.Of(seed + 1, major));
            IReadOnlyList<string> first = [.. script.Take(random.Next(1, script.Count))];
            return random.Next(2) == 0 ? new(seed, offline, first, script) : new(seed, offline, script, first);
        }

        public PlanCase Case(int major) => new("made", PostgresDialect.Instance, 0, new PlanSettings { Version = major, Allow = ["*"], Offline = Offline }, Written(Before, major), Written(After, major), "");

        /// <summary>What a replayed script leaves, written as one that every server takes.</summary>
        private static string Written(IReadOnlyList<string> statements, int major)
        {
            var builder = new CatalogBuilder(PostgresDialect.Instance.Start()) { Version = major, Blocks = DoBlock.Read };
            foreach (var statement in statements) PostgresDialect.Instance.Execute(new SourceText("made", "made.sql", statement), builder);
            return "SET check_function_bodies = off;\n" + string.Concat(Plumbline.Reports.CatalogSql.Statements(Held.By(builder.Current, "postgres"), PostgresDialect.Instance).Select(s => s + ";\n"));
        }

        public IEnumerable<Pair> Smaller()
        {
            foreach (var fewer in Smaller(Before)) yield return this with { Before = [.. Before.Except(fewer)], After = [.. After.Except(fewer)] };
            foreach (var fewer in Smaller(After)) yield return this with { After = [.. After.Except(fewer)] };
            foreach (var fewer in Smaller(Before)) yield return this with { Before = [.. Before.Except(fewer)] };
        }

        private static IEnumerable<List<string>> Smaller(IReadOnlyList<string> statements)
        {
            for (var size = statements.Count / 2; size > 0; size /= 2)
                for (var at = 0; at + size <= statements.Count; at += size) yield return [.. statements.Skip(at).Take(size)];
        }

        public override string ToString() => $"seed {Seed}{(Offline ? ", offline" : "")}:\n-- before\n{string.Join(";\n", Before)};\n-- after\n{string.Join(";\n", After)};";
    }
}
