using System.Text;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Reports;

/// <summary>For whoever is unsure: which kind of project this is, what state it is in, and what to do next, in this order.</summary>
public static class DoctorReport
{
    public static string Write(Project project, CheckResult result, Style style)
    {
        var text = new StringBuilder();
        text.AppendLine($"{style.Bold(Style.Safe(project.Name))} is {KindOf(project)}").AppendLine();
        foreach (var source in project.Sources) text.AppendLine($"  {Style.Safe(source.Name),-16} {Says(result, source)}");
        text.AppendLine();
        new ReadinessPrint(result, style, text).Write();
        if (result.Findings.IsEmpty)
        {
            text.AppendLine(style.Green("all voices agree; nothing to do"));
            return text.ToString();
        }
        text.AppendLine($"state: {result.Verdict().InWords()}, {Wording.Count(result.Findings.Count, "finding")}, {Wording.Count(result.Findings.Count(f => f.Severity >= result.Limit), "blocking one")}").AppendLine();
        WriteSteps(text, result, style);
        return text.ToString();
    }

    private static void WriteSteps(StringBuilder text, CheckResult result, Style style)
    {
        var step = 0;
        foreach (var diagnosis in result.Diagnoses)
        {
            text.AppendLine($"{++step}. {Style.Safe(diagnosis.Cause)} ({Wording.Count(diagnosis.Because.Count, "finding")})");
            text.AppendLine($"   next: {style.Bold(Style.Safe(diagnosis.Next))}");
        }
        var explained = result.Diagnoses.SelectMany(d => d.Because).Select(f => f.Key()).ToHashSet();
        var rest = result.Findings.Where(f => f.Severity >= result.Limit && !explained.Contains(f.Key()));
        if (rest.IsEmpty) return;
        text.AppendLine($"{++step}. {Wording.Count(rest.Count, "finding")} of other causes: {string.Join(", ", rest.Select(f => f.Rule).Distinct())}");
        text.AppendLine($"   next: {style.Bold("plumb check")}");
    }

    private static string KindOf(Project project)
    {
        var styles = project.Of(SourceRole.History).SelectMany(s => s.History!.Styles()).Where(s => s != MigrationStyle.Loose).Distinct().ToList();
        var declared = project.Of(SourceRole.Declared).Select(s => s.Format).Distinct().ToList();
        if (styles.Count == 0 && declared.Count == 0) return "a project without schema and migrations";
        if (styles.Count == 0) return $"a declared schema ({string.Join(", ", declared)}) without a migration history";
        if (declared.Count == 0) return $"a {string.Join(" and ", styles.Select(Word))} history without a declared schema";
        if (styles.Count > 1) return $"a hybrid: one history in {styles.Count} styles ({string.Join(", ", styles.Select(Word))}) under a declared schema ({string.Join(", ", declared)})";
        return $"a {Word(styles[0])} history under a declared schema ({string.Join(", ", declared)})";
    }

    private static string Says(CheckResult result, Source source)
    {
        if (source is { Role: SourceRole.Database, Database: null }) return $"not reached, at {Style.Safe(source.Location)}";
        if (source.Role is SourceRole.Code or SourceRole.Document) return $"{SourceWords.Of(result, source)} in {Style.Safe(source.Location)}";
        var size = $"{Wording.Count(source.Catalog.OfType<Table>().Count(), "table")} at {Style.Safe(source.Location)}";
        return source.History is { } history ? $"{Wording.Count(history.Runs.Count, "migration")}, {size}" : size;
    }

    private static string Word(MigrationStyle style) => style.ToString().ToLowerInvariant();
}
