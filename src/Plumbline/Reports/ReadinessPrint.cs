using System.Text;
using Plumbline.Model;
using Plumbline.Rules;

namespace Plumbline.Reports;

/// <summary>A line for each database: its verdict, and what stands in its way.</summary>
internal sealed class ReadinessPrint(CheckResult result, Style style, StringBuilder output)
{
    private const int MostItems = 6;

    public void Write()
    {
        var environments = result.Readiness();
        if (environments.IsEmpty) return;
        var width = environments.Max(e => Style.Safe(e.Database.Name).Length) + 2;
        output.Append(style.Bold("Environments")).Append('\n');
        foreach (var environment in environments)
        {
            output.Append("  ").Append(style.Bold(Style.Safe(environment.Database.Name))).Append(' ', width - Style.Safe(environment.Database.Name).Length).Append(Verdict(environment.Verdict));
            if (Blocking(environment) is { Length: > 0 } blocking)
            {
                var indent = width + 13;
                var lines = style.Wrap(Style.Safe(blocking), indent).ToList();
                output.Append("  ").Append(lines[0]);
                foreach (var line in lines.Skip(1)) output.Append('\n').Append(' ', indent).Append(line);
            }
            output.Append('\n');
        }
        output.Append('\n');
    }

    private string Verdict(Verdict verdict) => verdict switch
    {
        Rules.Verdict.Ready or Rules.Verdict.Clean => style.Green("ready    "),
        Rules.Verdict.NotReady => style.Red("not ready"),
        _ => style.Yellow("unknown  "),
    };

    /// <summary>The most severe first: what it is, and how often.</summary>
    internal static string Blocking(Readiness environment)
    {
        if (environment.Blocking.IsEmpty) return "";
        var groups = environment.Blocking.GroupBy(f => f.Rule).Select(g => (Rule: g.Key, Findings: g.ToList())).ToList();
        var items = groups.Select(g => g.Findings.Count == 1 ? $"{g.Rule}{Of(g.Findings[0])}" : $"{g.Rule} ({g.Findings.Count})");
        return environment.Verdict == Rules.Verdict.Unknown ? environment.Blocking[0].Message : $"{environment.Blocking.Count} blocking: {Wording.List(items, MostItems)}";
    }

    private static string Of(Finding finding) => (finding.Subject?.Name.ToString() ?? finding.About) is { } about && finding.Environments.Count(e => e == about) == 0 ? $" {about}" : "";
}
