using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>The strongest lock that a step takes on a table that was there before its plan, and the longest work it does meanwhile.</summary>
public sealed record TableLock(ObjectName Table, LockMode Mode, Work Work)
{
    public bool IsBrief => Work == Work.None;
}

/// <summary>The footprints of a plan's own statements, for the reader of the plan; what a server really does is measured by its proof.</summary>
public static class Locks
{
    /// <summary>Each step with the locks of what it did in the replay.</summary>
    internal static IEnumerable<Step> With(IReadOnlyList<Step> steps, PlanReplay run, int version)
    {
        var statement = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            var own = new List<TableLock>();
            for (; statement < run.Statements.Count && IsOf(run.Statements[statement], run.Ends[i]); statement++)
                foreach (var touch in Footprint.Of(run.Statements[statement], version).Felt(t => IsMade(run.Statements[statement].Before, t)).Tables())
                    own.Add(new(touch.Table, touch.Mode, touch.Work));
            yield return steps[i] with { Locks = Strongest(own) };
        }
    }

    /// <summary>The strongest on each table, strongest first.</summary>
    public static EquatableArray<TableLock> Strongest(IEnumerable<TableLock> locks) =>
        locks.GroupBy(l => l.Table).Select(g => g.MaxBy(l => ((int)l.Mode, (int)l.Work))!).OrderByDescending(l => (l.Mode, l.Work)).ThenBy(l => l.Table).ToEquatableArray();

    /// <summary>One line: <c>Booking ACCESS EXCLUSIVE briefly; Service, Tenant SHARE ROW EXCLUSIVE briefly</c>.</summary>
    public static string InWords(IReadOnlyList<TableLock> locks) =>
        string.Join("; ", locks.GroupBy(l => (l.Mode, l.Work)).Select(g => $"{string.Join(", ", g.Select(l => l.Table.ToString()))} {g.Key.Mode.InWords()} {InWords(g.Key.Work)}"));

    private static string InWords(Work work) => work switch
    {
        Work.None => "briefly",
        Work.Scan => "while its rows are read",
        Work.Build => "while an index is built",
        Work.Write => "while its rows are written",
        _ => "while all of it is written anew",
    };

    /// <summary>What a block executed stands behind it, in a text of its own.</summary>
    private static bool IsOf(Statement statement, int end) => statement.File.Path != PlanReplay.Path || statement.Start < end;

    /// <summary>Made by the plan itself: nobody waits for it.</summary>
    private static bool IsMade(Catalog before, ObjectName table) =>
        (before.Find(new(Table.OfKind, table)) ?? before.Find(new(MaterializedView.OfKind, table)))?.Origin.Trail().Last().File == PlanReplay.Path;
}
