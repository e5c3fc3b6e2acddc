using System.Text;
using Plumbline.Model;
using Plumbline.Planning;

namespace Plumbline.Reports;

/// <summary>A plan, or the questions that stop it, for a person at a terminal.</summary>
public static class PlanReport
{
    public static string Questions(EquatableArray<Question> questions, string configuration)
    {
        var text = new StringBuilder();
        text.Append(questions.Count == 1 ? "the plan needs an answer:\n" : $"the plan needs {questions.Count} answers:\n");
        foreach (var question in questions)
        {
            text.Append($"\n  {question.Says}\n");
            if (question.Where.File is not null) text.Append($"    {question.Where}\n");
            foreach (var answer in question.Answers) text.Append($"    {answer.Path}: {answer.Line}\n      {answer.Means}\n");
        }
        text.Append($"\nwrite them into {configuration}");
        if (questions.Any(q => q.Answers.Any(a => a.Path == "plan.allow"))) text.Append(", or give --allow");
        return text.Append("; plumb plan --ask asks here\n").ToString();
    }

    /// <summary>What is to run before the plan, and what waits without a chance.</summary>
    public static string Waiting(Waiting waiting)
    {
        var text = new StringBuilder();
        foreach (var file in waiting.Files) text.Append($"  first: {file.Name} waits to be run there; the plan comes behind it\n");
        foreach (var (file, why) in waiting.Refused) text.Append($"  not counted on: {file.Name} waits too, and cannot run there as it stands ({why.Where}: {why.SqlState} {why.Message})\n");
        return text.ToString();
    }

    public static string Summary(Plan plan)
    {
        var text = new StringBuilder();
        foreach (var line in PlanSummary.Of(plan.Steps)) text.Append($"  {line}\n");
        foreach (var hazard in plan.Hazards) text.Append($"  hazard: {hazard.Message}\n");
        foreach (var left in plan.Left) text.Append($"  left alone: {left.Subject} ({left.Why}); to drop it: --allow {left.Consent}\n");
        foreach (var lost in plan.NotUndone) text.Append($"  cannot be undone: {lost}\n");
        return text.ToString();
    }
}
