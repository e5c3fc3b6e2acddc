using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;
using Plumbline.Truth;
using Plumbline.Truth.Claims;

namespace Plumbline.Reports;

/// <summary>
/// The stable contract for machines. Written field by field here, so that no change of the model can change it;
/// what is added gets a new field, what changes a new version.
/// </summary>
public static class JsonReport
{
    public const int Version = 1;

    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(CheckResult result)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("project", result.Project);
            json.WriteString("verdict", result.Verdict().InWords());
            var environments = result.Readiness();
            WriteEnvironments(json, environments);
            WriteSources(json, result);
            WriteSummary(json, result.Count());
            WriteDiagnoses(json, result);
            json.WriteStartArray("findings");
            foreach (var finding in result.Findings) WriteFinding(json, finding, result);
            json.WriteEndArray();
            WriteNotCounted(json, result);
            json.WriteStartArray("truth");
            foreach (var row in result.Truth()) WriteRow(json, row);
            json.WriteEndArray();
            WriteClaims(json, result);
            WriteNotCompared(json, result);
            WriteReadiness(json, environments);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>Known and allowed findings, by their keys.</summary>
    private static void WriteNotCounted(Utf8JsonWriter json, CheckResult result)
    {
        json.WriteStartArray("known");
        foreach (var known in result.Known) WriteReason(json, known.Finding, known.Why, null);
        json.WriteEndArray();
        json.WriteStartArray("allowed");
        foreach (var allowed in result.Allowed) WriteReason(json, allowed.Finding, allowed.Reason, allowed.Where);
        json.WriteEndArray();
    }

    private static void WriteReason(Utf8JsonWriter json, Finding finding, string why, Origin? by)
    {
        json.WriteStartObject();
        json.WriteString("key", finding.Key());
        json.WriteString("rule", finding.Rule);
        json.WriteString("where", finding.Where.ToString());
        json.WriteString("why", why);
        if (by is { } comment) json.WriteString("by", comment.ToString());
        json.WriteEndObject();
    }

    private static void WriteEnvironments(Utf8JsonWriter json, EquatableArray<Readiness> environments)
    {
        json.WriteStartObject("environments");
        foreach (var environment in environments) json.WriteString(environment.Database.Name, environment.Verdict.InWords());
        json.WriteEndObject();
    }

    /// <summary>What stands in each database's way.</summary>
    private static void WriteReadiness(Utf8JsonWriter json, EquatableArray<Readiness> environments)
    {
        json.WriteStartObject("readiness");
        foreach (var environment in environments)
        {
            json.WriteStartObject(environment.Database.Name);
            json.WriteString("verdict", environment.Verdict.InWords());
            json.WriteString("server", environment.Database.Database?.Server);
            json.WriteStartArray("blocking");
            foreach (var finding in environment.Blocking) json.WriteStringValue(finding.Key());
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteSources(Utf8JsonWriter json, CheckResult result)
    {
        json.WriteStartArray("sources");
        foreach (var source in result.Sources)
        {
            json.WriteStartObject();
            json.WriteString("name", source.Name);
            json.WriteString("kind", RoleWord(source.Role));
            json.WriteString("format", source.Format);
            json.WriteString("dialect", source.Dialect);
            json.WriteString("location", source.Location);
            json.WriteNumber("objects", source.Catalog.Count);
            json.WriteNumber("unread", source.Unread);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteSummary(Utf8JsonWriter json, Summary summary)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("critical", summary.Critical);
        json.WriteNumber("high", summary.High);
        json.WriteNumber("medium", summary.Medium);
        json.WriteNumber("low", summary.Low);
        json.WriteNumber("info", summary.Info);
        json.WriteEndObject();
    }

    private static void WriteDiagnoses(Utf8JsonWriter json, CheckResult result)
    {
        json.WriteStartArray("diagnoses");
        foreach (var diagnosis in result.Diagnoses)
        {
            json.WriteStartObject();
            json.WriteString("cause", diagnosis.Cause);
            json.WriteString("next", diagnosis.Next);
            json.WriteStartArray("findings");
            foreach (var finding in diagnosis.Because) json.WriteStringValue(finding.Key());
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding, CheckResult result)
    {
        json.WriteStartObject();
        json.WriteString("key", finding.Key());
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", finding.Severity.InWords());
        json.WriteString("kind", finding.Subject?.Kind.Label ?? finding.AboutKind);
        json.WriteString("object", finding.Subject?.Name.ToString() ?? finding.About);
        json.WriteString("facet", finding.Facet);
        json.WriteString("message", finding.Message);
        json.WriteStartArray("locations");
        WriteLocation(json, finding.Where, null, result);
        foreach (var related in finding.Related) WriteLocation(json, related.Where, related.Says, result);
        json.WriteEndArray();
        if (finding.Fix is null) json.WriteNull("fix");
        else json.WriteString("fix", finding.Fix.Description);
        json.WriteStartArray("environments");
        foreach (var environment in finding.Environments) json.WriteStringValue(environment);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary><c>text</c> is the line itself; for a place without one, what is said there.</summary>
    private static void WriteLocation(Utf8JsonWriter json, Origin at, string? says, CheckResult result)
    {
        var line = at.File is not null && at.Line > 0 && result.Texts.TryGetValue(at.File, out var text) ? text.Line(at.Line).Trim() : null;
        json.WriteStartObject();
        json.WriteString("source", at.Source);
        json.WriteString("file", at.File);
        WritePlace(json, "line", at.Line);
        WritePlace(json, "column", at.Column);
        json.WriteString("text", string.IsNullOrEmpty(line) ? says : line);
        if (says is not null) json.WriteString("says", says);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, string name, int number)
    {
        if (number > 0) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private static void WriteRow(Utf8JsonWriter json, TruthRow row)
    {
        json.WriteStartObject();
        json.WriteString("kind", row.Subject.Kind.Label);
        json.WriteString("object", row.Subject.Name.ToString());
        json.WriteString("facet", row.FacetName);
        json.WriteString("status", StatusWord(row.Status));
        json.WriteStartObject("values");
        foreach (var value in row.Values)
        {
            json.WriteStartObject(value.Source);
            json.WriteString("state", StateWord(value.State));
            json.WriteString("value", value.Value);
            json.WriteString("at", value.At.Line > 0 ? value.At.ToString() : null);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>What documents say, with the verdict on each; absent where there are no documents.</summary>
    private static void WriteClaims(Utf8JsonWriter json, CheckResult result)
    {
        if (result.Sources.All(s => s.Role != SourceRole.Document)) return;
        var claims = result.Claims();
        json.WriteStartObject("claims");
        foreach (var verdict in Enum.GetValues<ClaimVerdict>()) json.WriteNumber(ClaimWords.Of(verdict), ClaimWords.Count(claims, verdict));
        json.WriteStartArray("list");
        foreach (var claim in claims.OrderBy(c => c.Claim.Where.File, StringComparer.Ordinal).ThenBy(c => c.Claim.Where.Line).ThenBy(c => c.Claim.Where.Column))
        {
            json.WriteStartObject();
            json.WriteString("file", claim.Claim.Where.File);
            json.WriteNumber("line", claim.Claim.Where.Line);
            json.WriteNumber("column", claim.Claim.Where.Column);
            json.WriteString("says", claim.Claim.Text);
            json.WriteString("subject", claim.Claim.SaidOf());
            json.WriteString("verdict", ClaimWords.Of(claim.Verdict));
            json.WriteString("why", claim.Why);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNotCompared(Utf8JsonWriter json, CheckResult result)
    {
        json.WriteStartArray("notCompared");
        foreach (var entry in result.NotCompared)
        {
            json.WriteStartObject();
            json.WriteString("what", entry.What);
            json.WriteString("why", entry.Why);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static string RoleWord(SourceRole role) => role switch
    {
        SourceRole.Declared => "declared",
        SourceRole.History => "history",
        SourceRole.Document => "document",
        SourceRole.Database => "database",
        _ => "code",
    };

    internal static string StatusWord(TruthStatus status) => status switch { TruthStatus.Agree => "agree", TruthStatus.Resolved => "resolved", _ => "drift" };

    internal static string StateWord(TruthState state) => state switch
    {
        TruthState.Same => "same",
        TruthState.Different => "different",
        TruthState.Absent => "absent",
        TruthState.Silent => "silent",
        TruthState.Unreadable => "unreadable",
        _ => "refused",
    };
}
