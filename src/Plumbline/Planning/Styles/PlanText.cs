using System.Text;
using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Planning.Styles;

/// <summary>How a style's statements stand to being run twice, and to transactions.</summary>
internal enum Writ
{
    /// <summary>By hand, and perhaps again: every statement with its guard.</summary>
    Again,

    /// <summary>Once, by a tool that keeps account of it.</summary>
    Once,

    /// <summary>Once, and everything in a transaction, because the tool knows nothing else.</summary>
    Wrapped,
}

/// <summary>The parts of a plan's text that all styles share.</summary>
internal static class PlanText
{
    private const string Missing = " is missing", Unwanted = " is no longer wanted";

    /// <summary>Steps that run in one transaction, or one that refuses to.</summary>
    public sealed record Section(StepPace Pace, IReadOnlyList<Step> Steps);

    public static IEnumerable<Section> Sections(EquatableArray<Step> steps)
    {
        var open = new List<Step>();
        foreach (var step in steps)
        {
            if (open.Count > 0 && (step.Pace != open[^1].Pace || step.Pace == StepPace.Alone || step.NeedsCommit))
            {
                yield return new(open[^1].Pace, open);
                open = [];
            }
            open.Add(step);
        }
        if (open.Count > 0) yield return new(open[^1].Pace, open);
    }

    // Heads

    public static string Header(Plan plan, string title)
    {
        var text = new StringBuilder($"-- {title}\n");
        foreach (var line in PlanSummary.Of(plan.Steps)) text.Append($"--   {line}\n");
        Append(text, plan.Before, plan.After);
        foreach (var hazard in plan.Hazards) text.Append($"-- hazard: {hazard.Rule}: {hazard.Message}\n");
        foreach (var lost in plan.NotUndone) text.Append($"-- cannot be undone: {lost}\n");
        return text.ToString();
    }

    public static string UndoHeader(Plan plan, string title)
    {
        var text = new StringBuilder($"-- {title}\n");
        foreach (var line in PlanSummary.Of(plan.Undo)) text.Append($"--   {line}\n");
        Append(text, plan.After, plan.Before);
        foreach (var lost in plan.NotUndone) text.Append($"{PlanMarks.NotBroughtBack}{lost}\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, Catalog before, Catalog after) =>
        text.Append($"--\n{PlanMarks.Before} {before.Fingerprint()}\n{PlanMarks.After}  {after.Fingerprint()}\n");

    /// <summary>Which tables wait for the section, and how long; empty when none does.</summary>
    public static string LockLine(IReadOnlyList<TableLock> locks) => locks.Count == 0 ? "" : $"-- locks: {Planning.Locks.InWords(locks)}\n";

    /// <summary>SQLite locks the whole file, whatever is done.</summary>
    public static IReadOnlyList<TableLock> Locks(Plan plan, Section section) => plan.Dialect == AllDialects.Sqlite ? [] : Planning.Locks.Strongest(section.Steps.SelectMany(s => s.Locks));

    // Bodies

    /// <summary>The statements of a section, each piece as it is sent: a comment of its own line by line, then the text with what ends it.</summary>
    /// <param name="after">The catalog that the steps lead to.</param>
    /// <param name="asks">Whether each is written with its guard, whoever runs it.</param>
    public static IEnumerable<(string Comment, string Sql)> Pieces(Section section, Catalog after, Writ writ, bool asks = false)
    {
        var steps = section.Pace == StepPace.Alone ? [.. section.Steps] : FoldedTables.Of(section.Steps, after);
        for (var i = 0; i < steps.Count; i++)
        {
            // What may have to be cleared away stands together.
            var same = steps.Skip(i).TakeWhile(s => s == steps[i] || s.IsClearing && steps[i].IsClearing).ToList();
            if (same.SelectMany(s => s.Statements).ToList() is { Count: > 1 } perhaps && perhaps.All(p => p.Perhaps || writ == Writ.Again && p is { AsksMore: true, Unless: not null } && !Guarded.IsConcurrent(p)))
            {
                yield return (same.Count > 1 ? "-- what failed builds may have left\n" : $"-- {steps[i].Because}\n", Guarded.Together(perhaps));
                i += same.Count - 1;
                continue;
            }
            var comment = Comment(steps, i);
            foreach (var statement in steps[i].Statements)
            {
                if (writ == Writ.Wrapped && statement.InTransaction is { } inside) yield return ($"{comment}{ByHand(statement)}", Guarded.Write(new PlannedStatement(inside) { Unless = statement.Unless ?? "false" }));
                else yield return (comment, writ == Writ.Again || asks || statement.Perhaps ? Guarded.Write(statement) : statement.Sql + ";");
                comment = "";
            }
        }
    }

    /// <summary>One comment for what belongs together: steps that only say that something is missing are told by their table.</summary>
    private static string Comment(List<Step> steps, int at)
    {
        var step = steps[at];
        if (!IsPlain(step)) return $"-- {step.Because}\n";
        if (at > 0 && IsPlain(steps[at - 1]) && Group(steps[at - 1]) == Group(step)) return "";
        var same = steps.Skip(at).TakeWhile(s => IsPlain(s) && Group(s) == Group(step)).ToList();
        var goes = step.Because.EndsWith(Unwanted, StringComparison.Ordinal) ? "goes: " : "";
        if (same.Count == 1) return $"-- {goes}{step.Subject}\n";
        return $"-- {goes}{Group(step).Whole}: {string.Join(", ", same.GroupBy(s => s.Subject.Kind).Select(k => k.Count() == 1 ? k.Key.Label : $"{k.Count()} {PlanSummary.Several(k.Key.Label)}"))}\n";
    }

    private static bool IsPlain(Step step) => step.Because.EndsWith(Missing, StringComparison.Ordinal) || step.Because.EndsWith(Unwanted, StringComparison.Ordinal);

    private static (string Whole, bool Goes) Group(Step step) => (step.Subject.Name.Table is null ? step.Subject.Name.ToString() : step.Subject.Name.OfTable().ToString(), step.Because.EndsWith(Unwanted, StringComparison.Ordinal));

    private static string ByHand(PlannedStatement statement) =>
        $"-- The tool runs this inside a transaction, and those who write to the table wait meanwhile. On a large table, run it first by hand,\n-- outside of any transaction; then there is nothing left to do here:\n{string.Concat(statement.Sql.Split('\n').Select(l => $"--   {l}\n"))[..^1]};\n";

    /// <summary>What asks for rows in the way: it reads tables whole, and holds nobody up meanwhile. Empty where none can be.</summary>
    public static IReadOnlyList<(string Comment, string Sql)> Asking(Plan plan) =>
        PreconditionBlock.Of(plan) is { Length: > 0 } block ? [("", "SET LOCAL lock_timeout = '2s';\nSET LOCAL statement_timeout = 0;"), (PreconditionBlock.Comment, block + ";")] : [];

    /// <summary>The timeouts of a transaction: nobody is to wait long behind a lock that it waits for.</summary>
    public static string Timeouts(Section section, IReadOnlyList<TableLock> locks)
    {
        var brief = section.Pace == StepPace.Brief && locks.All(l => l.IsBrief) && !section.Steps.Any(s => s.Copies);
        return $"SET LOCAL lock_timeout = '2s';\nSET LOCAL statement_timeout = {(brief ? "'30s'" : "0")};\n";
    }
}
