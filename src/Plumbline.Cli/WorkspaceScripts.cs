using System.Text.Json;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Code;
using Plumbline.Sources.Prisma;

namespace Plumbline.Cli;

/// <summary>What a project's scripts say: build files, workflows, and code that is none of the program's.</summary>
/// <param name="listed">Every file of the project.</param>
/// <param name="read">The files of code that were read: what they speak of is known.</param>
internal sealed class WorkspaceScripts(WorkspaceFiles files, IReadOnlyList<WorkspaceEntry> listed, IReadOnlyList<WorkspaceEntry> read, Config config)
{
    private const long MostBytes = 1 << 18;
    private static readonly string[] s_code = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"];

    private List<string>? _texts;

    /// <summary>Whether one speaks of a place: it may put there what no generator does.</summary>
    public bool SpeakOf(string words) => (_texts ??= [.. Texts()]).Exists(t => ClientImport.Speaks(t, words));

    /// <summary>Whether one has a client generated from another schema than these: one of a package that is only installed, or one that is not named before it runs.</summary>
    public bool GenerateFromOther(IReadOnlyList<string> schemas) =>
        (_texts ??= [.. Texts()]).Concat(read.Where(r => new CodeFile(r.Path).Site == UsageSite.Script).Select(r => files.Read(CodeVoice.Name, r.Path)?.Text ?? "")).SelectMany(PrismaCommand.Generated).Any(g => !schemas.Any(s => Means(g, s)));

    /// <summary>Whether the path that a script gives may be a schema's, or its folder's, wherever the script is run.</summary>
    private static bool Means(string path, string schema)
    {
        if (path.Contains("node_modules", StringComparison.Ordinal)) return false;
        var isFull = path.StartsWith('/');
        var parts = string.Join('/', path.Split('/').Where(p => p is not ("" or "." or "..")));
        return parts.Length > 0 && ($"/{schema}/".Contains($"/{parts}/", StringComparison.Ordinal) || (isFull && $"/{parts}".EndsWith($"/{schema}", StringComparison.Ordinal)));
    }

    private IEnumerable<string> Texts()
    {
        var known = read.Select(r => r.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in listed)
        {
            var name = Paths.Name(entry.Path);
            if (entry.Length > MostBytes || IsOwn(name, entry.Path) || !IsScript(name, entry.Path, known) || files.Read(CodeVoice.Name, entry.Path) is not { } text) continue;
            yield return name == "package.json" ? string.Join('\n', Parts(text, "scripts").SelectMany(p => p.EnumerateObject()).Select(s => s.Value.ToString())) : s_code.Contains(Path.GetExtension(name)) ? text.Text : WithoutComments(text.Text);
        }
    }

    /// <summary>Whether it is a file of ours: what stands there of a finding is no reason for it to go.</summary>
    private bool IsOwn(string name, string path) => Config.FileNames.Contains(name) || path == config.Baseline || files.Full(path) == config.File;

    private static string WithoutComments(string text) => string.Join('\n', text.Split('\n').Where(l => !l.AsSpan().TrimStart().StartsWith("#", StringComparison.Ordinal)));

    private static bool IsScript(string name, string path, HashSet<string> known) =>
        name is "package.json" or "project.json" or "Makefile" or "makefile" or "justfile" or "Justfile" or "Procfile" || name.StartsWith("Dockerfile", StringComparison.Ordinal) || name.StartsWith("Taskfile", StringComparison.Ordinal)
        || Path.GetExtension(name) is ".sh" or ".bash" or ".ps1" or ".bat" or ".mk" or ".yml" or ".yaml" or ".toml"
        || (s_code.Contains(Path.GetExtension(name)) && !name.EndsWith(".d.ts", StringComparison.Ordinal) && !known.Contains(path) && !name.Contains(".config.", StringComparison.Ordinal));

    /// <summary>Parts of a <c>package.json</c> that are objects.</summary>
    public static List<JsonElement> Parts(SourceText package, params ReadOnlySpan<string> names)
    {
        var found = new List<JsonElement>();
        try
        {
            using var json = JsonDocument.Parse(package.Text, new() { MaxDepth = 32 });
            foreach (var name in names)
                if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object) found.Add(part.Clone());
        }
        catch (JsonException)
        {
            // A package that cannot be read says nothing.
        }
        return found;
    }
}
