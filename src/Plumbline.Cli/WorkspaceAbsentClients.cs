using System.Text.Json;
using Plumbline.Model;
using Plumbline.Rules.Usages;
using Plumbline.Sources;
using Plumbline.Sources.Code;
using Plumbline.Sources.Prisma;

namespace Plumbline.Cli;

/// <summary>
/// Asks the disk about imports of a Prisma client that lead to none by what code and schemas say: whether something lies there, whether another schema is generated there, whether a
/// script speaks of the place. Nothing is looked at, nor listed, while there are no such imports.
/// </summary>
/// <param name="read">The files of code that were read: what they speak of is known.</param>
internal sealed class WorkspaceAbsentClients(WorkspaceFiles files, IReadOnlyList<Source> declared, IReadOnlyList<WorkspaceEntry> read)
{
    private const long MostBytes = 1 << 18;
    private static readonly string[] s_endings = ["", ".ts", ".tsx", ".mts", ".cts", ".d.ts", ".js", ".jsx", ".mjs", ".cjs", ".json"];
    private static readonly string[] s_locks = ["package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"];
    private static readonly string[] s_code = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"];

    private readonly ModuleAliases _aliases = new(files);
    private List<PrismaGenerator> _generators = [];
    private List<WorkspaceEntry> _listed = [];
    private List<string>? _scripts;

    public IEnumerable<Finding> Of(EquatableArray<ClientImport> imports)
    {
        if (imports.IsEmpty) return [];
        _listed = files.List(CodeVoice.Name, "");
        var all = declared.Where(s => s.Prisma is not null).SelectMany(s => s.Prisma!.Datasource.Generators).Concat(Others()).DistinctBy(g => (g.Block.File.Path, g.Block.Name)).ToList();
        if (all.Exists(g => !g.IsPlaced())) return [];
        _generators = all;
        var clients = all.FindAll(g => g.IsClient());
        var absent = imports.Select(i => (Import: i, Place: Absent(i))).Where(i => i.Place is not null).ToList();
        // A client may lie in a folder of that name, too.
        return absent.GroupBy(i => ClientImport.Client(i.Place!) is var client && absent.Exists(a => a.Place == client) ? ClientImport.Client(client) : client)
            .Select(g => GeneratedClientAbsent.Of(g.First().Place!, [.. g.Select(i => (At(i.Import), i.Import.Site))], clients)).ToList();
    }

    private IEnumerable<PrismaGenerator> Others() =>
        _listed.Where(e => e.Path.EndsWith(".prisma", StringComparison.Ordinal)).Select(e => files.Read(CodeVoice.Name, e.Path)).OfType<SourceText>().SelectMany(t => PrismaSchema.Generators(t));

    private Origin At(ClientImport import)
    {
        var place = files.Read(CodeVoice.Name, import.File) is { } text ? ClientImport.In(text.Text, import.Module) : default;
        return new(CodeVoice.Name, import.File, place.Line, place.Column);
    }

    /// <summary>The place that an import leads to, where there is certainly no client.</summary>
    private string? Absent(ClientImport import)
    {
        if (import.Module == ClientImport.Installed) return IsInstalled(import) ? null : import.Module;
        var places = ClientImport.IsRelative(import.Module) ? [CodeProject.Place(import.File, import.Module)!] : _aliases.Places(import.File, import.Module);
        return places.Count > 0 && places.TrueForAll(IsAbsent) ? Named(Bare(places[0])) : null;
    }

    /// <summary>What is imported with its index or without is one place.</summary>
    private static string Named(string place) => place.EndsWith("/index", StringComparison.Ordinal) ? place[..^"/index".Length] : place;

    private bool IsAbsent(string place)
    {
        if (place.Contains("node_modules", StringComparison.Ordinal) || IsSpokenOf(ClientImport.Tail(place))) return false;
        if (_generators.Exists(g => g.HasNoIndex() && g.Folder() == place)) return !IsThere($"{place}/index") && !files.HasFile($"{place}/package.json") && s_endings.Skip(1).All(e => !files.HasFile(place + e)) && HasNoIndexYet(place);
        return !IsThere(place) && !_generators.Exists(g => g.LeadsTo(Bare(place)));
    }

    private bool IsThere(string place) => s_endings.Any(e => Path.Exists(files.Full(place + e)) || (Bare(place) is var bare && bare != place && Path.Exists(files.Full(bare + e))));

    /// <summary>Under Node's own rules a module is named by what it compiles to.</summary>
    private static string Bare(string place) => Path.GetExtension(place) is ".js" or ".mjs" or ".cjs" or ".ts" or ".mts" or ".cts" ? place[..place.LastIndexOf('.')] : place;

    /// <summary>Whether the package means a client after all: one of a schema that is not declared, a path, a link, or what a script puts there.</summary>
    private bool IsInstalled(ClientImport import) =>
        IsInstalledAbove() || _generators.Exists(g => g.IsClient() && g.MayBeInstalled()) || _aliases.Places(import.File, import.Module).Count > 0
        || Versions(import.File, import.Module).Any(v => !char.IsAsciiDigit(v.TrimStart('^', '~', '>', '<', '=', 'v', ' ').FirstOrDefault()) && !v.StartsWith("catalog:", StringComparison.Ordinal) && v is not ("latest" or "*"))
        || IsSpokenOf(".prisma/client") || IsSpokenOf("node_modules/@prisma");

    /// <summary>Whether the packages are those of a repository that is only read in part: what else is generated into them is not known.</summary>
    private bool IsInstalledAbove() => Git.Repository(files.Root) is { } repository && repository != files.Root && !s_locks.Any(files.HasFile);

    /// <summary>Whether the version that is asked for writes no index: what comes before 6.10 still does.</summary>
    private bool HasNoIndexYet(string place)
    {
        var from = _generators.Find(g => g.HasNoIndex() && g.Folder() == place)!.Block.File.Path;
        return Versions(from, "prisma").Concat(Versions(from, ClientImport.Installed)).FirstOrDefault() is { } version
            && version.TrimStart('^', '~', '=', 'v').Split('.') is [var major, .. var rest] && int.TryParse(major, out var first) && (first > 6 || (first == 6 && rest.Length > 0 && int.TryParse(rest[0], out var second) && second >= 10));
    }

    /// <summary>The versions that packages above a file ask for, the nearest first.</summary>
    private IEnumerable<string> Versions(string file, string package)
    {
        for (var at = Above(file); ; at = Above(at))
        {
            if (files.Read(CodeVoice.Name, at.Length == 0 ? "package.json" : $"{at}/package.json") is { } text)
                foreach (var version in Parts(text, "dependencies", "devDependencies", "peerDependencies").SelectMany(p => p.EnumerateObject()).Where(d => d.Name == package && d.Value.ValueKind == JsonValueKind.String)) yield return version.Value.GetString()!;
            if (at.Length == 0) yield break;
        }
    }

    private static List<JsonElement> Parts(SourceText package, params ReadOnlySpan<string> names)
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

    /// <summary>Whether a script that is no code of the project's speaks of a place: it may put there what no generator does.</summary>
    private bool IsSpokenOf(string words) => (_scripts ??= [.. Scripts()]).Exists(s => ClientImport.Speaks(s, words));

    private IEnumerable<string> Scripts()
    {
        var known = read.Select(r => r.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in _listed)
        {
            var name = entry.Path[(entry.Path.LastIndexOf('/') + 1)..];
            if (entry.Length > MostBytes || !IsScript(name, entry.Path, known) || files.Read(CodeVoice.Name, entry.Path) is not { } text) continue;
            yield return name == "package.json" ? string.Join('\n', Parts(text, "scripts").Select(p => p.GetRawText())) : s_code.Contains(Path.GetExtension(name)) ? text.Text : WithoutComments(text.Text);
        }
    }

    private static string WithoutComments(string text) => string.Join('\n', text.Split('\n').Where(l => !l.AsSpan().TrimStart().StartsWith("#", StringComparison.Ordinal)));

    private static bool IsScript(string name, string path, HashSet<string> known) =>
        name is "package.json" or "project.json" or "Makefile" or "makefile" or "justfile" or "Justfile" or "Procfile" || name.StartsWith("Dockerfile", StringComparison.Ordinal) || name.StartsWith("Taskfile", StringComparison.Ordinal)
        || Path.GetExtension(name) is ".sh" or ".bash" or ".ps1" or ".bat" or ".mk" or ".yml" or ".yaml" or ".toml"
        || (s_code.Contains(Path.GetExtension(name)) && !name.EndsWith(".d.ts", StringComparison.Ordinal) && !known.Contains(path) && !name.Contains(".config.", StringComparison.Ordinal));

    private static string Above(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";
}
