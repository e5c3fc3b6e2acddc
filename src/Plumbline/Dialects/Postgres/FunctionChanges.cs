using Plumbline.Model;

namespace Plumbline.Dialects.Postgres;

/// <summary>How a routine becomes another where it stands: by ALTER for how it is called, by OR REPLACE for what it does (manual, ALTER FUNCTION, CREATE FUNCTION).</summary>
internal static class FunctionChanges
{
    private static readonly Facet[] s_small =
        [Function.VolatilityFacet, Function.SecurityFacet, Function.StrictFacet, Function.LeakproofFacet, Function.ParallelFacet, Function.CostFacet, Function.RowsFacet, Function.SettingsFacet];

    /// <summary>Whether ALTER can say it all.</summary>
    public static bool AreSmall(EquatableArray<Facet> facets) => facets.All(s_small.Contains);

    public static string Actions(Function before, Function after) => string.Join(' ', EveryAction(before, after));

    private static IEnumerable<string> EveryAction(Function before, Function after)
    {
        if (before.Volatility != after.Volatility) yield return after.Volatility.ToUpperInvariant();
        if (before.Strict != after.Strict) yield return after.Strict ? "STRICT" : "CALLED ON NULL INPUT";
        if (before.SecurityDefiner != after.SecurityDefiner) yield return after.SecurityDefiner ? "SECURITY DEFINER" : "SECURITY INVOKER";
        if (before.Leakproof != after.Leakproof) yield return after.Leakproof ? "LEAKPROOF" : "NOT LEAKPROOF";
        if (before.Parallel != after.Parallel) yield return $"PARALLEL {after.Parallel.ToUpperInvariant()}";
        if (before.Cost != after.Cost) yield return $"COST {after.Cost ?? FunctionOptions.UsualCost(after)}";
        if (before.Rows != after.Rows) yield return $"ROWS {after.Rows ?? FunctionOptions.UsualRows}";
        foreach (var setting in before.Settings)
            if (setting.Split('=', 2) is [var name, _] && !after.Settings.Any(s => s.StartsWith(name + "=", StringComparison.Ordinal))) yield return $"RESET {name}";
        foreach (var setting in after.Settings)
            if (!before.Settings.Contains(setting)) yield return FunctionText.Set(setting);
    }

    /// <summary>
    /// OR REPLACE keeps what callers hold on to: the result, the names of arguments (one may be given where there was none), the defaults there are.
    /// </summary>
    public static bool MayReplace(Function before, Function after)
    {
        if (before.Returns != after.Returns || IsWindow(before) != IsWindow(after) || !KeepsResult(before, after)) return false;
        var (earlier, later) = (FunctionSignature.ReadBack(before.Arguments), FunctionSignature.ReadBack(after.Arguments));
        if (!earlier.Outputs().Select(o => (o.Name, o.Type, o.Mode)).SequenceEqual(later.Outputs().Select(o => (o.Name, o.Type, o.Mode)))) return false;
        return earlier.Inputs().Zip(later.Inputs()).All(pair => (pair.First.Name is null || pair.First.Name == pair.Second.Name) && (pair.First.Default is null || pair.Second.Default is not null));
    }

    private static bool IsWindow(Function function) => function.Options.Contains("window=true");

    /// <summary>What an aggregate returns is its last function's result, or its state.</summary>
    private static bool KeepsResult(Function before, Function after) =>
        before.Routine != Routine.Aggregate || Resulting(before).SequenceEqual(Resulting(after));

    private static IEnumerable<string> Resulting(Function aggregate) =>
        aggregate.Options.Where(o => o.StartsWith("stype=", StringComparison.Ordinal) || o.StartsWith("finalfunc=", StringComparison.Ordinal) || o.StartsWith("hypothetical", StringComparison.Ordinal));
}
