using Plumbline.Model;
using Plumbline.Rules;

namespace Plumbline.Reports.Html;

/// <summary>All findings, in groups of one rule and severity, each with the code of both sides; and the form that filters them.</summary>
internal sealed class HtmlFindings
{
    private const int MostFrames = 4;
    private const string FilesOnly = "files only";

    private readonly CheckResult _result;
    private readonly HtmlWriter _page;
    private readonly HtmlFrames _frames;
    private readonly Dictionary<Finding, string> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _environments;
    private readonly List<string> _files;
    private readonly Dictionary<string, int> _fileAt;
    private readonly Dictionary<Finding, List<int>> _blocked = new(ReferenceEqualityComparer.Instance);

    public HtmlFindings(CheckResult result, HtmlWriter page)
    {
        (_result, _page, _frames) = (result, page, new(result, page));
        _environments = result.Environments().Select(s => s.Name).ToList();
        _files = result.Findings.SelectMany(Files).Distinct().Order(StringComparer.Ordinal).ToList();
        _fileAt = _files.Select((f, i) => (f, i)).ToDictionary(p => p.f, p => p.i);
        var seen = new Dictionary<string, int>();
        foreach (var finding in result.Findings)
        {
            var key = finding.Key();
            var count = seen[key] = seen.GetValueOrDefault(key) + 1;
            _ids[finding] = count == 1 ? $"f-{key}" : $"f-{key}-{count}";
        }
        foreach (var environment in result.Readiness())
            foreach (var finding in environment.Blocking) At(finding).Add(_environments.IndexOf(environment.Database.Name));
    }

    /// <summary>A link to the finding, where it is on the page; its address is stable across runs.</summary>
    public void Link(Finding finding)
    {
        if (_ids.TryGetValue(finding, out var id)) _page.Add($"<a href=\"#{id}\">{finding.Rule}</a>");
        else _page.Add($"{finding.Rule}");
    }

    public static string? About(Finding finding) => finding.Subject?.Name.ToString() ?? finding.About;

    public void Write()
    {
        _page.Add($"<section id=\"findings\"><h2>Findings</h2>\n");
        if (_result.Findings.IsEmpty) _page.Add($"<p>None.</p>\n");
        else
        {
            Form();
            foreach (var group in _result.Findings.GroupBy(f => (f.Severity, f.Rule))) Group(group.Key.Severity, group.Key.Rule, group.ToList());
            _page.Add($"<p id=\"none\" hidden>No finding is as asked for. <button type=\"button\" class=\"reset\">Show all</button></p>\n");
        }
        _page.Add($"</section>\n");
    }

    private static IEnumerable<string> Files(Finding finding) => new[] { finding.Where }.Concat(finding.Related.Select(r => r.Where)).Select(o => o.File).OfType<string>();

    private List<int> At(Finding finding) => _blocked.TryGetValue(finding, out var list) ? list : _blocked[finding] = [];

    /// <summary>Shown by the script that makes it work.</summary>
    private void Form()
    {
        _page.Add($"<form id=\"filters\" role=\"search\" aria-label=\"Filter the findings\" hidden>\n<p class=\"search\"><label for=\"words\">Search</label><input id=\"words\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"a table, a rule, a word\"><kbd aria-hidden=\"true\">/</kbd></p>\n<fieldset><legend>Severity</legend>");
        foreach (var severity in Enum.GetValues<Severity>().Reverse())
            if (_result.Findings.Count(f => f.Severity == severity) is > 0 and var count)
                _page.Add($"<label class=\"chip {severity.InWords()}\"><input type=\"checkbox\" name=\"severity\" value=\"{severity.InWords()}\" checked>{severity.InWords()} <span>{count}</span></label>");
        _page.Add($"</fieldset>\n<div class=\"selects\">");
        Select("family", "Family", _result.Findings.Select(FamilyOf).Distinct().Order(StringComparer.Ordinal).Select(f => (f, f)));
        if (_environments.Count > 0) Select("environment", "Environment", _environments.Select((e, i) => (i.ToString(), e)).Append(("files", FilesOnly)));
        if (_files.Count > 0) Select("file", "File", _files.Select((f, i) => (i.ToString(), f)));
        _page.Add($"</div>\n<p class=\"shown\"><output id=\"shown\" for=\"words\"></output> <button type=\"button\" class=\"reset\" hidden>Show all</button></p>\n</form>\n");
    }

    private void Select(string name, string title, IEnumerable<(string Value, string Text)> options)
    {
        _page.Add($"<p><label for=\"{name}\">{title}</label><select id=\"{name}\"><option value=\"\">all</option>");
        foreach (var (value, text) in options) _page.Add($"<option value=\"{value}\">{text}</option>");
        _page.Add($"</select></p>");
    }

    private static string FamilyOf(Finding finding) => AllRules.Find(finding.Rule)?.Family.ToString().ToLowerInvariant() ?? "own";

    /// <summary>What stands in the way is open, the rest a click away.</summary>
    private void Group(Severity severity, string rule, List<Finding> findings)
    {
        if (severity >= _result.Limit) _page.Add($"<details class=\"group {severity.InWords()}\" open>");
        else _page.Add($"<details class=\"group {severity.InWords()}\">");
        _page.Add($"<summary><span class=\"level {severity.InWords()}\">{severity.InWords()}</span><h3>{rule}</h3><span class=\"count\" title=\"findings\">{findings.Count}</span></summary>\n");
        if (AllRules.Find(rule) is { } known) _page.Add($"<p class=\"soft rule\">{Summary(known)} <a href=\"#{HtmlAppendix.RuleId(rule)}\">Why it matters, and the safe way</a></p>\n");
        foreach (var finding in findings) One(finding);
        _page.Add($"</details>\n");
    }

    /// <summary>A rule's page is Markdown; of its first sentence only the words.</summary>
    private static string Summary(Rule rule) => rule.Explain().Summary.Replace("`", "", StringComparison.Ordinal);

    private void One(Finding finding)
    {
        var environments = finding.Environments.Select(_environments.IndexOf).Concat(_blocked.GetValueOrDefault(finding) ?? []).Where(e => e >= 0).Distinct().Order();
        var of = finding.Environments.IsEmpty ? environments.Select(e => e.ToString()).Append("files") : environments.Select(e => e.ToString());
        _page.Add($"<article class=\"finding\" id=\"{_ids[finding]}\" data-severity=\"{finding.Severity.InWords()}\" data-family=\"{FamilyOf(finding)}\" data-environment=\"{string.Join(' ', of)}\" data-file=\"{string.Join(' ', Files(finding).Select(f => _fileAt[f]).Distinct())}\">\n");
        var kind = finding.Subject?.Kind.Label ?? finding.AboutKind;
        if (About(finding) is { } about)
        {
            _page.Add($"<h4><code>{about}</code>");
            if (kind is not null) _page.Add($" <span class=\"soft\">{kind}{(finding.Facet is null ? "" : $", {finding.Facet}")}</span>");
            foreach (var environment in finding.Environments) _page.Add($" <span class=\"tag\">{environment}</span>");
            _page.Add($"</h4>\n");
        }
        _page.Add($"<p>{finding.Message}</p>\n");
        Places(finding);
        if (finding.Fix is not null) _page.Add($"<p class=\"next\"><span>Fix</span> <code>{finding.Fix.Description}</code></p>\n");
        _page.Add($"</article>\n");
    }

    private void Places(Finding finding)
    {
        var related = finding.Related;
        _page.Add($"<div class=\"frames\">\n");
        _frames.Write(finding.Where, null);
        foreach (var other in related.Take(MostFrames)) _frames.Write(other.Where, other.Says);
        _page.Add($"</div>\n");
        if (related.Count <= MostFrames) return;
        _page.Add($"<details><summary>and {related.Count - MostFrames} more places</summary><ul class=\"plain\">");
        foreach (var other in related.Skip(MostFrames)) _page.Add($"<li><code>{other.Where.ToString()}</code> {other.Says}</li>");
        _page.Add($"</ul></details>\n");
    }
}
