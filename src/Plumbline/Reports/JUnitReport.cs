using System.Text;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Reports;

/// <summary>
/// JUnit XML, for whatever shows failed tests: a suite for each file with a test for each finding in it, which failed when it stands in the way;
/// a suite of the sources, so that a clean check is no empty list; what was not compared is skipped.
/// </summary>
public static class JUnitReport
{
    private const string Sources = "sources";

    public static string Write(CheckResult result)
    {
        var suites = new List<Suite> { OfSources(result) };
        var names = new Dictionary<string, int>();
        foreach (var file in result.Findings.GroupBy(f => f.Where.File is { } path ? Anchor.Path(path, result) : f.Where.Source).OrderBy(g => g.Key, StringComparer.Ordinal))
            suites.Add(new(file.Key, [.. file.Select(f => OfFinding(f, file.Key, names, result))]));
        var output = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        output.Append($"<testsuites name=\"{Markup.Text(result.Project)}\"{Counts(suites.SelectMany(s => s.Cases).ToList())}>\n");
        foreach (var suite in suites) WriteSuite(output, suite);
        return output.Append("</testsuites>\n").ToString();
    }

    private enum Outcome { Passed, Failed, Skipped }

    private sealed record Case(string Name, string Class, Outcome Outcome)
    {
        public string? File { get; init; }
        public int Line { get; init; }
        public string Message { get; init; } = "";
        public string Type { get; init; } = "";
        public string Body { get; init; } = "";
    }

    private sealed record Suite(string Name, List<Case> Cases);

    private static Suite OfSources(CheckResult result)
    {
        var cases = new List<Case>();
        foreach (var source in result.Sources)
        {
            var reached = source is not { Role: SourceRole.Database, Database: null };
            cases.Add(new(source.Name, Sources, reached && source.Unread == 0 ? Outcome.Passed : Outcome.Skipped)
            {
                Message = reached ? $"{Wording.Count(source.Unread, "statement")} not read" : "not reached",
            });
        }
        foreach (var entry in result.NotCompared) cases.Add(new($"compare {entry.What}", Sources, Outcome.Skipped) { Message = entry.Why });
        return new(Sources, cases);
    }

    /// <summary>Named without a line, so that the same finding is the same test tomorrow.</summary>
    private static Case OfFinding(Finding finding, string file, Dictionary<string, int> names, CheckResult result)
    {
        var about = finding.Subject?.Name.ToString() ?? finding.About;
        var name = $"{finding.Rule}{(about is null ? "" : $" {about}")}{(finding.Facet is null ? "" : $": {finding.Facet}")}";
        var count = names[$"{file} {name}"] = names.GetValueOrDefault($"{file} {name}") + 1;
        return new(count == 1 ? name : $"{name} ({count})", file, finding.Severity >= result.Limit ? Outcome.Failed : Outcome.Passed)
        {
            File = finding.Where.File is null ? null : file,
            Line = finding.Where.Line,
            Message = finding.Message,
            Type = finding.Severity.InWords(),
            Body = Body(finding, result),
        };
    }

    private static string Body(Finding finding, CheckResult result)
    {
        var text = new StringBuilder($"{finding.Severity.InWords()}: {Style.Safe(finding.Message)}\n");
        CodeFrame.Write(text, Style.Plain, result.Texts, finding.Where, null, 2);
        foreach (var related in finding.Related) CodeFrame.Write(text, Style.Plain, result.Texts, related.Where, related.Says, 2);
        if (finding.Fix is not null) text.Append($"fix: {Style.Safe(finding.Fix.Description)}\n");
        return string.Join('\n', text.ToString().Split('\n').Select(Markup.Text));
    }

    private static void WriteSuite(StringBuilder output, Suite suite)
    {
        output.Append($"  <testsuite name=\"{Markup.Text(suite.Name)}\"{Counts(suite.Cases)}>\n");
        foreach (var one in suite.Cases)
        {
            var place = one.File is null ? "" : $" file=\"{Markup.Text(one.File)}\"{(one.Line > 0 ? $" line=\"{one.Line}\"" : "")}";
            output.Append($"    <testcase name=\"{Markup.Text(one.Name)}\" classname=\"{Markup.Text(one.Class)}\" time=\"0\"{place}");
            if (one.Outcome == Outcome.Skipped) output.Append($">\n      <skipped message=\"{Markup.Text(one.Message)}\"/>\n    </testcase>\n");
            else if (one.Outcome == Outcome.Failed) output.Append($">\n      <failure message=\"{Markup.Text(one.Message)}\" type=\"{one.Type}\">{one.Body}</failure>\n    </testcase>\n");
            else if (one.Body.Length > 0) output.Append($">\n      <system-out>{one.Body}</system-out>\n    </testcase>\n");
            else output.Append("/>\n");
        }
        output.Append("  </testsuite>\n");
    }

    private static string Counts(List<Case> cases) =>
        $" tests=\"{cases.Count}\" failures=\"{cases.Count(c => c.Outcome == Outcome.Failed)}\" errors=\"0\" skipped=\"{cases.Count(c => c.Outcome == Outcome.Skipped)}\" time=\"0\"";
}
