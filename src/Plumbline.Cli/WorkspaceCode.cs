using System.Text;
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
        var (found, packages) = Find(Outputs(declared));
        if (found.Count == 0) return project;
        return Read(project, declared, found, packages);
    }

    private Project Read(Project project, List<Source> declared, List<WorkspaceEntry> found, List<string> packages)
    {
        var texts = new CodeTexts(project.Texts, found.Select(f => f.Path), _files);
        try
        {
            return project with { Sources = project.Sources.Add(Voice(found, packages, project, declared)), Texts = texts };
        }
        catch (TypeScriptException fault)
        {
            return project with { Findings = project.Findings.Add(CodeUnreadable.Of(CodeVoice.Name, found.Count, fault.Message, !config.Code.IsEmpty)) };
        }
    }

    private Source Voice(List<WorkspaceEntry> found, List<string> packages, Project project, List<Source> declared)
    {
        var reader = TypeScriptReader.Open(root, found.ConvertAll(f => new CodeStamp(f.Path, f.Length, File.GetLastWriteTimeUtc(_files.Full(f.Path)).Ticks)), new() { Progress = Console.Error.WriteLine });
        var location = string.Join(", ", config.Code.IsEmpty ? found.Select(f => f.Path.Split('/')[0]).Distinct().Take(8) : config.Code.Select(c => c.Path));
        var (named, schema) = (Packages(packages), new StringBuilder(location));
        foreach (var (name, package) in named.OrderBy(p => p.Key, StringComparer.Ordinal)) schema.Append($"\0{name}\0{package.Folder}\0{string.Join(' ', package.Exports)}");
        var schemas = project.Of(SourceRole.Declared).Concat(project.Of(SourceRole.History)).ToList();
        foreach (var source in schemas)
            foreach (var text in project.Texts.Values.Where(t => t.Source == source.Name)) schema.Append('\0').Append(text.Text);
        if (reader.Voice(schema.ToString()) is { } kept && CodeVoiceBytes.Read(kept) is { } same) return same;
        var voice = CodeVoice.Read(new CodeProject(reader.Read(), named), location, declared, CodeQueries.Over(CodeVoice.Name, schemas, project.PostgresVersion));
        reader.Keep(schema.ToString(), CodeVoiceBytes.Write(voice));
        return voice;
    }

    private (List<WorkspaceEntry> Found, List<string> Packages) Find(IReadOnlyList<string> generated)
    {
        var (found, packages) = (new List<WorkspaceEntry>(), new List<string>());
        var folders = config.Code.IsEmpty ? [""] : config.Code.Select(c => PathPattern.Base(c.Path)).Distinct().ToList();
        foreach (var entry in folders.SelectMany(Entries).DistinctBy(e => e.Path))
        {
            if (entry.Path == "package.json" || entry.Path.EndsWith("/package.json", StringComparison.Ordinal)) packages.Add(entry.Path);
            if (!IsCode(entry) || generated.Any(g => entry.Path.StartsWith(g, StringComparison.Ordinal))) continue;
            if (config.Code.IsEmpty || config.Code.Any(c => c.IsPattern ? PathPattern.Matches(c.Path, entry.Path) : entry.Path == c.Path || entry.Path.StartsWith($"{c.Path.TrimEnd('/')}/", StringComparison.Ordinal))) found.Add(entry);
        }
        return (found, packages);
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
    private Dictionary<string, CodePackage> Packages(List<string> paths)
    {
        var found = new Dictionary<string, CodePackage>(StringComparer.Ordinal);
        foreach (var path in paths)
            if (path.LastIndexOf('/') is > 0 and var slash && _files.Read(CodeVoice.Name, path) is { } text && WorkspaceToolConfig.PackageName(text) is { } name) found[name] = new(path[..slash], WorkspaceToolConfig.PackageExports(text));
        return found;
    }
}
