using System.Text.Json;
using Plumbline.Sources.Code;

namespace Plumbline.Cli;

/// <summary>What the name of a module stands for by <c>paths</c> and <c>baseUrl</c> of the nearest <c>tsconfig.json</c>, or by <c>imports</c> of the nearest <c>package.json</c>.</summary>
internal sealed class ModuleAliases(WorkspaceFiles files)
{
    private const int MostSteps = 8;
    private static readonly JsonDocumentOptions s_lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 32 };

    private readonly Dictionary<string, List<Alias>> _known = new(StringComparer.Ordinal);

    /// <param name="Folder">What the targets are relative to.</param>
    private sealed record Alias(string Pattern, string Folder, List<string> Targets);

    private sealed record Compiler(List<Alias>? Paths, string? Base);

    /// <summary>The repository paths that a file means by the name, the likeliest first; none where nothing gives it a meaning.</summary>
    public List<string> Places(string file, string module)
    {
        if (!_known.TryGetValue(Above(file), out var aliases)) _known[Above(file)] = aliases = Near(Above(file));
        var found = new List<string>();
        foreach (var alias in aliases.OrderByDescending(a => a.Pattern.Length))
            if (Matched(alias.Pattern, module) is { } rest) found.AddRange(alias.Targets.Select(t => Place(alias.Folder, t.Replace("*", rest, StringComparison.Ordinal))).OfType<string>());
        return found;
    }

    private static string? Matched(string pattern, string module)
    {
        var star = pattern.IndexOf('*');
        if (star < 0) return pattern == module ? "" : null;
        var (head, tail) = (pattern[..star], pattern[(star + 1)..]);
        return module.Length >= head.Length + tail.Length && module.StartsWith(head, StringComparison.Ordinal) && module.EndsWith(tail, StringComparison.Ordinal) ? module[head.Length..^tail.Length] : null;
    }

    private List<Alias> Near(string folder)
    {
        List<Alias>? compiled = null, packaged = null;
        for (var at = folder; compiled is null || packaged is null; at = Above(at))
        {
            if (compiled is null && Configurations(at) is { Count: > 0 } paths) compiled = [.. paths.SelectMany(p => Compiled(p))];
            if (packaged is null && files.HasFile(Under(at, "package.json"))) packaged = Packaged(at);
            if (at.Length == 0) break;
        }
        return [.. compiled ?? [], .. packaged ?? []];
    }

    /// <summary>Of a folder that has one: the others beside it are parts of it, as those that Vite writes.</summary>
    private List<string> Configurations(string folder) =>
        !files.HasFile(Under(folder, "tsconfig.json")) && !files.HasFile(Under(folder, "jsconfig.json")) ? []
            : [.. Directory.EnumerateFiles(files.Full(folder), "?sconfig*.json").Select(f => Under(folder, Path.GetFileName(f))).Order(StringComparer.Ordinal)];

    private IEnumerable<Alias> Compiled(string path)
    {
        var compiler = Read(path, MostSteps);
        if (compiler.Base is not { } home) return compiler.Paths ?? [];
        // What is there may be named from the base as it is.
        return [.. compiler.Paths ?? [], .. Folders(home).Select(f => new Alias($"{f}/*", home, [$"{f}/*"]))];
    }

    private IEnumerable<string> Folders(string folder) =>
        files.HasFolder(folder) ? Directory.EnumerateDirectories(files.Full(folder)).Select(f => Path.GetFileName(f)) : [];

    private Compiler Read(string path, int steps)
    {
        if (steps == 0 || Json(path) is not { RootElement: { ValueKind: JsonValueKind.Object } root } json) return new(null, null);
        using (json)
        {
            var (paths, home) = ((List<Alias>?)null, (string?)null);
            var own = root.TryGetProperty("compilerOptions", out var options) && options.ValueKind == JsonValueKind.Object;
            if (own && options.TryGetProperty("baseUrl", out var to) && to.ValueKind == JsonValueKind.String) home = Place(Above(path), to.GetString()!);
            if (own && options.TryGetProperty("paths", out var all) && all.ValueKind == JsonValueKind.Object) paths = [.. all.EnumerateObject().Select(p => new Alias(p.Name, home ?? Above(path), [.. Texts(p.Value)]))];
            if (root.TryGetProperty("extends", out var extends))
                foreach (var name in Texts(extends))
                    if (ClientImport.IsRelative(name) && Place(Above(path), name.EndsWith(".json", StringComparison.Ordinal) ? name : $"{name}.json") is { } next && Read(next, steps - 1) is var other) (paths, home) = (paths ?? other.Paths, home ?? other.Base);
            return new(paths, home);
        }
    }

    private List<Alias> Packaged(string folder)
    {
        using var json = Json(Under(folder, "package.json"));
        return json is { RootElement.ValueKind: JsonValueKind.Object } && json.RootElement.TryGetProperty("imports", out var imports) && imports.ValueKind == JsonValueKind.Object
            ? [.. imports.EnumerateObject().Select(i => new Alias(i.Name, folder, [.. Texts(i.Value)]))] : [];
    }

    /// <summary>Every text of a value: of a list, and of conditions.</summary>
    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(c => Texts(c.Value)),
        _ => [],
    };

    /// <summary>null where it is none that can be read.</summary>
    private JsonDocument? Json(string path)
    {
        try
        {
            return files.Read(CodeVoice.Name, path) is { } text ? JsonDocument.Parse(text.Text, s_lenient) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Place(string folder, string target) => CodeProject.Place(Under(folder, "_"), target);

    private static string Under(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
    private static string Above(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";
}
