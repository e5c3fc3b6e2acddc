using System.Text;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Reports;

/// <summary>
/// For a person, at a glance: the verdict, what differs source by source, the findings with both sides' code, the cause and the next command.
/// The most important comes first; what is many of one rule is told once and listed.
/// </summary>
public sealed class TerminalReport(CheckResult result, Style style)
{
    /// <summary>Findings of one rule from here on are shown as one with a list.</summary>
    private const int Many = 3;

    /// <summary>More of one rule than this are counted; the JSON report has them all.</summary>
    private static int Most(List<Finding> findings)
    {
        var most = findings[0].Severity >= Severity.Medium ? 16 : 4;
        return findings.Count <= most + 2 ? findings.Count : most;
    }

    private readonly StringBuilder _output = new();
    private readonly CodePlaces _code = new(result);

    public static string Write(CheckResult result, Style style) => new TerminalReport(result, style).Write();

    public string Write()
    {
        WriteHead();
        new TruthPrint(result, style, _output).Write();
        new ReadinessPrint(result, style, _output).Write();
        WriteFindings();
        WriteDiagnoses();
        WriteNotCompared();
        WriteVerdict();
        return _output.ToString();
    }

    private void WriteHead()
    {
        Line($"{style.Bold(Style.Safe(result.Project))}  {Verdict()}  {Counts()}");
        foreach (var source in result.Sources)
        {
            var unread = source.Unread > 0 ? style.Yellow($", {Wording.Count(source.Unread, "statement")} not read") : "";
            var server = source.Database is { } live ? $", {Style.Safe(live.Server)}" : "";
            Line($"  {style.Cyan(Style.Safe(source.Name))}  {style.Dim(Style.Safe(source.Location))}  {Says(source)}{server}{unread}");
        }
        Line("");
    }

    private string Says(Source source) => SourceWords.IsReached(source) ? SourceWords.Of(result, source) : style.Yellow(SourceWords.Of(result, source));

    private void WriteFindings()
    {
        foreach (var group in result.Findings.GroupBy(f => $"{(int)f.Severity} {f.Rule}"))
        {
            var findings = group.ToList();
            if (findings.Count >= Many || findings[0].Severity <= Severity.Low) WriteMany(findings);
            else
                foreach (var finding in findings) WriteOne(finding);
        }
    }

    private void WriteOne(Finding finding)
    {
        Line($"{Mark(finding.Severity)} {style.Bold(finding.Rule)}");
        Paragraph(finding.Message, 2);
        Frames(finding, 4);
        if (finding.Fix is not null) Paragraph($"fix: {finding.Fix.Description}", 2);
        Line("");
    }

    /// <summary>The first in full, the others a line each.</summary>
    private void WriteMany(List<Finding> findings)
    {
        Line($"{Mark(findings[0].Severity)} {style.Bold(findings[0].Rule)}{(findings.Count > 1 ? $" ({findings.Count})" : "")}");
        foreach (var finding in findings.Take(Most(findings)))
        {
            Paragraph(finding.Message, 2);
            if (findings[0].Severity >= Severity.Medium && ReferenceEquals(finding, findings[0])) Frames(finding, 4);
            else Places(finding);
            if (finding.Fix is not null) Paragraph($"fix: {finding.Fix.Description}", 4);
        }
        if (findings.Count > Most(findings)) Line(style.Dim($"    and {findings.Count - Most(findings)} more: --format json lists them all"));
        Line("");
    }

    /// <summary>Where it is, without what stands there.</summary>
    private void Places(Finding finding)
    {
        var lines = _code.Of(finding);
        if (lines.Count == 0 || !_code.IsCode(finding.Where)) Line($"    {style.Blue(Style.Safe(finding.Where.ToString()))}{Others(finding, lines.Count == 0)}");
        foreach (var line in lines) Line($"    {style.Blue(Style.Safe(line))}{(_code.IsCode(finding.Where) && line == lines[0] ? Others(finding, false) : "")}");
    }

    private string Others(Finding finding, bool withCode)
    {
        var places = finding.Related.Where(r => r.Where.File is not null && (withCode || !_code.IsCode(r.Where))).Select(r => Style.Safe(r.Where.ToString()));
        return places.IsEmpty ? "" : style.Dim($"  ↔ {Wording.List(places, 3)}");
    }

    private void Frames(Finding finding, int indent)
    {
        CodeFrame.Write(_output, style, result.Texts, finding.Where, null, indent);
        var lines = _code.Of(finding);
        var beside = lines.Count == 0 ? finding.Related : finding.Related.Where(r => !_code.IsCode(r.Where));
        foreach (var related in beside.Take(4)) CodeFrame.Write(_output, style, result.Texts, related.Where, related.Says, indent);
        if (beside.Count > 4) Line($"    {style.Dim($"and {beside.Count - 4} more places")}");
        if (lines.Count > 0) Line($"    {style.Dim("each line of code:")}");
        foreach (var line in lines) Line($"    {style.Blue(Style.Safe(line))}");
    }

    private void WriteDiagnoses()
    {
        if (result.Diagnoses.IsEmpty) return;
        Line(style.Bold("Why"));
        foreach (var diagnosis in result.Diagnoses)
        {
            Paragraph($"• {diagnosis.Cause} ({Wording.Count(diagnosis.Because.Count, "finding")})", 2);
            Line($"    next: {style.Green(Style.Safe(diagnosis.Next))}");
        }
        Line("");
    }

    private void WriteNotCompared()
    {
        if (result.NotCompared.IsEmpty) return;
        Line(style.Bold("Not compared"));
        foreach (var entry in result.NotCompared) Paragraph($"{entry.What}: {entry.Why}", 2);
        Line("");
    }

    private void WriteVerdict()
    {
        Line($"{Verdict()}  {Counts()}{(result.NotCounted() is { Length: > 0 } not ? style.Dim(Style.Safe($"; not counted: {not}")) : "")}");
        if (result.Findings.Count > 0) Line(style.Dim($"plumb explain {result.Findings[0].Rule}   says why, and the safe way"));
    }

    private string Verdict() => result.Verdict() switch
    {
        Rules.Verdict.Clean => style.Green("clean"),
        Rules.Verdict.Ready => style.Green("ready"),
        Rules.Verdict.NotReady => style.Red("not ready"),
        _ => style.Yellow("unknown"),
    };

    private string Counts()
    {
        var count = result.Count();
        if (count.Total == 0) return style.Dim("no findings");
        var parts = new List<string>();
        if (count.Critical > 0) parts.Add(style.Red($"{count.Critical} critical"));
        if (count.High > 0) parts.Add(style.Red($"{count.High} high"));
        if (count.Medium > 0) parts.Add(style.Yellow($"{count.Medium} medium"));
        if (count.Low > 0) parts.Add($"{count.Low} low");
        if (count.Info > 0) parts.Add(style.Dim($"{count.Info} info"));
        return string.Join(", ", parts);
    }

    private string Mark(Severity severity) => severity switch
    {
        Severity.Critical => style.Paint("1;31", "critical"),
        Severity.High => style.Red("high    "),
        Severity.Medium => style.Yellow("medium  "),
        Severity.Low => style.Cyan("low     "),
        _ => style.Dim("info    "),
    };

    private void Paragraph(string text, int indent)
    {
        foreach (var line in style.Wrap(Style.Safe(text), indent)) Line(new string(' ', indent) + line);
    }

    private void Line(string text) => _output.Append(text.TrimEnd()).Append('\n');
}
