using System.Buffers;
using System.Text;
using System.Text.Json;
using Plumbline.Model;

namespace Plumbline.Rules;

/// <summary>A finding that was there before the change that is judged: it is counted, and gates nothing.</summary>
/// <param name="Why">Where it is known from: <c>in findings.json</c>, <c>older than main</c>.</param>
public sealed record Known(Finding Finding, string Why);

/// <summary>
/// The findings that a project begins with, by their keys, in a file that is committed: from then on only new ones gate. A key holds no place,
/// so that moved lines are not new; what is there twice is counted twice.
/// </summary>
public sealed class KnownFindings
{
    private const int Version = 1;

    private readonly Dictionary<string, int> _keys;

    private KnownFindings(Dictionary<string, int> keys) => _keys = keys;

    /// <summary>The file: one finding a line, in the order of rule and object, so that its own changes are read easily.</summary>
    public static string Write(CheckResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var lines = new List<string>();
        foreach (var same in result.Findings.Concat(result.Known.Select(k => k.Finding)).GroupBy(f => f.Key()))
        {
            var first = same.First();
            buffer.Clear();
            using (var json = new Utf8JsonWriter(buffer, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                json.WriteStartObject();
                json.WriteString("rule", first.Rule);
                json.WriteString("about", Withheld.In(first.Subject?.ToString() ?? first.About ?? ""));
                if (first.Facet is { } facet) json.WriteString("facet", facet);
                json.WriteString("key", same.Key);
                if (same.Count() > 1) json.WriteNumber("count", same.Count());
                json.WriteEndObject();
            }
            lines.Add("  " + Encoding.UTF8.GetString(buffer.WrittenSpan));
        }
        lines.Sort(StringComparer.Ordinal);
        return $"{{ \"version\": {Version}, \"findings\": [\n{string.Join(",\n", lines)}\n] }}\n";
    }

    /// <exception cref="FormatException">The text is no such file.</exception>
    public static KnownFindings Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.GetProperty("version").GetInt32() != Version) throw new FormatException($"it is of version {json.RootElement.GetProperty("version")}, and this program writes {Version}");
            var keys = new Dictionary<string, int>();
            foreach (var finding in json.RootElement.GetProperty("findings").EnumerateArray())
                keys[finding.GetProperty("key").GetString() ?? ""] = finding.TryGetProperty("count", out var count) ? count.GetInt32() : 1;
            return new(keys);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("it is not a list of findings as --write-baseline writes it", fault);
        }
    }

    /// <summary>The result with what is known told apart.</summary>
    /// <param name="gone">How many of the known ones were not found any more.</param>
    public CheckResult Apply(CheckResult result, string why, out int gone)
    {
        var left = new Dictionary<string, int>(_keys);
        var after = result.WithKnown(finding =>
        {
            var key = finding.Key();
            if (left.GetValueOrDefault(key) == 0) return false;
            left[key]--;
            return true;
        }, why);
        gone = left.Values.Sum();
        return after;
    }
}
