using System.Text.Json;
using Plumbline.Model;
using Plumbline.Reports;
using Xunit;

namespace Plumbline.Tests.Reports;

/// <summary>What code scanning asks for beyond the schema, which is the business of Plumbline.Reports.Tests.</summary>
public class SarifReportTests
{
    private static JsonElement Run(string name) => JsonDocument.Parse(SarifReport.Write(Reported.Of(name))).RootElement.GetProperty("runs")[0];

    [Theory, MemberData(nameof(Reported.Names), MemberType = typeof(Reported))]
    public void Every_result_has_a_rule_with_its_page_a_place_and_a_fingerprint_of_its_own(string name)
    {
        var run = Run(name);
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(Reported.Of(name).Findings.Count + Reported.Of(name).Allowed.Count, results.Count);
        foreach (var result in results)
        {
            var rule = rules[result.GetProperty("ruleIndex").GetInt32()];
            Assert.Equal(result.GetProperty("ruleId").GetString(), rule.GetProperty("id").GetString());
            Assert.NotEqual("", rule.GetProperty("help").GetProperty("text").GetString());
            Assert.NotEqual("", rule.GetProperty("fullDescription").GetProperty("text").GetString());
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            var uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
            Assert.True(Uri.TryCreate(uri, UriKind.Relative, out _), uri);
            Assert.False(uri.StartsWith('/') || uri.Contains("..", StringComparison.Ordinal) || uri.Contains(' '), uri);
            var region = place.GetProperty("region");
            Assert.True(region.GetProperty("startLine").GetInt32() >= 1);
            if (region.TryGetProperty("startColumn", out var start)) Assert.True(start.GetInt32() >= 1 && region.GetProperty("endColumn").GetInt32() > start.GetInt32());
        }
        Assert.Equal(results.Count, results.Select(r => r.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()).Distinct().Count());
    }

    [Fact]
    public void Files_are_named_from_the_root_of_the_repository() =>
        Assert.All(Run("health").GetProperty("results").EnumerateArray(), r =>
            Assert.StartsWith("examples/health-records/", r.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()));

    [Fact]
    public void A_region_is_the_name_that_the_finding_is_about()
    {
        var key = Run("health").GetProperty("results").EnumerateArray().Single(r => r.GetProperty("ruleId").GetString() == "foreign-key-type-mismatch");
        var region = key.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        var (start, end) = (region.GetProperty("startColumn").GetInt32(), region.GetProperty("endColumn").GetInt32());
        Assert.Equal("REFERENCES", region.GetProperty("snippet").GetProperty("text").GetString()![(start - 1)..(end - 1)]);
        Assert.Equal("error", key.GetProperty("level").GetString());
        Assert.Equal("Document.id text", key.GetProperty("relatedLocations")[0].GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public void What_was_allowed_is_there_suppressed_with_its_reason()
    {
        var suppressions = Run("allowing").GetProperty("results").EnumerateArray().Where(r => r.TryGetProperty("suppressions", out _)).Select(r => r.GetProperty("suppressions")[0]).ToList();
        Assert.Equal([("external", "a table of three rows"), ("inSource", "two rows, ever")],
            suppressions.Select(s => (s.GetProperty("kind").GetString()!, s.GetProperty("justification").GetString()!)).Order());
    }

    [Fact]
    public void What_was_there_before_is_told_apart()
    {
        var health = Reported.Health;
        using var json = JsonDocument.Parse(SarifReport.Write(health with { Findings = health.Findings.Where(f => f != health.Findings[0]), Known = [new(health.Findings[0], "in findings.json")] }));
        var states = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(r => r.GetProperty("baselineState").GetString()).ToList();
        Assert.Equal((health.Findings.Count - 1, 1), (states.Count(s => s == "new"), states.Count(s => s == "unchanged")));
    }

    [Fact]
    public void What_was_not_compared_is_told() =>
        Assert.Equal(Reported.Health.NotCompared.Count, Run("health").GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").GetArrayLength());

    /// <summary>A run with more is refused by GitHub as a whole.</summary>
    [Fact]
    public void No_more_results_than_a_run_may_have_and_the_rest_is_told()
    {
        var many = Enumerable.Range(1, 25_003).Select(i => new Finding("x", i == 25_003 ? Severity.Info : Severity.Low, null, new("a", "a.sql", i, 1), $"finding {i}")).ToEquatableArray();
        using var json = JsonDocument.Parse(SarifReport.Write(Reported.Clean with { Findings = many }));
        var run = json.RootElement.GetProperty("runs")[0];
        Assert.Equal(25_000, run.GetProperty("results").GetArrayLength());
        Assert.StartsWith("3 more results are left out", run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications")[0].GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public void A_name_is_no_link()
    {
        var finding = Reported.Clean with { Findings = [new("x", Severity.Low, null, new("a", "a.sql", 1, 1), "column [click](https://example.com) is not there")] };
        using var json = JsonDocument.Parse(SarifReport.Write(finding));
        Assert.Contains("""\[click\](https://example.com)""", json.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("message").GetProperty("text").GetString());
    }
}
