using System.Text;
using System.Text.Json;
using Plumbline.Model;

namespace Plumbline.Sources;

/// <summary>Drizzle's <c>meta/_journal.json</c>: the files that its migrator runs, in their order.</summary>
internal sealed record MigrationFolderJournal(SourceText File, EquatableArray<string> Tags, string? Dialect)
{
    public const string Path = "meta/_journal.json";

    /// <summary>False when nothing could be made of it: every file is Drizzle's then, in the order of the names.</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>The journal's own stamps in milliseconds, by tag: the migrator tells what it has run by them alone.</summary>
    public IReadOnlyDictionary<string, long> Times { get; init; } = new Dictionary<string, long>();

    /// <summary>The rule under which a broken journal is reported.</summary>
    public const string UnreadableRule = "journal-not-readable";

    public static MigrationFolderJournal Read(SourceText file, List<Finding> findings)
    {
        try
        {
            using var json = JsonDocument.Parse(file.Text, new() { MaxDepth = 16, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var dialect = json.RootElement.TryGetProperty("dialect", out var named) ? named.GetString() : null;
            var entries = json.RootElement.GetProperty("entries").EnumerateArray().Select(e => (Index: Index(e), Tag: e.GetProperty("tag").GetString() ?? "", Time: Time(e))).ToList();
            var times = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var (_, tag, time) in entries)
                if (time is { } when) times[tag] = when;
            return new(file, entries.OrderBy(e => e.Index).Select(e => e.Tag).ToEquatableArray(), dialect) { Times = times };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            var where = fault is JsonException { LineNumber: { } line } json ? PlaceOf(file, (int)line, (int)(json.BytePositionInLine ?? 0)) : file.At(0);
            var message = fault is JsonException ? "the Drizzle journal is not valid JSON: no file's place is known" : "the Drizzle journal has no list of entries with a tag each";
            findings.Add(new(UnreadableRule, Severity.High, null, where, message) { About = file.Path, AboutKind = "file" });
            return new(file, [], null) { IsReadable = false };
        }
    }

    /// <summary>The place of an entry in the journal.</summary>
    public Origin Where(string tag) => File.At(Math.Max(0, File.Text.IndexOf($"\"{tag}\"", StringComparison.Ordinal)));

    private static int Index(JsonElement entry) => entry.TryGetProperty("idx", out var index) && index.TryGetInt32(out var value) ? value : int.MaxValue;

    private static long? Time(JsonElement entry) => entry.TryGetProperty("when", out var when) && when.TryGetInt64(out var value) ? value : null;

    private static Origin PlaceOf(SourceText file, int line, int bytes)
    {
        var text = Encoding.UTF8.GetBytes(file.Line(line + 1));
        return new(file.Source, file.Path, line + 1, Encoding.UTF8.GetCharCount(text.AsSpan(0, Math.Min(bytes, text.Length))) + 1);
    }
}
