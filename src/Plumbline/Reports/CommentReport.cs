using System.Text;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Truth;

namespace Plumbline.Reports;

/// <summary>
/// Markdown for a comment at a pull request: the verdict and the causes at a glance, the rest folded away, never longer than a comment may be.
/// Its first line is a marker that is not shown, by which a script finds the comment that it wrote before.
/// </summary>
public sealed class CommentReport
{
    /// <summary>What GitHub takes; counted in bytes, which are never fewer than its characters.</summary>
    public const int Limit = 65_536;

    /// <summary>What stands after the findings needs room, too.</summary>
    private const int RoomForFindings = 48_000;
    private const int RoomForTable = 60_000;
    private const int RoomForAll = 65_000;
    private const int MostDiagnoses = 12;
    private const int LongestText = 400;

    private readonly CheckResult _result;
    private readonly CodePlaces _code;
    private readonly StringBuilder _output = new();
    private int _length;

    private CommentReport(CheckResult result) => (_result, _code) = (result, new(result));

    public static string Write(CheckResult result) => new CommentReport(result).Write();

    /// <summary>The first line of every comment about a project.</summary>
    public static string Marker(string project) => $"<!-- plumbline check: {string.Concat(project.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '/' ? c : '-'))} -->";

    private string Write()
    {
        var count = _result.Count();
        var blocking = _result.Findings.Count(f => f.Severity >= _result.Limit);
        Line(Marker(_result.Project));
        Line($"### {Text(_result.Project)}: {_result.Verdict().InWords().Replace('-', ' ')}\n");
        Line(count.Total == 0 ? "No findings.\n" : $"{count.Critical} critical, {count.High} high, {count.Medium} medium, {count.Low} low, {count.Info} info; **{blocking}** at or above {_result.Limit.InWords()}.\n");
        if (_result.NotCounted() is { Length: > 0 } not) Line($"Not counted: {Text(not)}.\n");
        Environments();
        Diagnoses();
        Findings("Findings in the way", _result.Findings.Where(f => f.Severity >= _result.Limit));
        Findings("Other findings", _result.Findings.Where(f => f.Severity < _result.Limit));
        Differences();
        NotCompared();
        return _output.ToString();
    }

    private void Environments()
    {
        var environments = _result.Readiness();
        if (environments.IsEmpty) return;
        Line("| environment | verdict | in its way |\n|---|---|---|");
        foreach (var environment in environments)
            Row($"| {Text(environment.Database.Name)} | {environment.Verdict.InWords().Replace('-', ' ')} | {Text(ReadinessPrint.Blocking(environment))} |", RoomForFindings);
        Line("");
    }

    private void Diagnoses()
    {
        if (_result.Diagnoses.IsEmpty) return;
        Line("**Why**\n");
        foreach (var diagnosis in _result.Diagnoses.Take(MostDiagnoses))
            Line($"- {Text(diagnosis.Cause)} ({Wording.Count(diagnosis.Because.Count, "finding")})\n  Next: {MarkdownReport.Code(Style.Cut(diagnosis.Next, LongestText), inTable: false)}");
        if (_result.Diagnoses.Count > MostDiagnoses) Line($"- and {_result.Diagnoses.Count - MostDiagnoses} more causes");
        Line("");
    }

    private void Findings(string title, EquatableArray<Finding> findings)
    {
        if (findings.IsEmpty) return;
        Fold($"{title} ({findings.Count})", "| severity | finding | where |\n|---|---|---|", findings, RoomForFindings, f =>
        {
            var lines = _code.Of(f);
            var others = new[] { f.Where }.Concat(f.Related.Select(r => r.Where)).Where(o => o.File is not null && (lines.Count == 0 || !_code.IsCode(o))).Select(o => o.ToString()).Distinct().Take(3);
            var places = (_code.IsCode(f.Where) ? lines.Concat(others) : others.Concat(lines)).Select(o => MarkdownReport.Code(o));
            return $"| {f.Severity.InWords()} | {MarkdownReport.Code(f.Rule)} {Text(f.Message)} | {string.Join("<br>", places)} |";
        });
    }

    private void Differences()
    {
        var lines = TruthLine.Differing(_result).ToEquatableArray();
        if (lines.IsEmpty) return;
        var sources = lines.SelectMany(l => l.First().Values).Where(v => v.State != TruthState.Silent).Select(v => v.Source).Distinct().ToList();
        var head = $"| object | {string.Join(" | ", sources.Select(Text))} |\n|---|{string.Concat(Enumerable.Repeat("---|", sources.Count))}";
        Fold($"What differs ({lines.Count})", head, lines, RoomForTable, line =>
            $"| {Text(line.Block())}: {Text(line.Label())} |{string.Concat(sources.Select(s => $" {MarkdownReport.Cell(line, s)} |"))}");
    }

    private void NotCompared()
    {
        if (_result.NotCompared.IsEmpty) return;
        Fold($"Not compared ({_result.NotCompared.Count})", "| what | why |\n|---|---|", _result.NotCompared, RoomForAll, e => $"| {Text(e.What)} | {Text(e.Why)} |");
    }

    /// <summary>As many rows as there is room for, and how many there are more.</summary>
    private void Fold<T>(string title, string head, EquatableArray<T> items, int room, Func<T, string> row)
    {
        Line($"<details><summary>{title}</summary>\n\n{head}");
        var written = 0;
        while (written < items.Count && Row(row(items[written]), room)) written++;
        if (written < items.Count) Line($"\nand {items.Count - written} more: `plumb check` lists them all");
        Line("\n</details>\n");
    }

    private bool Row(string row, int room)
    {
        if (_length + Encoding.UTF8.GetByteCount(row) > room) return false;
        Line(row);
        return true;
    }

    private void Line(string text)
    {
        _output.Append(text).Append('\n');
        _length += Encoding.UTF8.GetByteCount(text) + 1;
    }

    private static string Text(string text) => MarkdownReport.Text(Style.Cut(text, LongestText));
}
