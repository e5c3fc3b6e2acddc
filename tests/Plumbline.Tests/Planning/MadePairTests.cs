using Plumbline.Model;
using Plumbline.Planning;
using Xunit;
using Xunit.Abstractions;

namespace Plumbline.Tests.Planning;

/// <summary>
/// Plans between made-up databases, in memory: the plan reaches its goal and its undo leads back, and nothing is refused. A few here, as many as
/// <c>PLUMBLINE_PAIRS</c> says with <c>PLUMBLINE_LONG</c>; <c>PLUMBLINE_PAIR</c> is the seed of the one to look at. On a server in MadePlanTests.
/// </summary>
public sealed class MadePairTests(ITestOutputHelper output)
{
    private static int Pairs => Environment.GetEnvironmentVariable("PLUMBLINE_LONG") is not "1" ? 60 : int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_PAIRS"), out var pairs) ? pairs : 2_000;

    private static int Start => int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_SEED"), out var seed) ? seed * 1_000_000 : 0;

    [Fact]
    public void A_plan_leads_from_any_database_to_any_other_and_back()
    {
        var tally = new PairTally();
        var (first, number) = int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_PAIR"), out var one) ? (one, 1) : (Start, Pairs);
        Parallel.For(first, first + number, seed =>
        {
            var pair = MadePair.Of(seed, 15);
            tally.Add(pair, Judge(pair));
        });
        if (Environment.GetEnvironmentVariable("PLUMBLINE_SURVEY") is { } survey) File.WriteAllLines(survey, tally.Lines);
        output.WriteLine(tally.Summary);
        if (number == 1) output.WriteLine(Shown(MadePair.Of(first, 15)));
        if (tally.Unequal.Any()) Assert.Fail($"{string.Join('\n', tally.Lines.Take(2))}\n{Shown(Smallest(tally.Unequal.First()))}");
    }

    private static PlanVerdict Judge(MadePair pair)
    {
        var verdict = JudgeOnce(pair);
        return pair.InTwo(verdict, 15).Select(JudgeOnce).ToList() is { Count: > 0 } two ? PlanVerdict.Of(two) : verdict;
    }

    private static PlanVerdict JudgeOnce(MadePair pair)
    {
        var one = pair.Case(15);
        Catalog before, after;
        try
        {
            (before, after) = (PlanCase.Replay(one.Before, 15), PlanCase.Replay(one.After, 15));
        }
        catch (InvalidOperationException refused)
        {
            return new([$"thrown {refused.Message}"]);
        }
        var result = one.Plan(before, after, one.Settings);
        var wrong = result.Faults.Select(f => $"fault: {f}").ToList();
        if (result.Plan is not { } plan) return new(wrong) { Questions = result.Questions };
        wrong.AddRange(PlanVerdict.Of(plan, wrong).Lasting.Select(n => $"undo: {n}"));
        if (one.Plan(PlanReplay.Run(before, plan.Steps, one.Dialect, one.Settings).After, after, one.Settings).Plan is { IsEmpty: false } second) wrong.Add($"a second plan is not empty: {second.Steps[0].Because}");
        return new(wrong);
    }

    /// <summary>The pair with every statement left out that is not needed for the same to be wrong.</summary>
    private static MadePair Smallest(int seed)
    {
        var pair = MadePair.Of(seed, 15);
        var way = Way(pair);
        while (pair.Smaller().FirstOrDefault(p => Way(p) == way) is { } smaller) pair = smaller;
        return pair;
    }

    /// <summary>With what was planned for it.</summary>
    private static string Shown(MadePair pair)
    {
        var one = pair.Case(15);
        var result = one.Plan(PlanCase.Replay(one.Before, 15), PlanCase.Replay(one.After, 15), one.Settings);
        return $"{pair}\n{PlanCase.Shown(result)}{string.Join('\n', result.Tried.SelectMany(t => t.Statements).Select(Plumbline.Planning.Guarded.Write))}";
    }

    private static string Way(MadePair pair) => Judge(pair).Wrong is [var first, ..] ? first[..Math.Min(25, first.Length)] : "";
}
