using System.Collections.Concurrent;
using Plumbline.Model;
using Plumbline.Planning;
using Xunit;

namespace Plumbline.Tests.Planning;

/// <summary>
/// Plans between made-up databases, in memory: the plan reaches its goal and its undo leads back, and nothing is refused. A few here, as many as
/// <c>PLUMBLINE_PAIRS</c> says with <c>PLUMBLINE_LONG</c>; on a server in MadePlanTests.
/// </summary>
public sealed class MadePairTests
{
    private static int Pairs => Environment.GetEnvironmentVariable("PLUMBLINE_LONG") is not "1" ? 60 : int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_PAIRS"), out var pairs) ? pairs : 2_000;

    private static int Start => int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_SEED"), out var seed) ? seed * 1_000_000 : 0;

    [Fact]
    public void A_plan_leads_from_any_database_to_any_other_and_back()
    {
        var unequal = new ConcurrentBag<string>();
        Parallel.For(Start, Start + Pairs, seed =>
        {
            var pair = MadePair.Of(seed, 15);
            if (Wrong(pair) is { Count: > 0 } wrong) unequal.Add($"seed {seed}: {string.Join("\n    ", wrong)}");
        });
        if (Environment.GetEnvironmentVariable("PLUMBLINE_SURVEY") is { } survey) File.WriteAllLines(survey, unequal);
        Assert.True(unequal.IsEmpty, $"{unequal.Count} of {Pairs} pairs are unequal; {unequal.FirstOrDefault()}\n{(unequal.IsEmpty ? "" : Smallest(int.Parse(unequal.First().Split(' ', ':')[1])))}");
    }

    private static List<string> Wrong(MadePair pair)
    {
        var one = pair.Case(15);
        Catalog before, after;
        try
        {
            (before, after) = (PlanCase.Replay(one.Before, 15), PlanCase.Replay(one.After, 15));
        }
        catch (InvalidOperationException refused)
        {
            return [$"thrown {refused.Message}"];
        }
        var result = one.Plan(before, after, one.Settings);
        var wrong = result.Faults.Select(f => $"fault: {f}").ToList();
        if (result.Plan is not { } plan) return wrong;
        wrong.AddRange(plan.NotUndone.Except(plan.Steps.Select(s => s.WhyNoUndo).OfType<string>()).Select(n => $"undo: {n}"));
        if (!one.Plan(PlanReplay.Run(before, plan.Steps, one.Dialect, one.Settings).After, after, one.Settings).Plan?.IsEmpty ?? false) wrong.Add("a second plan is not empty");
        return wrong;
    }

    /// <summary>The pair with every statement left out that is not needed for something to be wrong.</summary>
    private static MadePair Smallest(int seed)
    {
        var pair = MadePair.Of(seed, 15);
        while (pair.Smaller().FirstOrDefault(p => Wrong(p).Count > 0) is { } smaller) pair = smaller;
        return pair;
    }
}
