using System.Text;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Truth;

namespace Plumbline.Reports;

/// <summary>Everything as one document, for a wiki or beside a build.</summary>
public static class MarkdownReport
{
    public static string Write(CheckResult result)
    {
        var output = new StringBuilder();
        var count = result.Count();
        output.Append($"# {Text(result.Project)}: {result.Verdict().InWords()}\n\n");
        output.Append($"{count.Critical} critical, {count.High} high, {count.Medium} medium, {count.Low} low, {count.Info} info{(result.NotCounted() is { Length: > 0 } not ? $"; not counted: {Text(not)}" : "")}\n\n");
        Sources(output, result);
        Environments(output, result);
        Diagnoses(output, result);
        Truth(output, result);
        Findings(output, result);
        NotCompared(output, result);
        return output.ToString();
    }

    private static void Sources(StringBuilder output, CheckResult result)
    {
        output.Append("| source | kind | location | objects | unread |\n|---|---|---|---|---|\n");
        foreach (var source in result.Sources)
            output.Append($"| {Text(source.Name)} | {JsonReport.RoleWord(source.Role)} ({Text(source.Format)}) | {Code(source.Location)} | {source.Catalog.Count} | {source.Unread} |\n");
        output.Append('\n');
    }

    private static void Environments(StringBuilder output, CheckResult result)
    {
        var environments = result.Readiness();
        if (environments.IsEmpty) return;
        output.Append("| environment | server | verdict | blocking |\n|---|---|---|---|\n");
        foreach (var environment in environments)
            output.Append($"| {Text(environment.Database.Name)} | {Text(environment.Database.Database?.Server ?? "")} | {environment.Verdict.InWords()} | {Text(ReadinessPrint.Blocking(environment))} |\n");
        output.Append('\n');
    }

    private static void Diagnoses(StringBuilder output, CheckResult result)
    {
        if (result.Diagnoses.IsEmpty) return;
        output.Append("## Why\n\n");
        foreach (var diagnosis in result.Diagnoses)
            output.Append($"- {Text(diagnosis.Cause)} ({Wording.Count(diagnosis.Because.Count, "finding")})\n  Next: {Code(diagnosis.Next, inTable: false)}\n");
        output.Append('\n');
    }

    private static void Truth(StringBuilder output, CheckResult result)
    {
        var rows = result.Differing();
        if (rows.IsEmpty) return;
        var sources = rows.SelectMany(r => r.Values).Where(v => v.State != TruthState.Silent).Select(v => v.Source).Distinct().ToList();
        output.Append("## What differs\n\n| object | facet |");
        foreach (var source in sources) output.Append($" {Text(source)} |");
        output.Append("\n|---|---|").Append(string.Concat(Enumerable.Repeat("---|", sources.Count))).Append('\n');
        foreach (var row in rows)
        {
            output.Append($"| {Text(row.Subject.ToString())} | {Text(row.FacetName ?? (row.Status == TruthStatus.Resolved ? "resolved" : ""))} |");
            foreach (var source in sources) output.Append($" {Cell(new([row]), source)} |");
            output.Append('\n');
        }
        output.Append('\n');
    }

    internal static string Cell(TruthLine line, string source)
    {
        if (line.First().Values.FirstOrDefault(v => v.Source == source) is not { } value) return "";
        var said = Code(line.Said(value));
        return value.State switch
        {
            TruthState.Same => said,
            TruthState.Different => $"**{said}**",
            TruthState.Silent => "–",
            var state => $"**{JsonReport.StateWord(state)}**",
        };
    }

    private static void Findings(StringBuilder output, CheckResult result)
    {
        if (result.Findings.IsEmpty) return;
        output.Append("## Findings\n\n| severity | rule | what | where |\n|---|---|---|---|\n");
        foreach (var finding in result.Findings)
        {
            var places = new[] { finding.Where }.Concat(finding.Related.Select(r => r.Where)).Where(o => o.File is not null).Select(o => Code(o.ToString())).Distinct();
            output.Append($"| {finding.Severity.InWords()} | {Code(finding.Rule)} | {Text(finding.Message)} | {string.Join("<br>", places)} |\n");
        }
        output.Append('\n');
    }

    private static void NotCompared(StringBuilder output, CheckResult result)
    {
        if (result.NotCompared.IsEmpty) return;
        output.Append("## Not compared\n\n");
        foreach (var entry in result.NotCompared) output.Append($"- {Text(entry.What)}: {Text(entry.Why)}\n");
        output.Append('\n');
    }

    /// <summary>Text that stays text: no markup of its own, no line ends, no cell ends; and nobody is called by a name with an @, nothing is linked.</summary>
    internal static string Text(string text)
    {
        var safe = new StringBuilder();
        text = Style.Safe(text);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '|' or '<' or '>' or '`' or '*' or '_' or '[' or ']' or '\\' or '#' or '&' or '~' or '$') safe.Append('\\');
            safe.Append(c);
            if (IsLinkAfter(text, i)) safe.Append(Gap);
        }
        return safe.ToString();
    }

    /// <summary>Not seen, and no part of a name.</summary>
    private const char Gap = '\u200b';

    /// <summary>Marks that make a link of what follows: people, issues, merge requests, addresses.</summary>
    private static bool IsLinkAfter(string text, int at)
    {
        if (at + 1 == text.Length) return false;
        var next = text[at + 1];
        return text[at] switch
        {
            '@' => true,
            '#' or '!' or '%' or '$' or '&' or '~' => char.IsLetterOrDigit(next),
            ':' => next == '/',
            '.' => at >= 3 && text.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }

    /// <summary>Between more backticks than it holds.</summary>
    internal static string Code(string text, bool inTable = true)
    {
        var safe = Style.Safe(text);
        if (inTable) safe = safe.Replace("|", "\\|", StringComparison.Ordinal);
        if (!safe.Contains('`')) return safe.Length == 0 ? "" : $"`{safe}`";
        var (run, longest) = (0, 0);
        foreach (var c in safe) longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        var fence = new string('`', longest + 1);
        return $"{fence} {safe} {fence}";
    }
}
