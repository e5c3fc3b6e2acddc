using System.Text;
using Plumbline.Model;

namespace Plumbline.Planning.Styles;

/// <summary>The parts of a plan's text that all styles share.</summary>
internal static class PlanText
{
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

    public static string Header(Plan plan, string what)
    {
        var text = new StringBuilder();
        text.Append($"-- {what}\n");
        text.Append($"-- before: {plan.Before.Fingerprint()}\n-- after:  {plan.After.Fingerprint()}\n");
        foreach (var hazard in plan.Hazards) text.Append($"-- hazard: {hazard.Rule}: {hazard.Message}\n");
        foreach (var lost in plan.NotUndone) text.Append($"-- cannot be undone: {lost}\n");
        return text.ToString();
    }

    public static void Statements(StringBuilder text, Step step, bool guarded)
    {
        text.Append($"\n-- {step.Because}\n");
        foreach (var statement in step.Statements) text.Append(guarded ? Guarded.Write(statement) : statement.Sql).Append(";\n");
    }

    /// <summary>A block that raises when something that the plan promises is not there.</summary>
    public static string Verification(Plan plan)
    {
        if (plan.Expectations.IsEmpty) return "";
        var text = new StringBuilder("\n-- Verification: stop here rather than believe that it worked.\nDO $$\nDECLARE\n  missing text[] := '{}';\nBEGIN\n");
        foreach (var expected in plan.Expectations)
            text.Append($"  IF {Guarded.Negated(expected.Condition)} THEN\n    missing := missing || {Sql.SqlString.Quote(expected.Missing)};\n  END IF;\n");
        text.Append("  IF cardinality(missing) > 0 THEN\n    RAISE EXCEPTION 'not as planned: %', array_to_string(missing, ', ');\n  END IF;\nEND $$;\n");
        return text.ToString();
    }
}
