using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Plumbline.Model;
using Plumbline.Reports;
using Plumbline.Rules;
using Xunit;

namespace Plumbline.Tests.Reports;

/// <summary>What the page says of itself; how it behaves in a browser is the business of Plumbline.Reports.Tests.</summary>
public partial class HtmlReportTests
{
    [GeneratedRegex("<[a-z][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("""\s([a-z-]+)="([^"]*)"|\s([a-z-]+)(?=[\s>/])""")]
    private static partial Regex Attribute();

    private static string Between(string page, string open, string close)
    {
        var start = page.IndexOf(open, StringComparison.Ordinal) + open.Length;
        return page[start..page.LastIndexOf(close, StringComparison.Ordinal)];
    }

    /// <summary>Attribute names and values of every tag outside style and script.</summary>
    private static List<(string Name, string Value)> Attributes(string page)
    {
        var body = page.Replace(Between(page, "<style>", "</style>"), "", StringComparison.Ordinal).Replace(Between(page, "<script>", "</script>"), "", StringComparison.Ordinal);
        return Tag().Matches(body).SelectMany(t => Attribute().Matches(t.Value)).Select(a => a.Groups[1].Success ? (a.Groups[1].Value, a.Groups[2].Value) : (a.Groups[3].Value, "")).ToList();
    }

    [Theory, MemberData(nameof(Reported.Names), MemberType = typeof(Reported))]
    public void The_policy_lets_nothing_in_but_its_own_style_and_script(string name)
    {
        // As it is written to a file.
        var page = Withheld.In(HtmlReport.Write(Reported.Of(name)));
        static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Assert.Contains($"content=\"default-src 'none'; style-src 'sha256-{Hash(Between(page, "<style>", "</style>"))}'; script-src 'sha256-{Hash(Between(page, "<script>", "</script>"))}'; base-uri 'none'; form-action 'none'\"", page);
        Assert.DoesNotContain("url(", Between(page, "<style>", "</style>"));
        Assert.DoesNotContain("@import", Between(page, "<style>", "</style>"));
        Assert.DoesNotContain('\r', page);
    }

    [Theory, MemberData(nameof(Reported.Names), MemberType = typeof(Reported))]
    public void No_attribute_runs_loads_or_leads_anywhere_else(string name)
    {
        var attributes = Attributes(HtmlReport.Write(Reported.Of(name)));
        Assert.DoesNotContain(attributes, a => a.Name is "src" or "style" or "srcset" or "action" or "formaction" or "data" or "poster" || a.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.All(attributes.Where(a => a.Name == "href"), a => Assert.StartsWith("#", a.Value));
        var ids = attributes.Where(a => a.Name == "id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(attributes.Where(a => a.Name is "href" or "for"), a => Assert.Contains(a.Value.TrimStart('#'), ids));
    }

    [Fact]
    public void A_hostile_name_is_text_wherever_it_stands()
    {
        var page = HtmlReport.Write(Reported.Hostile);
        Assert.All(new[] { "<img", "<script>alert", "<i>", "</title></style>" }, tag => Assert.DoesNotContain(tag, page));
        Assert.True(Regex.Count(page, Regex.Escape("&lt;img src=x onerror=alert(1)&gt;")) > 5);
        Assert.Contains("&#39;&gt;&lt;script&gt;alert(2)&lt;/script&gt;", page);
        Assert.DoesNotContain(page, char.IsSurrogate);
        Assert.DoesNotContain(page, c => c is '\u001b' or '\u202e' or '\0');
    }

    [Fact]
    public void Every_finding_every_cause_every_rule_and_what_was_not_compared_is_there()
    {
        var result = Reported.Health;
        var page = HtmlReport.Write(result);
        Assert.Equal(result.Findings.Count, Regex.Count(page, "<article class=\"finding\""));
        Assert.Equal(result.Findings.Select(f => f.Rule).Distinct().Count(), Regex.Count(page, "<details class=\"rule\""));
        Assert.All(result.Diagnoses, d => Assert.Contains(Markup.Text(d.Cause), page));
        Assert.All(result.NotCompared, n => Assert.Contains(Markup.Text(n.Why), page));
        Assert.Equal(TruthLine.Differing(result).Count(), Regex.Count(Between(page, "<table class=\"truth\"", "<details class=\"agree\""), "<th scope=\"row\""));
    }

    [Fact]
    public void Both_sides_of_a_finding_show_their_lines()
    {
        var page = HtmlReport.Write(Reported.Health with { Findings = Reported.Health.Findings.Where(f => f.Rule == "foreign-key-type-mismatch") });
        Assert.Contains("&quot;documentId&quot; uuid <mark>REFERENCES</mark> &quot;Document&quot;", page);
        Assert.Contains("<mark>&quot;id&quot;</mark> TEXT NOT NULL,", page);
    }

    [Fact]
    public void A_clean_project_has_a_page_too()
    {
        var page = HtmlReport.Write(Reported.Clean);
        Assert.Contains("<strong class=\"badge clean\">Clean</strong> Everything was read, and nothing was found.", page);
        Assert.DoesNotContain("<form", page);
    }

    [Fact]
    public void What_is_let_pass_is_told_with_its_reason()
    {
        var page = HtmlReport.Write(Reported.Allowing);
        Assert.Contains("allowed: two rows, ever", page);
        Assert.Contains("allowed: a table of three rows", page);
    }

    [Fact]
    public void Passwords_do_not_reach_the_page()
    {
        var result = TextProject.Of(new Dictionary<string, string> { ["migrations/001_a.sql"] = "CREATE TABLE a (id int);\nCREATE ROLE ada LOGIN PASSWORD 'canary';\nCREATE TABEL postgres://ada:canary@h/d;" }).Check();
        Assert.NotEmpty(result.Findings);
        Assert.DoesNotContain("canary", HtmlReport.Write(result));
    }
}
