using Plumbline.Model;

namespace Plumbline.Sources.Code;

/// <summary>What an imported name leads to: a binding in a file of the project, or a module that is none of its files.</summary>
/// <param name="Export">For a module: the name asked of it.</param>
public readonly record struct CodeTarget(CodeFile? File, CodeBinding? Binding, string? Module, string? Export)
{
    /// <summary>For a module: the file that names it.</summary>
    public CodeFile? By { get; init; }
}

/// <summary>A package that the project itself holds.</summary>
/// <param name="Exports">What it hands out: <c>.</c>, <c>./client</c>, … and the files below its folder.</param>
public sealed record CodePackage(string Folder, IReadOnlyDictionary<string, string> Exports);

/// <summary>All files of code of a project, and the way from an import to what it means.</summary>
public sealed class CodeProject
{
    private const int MostSteps = 16;
    private static readonly string[] s_endings = ["", ".ts", ".tsx", ".mts", ".js", ".jsx", ".mjs", "/index.ts", "/index.tsx", "/index.js", "/src/index.ts", "/src/index.tsx"];

    private readonly Dictionary<string, CodeFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byLastPart = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, CodePackage> _packages;
    private readonly Dictionary<CodeFile, Dictionary<string, CodeFile?>> _modules = [];

    /// <param name="packages">The packages that the project itself holds: by their names.</param>
    public CodeProject(IReadOnlyList<CodeFile> files, IReadOnlyDictionary<string, CodePackage>? packages = null)
    {
        Files = files;
        _packages = packages ?? new Dictionary<string, CodePackage>();
        foreach (var file in files)
        {
            _files[file.Path] = file;
            var bare = Bare(file.Path);
            var last = Paths.Name(bare);
            if (!_byLastPart.TryGetValue(last, out var same)) _byLastPart[last] = same = [];
            same.Add(bare);
        }
    }

    public IReadOnlyList<CodeFile> Files { get; }

    /// <summary>The same, to be asked on another core: what was found out of it is each one's own.</summary>
    public CodeProject Beside() => new(Files, _packages) { IsAll = IsAll };

    /// <summary>Whether these are all: none beside them is of a language that was not read.</summary>
    public bool IsAll { get; init; } = true;

    /// <summary>Whether a module is named as one of the packages that the project itself holds, or as a part of one.</summary>
    public bool IsPackaged(string module) => _packages.Keys.Any(p => module == p || (module.StartsWith(p, StringComparison.Ordinal) && module[p.Length] == '/'));

    /// <summary>The folder of the package that a file is part of; empty for the project's own.</summary>
    public string PackageOf(CodeFile file)
    {
        var best = "";
        foreach (var package in _packages.Values)
            if (package.Folder.Length > best.Length && Paths.IsBelow(file.Path, package.Folder)) best = package.Folder;
        return best;
    }

    /// <summary>What a name that a file imports leads to, through every file that hands it on.</summary>
    public CodeTarget Find(CodeFile from, string module, string export)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            if (Module(from, module) is not { } file) return new(null, null, module, export) { By = from };
            if (export == "*") return new(file, null, null, "*");
            if (Exported(file, export) is not { } said)
            {
                // One of those that it hands on whole.
                var whole = file.Exports.Where(e => e.Name == "*" && e.Module is not null).ToList();
                foreach (var each in whole)
                    if (Find(file, each.Module!, export) is { Binding: not null } found) return found;
                return whole.Count == 0 ? new(file, null, null, export) : Find(file, whole[0].Module!, export);
            }
            if (said.Binding >= 0 && said.Binding < file.Bindings.Count)
            {
                if (file.Bindings[said.Binding] is not CodeBinding.Imported imported) return new(file, file.Bindings[said.Binding], null, null);
                (from, module, export) = (file, imported.Module, imported.Export);
            }
            else if (said.Module is { } next) (from, module, export) = (file, next, said.Export!);
            else return new(file, null, null, export);
        }
        return default;
    }

    private static CodeExport? Exported(CodeFile file, string name)
    {
        foreach (var export in file.Exports)
            if (export.Name == name) return export;
        return null;
    }

    /// <summary>The file that a module's name leads to from another; null where it is none of the project's.</summary>
    public CodeFile? Module(CodeFile from, string module)
    {
        if (!_modules.TryGetValue(from, out var known)) _modules[from] = known = new(StringComparer.Ordinal);
        return known.TryGetValue(module, out var found) ? found : known[module] = Look(from, module);
    }

    private CodeFile? Look(CodeFile from, string module)
    {
        if (module.StartsWith('.')) return Place(from.Path, module) is { } place ? At(place) : null;
        foreach (var (name, package) in _packages)
            if (module == name || (module.StartsWith(name, StringComparison.Ordinal) && module[name.Length] == '/')) return Packed(package, module[name.Length..]);
        return Alias(from, module);
    }

    private CodeFile? Packed(CodePackage package, string rest) =>
        (package.Exports.TryGetValue($".{rest}", out var path) && Paths.Join(package.Folder, path) is { } place ? At(place) : null) ?? At(package.Folder + rest) ?? At($"{package.Folder}/src{rest}") ?? At($"{package.Folder}/lib{rest}");

    /// <summary><c>@/lib/db</c>, <c>~/server/db</c>: the nearest file whose path ends so. What an alias stands for is settled by where the file is.</summary>
    private CodeFile? Alias(CodeFile from, string module)
    {
        var slash = module.IndexOf('/');
        if (slash < 0 || slash > 4 || module[0] is not ('@' or '~' or '#' or '$') && module[..slash] is not "src") return null;
        var rest = module[0] is 's' ? module : module[(slash + 1)..];
        var bare = Bare(rest);
        var last = Paths.Name(bare);
        var found = Ending(last, bare).Concat(Ending("index", $"{bare}/index")).ToList();
        var best = found.OrderByDescending(f => Shared(f, from.Path)).ThenBy(f => f.Length).ToList();
        return best.Count == 0 ? null : At(best[0]);
    }

    private IEnumerable<string> Ending(string last, string bare) =>
        _byLastPart.TryGetValue(last, out var same) ? same.Where(f => f == bare || f.EndsWith($"/{bare}", StringComparison.Ordinal)) : [];

    private static int Shared(string one, string other)
    {
        var same = 0;
        for (var i = 0; i < Math.Min(one.Length, other.Length) && one[i] == other[i]; i++)
            if (one[i] == '/') same++;
        return same;
    }

    private CodeFile? At(string path)
    {
        path = path.TrimEnd('/');
        foreach (var ending in s_endings)
            if (_files.TryGetValue(path + ending, out var file)) return file;
        // Under Node's own rules a module is named by what it compiles to.
        var dot = path.LastIndexOf('.');
        if (dot <= 0 || path[dot..] is not (".js" or ".jsx" or ".mjs")) return null;
        return _files.GetValueOrDefault(path[..dot] + ".ts") ?? _files.GetValueOrDefault(path[..dot] + ".tsx") ?? _files.GetValueOrDefault(path[..dot] + ".mts");
    }

    private static string Bare(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/') && path[dot..] is ".ts" or ".tsx" or ".js" or ".jsx" or ".mts" or ".mjs" ? path[..dot] : path;
    }

    /// <summary>The path that a relative module names; null where it lies above the project.</summary>
    public static string? Place(string file, string module) => Paths.Join(Paths.Folder(file), module);
}
