using System.Text.Json;
using Plumbline.Model;

namespace Plumbline.Cli;

/// <summary>
/// What a project's own tools are configured with, as far as it can be read without running anything:
/// plain string properties in <c>prisma.config.ts</c> and <c>drizzle.config.ts</c>, and <c>prisma.schema</c> in <c>package.json</c>.
/// </summary>
internal static class WorkspaceToolConfig
{
    public static string? PackageSchema(SourceText package)
    {
        try
        {
            using var json = JsonDocument.Parse(package.Text, new() { MaxDepth = 32 });
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("prisma", out var prisma) && prisma.ValueKind == JsonValueKind.Object
                && prisma.TryGetProperty("schema", out var schema) && schema.ValueKind == JsonValueKind.String ? schema.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What a package hands out, by the names of its <c>exports</c>; for one without, its <c>main</c> as <c>.</c>. Of conditions the first that names a file counts.</summary>
    public static Dictionary<string, string> PackageExports(SourceText package)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var json = JsonDocument.Parse(package.Text, new() { MaxDepth = 32 });
            if (json.RootElement.ValueKind != JsonValueKind.Object) return found;
            if (json.RootElement.TryGetProperty("main", out var main) && FileOf(main) is { } entry) found["."] = entry;
            if (!json.RootElement.TryGetProperty("exports", out var exports)) return found;
            if (exports.ValueKind == JsonValueKind.Object && exports.EnumerateObject().Any(e => e.Name.StartsWith('.')))
            {
                foreach (var part in exports.EnumerateObject())
                    if (FileOf(part.Value) is { } file) found[part.Name] = file;
            }
            else if (FileOf(exports) is { } only) found["."] = only;
        }
        catch (JsonException)
        {
            // its name could not be read either
        }
        return found;
    }

    private static string? FileOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object => value.EnumerateObject().Select(c => FileOf(c.Value)).FirstOrDefault(f => f is not null),
        _ => null,
    };

    /// <summary>The packages that a package runs on, and those that it is developed with.</summary>
    public static HashSet<string> PackageDependencies(SourceText package)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using var json = JsonDocument.Parse(package.Text, new() { MaxDepth = 32 });
            if (json.RootElement.ValueKind != JsonValueKind.Object) return found;
            foreach (var list in (string[])["dependencies", "devDependencies"])
                if (json.RootElement.TryGetProperty(list, out var names) && names.ValueKind == JsonValueKind.Object)
                    foreach (var name in names.EnumerateObject()) found.Add(name.Name);
        }
        catch (JsonException)
        {
            // its name could not be read either
        }
        return found;
    }

    public static string? PackageName(SourceText package)
    {
        try
        {
            using var json = JsonDocument.Parse(package.Text, new() { MaxDepth = 32 });
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// The value of a property in a script: <c>schema: "./a"</c>, <c>schema: path.join("a", "b")</c>; with <paramref name="inside"/>, inside another one's braces.
    /// </summary>
    public static string? Property(string script, string name, string? inside = null)
    {
        var text = script.AsSpan();
        if (inside is not null)
        {
            var block = After(text, inside);
            if (block < 0) return null;
            text = text[block..];
            if (!text.StartsWith("{", StringComparison.Ordinal)) return null;
            var end = text.IndexOf('}');
            if (end > 0) text = text[..end];
        }
        var at = After(text, name);
        return at < 0 ? null : Value(text[at..]);
    }

    /// <summary>The values of a property that may be one text or a list of them.</summary>
    public static List<string> Properties(string script, string name)
    {
        var text = script.AsSpan();
        var at = After(text, name);
        if (at < 0) return [];
        text = text[at..];
        if (text.Length == 0 || text[0] != '[') return Value(text) is { } one ? [one] : [];
        var found = new List<string>();
        while (text.IndexOfAny("'\"`]") is >= 0 and var next && text[next] != ']')
        {
            text = text[next..];
            if (Quoted(ref text) is { } item) found.Add(item);
            else break;
        }
        return found;
    }

    private static int After(ReadOnlySpan<char> text, string name)
    {
        for (var at = 0; at < text.Length;)
        {
            var found = text[at..].IndexOf(name, StringComparison.Ordinal);
            if (found < 0) return -1;
            found += at;
            at = found + name.Length;
            if (found > 0 && (char.IsLetterOrDigit(text[found - 1]) || text[found - 1] is '_' or '.' or '$')) continue;
            if (InComment(text, found)) continue;
            var next = at;
            if (next < text.Length && text[next] is '"' or '\'') next++;
            while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
            if (next >= text.Length || text[next] != ':') continue;
            next++;
            while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
            return next;
        }
        return -1;
    }

    private static bool InComment(ReadOnlySpan<char> text, int at)
    {
        var line = text[(text[..at].LastIndexOf('\n') + 1)..at];
        return line.TrimStart().StartsWith("//", StringComparison.Ordinal) || line.TrimStart().StartsWith("*", StringComparison.Ordinal);
    }

    private static string? Value(ReadOnlySpan<char> text)
    {
        if (text.Length == 0) return null;
        if (text[0] is '"' or '\'' or '`') return Quoted(ref text);
        var open = text.IndexOf('(');
        var line = text.IndexOfAny('\n', ',');
        if (open < 0 || (line >= 0 && line < open) || !(text[..open].EndsWith("join", StringComparison.Ordinal) || text[..open].EndsWith("resolve", StringComparison.Ordinal))) return null;
        var parts = new List<string>();
        text = text[(open + 1)..];
        while (text.IndexOfAny("'\"`)") is >= 0 and var next && text[next] != ')')
        {
            text = text[next..];
            if (Quoted(ref text) is not { } part) return null;
            parts.Add(part);
        }
        return parts.Count == 0 ? null : string.Join('/', parts);
    }

    private static string? Quoted(ref ReadOnlySpan<char> text)
    {
        var end = text[1..].IndexOf(text[0]);
        if (end < 0) return null;
        var value = text[1..(end + 1)].ToString();
        text = text[(end + 2)..];
        return value.Contains("${", StringComparison.Ordinal) ? null : value;
    }
}
