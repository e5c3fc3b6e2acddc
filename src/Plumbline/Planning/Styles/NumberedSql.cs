using System.Globalization;
using System.Text;
using Plumbline.Replay;

namespace Plumbline.Planning.Styles;

/// <summary>Numbered SQL files that a person runs with psql: one file, its own transactions, safe to run again, with its rollback beside it.</summary>
internal sealed class NumberedSql : PlanStyle
{
    public override MigrationStyle Style => MigrationStyle.Numbered;

    public override IReadOnlyList<PlanFile> Write(Plan plan, History history, DateTime now)
    {
        var number = Next(history);
        return
        [
            new($"{number}_{plan.Name}.sql", Text(plan, plan.Steps, $"{number}: {plan.Name.Replace('_', ' ')}", plan.Expectations.IsEmpty ? "" : PlanText.Verification(plan))),
            new($"{number}_{plan.Name}.rollback.sql", Text(plan, plan.Undo, $"undoes {number}_{plan.Name}.sql", "")),
        ];
    }

    /// <summary>One more than the highest, as wide as the others are.</summary>
    private static string Next(History history)
    {
        var numbers = history.Runs.Where(r => r.Migration.Style == MigrationStyle.Numbered).Select(r => r.Migration.Version).Where(v => v.Length > 0 && v.All(char.IsAsciiDigit)).ToList();
        var highest = numbers.Select(n => long.Parse(n, CultureInfo.InvariantCulture)).DefaultIfEmpty(-1).Max();
        return (highest + 1).ToString(CultureInfo.InvariantCulture).PadLeft(numbers.Select(n => n.Length).DefaultIfEmpty(2).Max(), '0');
    }

    private static string Text(Plan plan, Model.EquatableArray<Step> steps, string what, string verification)
    {
        var text = new StringBuilder(PlanText.Header(plan, what));
        text.Append("\n\\set ON_ERROR_STOP on\n");
        foreach (var section in PlanText.Sections(steps))
        {
            if (section.Pace == StepPace.Alone) text.Append("\nSET lock_timeout = 0;\n");
            else text.Append($"\nBEGIN;\nSET LOCAL lock_timeout = '2s';\n");
            foreach (var step in section.Steps) PlanText.Statements(text, step, guarded: true);
            if (section.Pace != StepPace.Alone) text.Append("\nCOMMIT;\n");
        }
        return text.Append(verification).ToString();
    }
}
