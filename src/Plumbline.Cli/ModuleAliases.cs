using System.Text.Json;
using Plumbline.Model;
using Plumbline.Sources.Code;

namespace Plumbline.Cli;

/// <summary>What the name of a module stands for by <c>paths</c> and <c>baseUrl</c> of the nearest <c>tsconfig.json</c>, or by <c>imports</c> of the nearest <c>package.json</c>; and where these say that a build writes.</summary>
internal sealed class ModuleAliases(WorkspaceFiles files)
{
    private const int MostSteps = 8;
    private const string OfLeaf = "${configDir}";
    private static readonly string[] s_outputs = ["outDir", "declarationDir"];
    private static readonly string[] s_entries = ["main", "module", "types", "typings", "bin", "exports"];
    private static readonly JsonDocumentOptions s_lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 32 };

    private readonly Dictionary<string, Setup> _known = new(StringComparer.Ordinal);

    private sealed record Setup(List<Alias> Aliases, List<ModuleOutput> Outputs);

    /// <param name="Folder">What the targets are relative to.</param>
    private sealed record Alias(string Pattern, string Folder, List<string> Targets);

    /// <param name="Outputs">Folders that it writes to.</param>
    private sealed record Compiler(List<Alias>? Paths, string? Base, List<string> Outputs);

    /// <summary>The repository paths that a file means by the name, the likeliest first; none where nothing gives it a meaning.</summary>
    public List<string> Places(string file, string module)
    {
        var found = new List<string>();
        foreach (var alias in Near(Paths.Folder(file)).Aliases.OrderByDescending(a => a.Pattern.Length))
            if (Matched(alias.Pattern, module) is { } rest) found.AddRange(alias.Targets.Select(t => Paths.Join(alias.Folder, t.Replace("*", rest, StringComparison.Ordinal))).OfType<string>());
        return found;
    }

    /// <summary>Where what is made of the package around a path is written.</summary>
    public List<ModuleOutput> Outputs(string path) => Near(Paths.Folder(path)).Outputs;

    private static string? Matched(string pattern, string module)
    {
        var star = pattern.IndexOf('*');
        if (star < 0) return pattern == module ? "" : null;
        var (head, tail) = (pattern[..star], pattern[(star + 1)..]);
        return module.Length >= head.Length + tail.Length && module.StartsWith(head, StringComparison.Ordinal) && module.EndsWith(tail, StringComparison.Ordinal) ? module[head.Length..^tail.Length] : null;
    }

    private Setup Near(string folder)
    {
        if (_known.TryGetValue(folder, out var known)) return known;
        List<Compiler>? compilers = null;
        string? package = null;
        foreach (var at in Paths.Upward(folder))
        {
            if (compilers is null && Configurations(at) is { Count: > 0 } paths) compilers = [.. paths.Select(p => Read(p, p, MostSteps))];
            if (package is null && files.HasFile(Paths.Under(at, "package.json"))) package = at;
            if (compilers is not null && package is not null) break;
        }
        var written = (compilers ?? []).SelectMany(c => c.Outputs).Select(o => new ModuleOutput(o, true));
        using var json = package is null ? null : Json(Paths.Under(package, "package.json"));
        if (json is not { RootElement: { ValueKind: JsonValueKind.Object } root }) return _known[folder] = new([.. (compilers ?? []).SelectMany(Compiled)], [.. written]);
        return _known[folder] = new([.. (compilers ?? []).SelectMany(Compiled), .. Packaged(package!, root)], [.. written, .. Entries(package!, root)]);
    }

    /// <summary>Of a folder that has one: the others beside it are parts of it, as those that Vite writes.</summary>
    private List<string> Configurations(string folder) =>
        !files.HasFile(Paths.Under(folder, "tsconfig.json")) && !files.HasFile(Paths.Under(folder, "jsconfig.json")) ? []
            : [.. Directory.EnumerateFiles(files.Full(folder), "?sconfig*.json").Select(f => Paths.Under(folder, Path.GetFileName(f))).Order(StringComparer.Ordinal)];

    private IEnumerable<Alias> Compiled(Compiler compiler)
    {
        if (compiler.Base is not { } home) return compiler.Paths ?? [];
        // What is there may be named from the base as it is.
        return [.. compiler.Paths ?? [], .. Folders(home).Select(f => new Alias($"{f}/*", home, [$"{f}/*"]))];
    }

    private IEnumerable<string> Folders(string folder) =>
        files.HasFolder(folder) ? Directory.EnumerateDirectories(files.Full(folder)).Select(f => Path.GetFileName(f)) : [];

    /// <param name="leaf">The configuration that extends this one, or itself.</param>
    private Compiler Read(string path, string leaf, int steps)
    {
        if (steps == 0 || Json(path) is not { RootElement: { ValueKind: JsonValueKind.Object } root } json) return new(null, null, []);
        using (json)
        {
            var (paths, home, outputs) = ((List<Alias>?)null, (string?)null, new List<string>());
            if (root.TryGetProperty("compilerOptions", out var options) && options.ValueKind == JsonValueKind.Object)
            {
                if (options.TryGetProperty("baseUrl", out var to) && to.ValueKind == JsonValueKind.String) home = Paths.Join(Paths.Folder(path), to.GetString()!);
                if (options.TryGetProperty("paths", out var all) && all.ValueKind == JsonValueKind.Object) paths = [.. all.EnumerateObject().Select(p => new Alias(p.Name, home ?? Paths.Folder(path), [.. Texts(p.Value)]))];
                outputs = [.. s_outputs.SelectMany(o => options.TryGetProperty(o, out var folder) ? Texts(folder) : []).Select(o => o.StartsWith(OfLeaf, StringComparison.Ordinal) ? Paths.Join(Paths.Folder(leaf), $".{o[OfLeaf.Length..]}") : Paths.Join(Paths.Folder(path), o)).OfType<string>()];
            }
            if (root.TryGetProperty("extends", out var extends))
                foreach (var name in Texts(extends))
                    if (ClientImport.IsRelative(name) && Paths.Join(Paths.Folder(path), name.EndsWith(".json", StringComparison.Ordinal) ? name : $"{name}.json") is { } next && Read(next, leaf, steps - 1) is var other) (paths, home, outputs) = (paths ?? other.Paths, home ?? other.Base, [.. outputs, .. other.Outputs]);
            return new(paths, home, outputs);
        }
    }

    private static List<Alias> Packaged(string folder, JsonElement package) =>
        package.TryGetProperty("imports", out var imports) && imports.ValueKind == JsonValueKind.Object ? [.. imports.EnumerateObject().Select(i => new Alias(i.Name, folder, [.. Texts(i.Value)]))] : [];

    /// <summary>The folders, below the package's own, of what a package hands out: of TypeScript itself none is made.</summary>
    private static IEnumerable<ModuleOutput> Entries(string folder, JsonElement package)
    {
        foreach (var target in s_entries.SelectMany(e => package.TryGetProperty(e, out var entry) ? Texts(entry) : []).Distinct())
        {
            if (Path.GetExtension(target) is ".ts" or ".tsx" or ".mts" or ".cts" && !target.Contains(".d.", StringComparison.Ordinal)) continue;
            var head = target.Split('*')[0];
            if (target.StartsWith("..", StringComparison.Ordinal) || Paths.Join(folder, head) is not { } place) continue;
            foreach (var at in Paths.Upward(head.EndsWith('/') ? place : Paths.Folder(place)).TakeWhile(f => f.Length > folder.Length)) yield return new(at, false);
        }
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
}
