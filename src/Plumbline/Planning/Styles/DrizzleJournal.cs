using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Replay;

namespace Plumbline.Planning.Styles;

/// <summary>Drizzle's <c>meta/_journal.json</c>, written on: what stands in it stays as it was written.</summary>
public static class DrizzleJournal
{
    public const string Path = "meta/_journal.json";

    public const string Empty = "{\n  \"version\": \"7\",\n  \"dialect\": \"postgresql\",\n  \"entries\": []\n}\n";

    /// <summary>The migrator runs what is stamped later than the last that it ran, so the stamp must be the latest.</summary>
    public static long When(IEnumerable<Migration> earlier, DateTime now) =>
        Math.Max(new DateTimeOffset(now, TimeSpan.Zero).ToUnixTimeMilliseconds(), (earlier.Max(m => m.JournalTime) ?? 0) + 1);

    /// <summary>The journal with one entry more. Null when it has no list to add to, or cannot be read.</summary>
    public static string? With(string journal, string tag, long when)
    {
        try
        {
            return Listed(journal, tag, when);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The journal with one entry in the place of many: the last one's, under a new tag, since databases know it by its stamp.</summary>
    public static string? Squashed(string journal, IReadOnlyList<string> tags, string tag)
    {
        try
        {
            if (JsonNode.Parse(journal) is not JsonObject root || root["entries"] is not JsonArray entries) return null;
            foreach (var entry in entries.OfType<JsonObject>().ToList())
            {
                if (entry["tag"]?.GetValue<string>() is not { } own || !tags.Contains(own)) continue;
                if (own == tags[^1]) entry["tag"] = tag;
                else entries.Remove(entry);
            }
            return root.ToJsonString(Json).ReplaceLineEndings("\n");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As drizzle-kit writes its files.</summary>
    internal static JsonSerializerOptions Json { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string? Listed(string journal, string tag, long when)
    {
        using var json = JsonDocument.Parse(journal, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("entries", out var entries) || entries.ValueKind != JsonValueKind.Array) return null;
        var version = json.RootElement.TryGetProperty("version", out var named) ? named.GetString() : "7";
        var index = 0;
        foreach (var entry in entries.EnumerateArray())
            if (entry.TryGetProperty("idx", out var number) && number.TryGetInt32(out var value)) index = Math.Max(index, value + 1);
        var end = journal.LastIndexOf(']');
        if (end < 0) return null;
        var last = journal.LastIndexOf('}', end);
        var added = string.Create(CultureInfo.InvariantCulture, $"\n    {{\n      \"idx\": {index},\n      \"version\": \"{version}\",\n      \"when\": {when},\n      \"tag\": \"{tag}\",\n      \"breakpoints\": true\n    }}");
        return entries.GetArrayLength() > 0 ? $"{journal[..(last + 1)]},{added}{journal[(last + 1)..]}" : $"{journal[..end]}{added}\n  {journal[end..]}";
    }
}
