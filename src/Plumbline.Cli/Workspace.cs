using Plumbline.Model;
using Plumbline.Planning.Reconcile;
using Plumbline.Replay;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>
/// A project on disk: its configuration, what was detected where that is silent, and everything read into a <see cref="Sources.Project"/>.
/// </summary>
public sealed class Workspace
{
    private readonly WorkspaceCode? _code;

    private Workspace(string root, Config config, Project project, EquatableArray<string> detected, IReadOnlyList<StatementJudge>? judges = null, WorkspaceCode? code = null)
    {
        _code = code;
        Judges = judges ?? [];
        Root = root;
        Config = config;
        Project = project;
        Detected = detected;
    }

    /// <summary>Full path of the project's folder: where <c>plumbline.yaml</c> stands, or the folder that was named.</summary>
    public string Root { get; }

    /// <summary>Where that folder lies in its repository; empty at the root, or where there is no repository.</summary>
    public string Folder() => Git.Repository(Root) is { } repository && repository != Root ? Path.GetRelativePath(repository, Root).Replace('\\', '/') : "";

    public Config Config { get; }
    public Project Project { get; }

    /// <summary>What was found without being told, in words: a report says it first.</summary>
    public EquatableArray<string> Detected { get; }

    /// <summary>Who has judged migrations while they were replayed.</summary>
    public IReadOnlyList<StatementJudge> Judges { get; }

    /// <summary>Opens the project that a folder is, or is in.</summary>
    /// <param name="path">A folder, or the configuration file itself.</param>
    /// <param name="orNothing">Whether a project without schema and migrations is an answer, too.</param>
    /// <param name="choice">The databases that are read beside the files; none when nothing is said.</param>
    /// <param name="historyAlone">Whether the declared schema is left unread where the migrations need nothing of it.</param>
    /// <param name="judged">Whether the migrations are judged while they are replayed.</param>
    /// <param name="withCode">Whether the code is read, too. Nothing of a language is loaded, nor code looked for, without it.</param>
    /// <exception cref="UsageException">There is no such folder, its configuration is wrong, or nothing is there to be read.</exception>
    public static Workspace Open(string path, DatabaseChoice? choice = null, bool orNothing = false, bool historyAlone = false, bool judged = false, bool withCode = false)
    {
        var (root, config) = Find(path);
        var wanted = choice ?? DatabaseChoice.None;
        // Nothing of the drivers is touched, nor loaded, where no database is wanted.
        if (wanted.Offline || (wanted.Named.IsEmpty && config.Databases.IsEmpty)) return Open(root, config, orNothing, historyAlone, judged ? [] : null, withCode).WithCode();
        return WithDatabases(root, config, wanted, orNothing, withCode).WithCode();
    }

    private static Workspace WithDatabases(string root, Config config, DatabaseChoice choice, bool orNothing, bool withCode)
    {
        using var databases = WorkspaceDatabases.Start(root, config, choice);
        var workspace = Open(root, config, orNothing: true, historyAlone: false, null, withCode);
        var project = workspace.Project;
        var read = databases.Finish(project.Sources, project.Assume).ToList();
        if (project.Sources.IsEmpty && read.Count == 0 && !orNothing) throw new UsageException(NothingFound(root));
        return new(root, config, project with
        {
            Sources = [.. project.Sources, .. read.Select(r => r.Source)],
            Findings = [.. project.Findings, .. read.Select(r => r.Fault).OfType<Finding>()],
            NotCompared = [.. project.NotCompared.Where(n => config.Databases.All(d => d.Name != n.What)), .. databases.NotCompared],
        }, workspace.Detected, code: workspace._code);
    }

    private static Workspace Open(string root, Config config, bool orNothing, bool historyAlone, List<StatementJudge>? judges, bool withCode)
    {
        var files = new WorkspaceFiles(root);
        var sources = new WorkspaceSources(files, config, judges);
        var detected = new List<string>();
        var others = new List<NotCompared>();
        var layout = Detect(files, config, detected, others);
        sources.DetectPlatform(layout, detected);
        sources.StartHistory(layout);
        sources.StartDeclared(layout);
        if (!historyAlone || !sources.HistoryStandsAlone()) sources.FinishDeclared();
        var code = withCode ? new WorkspaceCode(root, config) : null;
        code?.Start([.. sources.Read], sources.Histories);
        sources.FinishHistory();
        if (sources.Read.Count == 0 && !orNothing) throw new UsageException(NothingFound(root));
        var documents = historyAlone ? null : WorkspaceDocuments.Read(files, sources, config, layout, detected);
        var project = new Project(Name(files, config), documents is null ? sources.Read.ToEquatableArray() : [.. sources.Read, documents])
        {
            Files = sources.ReadFiles(layout),
            Texts = files.Texts,
            Truth = config.Truth.IsEmpty ? [SourceRole.Declared, SourceRole.History, SourceRole.Document, SourceRole.Database] : config.Truth,
            Renames = config.Renames,
            Accepted = config.Accepted,
            Rules = config.Rules,
            OwnRules = config.OwnRules,
            PostgresVersion = sources.PostgresVersion,
            Assume = sources.Assume,
            NotCompared = [.. others, .. NotYet(config)],
            Findings = files.Findings.ToEquatableArray(),
        };
        return new(root, config, project, detected.ToEquatableArray(), judges, code);
    }

    /// <summary>The same with the code that was looked for while its histories were replayed.</summary>
    private Workspace WithCode()
    {
        if (_code is null) return this;
        var project = Project with { NotCompared = Project.NotCompared.Where(n => Config.Code.All(c => c.Path != n.What)) };
        var detected = Detected.ToList();
        return new(Root, Config, _code.AddTo(project, detected), detected.ToEquatableArray(), Judges);
    }

    /// <summary>A history to write on, with what its tool keeps beside the files.</summary>
    internal History Written(Source source)
    {
        var history = source.History!;
        if (history.Journal is null) return history;
        var files = new WorkspaceFiles(Root);
        var snapshots = history.Runs.Select(r => r.Migration).Where(m => m.JournalTime is not null).OrderByDescending(m => m.JournalTime).Select(m => files.Read("history", $"{source.Location}/meta/{m.Version}_snapshot.json"));
        return history with { Snapshot = snapshots.FirstOrDefault(s => s is not null) };
    }

    /// <summary>A migration folder, to be read again with other files in it: with all that lies there, also what no history needs.</summary>
    internal FolderTrial Folder(Source history)
    {
        var files = new WorkspaceFiles(Root);
        var texts = Project.Texts.ToDictionary();
        foreach (var text in files.Read("history", files.List("history", history.Location).Where(e => !texts.ContainsKey(e.Path)).ToList())) texts[text.Path] = text;
        return FolderTrial.Of(history, texts, new() { PostgresVersion = Project.PostgresVersion, Assume = Project.Assume, Order = Config.Order });
    }

    /// <summary>What there would be without a configuration: the name, the layout, the platforms, and what else looks like a project.</summary>
    internal static (string Name, WorkspaceLayout? Layout, EquatableArray<string> Assume, EquatableArray<string> Others) Detect(string root)
    {
        var files = new WorkspaceFiles(root);
        var others = new List<NotCompared>();
        var layout = Detect(files, Config.Empty, [], others);
        var sources = new WorkspaceSources(files, Config.Empty);
        sources.DetectPlatform(layout, []);
        return (Name(files, Config.Empty), layout, sources.Assume, others.Select(o => o.What).ToEquatableArray());
    }

    /// <summary>The configuration at the path, or in a folder above it up to the repository's root; else none.</summary>
    public static (string Root, Config Config) Find(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full) && Config.FileNames.Contains(Path.GetFileName(full))) return (Path.GetDirectoryName(full)!, Read(full, path));
        if (!Directory.Exists(full)) throw new UsageException(File.Exists(full) ? $"{path} is a file: name the project's folder" : $"{path} is not there: name the project's folder");
        for (var folder = full; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (var name in Config.FileNames)
                if (File.Exists(Path.Combine(folder, name))) return (folder, Read(Path.Combine(folder, name), name));
            if (Path.Exists(Path.Combine(folder, ".git"))) break;
        }
        return (full, Config.Empty);
    }

    private static Config Read(string file, string shown)
    {
        var findings = new List<Finding>();
        try
        {
            return ConfigReader.Read(FileDecoding.Decode("configuration", shown, File.ReadAllBytes(file), findings).Text, file, shown);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{shown} cannot be read");
        }
    }

    private static WorkspaceLayout? Detect(WorkspaceFiles files, Config config, List<string> detected, List<NotCompared> others)
    {
        if (!config.Declared.IsEmpty && !config.History.IsEmpty) return null;
        var found = new WorkspaceDetection(files).Find();
        if (found.Count == 0) return null;
        var layout = found[0];
        if (!config.Declared.IsEmpty) layout = layout with { Schema = null, DeclaredSql = [], Drizzle = null };
        if (!config.History.IsEmpty) layout = layout with { History = null };
        if (layout.Says() is { Length: > 0 } says) detected.Add(says);
        foreach (var other in found.Skip(1)) others.Add(new(other.Says(), "another schema in this folder: name it in plumbline.yaml to compare it, or give its folder"));
        return layout;
    }

    private static string Name(WorkspaceFiles files, Config config) =>
        config.Project ?? (files.Read("files", "package.json") is { } package ? WorkspaceToolConfig.PackageName(package) : null) ?? Path.GetFileName(files.Root);

    /// <summary>What the configuration names and is not read.</summary>
    private static IEnumerable<NotCompared> NotYet(Config config)
    {
        foreach (var path in config.Code) yield return new(path.Path, "code, which this command does not read");
        foreach (var database in config.Databases) yield return new(database.Name, "a database, and only files are read");
    }

    private static string NothingFound(string root) =>
        $"""
        no schema and no migrations found in {root}
        looked for schema.prisma (also as package.json and prisma.config name it), prisma/migrations, supabase/migrations, drizzle, db/migrations, migrations and the like
        name them in plumbline.yaml:
          declared: db/schema.prisma
          history: db/migrations
        """;
}
