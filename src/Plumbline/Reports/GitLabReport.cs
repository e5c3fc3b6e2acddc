using System.Buffers;
using System.Text;
using System.Text.Json;
using Plumbline.Model;
using Plumbline.Rules;

namespace Plumbline.Reports;

/// <summary>GitLab's code quality report: a list of issues, each at a line of a file. It has no word for what was not compared.</summary>
public static class GitLabReport
{
    public static string Write(CheckResult result)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        var seen = new Dictionary<string, int>();
        using (var json = new Utf8JsonWriter(buffer, CatalogJson.Options))
        {
            json.WriteStartArray();
            foreach (var finding in result.Findings)
            {
                var key = finding.Key();
                seen[key] = seen.GetValueOrDefault(key) + 1;
                WriteIssue(json, finding, seen[key] == 1 ? key : $"{key}-{seen[key]}", result);
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>A fingerprint that comes twice is shown once: a finding in two places has two.</summary>
    private static void WriteIssue(Utf8JsonWriter json, Finding finding, string fingerprint, CheckResult result)
    {
        var at = Anchor.Of(finding, result);
        json.WriteStartObject();
        json.WriteString("type", "issue");
        json.WriteString("check_name", finding.Rule);
        json.WriteString("description", Style.Safe(finding.Message));
        json.WriteString("fingerprint", fingerprint);
        json.WriteString("severity", Word(finding.Severity));
        json.WriteStartArray("categories");
        json.WriteStringValue(AllRules.Find(finding.Rule)?.Family is Family.Security ? "Security" : "Bug Risk");
        json.WriteEndArray();
        json.WriteStartObject("location");
        json.WriteString("path", at is { File: { } file } ? Anchor.Path(file, result) : finding.Where.Source);
        json.WriteStartObject("lines");
        json.WriteNumber("begin", Math.Max(1, at?.Line ?? 1));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Critical => "blocker",
        Severity.High => "critical",
        Severity.Medium => "major",
        Severity.Low => "minor",
        _ => "info",
    };
}
