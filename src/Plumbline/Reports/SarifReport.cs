using System.Buffers;
using System.Text;
using System.Text.Json;
using Plumbline.Model;
using Plumbline.Rules;

namespace Plumbline.Reports;

/// <summary>
/// SARIF 2.1.0, as code scanning of GitHub and others take it: every result has a rule with its page, a place in a file of the repository,
/// and a fingerprint that survives moves. What somebody lets pass is there, too, with the reason, and what was there before is told apart.
/// </summary>
public static class SarifReport
{
    private const string Root = "%SRCROOT%";

    /// <summary>What GitHub takes of one run; of a longer one it takes nothing at all. The gravest come first.</summary>
    private const int MostResults = 25_000;

    public static string Write(CheckResult result)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, CatalogJson.Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            WriteRun(json, result);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteRun(Utf8JsonWriter json, CheckResult result)
    {
        var all = Results(result).ToList();
        var results = all.Take(MostResults).ToList();
        var rules = results.Select(r => r.Finding.Rule).Distinct().ToList();
        json.WriteStartObject();
        WriteTool(json, rules);
        WriteInvocation(json, result, all.Count - results.Count);
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Root);
        WriteText(json, "description", "the root of the repository");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        var seen = new Dictionary<string, int>();
        json.WriteStartArray("results");
        foreach (var one in results) WriteResult(json, one, rules, seen, result);
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteString("project", Style.Safe(result.Project));
        json.WriteString("verdict", result.Verdict().InWords());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <param name="Baseline">Said where a baseline was asked for.</param>
    private sealed record Shown(Finding Finding, Allowed? Allowed, string? Baseline);

    private static IEnumerable<Shown> Results(CheckResult result)
    {
        foreach (var finding in result.Findings) yield return new(finding, null, result.Known.IsEmpty ? null : "new");
        foreach (var known in result.Known) yield return new(known.Finding, null, "unchanged");
        foreach (var allowed in result.Allowed) yield return new(allowed.Finding, allowed, null);
    }

    private static void WriteTool(Utf8JsonWriter json, List<string> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Plumbline");
        json.WriteString("version", Product.Version);
        json.WriteString("semanticVersion", Product.Version);
        json.WriteStartArray("rules");
        foreach (var name in rules) WriteRule(json, name, AllRules.Find(name));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, string name, Rule? rule)
    {
        json.WriteStartObject();
        json.WriteString("id", Style.Safe(name));
        json.WriteString("name", Pascal(name));
        if (rule is not null)
        {
            var page = rule.Explain();
            WriteText(json, "shortDescription", page.Summary);
            WriteText(json, "fullDescription", $"{page.Summary} {page.Why}");
            json.WriteStartObject("help");
            json.WriteString("text", $"{page.Why}\n\n{page.SafeWay}");
            json.WriteString("markdown", RulePages.Write(rule));
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(rule.Default));
            json.WriteEndObject();
            WriteRuleProperties(json, rule);
        }
        else
        {
            WriteText(json, "shortDescription", Style.Safe(name));
            WriteText(json, "fullDescription", Style.Safe(name));
            WriteText(json, "help", "A rule of the project's own.");
        }
        json.WriteEndObject();
    }

    /// <summary>GitHub sorts alerts by the first two words, and shows those of security apart, by a score.</summary>
    private static void WriteRuleProperties(Utf8JsonWriter json, Rule rule)
    {
        var isSecurity = rule.Family == Family.Security;
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue("database");
        json.WriteStringValue(rule.Family.ToString().ToLowerInvariant());
        json.WriteEndArray();
        json.WriteString("problem.severity", rule.Default >= Severity.High ? "error" : rule.Default == Severity.Medium ? "warning" : "recommendation");
        if (isSecurity) json.WriteString("security-severity", rule.Default switch { Severity.Critical => "9.0", Severity.High => "7.5", Severity.Medium => "5.0", Severity.Low => "3.0", _ => "1.0" });
        json.WriteEndObject();
    }

    /// <summary>What was not compared is no result, but must not be taken for agreement.</summary>
    /// <param name="left">Results for which there is no room.</param>
    private static void WriteInvocation(Utf8JsonWriter json, CheckResult result, int left)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        json.WriteStartArray("toolExecutionNotifications");
        if (left > 0) WriteNotification(json, "warning", FormattableString.Invariant($"{left:N0} more results are left out: one run may have {MostResults:N0}; --format json has all of them"));
        foreach (var entry in result.NotCompared) WriteNotification(json, "note", $"not compared: {entry.What}: {entry.Why}");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteNotification(Utf8JsonWriter json, string level, string message)
    {
        json.WriteStartObject();
        json.WriteString("level", level);
        WriteText(json, "message", Message(message));
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Shown shown, List<string> rules, Dictionary<string, int> seen, CheckResult result)
    {
        var finding = shown.Finding;
        var key = finding.Key();
        seen[key] = seen.GetValueOrDefault(key) + 1;
        json.WriteStartObject();
        json.WriteString("ruleId", Style.Safe(finding.Rule));
        json.WriteNumber("ruleIndex", rules.IndexOf(finding.Rule));
        json.WriteString("level", Level(finding.Severity));
        WriteText(json, "message", Message(finding.Fix is null ? $"{finding.Message}." : $"{finding.Message}. Fix: {finding.Fix.Description}."));
        json.WriteStartArray("locations");
        WriteLocation(json, finding, result);
        json.WriteEndArray();
        WriteRelated(json, finding, result);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("plumblineKey/v1", key);
        json.WriteString("primaryLocationLineHash", $"{key}:{seen[key]}");
        json.WriteEndObject();
        if (shown.Baseline is not null) json.WriteString("baselineState", shown.Baseline);
        if (shown.Allowed is not null) WriteSuppression(json, shown.Allowed);
        json.WriteStartObject("properties");
        json.WriteString("severity", finding.Severity.InWords());
        json.WriteStartArray("environments");
        foreach (var environment in finding.Environments) json.WriteStringValue(Style.Safe(environment));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSuppression(Utf8JsonWriter json, Allowed allowed)
    {
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", allowed.Where is { } where && where.File == allowed.Finding.Where.File ? "inSource" : "external");
        json.WriteString("justification", Style.Safe(allowed.Reason));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteLocation(Utf8JsonWriter json, Finding finding, CheckResult result)
    {
        json.WriteStartObject();
        if (Anchor.Of(finding, result) is { } at) WriteFile(json, at, result);
        var name = finding.Subject?.Name.ToString() ?? finding.About;
        if (name is not null || finding.Where.File is null)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName", Style.Safe(name ?? finding.Where.Source));
            json.WriteString("kind", finding.Subject?.Kind.Label ?? finding.AboutKind ?? "database");
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteRelated(Utf8JsonWriter json, Finding finding, CheckResult result)
    {
        var others = finding.Related.Where(r => r.Where.File is not null);
        if (others.IsEmpty) return;
        json.WriteStartArray("relatedLocations");
        for (var i = 0; i < others.Count; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("id", i + 1);
            WriteFile(json, others[i].Where, result);
            WriteText(json, "message", Message(others[i].Says));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>A finding about a whole file is pinned to its first line, since GitHub shows none without.</summary>
    private static void WriteFile(Utf8JsonWriter json, Origin at, CheckResult result)
    {
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', Anchor.Path(at.File!, result).Split('/').Select(Uri.EscapeDataString)));
        json.WriteString("uriBaseId", Root);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", Math.Max(1, at.Line));
        if (at is { Line: > 0, Column: > 0 } && result.Texts.TryGetValue(at.File!, out var text))
        {
            var line = text.Line(at.Line);
            json.WriteNumber("startColumn", at.Column);
            json.WriteNumber("endColumn", at.Column + CodeFrame.WordLength(line, at.Column - 1));
            WriteText(json, "snippet", Withheld.In(line));
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>Brackets before parentheses would be a link (3.11.6).</summary>
    private static string Message(string text)
    {
        text = Style.Safe(text);
        return text.Contains("](", StringComparison.Ordinal) ? text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal) : text;
    }

    private static string Level(Severity severity) => severity >= Severity.High ? "error" : severity == Severity.Medium ? "warning" : "note";

    private static string Pascal(string name) => string.Concat(name.Split('-').Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + Style.Safe(w[1..])));
}
