using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Reports.Html;

/// <summary>The head of the page: the verdict, each environment's own, what was read, and why it is as it is.</summary>
internal sealed class HtmlSummary(CheckResult result, HtmlWriter page, HtmlFindings findings)
{
    private const int MostBlocking = 5;
    private const int BarWidth = 1000;

    public void Write()
    {
        page.Add($"<header class=\"top\">\n<p class=\"brand\"><svg viewBox=\"0 0 16 24\" width=\"12\" height=\"18\" aria-hidden=\"true\"><path d=\"M8 0v9M4.5 9h7L10.6 14 8 24 5.4 14z\"/></svg>Plumbline <span>schema report · {HtmlReport.Day(result.Day)}</span></p>\n<h1>{result.Project}</h1>\n");
        Verdict();
        Contents();
        page.Add($"</header>\n<div class=\"summary\">\n");
        Environments();
        Why();
        Sources();
        page.Add($"</div>\n");
    }

    public static string Words(Verdict verdict) => verdict switch
    {
        Rules.Verdict.Clean => "Clean",
        Rules.Verdict.Ready => "Ready",
        Rules.Verdict.NotReady => "Not ready",
        _ => "Unknown",
    };

    private void Verdict()
    {
        var verdict = result.Verdict();
        page.Add($"<p class=\"verdict\"><strong class=\"badge {verdict.InWords()}\">{Words(verdict)}</strong> {Sentence(verdict)}</p>\n");
        Bar();
    }

    private string Sentence(Verdict verdict)
    {
        var (all, blocking) = (result.Findings.Count, result.Findings.Count(f => f.Severity >= result.Limit));
        var not = result.NotCounted() is { Length: > 0 } text ? $" Not counted: {text}." : "";
        if (verdict == Rules.Verdict.NotReady) return $"{blocking} of {Wording.Count(all, "finding")} {(blocking == 1 ? "is" : "are")} {OrWorse(result.Limit)} and {(blocking == 1 ? "stands" : "stand")} in the way.{not}";
        if (all == 0 && verdict == Rules.Verdict.Clean) return $"Everything was read, and nothing was found.{not}";
        return all == 0 ? $"Nothing was found in what could be read.{not}" : $"{Wording.Count(all, "finding")}, none of them {OrWorse(result.Limit)}.{not}";
    }

    private static string OrWorse(Severity limit) => limit == Severity.Critical ? "critical" : $"{limit.InWords()} or worse";

    /// <summary>How the severities share the findings: a picture for the eye, and the numbers beside it for everybody.</summary>
    private void Bar()
    {
        var total = result.Findings.Count;
        if (total == 0) return;
        var counts = Enum.GetValues<Severity>().Reverse().Select(s => (Severity: s, Count: result.Findings.Count(f => f.Severity == s))).Where(c => c.Count > 0).ToList();
        page.Add($"<svg class=\"bar\" viewBox=\"0 0 {BarWidth} 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        var from = 0;
        for (var i = 0; i < counts.Count; i++)
        {
            var to = i == counts.Count - 1 ? BarWidth : from + Math.Max(8, BarWidth * counts[i].Count / total);
            page.Add($"<rect class=\"{counts[i].Severity.InWords()}\" x=\"{from}\" y=\"0\" width=\"{Math.Max(1, to - from)}\" height=\"10\"/>");
            from = to;
        }
        page.Add($"</svg>\n<ul class=\"counts\">");
        foreach (var (severity, count) in counts) page.Add($"<li class=\"{severity.InWords()}\"><b>{count}</b> {severity.InWords()}</li>");
        page.Add($"</ul>\n");
    }

    private void Contents()
    {
        page.Add($"<nav aria-label=\"Contents\"><ul>");
        if (!result.Diagnoses.IsEmpty) page.Add($"<li><a href=\"#why\">Why</a></li>");
        page.Add($"<li><a href=\"#findings\">Findings</a></li>");
        if (result.Table is { Voices.Count: > 1 }) page.Add($"<li><a href=\"#truth\">What differs</a></li>");
        if (!result.NotCompared.IsEmpty) page.Add($"<li><a href=\"#not-compared\">Not compared</a></li>");
        if (!result.Findings.IsEmpty) page.Add($"<li><a href=\"#rules\">Rules</a></li>");
        page.Add($"</ul></nav>\n");
    }

    private void Environments()
    {
        var environments = result.Readiness();
        if (environments.IsEmpty) return;
        page.Add($"<section id=\"environments\"><h2>Environments</h2>\n<ul class=\"cards\">\n");
        foreach (var environment in environments)
        {
            page.Add($"<li class=\"card\"><h3>{environment.Database.Name}</h3><p><strong class=\"badge {environment.Verdict.InWords()}\">{Words(environment.Verdict)}</strong> <span class=\"soft\">{environment.Database.Database?.Server ?? "not reached"}</span></p>\n");
            Blocking(environment);
            page.Add($"</li>\n");
        }
        page.Add($"</ul></section>\n");
    }

    private void Blocking(Readiness environment)
    {
        if (environment.Verdict == Rules.Verdict.Unknown)
        {
            if (!environment.Blocking.IsEmpty) page.Add($"<p>{environment.Blocking[0].Message}</p>");
            return;
        }
        if (environment.Blocking.IsEmpty)
        {
            page.Add($"<p>Nothing stands in its way.</p>");
            return;
        }
        // What is its own says more of it than what it shares with the files.
        var groups = environment.Blocking.OrderBy(f => f.Environments.Contains(environment.Database.Name) ? 0 : 1).GroupBy(f => f.Rule).ToList();
        page.Add($"<p>{environment.Blocking.Count} in its way:</p><ul class=\"plain\">");
        foreach (var group in groups.Take(MostBlocking))
        {
            page.Add($"<li>");
            findings.Link(group.First());
            page.Add($"{(group.Count() > 1 ? $" × {group.Count()}" : "")}</li>");
        }
        if (groups.Count > MostBlocking) page.Add($"<li class=\"soft\">and {groups.Skip(MostBlocking).Sum(g => g.Count())} more</li>");
        page.Add($"</ul>");
    }

    private void Why()
    {
        if (result.Diagnoses.IsEmpty) return;
        page.Add($"<section id=\"why\"><h2>Why</h2>\n<ol class=\"causes\">\n");
        foreach (var diagnosis in result.Diagnoses)
        {
            page.Add($"<li><p>{diagnosis.Cause}</p>\n<p class=\"next\"><span>Next</span> <code>{diagnosis.Next}</code></p>\n<details><summary>{Wording.Count(diagnosis.Because.Count, "finding")}</summary><ul class=\"plain\">");
            foreach (var finding in diagnosis.Because)
            {
                page.Add($"<li>");
                findings.Link(finding);
                page.Add($" {HtmlFindings.About(finding)}</li>");
            }
            page.Add($"</ul></details></li>\n");
        }
        page.Add($"</ol></section>\n");
    }

    private void Sources()
    {
        page.Add($"<section id=\"sources\"><h2>What was read</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"What was read\"><table class=\"sources\"><thead><tr><th scope=\"col\">Source</th><th scope=\"col\">Kind</th><th scope=\"col\">Where</th><th scope=\"col\">Says</th><th scope=\"col\" class=\"number\">Not read</th></tr></thead><tbody>\n");
        foreach (var source in result.Sources)
        {
            var kind = source.Role == SourceRole.Database ? source.Database?.Server ?? source.Dialect : $"{JsonReport.RoleWord(source.Role)} ({source.Format})";
            page.Add($"<tr><th scope=\"row\">{source.Name}</th><td>{kind}</td><td><code>{source.Location}</code></td><td>{SourceWords.Of(result, source)}</td><td class=\"number\" data-unread=\"{source.Unread}\">{source.Unread}</td></tr>\n");
        }
        page.Add($"</tbody></table></div></section>\n");
    }
}
