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
internal sealed class WorkspaceAbsentClients(WorkspaceFiles files, IReadOnlyList<Source> declared, IReadOnlyList<WorkspaceEntry> read, Config config)
{
    private static readonly string[] s_endings = ["", ".ts", ".tsx", ".mts", ".cts", ".d.ts", ".js", ".jsx", ".mjs", ".cjs", ".json"];
    private static readonly string[] s_locks = ["package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"];

    private readonly ModuleAliases _aliases = new(files);
    private List<PrismaGenerator> _generators = [];
    private WorkspaceScripts _scripts = new(files, [], [], config);

    public IEnumerable<Finding> Of(EquatableArray<ClientImport> imports)
    {
        if (imports.IsEmpty) return [];
        var listed = files.List(CodeVoice.Name, "");
        _scripts = new(files, listed, read, config);
        var all = declared.Where(s => s.Prisma is not null).SelectMany(s => s.Prisma!.Datasource.Generators).Concat(Others(listed)).DistinctBy(g => (g.Block.File.Path, g.Block.Name)).ToList();
        if (all.Exists(g => !g.IsPlaced())) return [];
        _generators = all;
        var clients = all.FindAll(g => g.IsClient());
        var absent = imports.Select(i => (Import: i, Place: Absent(i))).Where(i => i.Place is not null).ToList();
        // A client may lie in a folder of that name, too.
        return absent.GroupBy(i => ClientImport.Client(i.Place!) is var client && absent.Exists(a => a.Place == client) ? ClientImport.Client(client) : client)
            .Select(g => GeneratedClientAbsent.Of(g.First().Place!, [.. g.Select(i => (At(i.Import), i.Import.Site))], clients)).ToList();
    }

    private IEnumerable<PrismaGenerator> Others(List<WorkspaceEntry> listed) =>
        listed.Where(e => e.Path.EndsWith(".prisma", StringComparison.Ordinal)).Select(e => files.Read(CodeVoice.Name, e.Path)).OfType<SourceText>().SelectMany(t => PrismaSchema.Generators(t));

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
        return places.Count > 0 && places.TrueForAll(p => IsAbsent(import.File, p)) ? Named(Bare(places[0])) : null;
    }

    /// <summary>What is imported with its index or without is one place.</summary>
    private static string Named(string place) => place.EndsWith("/index", StringComparison.Ordinal) ? place[..^"/index".Length] : place;

    private bool IsAbsent(string file, string place)
    {
        if (place.Contains("node_modules", StringComparison.Ordinal) || _scripts.SpeakOf(ClientImport.Tail(place))) return false;
        if (_generators.Exists(g => g.HasNoIndex() && g.Folder() == place)) return !IsThere($"{place}/index") && !files.HasFile($"{place}/package.json") && s_endings.Skip(1).All(e => !files.HasFile(place + e)) && HasNoIndexYet(place);
        return !IsThere(place) && !IsMade(file, place) && !_generators.Exists(g => g.LeadsTo(Bare(place)));
    }

    /// <summary>Whether a place is among what a build makes: what lies there is another file's, which may well hand a client on. A folder that the importing file is in is none.</summary>
    private bool IsMade(string file, string place)
    {
        foreach (var folder in Paths.Upward(place))
            if (!Paths.IsBelow(file, folder) && Path.GetFileName(folder) is var name && (WorkspaceFiles.IsSkipped(name) || name is "out" or "esm" or "cjs" || (name == "lib" && !IsWritten(folder)))) return true;
        return _aliases.Outputs(file).Concat(_aliases.Outputs(place)).Any(o => (place == o.Folder || Paths.IsBelow(place, o.Folder)) && !Paths.IsBelow(file, o.Folder) && (o.IsCertain || !IsWritten(o.Folder)));
    }

    /// <summary>Whether code of the project lies there, or a client is to.</summary>
    private bool IsWritten(string folder) =>
        read.Any(r => Paths.IsBelow(r.Path, folder) && !r.Path.EndsWith(".d.ts", StringComparison.Ordinal)) || _generators.Exists(g => g.Folder() is { } to && (to == folder || Paths.IsBelow(to, folder)));

    private bool IsThere(string place) => s_endings.Any(e => Path.Exists(files.Full(place + e)) || (Bare(place) is var bare && bare != place && Path.Exists(files.Full(bare + e))));

    /// <summary>Under Node's own rules a module is named by what it compiles to.</summary>
    private static string Bare(string place) => Path.GetExtension(place) is ".js" or ".mjs" or ".cjs" or ".ts" or ".mts" or ".cts" ? place[..place.LastIndexOf('.')] : place;

    /// <summary>Whether the package means a client after all: one of a schema that is not declared, a path, a link, or what a script puts there.</summary>
    private bool IsInstalled(ClientImport import) =>
        IsInstalledAbove() || _generators.Exists(g => g.IsClient() && g.MayBeInstalled()) || _aliases.Places(import.File, import.Module).Count > 0
        || Versions(import.File, import.Module).Any(v => !char.IsAsciiDigit(v.TrimStart('^', '~', '>', '<', '=', 'v', ' ').FirstOrDefault()) && !v.StartsWith("catalog:", StringComparison.Ordinal) && v is not ("latest" or "*"))
        || _scripts.SpeakOf(".prisma/client") || _scripts.SpeakOf("node_modules/@prisma") || _scripts.GenerateFromOther([.. _generators.Select(g => g.Block.File.Path)]);

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
        foreach (var folder in Paths.Upward(Paths.Folder(file)))
            if (files.Read(CodeVoice.Name, Paths.Under(folder, "package.json")) is { } text)
                foreach (var version in WorkspaceScripts.Parts(text, "dependencies", "devDependencies", "peerDependencies").SelectMany(p => p.EnumerateObject()).Where(d => d.Name == package && d.Value.ValueKind == JsonValueKind.String)) yield return version.Value.GetString()!;
    }
}
