using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Rules.Usages;
using Plumbline.Sources;
using Plumbline.Sources.Code;
using Plumbline.Sources.Drizzle;
using Plumbline.TypeScript;

namespace Plumbline.Cli;

/// <summary>
/// Finds the files of a schema that Drizzle keeps in code: those that <c>drizzle.config.ts</c> names, and all that they import. Node reads them: nothing of it is loaded
/// where no such schema is.
/// </summary>
internal sealed class WorkspaceDrizzle(WorkspaceFiles files)
{
    private const int MostFiles = 2_000;
    private static readonly string[] s_endings = ["", ".ts", ".tsx", ".mts", ".js", ".mjs", "/index.ts", "/index.js", "/src/index.ts"];

    private Dictionary<string, string>? _packages;

    /// <summary>Whether a path names code, or the tool's configuration.</summary>
    public static bool IsCode(string path) => path[(path.LastIndexOf('.') + 1)..] is "ts" or "mts" or "cts" or "js" or "mjs" or "cjs" && !path.EndsWith(".d.ts", StringComparison.Ordinal);

    public static bool IsConfiguration(string path) => Paths.Name(path).StartsWith("drizzle.config.", StringComparison.Ordinal);

    /// <param name="path">A configuration of the tool, a file, a folder or a pattern.</param>
    /// <param name="configuration">The tool's configuration that holds for the path, where there is one.</param>
    public Func<Source> Read(ConfigPath path, string name, string? configuration, DrizzleSettings settings)
    {
        if (IsConfiguration(path.Path)) configuration = path.Path;
        var script = configuration is null ? null : files.Read("files", configuration)?.Text;
        var folder = configuration is null ? "" : Start(files, configuration, script ?? "");
        var named = IsConfiguration(path.Path) ? WorkspaceToolConfig.Properties(script ?? "", "schema").Select(p => WorkspaceLayout.Join(folder, p)).OfType<string>().ToList() : [path.Path];
        var schemas = named.SelectMany(Matching).Distinct().ToList();
        if (schemas.Count == 0) throw new UsageException($"{path.Path}: {(named.Count == 0 ? "it names no schema that can be read" : $"there is no file {string.Join(", ", named)}")}");
        settings = settings with { Dialect = path.Dialect ?? DialectOf(script) ?? settings.Dialect, Casing = script is null ? null : WorkspaceToolConfig.Property(script, "casing"), HasServerNames = script is not null && IsSince1(WorkspaceToolConfig.Property(script, "out"), folder) };
        var all = WithImports(schemas, name);
        return () => Code(all, schemas, name, string.Join(", ", named), settings);
    }

    /// <summary>Where a configuration's paths start: drizzle-kit takes them from where it is run, which is the configuration's folder or one above it.</summary>
    public static string Start(WorkspaceFiles files, string configuration, string script)
    {
        var own = Paths.Folder(configuration);
        var named = WorkspaceToolConfig.Properties(script, "schema");
        return Paths.Upward(own).FirstOrDefault(folder => named.Any(n => WorkspaceLayout.Join(folder, n) is { } path && (files.HasFile(path) || (PathPattern.Base(path) is { Length: > 0 } beginning && files.HasFolder(beginning))))) ?? own;
    }

    /// <summary>Since 1.0 each migration has a folder of its own, with its snapshot in it.</summary>
    private bool IsSince1(string? output, string folder)
    {
        if (output is null || WorkspaceLayout.Join(folder, output) is not { } path || !files.HasFolder(path) || files.HasFile($"{path}/meta/_journal.json")) return false;
        return Directory.EnumerateDirectories(files.Full(path)).Any(d => File.Exists(Path.Combine(d, "migration.sql")) && File.Exists(Path.Combine(d, "snapshot.json")));
    }

    private Source Code(List<string> all, List<string> schemas, string name, string location, DrizzleSettings settings)
    {
        var stamps = all.ConvertAll(files.Entry);
        var cache = UserCache.Folder();
        var reader = CodeReader.Open(files.Root, stamps, [new TypeScriptReader(new() { Cache = cache, Progress = Console.Error.WriteLine })], cache, $" {name}");
        var read = reader.Read();
        if (read.Faults is not [var fault, ..])
            return DrizzleSchema.Read(new CodeProject(read.Files, _packages?.ToDictionary(p => p.Key, p => new CodePackage(p.Value, new Dictionary<string, string>()))), schemas, name, location, settings);
        return new(name, SourceRole.Declared, DrizzleSchema.Format, settings.Dialect, location, Catalog.Empty, new("nothing", _ => false, (_, _) => false))
        {
            Findings = [CodeUnreadable.Of(name, all.Count, fault.Message, true)],
            NotCompared = [new(location, "the schema is declared in code, which could not be read")],
        };
    }

    public static string? DialectOf(string? script) => script is null ? null : (WorkspaceToolConfig.Property(script, "dialect") ?? WorkspaceToolConfig.Property(script, "driver")) switch
    {
        "postgresql" or "pg" => AllDialects.Postgres,
        "sqlite" or "turso" or "libsql" or "better-sqlite" => AllDialects.Sqlite,
        _ => null,
    };

    private IEnumerable<string> Matching(string path)
    {
        if (files.HasFile(path)) return [path];
        var folder = PathPattern.Base(path);
        if (folder.Length > 0 && !files.HasFolder(folder)) return [];
        var found = files.List("declared", folder).Select(e => e.Path).Where(IsCode);
        return path.Contains('*') ? found.Where(p => PathPattern.Matches(path, p)) : found.Where(p => p[path.Length..].LastIndexOf('/') <= 0);
    }

    /// <summary>All files that are needed to know what the schema's files say.</summary>
    private List<string> WithImports(List<string> schemas, string source)
    {
        var found = new List<string>(schemas);
        var met = new HashSet<string>(schemas, StringComparer.Ordinal);
        for (var i = 0; i < found.Count && found.Count < MostFiles; i++)
        {
            if (files.Read(source, found[i]) is not { } text) continue;
            foreach (var module in Modules(text.Text))
                if (Resolve(found[i], module) is { } path && met.Add(path)) found.Add(path);
        }
        return found;
    }

    /// <summary>What stands behind <c>from</c> in quotes; more than there is does no harm.</summary>
    private static IEnumerable<string> Modules(string text)
    {
        for (var at = text.IndexOf("from", StringComparison.Ordinal); at >= 0; at = text.IndexOf("from", at + 4, StringComparison.Ordinal))
        {
            var open = at + 4;
            while (open < text.Length && text[open] == ' ') open++;
            if (open >= text.Length || text[open] is not ('"' or '\'')) continue;
            var end = text.IndexOf(text[open], open + 1);
            if (end > open && end - open < 200) yield return text[(open + 1)..end];
        }
    }

    private string? Resolve(string from, string module)
    {
        if (module.StartsWith('.')) return WorkspaceLayout.Join(Paths.Folder(from), module) is { } path ? Existing(path) : null;
        foreach (var (name, folder) in _packages ??= Packages())
        {
            if (module == name) return Existing(folder) ?? Existing($"{folder}/src");
            if (module.StartsWith(name, StringComparison.Ordinal) && module[name.Length] == '/') return Existing($"{folder}{module[name.Length..]}") ?? Existing($"{folder}/src{module[name.Length..]}");
        }
        if (module[0] is not ('@' or '~' or '#' or '$') || module.IndexOf('/') is not (> 0 and < 5 and var slash)) return null;
        var rest = module[(slash + 1)..];
        return Paths.Upward(Paths.Folder(from)).Select(at => Existing(Paths.Under(at, rest)) ?? Existing(Paths.Under(at, $"src/{rest}"))).FirstOrDefault(p => p is not null);
    }

    private string? Existing(string path)
    {
        foreach (var ending in s_endings)
            if (IsCode(path + ending) && files.HasFile(path + ending)) return path + ending;
        var dot = path.LastIndexOf('.');
        return dot > 0 && path[dot..] is ".js" or ".mjs" && files.HasFile($"{path[..dot]}.ts") ? $"{path[..dot]}.ts" : null;
    }

    /// <summary>The packages of a repository that holds several, by their names.</summary>
    private Dictionary<string, string> Packages()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var above in (string[])["packages", "apps", "libs"])
        {
            if (!files.HasFolder(above)) continue;
            foreach (var folder in Directory.EnumerateDirectories(files.Full(above)).Order(StringComparer.Ordinal))
            {
                var path = $"{above}/{Path.GetFileName(folder)}";
                if (files.HasFile($"{path}/package.json") && files.Read("files", $"{path}/package.json") is { } text && WorkspaceToolConfig.PackageName(text) is { } name) found[name] = path;
            }
        }
        return found;
    }
}
