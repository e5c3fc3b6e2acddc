using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning.Styles;
using Plumbline.Sources;

namespace Plumbline.Planning.Reconcile;

/// <summary>Shows in memory what an adopting migration claims: it brings the history to the database, and changes nothing there.</summary>
public static class AdoptionProof
{
    /// <summary>What does not hold, one line each.</summary>
    /// <param name="live">The database as it is.</param>
    public static IEnumerable<string> Faults(Plan plan, WrittenPlan written, FolderTrial folder, Catalog live, Dialect dialect, PlanSettings settings)
    {
        var history = folder.With(written.Files).Read().History!;
        foreach (var miss in FolderTrial.Differences(history.Catalog, plan.After)) yield return $"the history would not reach the database: {miss}";
        var forward = written.Files.Where(f => f.Kind == PlanFileKind.Forward).Select(f => folder.PathOf(f.Path)).ToHashSet();
        var there = live;
        foreach (var run in history.Runs)
        {
            if (!forward.Contains(run.Migration.Text.Path)) continue;
            var again = PlanReplay.Run(there, run.Migration.Text.Text, dialect, settings);
            foreach (var fault in again.Faults) yield return $"{run.Migration.Name} would fail there: {fault.Message}";
            there = again.After;
        }
        foreach (var change in PlanReplay.Differences(there, live)) yield return $"it would change the database: {change}";
    }
}
