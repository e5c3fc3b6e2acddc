using System.Text;
using Plumbline.CSharp;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Rules.Usages;
using Plumbline.Sources;
using Plumbline.Sources.Code;
using Plumbline.Sources.Drizzle;
using Plumbline.TypeScript;

namespace Plumbline.Cli;

/// <summary>
/// Finds and reads the code of a project. Everything that knows a language is behind this class: a run that looks at schemas alone never loads it.
/// </summary>
internal sealed class WorkspaceCode(string root, Config config)
{
    private const long MostBytes = 1 << 20;

    /// <summary>Program text that nobody reads here, and that may use the same database.</summary>
    private static readonly string[] s_others = [".py", ".go", ".rb", ".java", ".kt", ".php", ".rs", ".cs", ".scala", ".ex", ".exs", ".vue", ".svelte", ".astro"];

    private readonly WorkspaceFiles _files = new(root);
    private Begun? _begun;

    /// <summary>What was found, and is being read.</summary>
    /// <param name="Silent">What is named as code, and holds none.</param>
    /// <param name="Reader">null where there is nothing to read.</param>
    private sealed record Begun(IReadOnlyList<ICodeLanguage> Languages, Listing Found, IReadOnlyList<ConfigPath> Silent, CodeReader? Reader);

    /// <param name="Files">Those that are read.</param>
    /// <param name="Large">Code that is too large to be.</param>
    /// <param name="Others">Program text in other languages.</param>
    /// <param name="Packages">Every <c>package.json</c>.</param>
    private sealed record Listing(IReadOnlyList<WorkspaceEntry> Files, IReadOnlyList<string> Large, IReadOnlyList<string> Others, IReadOnlyList<string> Packages)
    {
        public bool IsAll => Others.Count == 0;

        public string Folders() => string.Join(", ", Files.Select(f => f.Path.Split('/')[0]).Distinct().Take(8));
    }

    /// <summary>Looks for code, and begins to read what is new in it: histories may be replayed meanwhile.</summary>
    /// <param name="histories">Where they lie.</param>
    /// <exception cref="UsageException">The configuration names what is not there.</exception>
    public void Start(IReadOnlyList<Source> declared, IReadOnlyList<string> histories)
    {
        var languages = Languages(declared, histories);
        if (languages.Count == 0) return;
        var found = Find(languages, Outputs(declared.Where(s => s.Prisma is not null)));
        var silent = config.Code.Where(c => !found.Files.Any(f => IsNamed(c, f.Path)) && !found.Large.Any(f => IsNamed(c, f)));
        foreach (var path in silent)
            if (!IsThere(path)) throw config.Missing(path, "code", path.IsPattern ? "file that matches" : "file or folder", root);
        found = found with { Files = [.. found.Files, .. Schemas(declared, found.Files)] };
        _begun = new(languages, found, silent, found.Files.Count > 0 ? CodeReader.Open(root, found.Files, languages, UserCache.Folder()) : null);
    }

    /// <summary>The project with the code that was found; itself where there is none. What was not named in the configuration is said to be detected.</summary>
    public Project AddTo(Project project, List<string> detected)
    {
        if (_begun is not { Found: var found } begun) return project;
        project = project with { NotCompared = [.. project.NotCompared, .. begun.Silent.Select(p => new NotCompared(p.Path, "named as code, and no file of TypeScript, JavaScript or C# is there")), .. found.Large.Select(p => new NotCompared(p, "a file of code of 1 MiB and more, which is not read"))] };
        if (begun.Reader is null) return project;
        if (config.Code.IsEmpty) detected.Add($"code: {string.Join(" and ", begun.Languages.Select(l => Files(l, found)).OfType<string>())} below {found.Folders()}");
        return Read(project, project.Of(SourceRole.Declared).ToList(), found, begun.Reader);
    }

    /// <summary>How many a language has, in words; null for none.</summary>
    private static string? Files(ICodeLanguage language, Listing found) =>
        found.Files.Count(f => language.Reads(f.Path)) is > 0 and var count ? Wording.Count(count, $"{language.Name} file") : null;

    /// <summary>What is looked for without being named: TypeScript with a schema of Prisma's or Drizzle's, a folder of Supabase's, a database of D1 or a package that has a driver, C# where a project of it is beside what is read.</summary>
    private List<ICodeLanguage> Languages(IReadOnlyList<Source> declared, IReadOnlyList<string> histories)
    {
        if (!config.Code.IsEmpty) return [TypeScript(), CSharp()];
        var found = new List<ICodeLanguage>();
        if (declared.Any(s => s.Prisma is not null || s.Format == DrizzleSchema.Format) || histories.Any(h => h.Contains("supabase/", StringComparison.Ordinal)) || IsForScripts([.. declared.SelectMany(s => s.Location.Split(", ")), .. histories])) found.Add(TypeScript());
        if (HasCSharp(declared, histories)) found.Add(CSharp());
        return found;
    }

    private bool IsForScripts(List<string> places) => places.Count > 0 && new WorkspaceDialect(_files) is var dialect && (places.Exists(dialect.IsD1) || dialect.HasDriver(places));

    private static TypeScriptReader TypeScript() => new(new() { Cache = UserCache.Folder(), Progress = Console.Error.WriteLine });
    private static CSharpReader CSharp() => new();

    /// <summary>Whether a project or solution lies in a folder above a source: nothing but these folders is listed.</summary>
    private bool HasCSharp(IReadOnlyList<Source> declared, IReadOnlyList<string> histories)
    {
        if (declared.Any(s => s.Format == "efcore")) return true;
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var location in declared.SelectMany(s => s.Location.Split(", ")).Concat(histories))
            folders.UnionWith(Paths.Upward(PathPattern.Base(location)));
        return folders.Where(f => Directory.Exists(_files.Full(f))).SelectMany(f => Directory.EnumerateFiles(_files.Full(f))).Any(f => Path.GetExtension(f) is ".csproj" or ".sln" or ".slnx");
    }

    private Project Read(Project project, List<Source> declared, Listing found, CodeReader reader)
    {
        var (voice, notRead) = Voice(reader, found, project, declared);
        // Only the comments of these are looked at; what else a report shows of code is read then.
        var read = project.Texts.ToDictionary();
        foreach (var path in voice?.Allowing ?? [])
            if (_files.Read(CodeVoice.Name, path) is { } text) read.TryAdd(path, text);
        var stale = declared.Where(s => s.Prisma is not null).SelectMany(s => new WorkspaceClients(_files, read).Stale(s)).ToList();
        var absent = voice is null ? [] : new WorkspaceAbsentClients(_files, declared, found.Files, config).Of(voice.ClientImports);
        var faults = notRead.Select(f => CodeUnreadable.Of(CodeVoice.Name, f.Files, f.Message, !config.Code.IsEmpty)).Concat((voice?.UnreadCode ?? []).Select(CodeUnreadable.Of));
        return project with
        {
            Sources = voice is null ? project.Sources : project.Sources.Add(voice),
            Findings = [.. project.Findings, .. faults, .. stale, .. absent],
            Texts = new CodeTexts(read, found.Files.Select(f => f.Path), _files),
        };
    }

    /// <returns>No voice where nothing of the code could be read; and the languages that could not be.</returns>
    private (Source? Voice, IReadOnlyList<CodeFault> Faults) Voice(CodeReader reader, Listing found, Project project, List<Source> declared)
    {
        var location = config.Code.IsEmpty ? found.Folders() : string.Join(", ", config.Code.Select(c => c.Path));
        var (named, schema) = (Packages(found.Packages), new StringBuilder($"{location}\0{found.IsAll}\0{project.PostgresVersion}\0").AppendJoin(' ', project.Assume));
        foreach (var name in named.Keys.Order(StringComparer.Ordinal)) schema.Append($"\0{name}\0{named[name].Folder}\0{string.Join(' ', named[name].Exports)}");
        var schemas = project.Of(SourceRole.Declared).Concat(project.Of(SourceRole.History)).ToList();
        if (schemas.Count == 0) schemas = [.. project.Of(SourceRole.Database).Where(s => s.Database is not null).Take(1)];
        foreach (var source in schemas)
        {
            // The same text may be meant as another thing, and of what was not read nothing is told to be missing.
            schema.Append('\0').Append(source.Role).Append(' ').Append(source.Dialect).Append(' ').Append(source.Unread).Append(' ').AppendJoin('\0', source.NotCompared.Select(n => n.What));
            foreach (var text in project.Texts.Values.Where(t => t.Source == source.Name)) schema.Append('\0').Append(text.Text);
            // What was asked of a program or a server is in no file.
            if (source.Format == "efcore" || source.Role == SourceRole.Database) schema.Append('\0').Append(source.Catalog.Fingerprint()).Append(string.Concat(source.ModelNames.OrderBy(n => n.Key.Name).Select(n => $"\0{n.Key.Name} {n.Value}")));
        }
        if (reader.Voice(schema.ToString()) is { } kept && CodeVoiceBytes.Read(kept) is { } same) return (same, []);
        var (files, faults, isLasting) = reader.Read();
        if (files.Count == 0 && faults.Count > 0) return (null, faults);
        var voice = CodeVoice.Read(new CodeProject(files, named) { IsAll = found.IsAll }, location, declared, CodeQueries.Over(CodeVoice.Name, schemas, project.PostgresVersion), [.. schemas.Where(s => s.Role != SourceRole.Declared)]);
        if (faults.Count > 0) return (voice with { Mentions = null }, faults);
        if (isLasting) UserCache.WriteLater(() => reader.Keep(schema.ToString(), CodeVoiceBytes.Write(voice)));
        return (voice, []);
    }

    private Listing Find(List<ICodeLanguage> languages, IReadOnlyList<string> generated)
    {
        var (found, large, others, packages) = (new List<WorkspaceEntry>(), new List<string>(), new List<string>(), new List<string>());
        var folders = config.Code.IsEmpty ? [""] : config.Code.Select(c => PathPattern.Base(c.Path)).Distinct().ToList();
        foreach (var entry in folders.SelectMany(Entries).DistinctBy(e => e.Path))
        {
            if (entry.Path == "package.json" || entry.Path.EndsWith("/package.json", StringComparison.Ordinal)) packages.Add(entry.Path);
            if (s_others.Any(e => entry.Path.EndsWith(e, StringComparison.Ordinal)) && !languages.Exists(l => l.Reads(entry.Path))) others.Add(entry.Path);
            if (entry.Length == 0 || !languages.Exists(l => l.Reads(entry.Path)) || generated.Any(g => entry.Path.StartsWith(g, StringComparison.Ordinal))) continue;
            if (!config.Code.IsEmpty && !config.Code.Any(c => IsNamed(c, entry.Path))) continue;
            if (entry.Length < MostBytes) found.Add(entry);
            else large.Add(entry.Path);
        }
        // Code that is named by its folder is a package's all the same.
        foreach (var at in folders.SelectMany(f => Paths.Upward(f.TrimEnd('/'))).Where(f => f.Length > 0))
            if (_files.HasFile($"{at}/package.json") && !packages.Contains($"{at}/package.json")) packages.Add($"{at}/package.json");
        return new(found, large, others, packages);
    }

    private static bool IsNamed(ConfigPath named, string path) =>
        named.IsPattern ? PathPattern.Matches(named.Path, path) : path == named.Path || named.Path.TrimEnd('/') is "" or "." || path.StartsWith($"{named.Path.TrimEnd('/')}/", StringComparison.Ordinal);

    private bool IsThere(ConfigPath named) =>
        named.IsPattern ? Entries(PathPattern.Base(named.Path)).Any(e => PathPattern.Matches(named.Path, e.Path)) : _files.HasFile(named.Path) || _files.HasFolder(named.Path);

    /// <summary>The files in which Drizzle's tables are declared, wherever they lie: the code's queries are made of them.</summary>
    private List<WorkspaceEntry> Schemas(IReadOnlyList<Source> declared, IReadOnlyList<WorkspaceEntry> found)
    {
        var met = found.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var files = declared.Where(s => s.Format == DrizzleSchema.Format).SelectMany(s => s.Catalog.OfType<Table>()).Select(t => t.Origin.Here.File).OfType<string>().Distinct();
        return [.. files.Where(f => met.Add(f) && _files.HasFile(f)).Select(f => _files.Entry(f))];
    }

    private IEnumerable<WorkspaceEntry> Entries(string folder)
    {
        if (_files.HasFile(folder)) return [_files.Entry(folder)];
        return folder.Length == 0 || _files.HasFolder(folder) ? _files.List(CodeVoice.Name, folder, skips: IsSkipped) : [];
    }

    private static bool IsSkipped(string name) => WorkspaceFiles.IsSkipped(name) || name is "out" or "public" or "storybook-static" or "migrations" or "Migrations" or "generated" or "__generated__";

    /// <summary>Where the generators of the schemas write: what lies there is made of the schema and says nothing of its own.</summary>
    private static List<string> Outputs(IEnumerable<Source> declared) =>
        [.. declared.SelectMany(s => s.Prisma!.Datasource.Generators).Select(g => g.Folder()).OfType<string>().Select(o => $"{o}/")];

    /// <summary>The packages of a repository that holds several, by their names.</summary>
    private Dictionary<string, CodePackage> Packages(IReadOnlyList<string> paths)
    {
        var found = new Dictionary<string, CodePackage>(StringComparer.Ordinal);
        foreach (var path in paths)
            if (Paths.Folder(path) is { Length: > 0 } folder && _files.Read(CodeVoice.Name, path) is { } text && WorkspaceToolConfig.PackageName(text) is { } name) found[name] = new(folder, WorkspaceToolConfig.PackageExports(text));
        return found;
    }
}
