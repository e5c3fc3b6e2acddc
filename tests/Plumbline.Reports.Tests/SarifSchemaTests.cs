using System.Text.Json.Nodes;
using Plumbline.Tests.Reports;

namespace Plumbline.Reports.Tests;

/// <summary>SARIF before its own validator: the schema of 2.1.0, the standard's further rules, GitHub's demands.</summary>
public class SarifSchemaTests
{
    [Fact]
    public void Every_report_is_valid()
    {
        var health = Reported.Health;
        var baseline = health with { Findings = health.Findings.Where(f => f != health.Findings[0]), Known = [new(health.Findings[0], "in findings.json")] };
        Assert.Empty(Errors([.. Reported.All.Select(n => (n, SarifReport.Write(Reported.Of(n)))), ("baseline", SarifReport.Write(baseline))]));
    }

    /// <summary>A judge that never says no is none.</summary>
    [Fact]
    public void What_is_wrong_is_seen()
    {
        var errors = Errors([Spoilt("locations", result => result.Remove("locations")), Spoilt("more", result => result["more"] = 1)]);
        Assert.Contains(errors, e => e.Contains("locations.sarif", StringComparison.Ordinal) && e.Contains("error GH1015", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.Contains("more.sarif", StringComparison.Ordinal) && e.Contains("error JSON1005: runs[0].results[0].more", StringComparison.Ordinal));
        // The validator is silent about words that the schema does not have, and about all other files of the run with them.
        Assert.Equal(["level.sarif is no SARIF"], Errors([Spoilt("level", result => result["level"] = "severe")]));
    }

    private static (string, string) Spoilt(string name, Action<JsonObject> change)
    {
        var report = JsonNode.Parse(SarifReport.Write(Reported.Health with { Findings = Reported.Health.Findings.Where(f => f.Severity == Model.Severity.Critical) }))!;
        change(report["runs"]![0]!["results"]![0]!.AsObject());
        return (name, report.ToJsonString());
    }

    private static List<string> Errors(params (string Name, string Text)[] reports)
    {
        var folder = Directory.CreateTempSubdirectory("plumb-sarif");
        try
        {
            foreach (var (name, text) in reports) File.WriteAllText(Path.Combine(folder.FullName, $"{name}.sarif"), text);
            return SarifValidator.Errors(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
