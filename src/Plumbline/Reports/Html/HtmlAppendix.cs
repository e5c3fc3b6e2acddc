using Plumbline.Model;
using Plumbline.Rules;

namespace Plumbline.Reports.Html;

/// <summary>What was not compared, what somebody lets pass, and a page for each rule that found something.</summary>
internal sealed class HtmlAppendix(CheckResult result, HtmlWriter page)
{
    /// <summary>An old project's baseline is long, and nobody reads it here.</summary>
    private const int MostNotCounted = 500;

    public void Write()
    {
        NotCompared();
        LetPass();
        Rules();
    }

    /// <summary>Where a rule's page stands; a rule of the project's own may be called anything.</summary>
    public static string RuleId(string rule) => $"rule-{string.Concat(rule.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c.ToString() : $"_{(int)c:x}"))}";

    private void NotCompared()
    {
        if (result.NotCompared.IsEmpty) return;
        page.Add($"<section id=\"not-compared\"><h2>Not compared</h2>\n<p class=\"soft\">What could not be read or is not spoken of. No agreement is claimed here.</p>\n<dl>\n");
        foreach (var entry in result.NotCompared) page.Add($"<div><dt>{entry.What}</dt><dd>{entry.Why}</dd></div>\n");
        page.Add($"</dl></section>\n");
    }

    private void LetPass()
    {
        if (result.Allowed.IsEmpty && result.Known.IsEmpty) return;
        page.Add($"<section id=\"let-pass\"><h2>Not counted</h2>\n");
        Entries("allowed", result.Allowed.Select(a => (a.Finding, $"allowed: {a.Reason}")));
        Entries("known", result.Known.Select(k => (k.Finding, $"known: {k.Why}")));
        page.Add($"</section>\n");
    }

    private void Entries(string how, EquatableArray<(Finding Finding, string Why)> entries)
    {
        if (entries.IsEmpty) return;
        page.Add($"<details class=\"agree\"><summary>{Wording.Count(entries.Count, "finding")} {how}</summary><dl>\n");
        foreach (var (finding, why) in entries.Take(MostNotCounted)) Entry(finding, why);
        page.Add($"</dl>\n");
        if (entries.Count > MostNotCounted) page.Add($"<p>and {entries.Count - MostNotCounted} more: <code>plumb check --format json</code> lists them all</p>\n");
        page.Add($"</details>\n");
    }

    private void Entry(Finding finding, string why) => page.Add($"<div><dt>{finding.Rule} <code>{finding.Where.ToString()}</code></dt><dd>{finding.Message}<br><span class=\"soft\">{why}</span></dd></div>\n");

    private void Rules()
    {
        var rules = result.Findings.Select(f => f.Rule).Distinct().Select(AllRules.Find).OfType<Rule>().OrderBy(r => r.Name, StringComparer.Ordinal).ToList();
        if (rules.Count == 0) return;
        page.Add($"<section id=\"rules\"><h2>The rules that found something</h2>\n");
        foreach (var rule in rules)
        {
            var told = rule.Explain();
            page.Add($"<details class=\"rule\" id=\"{RuleId(rule.Name)}\"><summary><h3>{rule.Name}</h3> <span class=\"soft\">{rule.Family.ToString().ToLowerInvariant()}</span></summary>\n");
            Prose(told.Summary);
            page.Add($"<h4>Why</h4>\n");
            Prose(told.Why);
            page.Add($"<h4>Example</h4>\n");
            Prose(told.Example);
            page.Add($"<h4>The safe way</h4>\n");
            Prose(told.SafeWay);
            page.Add($"<p class=\"soft\">To silence it in one place: <code>-- plumb: allow {rule.Name} the reason</code></p></details>\n");
        }
        page.Add($"</section>\n");
    }

    /// <summary>The little Markdown that rule pages are written in: paragraphs, lists, fenced code, code within a line.</summary>
    private void Prose(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                page.Add($"<pre>");
                while (++i < lines.Length && !lines[i].StartsWith("```", StringComparison.Ordinal)) page.Add($"{lines[i]}\n");
                page.Add($"</pre>\n");
            }
            else if (lines[i].StartsWith("- ", StringComparison.Ordinal))
            {
                page.Add($"<ul>");
                for (; i < lines.Length && lines[i].StartsWith("- ", StringComparison.Ordinal); i++) Item(lines[i][2..]);
                page.Add($"</ul>\n");
                i--;
            }
            else if (lines[i].Trim().Length > 0)
            {
                page.Add($"<p>");
                Words(lines[i]);
                page.Add($"</p>\n");
            }
        }
    }

    private void Item(string text)
    {
        page.Add($"<li>");
        Words(text);
        page.Add($"</li>");
    }

    private void Words(string text)
    {
        var parts = text.Split('`');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 1 && i < parts.Length - 1) page.Add($"<code>{parts[i]}</code>");
            else page.Add($"{(i % 2 == 1 ? "`" : "")}{parts[i]}");
        }
    }
}
