using Plumbline.Model;
using Plumbline.Rules.Usages;
using Plumbline.Sources;
using Plumbline.Sources.Code;
using Plumbline.TypeScript;

namespace Plumbline.Cli;

/// <summary>
/// Finds and reads the code of a project. Everything that knows a language is behind this class: a run that looks at schemas alone never loads it.
/// </summary>
internal sealed class WorkspaceCode(string root, Config config)
{
    private const long MostBytes = 1 << 20;
    private static readonly string[] s_endings = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

    private readonly WorkspaceFiles _files = new(root);

    /// <summary>The project with its code; itself where there is none.</summary>
    public Project AddTo(Project project)
    {
        var declared = project.Of(SourceRole.Declared).Where(s => s.Prisma is not null).ToList();
        if (config.Code.IsEmpty && declared.Count == 0) return project;
        var (paths, packages) = Find(Outputs(declared));
        if (paths.Count == 0) return project;
        try
        {
            var files = TypeScriptReader.Read(root, paths, new() { Progress = Console.Error.WriteLine });
            var location = config.Code.IsEmpty ? "." : string.Join(", ", config.Code.Select(c => c.Path));
            var source = CodeVoice.Read(new CodeProject(files, Packages(packages)), location, declared);
            return project with { Sources = project.Sources.Add(source), Texts = new CodeTexts(project.Texts, paths, _files) };
        }
        catch (TypeScriptException fault)
        {
            return project with { Findings = project.Findings.Add(CodeUnreadable.Of(CodeVoice.Name, paths.Count, fault.Message, !config.Code.IsEmpty)) };
        }
    }

    private (List<string> Paths, List<string> Packages) Find(IReadOnlyList<string> generated)
    {
        var (paths, packages) = (new List<string>(), new List<string>());
        var folders = config.Code.IsEmpty ? [""] : config.Code.Select(c => PathPattern.Base(c.Path)).Distinct().ToList();
        foreach (var entry in folders.SelectMany(Entries).DistinctBy(e => e.Path))
        {
            if (entry.Path == "package.json" || entry.Path.EndsWith("/package.json", StringComparison.Ordinal)) packages.Add(entry.Path);
            if (!IsCode(entry) || generated.Any(g => entry.Path.StartsWith(g, StringComparison.Ordinal))) continue;
            if (config.Code.IsEmpty || config.Code.Any(c => c.IsPattern ? PathPattern.Matches(c.Path, entry.Path) : entry.Path == c.Path || entry.Path.StartsWith($"{c.Path.TrimEnd('/')}/", StringComparison.Ordinal))) paths.Add(entry.Path);
        }
        return (paths, packages);
    }

    private IEnumerable<WorkspaceEntry> Entries(string folder)
    {
        if (_files.HasFile(folder)) return [new(folder, _files.SizeOf(folder))];
        return folder.Length == 0 || _files.HasFolder(folder) ? _files.List(CodeVoice.Name, folder, skips: IsSkipped) : [];
    }

    private static bool IsSkipped(string name) => WorkspaceFiles.IsSkipped(name) || name is "out" or "public" or "storybook-static" or "migrations" or "generated" or "__generated__";

    private static bool IsCode(WorkspaceEntry entry) =>
        entry.Length is > 0 and < MostBytes && s_endings.Any(e => entry.Path.EndsWith(e, StringComparison.Ordinal))
        && !entry.Path.EndsWith(".d.ts", StringComparison.Ordinal) && !entry.Path.EndsWith(".min.js", StringComparison.Ordinal);

    /// <summary>Where the generators of the schemas write: what lies there is made of the schema and says nothing of its own.</summary>
    private static List<string> Outputs(IEnumerable<Source> declared) =>
        [.. declared.SelectMany(s => s.Prisma!.Datasource.Generators).Select(g => g.Folder()).OfType<string>().Select(o => $"{o}/")];

    /// <summary>The packages of a repository that holds several, by their names.</summary>
    private Dictionary<string, string> Packages(List<string> paths)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
            if (path.LastIndexOf('/') is > 0 and var slash && _files.Read(CodeVoice.Name, path) is { } text && WorkspaceToolConfig.PackageName(text) is { } name) found[name] = path[..slash];
        return found;
    }
}
