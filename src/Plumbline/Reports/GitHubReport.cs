using System.Text;
using Plumbline.Model;
using Plumbline.Rules;

namespace Plumbline.Reports;

/// <summary>Commands in the log of a GitHub workflow, each of which becomes a remark at a line of the pull request.</summary>
public static class GitHubReport
{
    public static string Write(CheckResult result)
    {
        var output = new StringBuilder();
        foreach (var finding in result.Findings) Finding(output, finding, result);
        foreach (var entry in result.NotCompared) Command(output, "notice", [("title", "not compared")], $"{entry.What}: {entry.Why}");
        // The project's name stands after ours: a line that began with it could be a command.
        var count = result.Count();
        output.Append($"plumb: {Style.Safe(result.Project)}: {result.Verdict().InWords()}, {count.Critical} critical, {count.High} high, {count.Medium} medium, {count.Low} low, {count.Info} info{(result.NotCounted() is { Length: > 0 } not ? $"; not counted: {Style.Safe(not)}" : "")}\n");
        return output.ToString();
    }

    private static void Finding(StringBuilder output, Finding finding, CheckResult result)
    {
        var properties = new List<(string, string)>();
        var where = finding.Where;
        if (where.File is not null)
        {
            properties.Add(("file", Anchor.Path(where.File, result)));
            if (where.Line > 0) properties.Add(("line", where.Line.ToString()));
            if (where is { Line: > 0, Column: > 0 }) properties.Add(("col", where.Column.ToString()));
        }
        properties.Add(("title", finding.Rule));
        var text = new StringBuilder(finding.Message);
        foreach (var related in finding.Related) text.Append($"\n{related.Where}: {related.Says}");
        if (finding.Fix is not null) text.Append($"\nfix: {finding.Fix.Description}");
        Command(output, Level(finding.Severity), properties, text.ToString());
    }

    private static string Level(Severity severity) => severity >= Severity.High ? "error" : severity == Severity.Medium ? "warning" : "notice";

    private static void Command(StringBuilder output, string name, List<(string Name, string Value)> properties, string text)
    {
        output.Append($"::{name} ").AppendJoin(',', properties.Select(p => $"{p.Name}={Property(p.Value)}")).Append($"::{Data(text)}\n");
    }

    /// <summary>The line ends are ours, one between what is said and each of the other places.</summary>
    private static string Data(string text) =>
        string.Join("%0A", text.Split('\n').Select(l => Style.Safe(l).Replace("%", "%25", StringComparison.Ordinal)));

    private static string Property(string text) =>
        Style.Safe(text).Replace("%", "%25", StringComparison.Ordinal).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
