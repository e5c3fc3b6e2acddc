using System.Text.Json.Nodes;
using Plumbline.Reports;
using Plumbline.Rules;
using Xunit;

namespace Plumbline.Tests.Reports;

/// <summary>
/// What programs read is kept letter by letter (<c>tests/cases/reports</c>): a word, a count, a mark that is missing would be seen by nobody else. The files were read by a person when they were written.
/// </summary>
public class ExactReportTests
{
    private static string Kept(string file) => File.ReadAllText(Repository.Path("tests", "cases", "reports", file));

    [Fact]
    public void JUnit() => Assert.Equal(Kept("junit.xml"), JUnitReport.Write(Reported.Small));

    [Fact]
    public void GitLab() => Assert.Equal(Kept("gitlab.json"), GitLabReport.Write(Reported.Small));

    /// <summary>The pages of the rules are theirs, and compared with them.</summary>
    [Fact]
    public void Sarif()
    {
        var report = JsonNode.Parse(SarifReport.Write(Reported.Small))!;
        var driver = report["runs"]![0]!["tool"]!["driver"]!;
        Assert.Equal((Product.Version, Product.Version), ((string)driver["version"]!, (string)driver["semanticVersion"]!));
        driver["version"] = "0.0.0";
        driver["semanticVersion"] = "0.0.0";
        foreach (var rule in driver["rules"]!.AsArray().Select(r => r!.AsObject()))
        {
            var (name, help) = ((string)rule["id"]!, rule["help"]!.AsObject());
            var page = AllRules.Find(name) is { } known ? (known.Explain().Summary, $"{known.Explain().Summary} {known.Explain().Why}", $"{known.Explain().Why}\n\n{known.Explain().SafeWay}", RulePages.Write(known)) : (name, name, "A rule of the project's own.", null);
            Assert.Equal(page, ((string)rule["shortDescription"]!["text"]!, (string)rule["fullDescription"]!["text"]!, (string)help["text"]!, (string?)help["markdown"]));
            foreach (var text in (string[])["shortDescription", "fullDescription", "help"]) rule.Remove(text);
        }
        var kept = JsonNode.Parse(Kept("results.sarif"))!;
        Assert.True(JsonNode.DeepEquals(kept, report), $"expected\n{kept}\nbut it is\n{report}");
    }
}
