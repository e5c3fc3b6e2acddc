using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Rules.Workflow;
using Plumbline.Sources;
using Plumbline.Sources.Prisma;

namespace Plumbline.Cli;

/// <summary>Reads the sources that the configuration names or the detection found.</summary>
/// <param name="judges">Where those are listed who judge migrations while they are replayed; null when nobody is to.</param>
public sealed class WorkspaceSources(WorkspaceFiles files, Config config, List<StatementJudge>? judges = null)
{
    private const string History = "history";
    private const string Supabase = "supabase";
    private readonly List<Source> _read = [];
    private readonly List<Func<Source>> _declared = [];
    private readonly List<Task<Source>> _replays = [];
    private readonly List<string> _histories = [];
    private readonly WorkspaceEfCore _efcore = new(files);

    public IReadOnlyList<Source> Read => _read;

    /// <summary>Where the histories lie that are being replayed.</summary>
    public IReadOnlyList<string> Histories => _histories;

    public int PostgresVersion => config.Postgres ?? 17;

    /// <summary>The configured platforms, and Supabase where its own configuration lies.</summary>
    public EquatableArray<string> Assume { get; private set; } = config.Assume;

    /// <summary>Looks for a platform's own configuration beside the sources.</summary>
    public void DetectPlatform(WorkspaceLayout? layout, List<string> detected)
    {
        if (Assume.Contains(Supabase)) return;
        var folders = config.History.Select(h => h.Path).Concat(config.Declared.Select(d => d.Path)).Append(layout?.History).Append(layout?.Schema).Where(p => p is not null).SelectMany(p => Paths.Upward(PathPattern.Base(p!)));
        foreach (var folder in folders.Prepend("").Distinct())
        {
            var place = folder.Length == 0 ? "supabase/config.toml" : folder.EndsWith(Supabase, StringComparison.Ordinal) ? $"{folder}/config.toml" : $"{folder}/supabase/config.toml";
            if (!files.HasFile(place)) continue;
            Assume = Assume.Add(Supabase);
            detected.Add($"the Supabase platform, by {place}");
            return;
        }
    }

    /// <summary>Reads the files of the declared schema; <see cref="FinishDeclared"/> reads what they say.</summary>
    public void StartDeclared(WorkspaceLayout? layout)
    {
        var prisma = config.Declared.Where(p => IsPrisma(p)).ToList();
        var drizzle = config.Declared.Where(IsDrizzle).ToList();
        var sql = config.Declared.Where(p => !IsPrisma(p) && !IsDrizzle(p) && !WorkspaceEfCore.Is(p)).ToList();
        foreach (var path in config.Declared.Where(WorkspaceEfCore.Is)) _declared.Add(() => EfCore(path));
        if (config.Declared.IsEmpty && layout is not null)
        {
            if (layout.Schema is not null) prisma.Add(new(layout.Schema, null, [], 0, 0));
            if (layout.Drizzle is not null) drizzle.Add(new(layout.Drizzle, layout.Dialect, [], 0, 0));
            sql.AddRange(layout.DeclaredSql.Select(p => new ConfigPath(p, null, [], 0, 0)));
        }
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in prisma) _declared.Add(Prisma(path, names.Add(Paths.Name(path.Path)) ? Paths.Name(path.Path) : path.Path));
        foreach (var path in drizzle) _declared.Add(Drizzle(path, names.Add(Paths.Name(path.Path)) ? Paths.Name(path.Path) : path.Path));
        if (sql.Count > 0) _declared.Add(StartSql(sql));
    }

    public void FinishDeclared()
    {
        foreach (var source in _declared) _read.Add(source());
    }

    /// <summary>
    /// Reads the history's files and starts its replay on another core; <see cref="FinishHistory"/> waits for it. Only the disk is shared, and read here.
    /// </summary>
    public void StartHistory(WorkspaceLayout? layout)
    {
        var paths = config.History.IsEmpty && layout?.History is { } found ? [new(found, layout.Dialect, [], 0, 0)] : config.History;
        // What Entity Framework declares it has a history of, too.
        if (config.History.IsEmpty && config.Declared.Where(WorkspaceEfCore.Is) is { IsEmpty: false } declared) paths = [.. declared.Where(d => !_efcore.Ask(d).Migrations.IsEmpty)];
        foreach (var path in paths)
        {
            var replay = WorkspaceEfCore.Is(path) ? EfCoreHistory(path, _replays.Count == 0 ? History : path.Path) : Replay(path, _replays.Count == 0 ? History : path.Path);
            _replays.Add(Task.Run(replay));
            _histories.Add(path.Path);
        }
    }

    /// <summary>Whether there is a history, and every statement of it runs on what the files before it leave: nothing is asked of the declared schema.</summary>
    public bool HistoryStandsAlone() =>
        _replays.Count > 0 && _replays.TrueForAll(r => r.GetAwaiter().GetResult().History is { } history && history.Runs.All(f => f.Statements.All(s => s.Refused is null)));

    public void FinishHistory()
    {
        foreach (var replay in _replays) _read.Add(replay.GetAwaiter().GetResult());
    }

    /// <summary>A Prisma schema: one file with those beside it that belong to it, or a folder of files.</summary>
    public Source Prisma(ConfigPath path) => Prisma(path, Paths.Name(path.Path))();

    /// <summary>A schema that Drizzle keeps in code, or the newest of its snapshots.</summary>
    public Source Drizzle(ConfigPath path)
    {
        if (!files.HasFolder(path.Path) || !files.HasFile($"{path.Path}/meta/_journal.json")) return Drizzle(path, Paths.Name(path.Path))();
        var history = Migrations(path, History);
        return history.Drizzle?.Newest ?? throw new UsageException($"{path.Path} keeps no snapshot that can be read");
    }

    private Func<Source> Drizzle(ConfigPath path, string name)
    {
        var configuration = Paths.Upward(Paths.Folder(path.Path)).SelectMany(f => Names(f).Where(WorkspaceDrizzle.IsConfiguration).OrderBy(n => n.Count(c => c == '.')).Select(n => Paths.Under(f, n))).FirstOrDefault();
        return new WorkspaceDrizzle(files).Read(path, WorkspaceDrizzle.IsConfiguration(path.Path) ? "schema.ts" : name, configuration, new() { PostgresVersion = PostgresVersion, Assume = Assume });
    }

    private Func<Source> Prisma(ConfigPath path, string name)
    {
        var paths = path.IsPattern ? Matching(path, "declared") : PrismaFiles(path);
        var texts = files.Read(name, paths);
        return () => PrismaSchema.Read(texts, name, path.Path, new() { Provider = path.Dialect == AllDialects.Sqlite ? "sqlite" : null });
    }

    /// <summary>What Entity Framework would create.</summary>
    public Source EfCore(ConfigPath path) => _efcore.Ask(path).Declared(Paths.Name(path.Path), new() { PostgresVersion = PostgresVersion, Assume = Assume });

    private Func<Source> EfCoreHistory(ConfigPath path, string name)
    {
        var settings = new MigrationFolderSettings { PostgresVersion = PostgresVersion, Assume = Assume };
        var (model, files) = _efcore.Files(path, name);
        return () => model.History(name, settings, files);
    }

    /// <summary>Declared SQL: one voice, on top of the Prisma schemas beside it.</summary>
    public Source Sql(IReadOnlyList<ConfigPath> paths) => StartSql(paths)();

    private Func<Source> StartSql(IReadOnlyList<ConfigPath> paths)
    {
        var name = paths.Count == 1 ? paths[0].Path : "declared SQL";
        var entries = paths.SelectMany(p => Matching(p, "declared")).DistinctBy(e => e.Path).Where(e => e.Path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)).ToList();
        var texts = files.Read(name, entries);
        return () => SqlSchema.Read(texts, name, string.Join(", ", paths.Select(p => p.Path)), new()
        {
            Dialect = paths.Select(p => p.Dialect).FirstOrDefault(d => d is not null) ?? _read.FirstOrDefault()?.Dialect ?? MigrationFolder.DialectOf(texts) ?? new WorkspaceDialect(files).Of(paths[0].Path) ?? _replays.FirstOrDefault()?.GetAwaiter().GetResult().Dialect ?? AllDialects.Postgres,
            PostgresVersion = PostgresVersion,
            Assume = Assume,
            Beside = Beside(),
        });
    }

    public Source Migrations(ConfigPath path, string name) => Replay(path, name)();

    /// <summary>Reads a migration folder; what is left to do needs no disk.</summary>
    private Func<Source> Replay(ConfigPath path, string name)
    {
        if (!files.HasFolder(path.Path)) throw Missing(path, "history", "folder");
        var entries = files.List(name, path.Path);
        var texts = files.Read(name, entries.Where(e => MigrationFolderListing.IsRead(e.Path)).ToList());
        var listing = new MigrationFolderListing(path.Path, texts.ToEquatableArray())
        {
            OtherFiles = entries.Where(e => !MigrationFolderListing.IsRead(e.Path)).Select(e => e.Path).ToEquatableArray(),
            Dialect = path.Dialect,
            Snapshots = Snapshots(name, entries),
        };
        var settings = new MigrationFolderSettings { PostgresVersion = PostgresVersion, Assume = Assume, Order = config.Order, Dialect = config.Declared.Select(d => d.Dialect).Distinct().ToList() is [{ } only] ? only : null, Supposed = Supposed(path) };
        if (judges is null) return () => MigrationFolder.Read(listing, name, settings);
        var judge = StatementJudge.Of(new(name, []) { Texts = texts.ToDictionary(t => t.Path), Rules = config.Rules, PostgresVersion = PostgresVersion });
        judges.Add(judge);
        return () => MigrationFolder.Read(listing, name, settings, judge);
    }

    /// <summary>Asked on another core: with files of its own.</summary>
    private Func<string?> Supposed(ConfigPath path) => () => new WorkspaceDialect(new(files.Root)).Of(path.Path);

    /// <summary>Drizzle keeps the whole schema beside each migration: only the last is read whole.</summary>
    private EquatableArray<SourceText> Snapshots(string name, List<WorkspaceEntry> entries)
    {
        var found = entries.Where(e => MigrationFolderListing.IsSnapshot(e.Path)).OrderBy(e => e.Path, StringComparer.Ordinal).ToList();
        return [.. found.SkipLast(1).Select(e => files.Ends(name, e)).OfType<SourceText>(), .. files.Read(name, found.TakeLast(1).ToList())];
    }

    /// <summary>The files that rules look at beside the sources, at the root and in the schema's package.</summary>
    public IReadOnlyDictionary<string, SourceText> ReadFiles(WorkspaceLayout? layout)
    {
        var read = new SortedDictionary<string, SourceText>(StringComparer.Ordinal);
        var paths = new List<string>();
        foreach (var name in Names(""))
            if (IsWatched(name)) paths.Add(name);
        foreach (var name in Names(".github/workflows"))
            if (name.EndsWith(".yml", StringComparison.Ordinal) || name.EndsWith(".yaml", StringComparison.Ordinal)) paths.Add($".github/workflows/{name}");
        foreach (var package in Packages(layout)) paths.Add($"{package}/package.json");
        foreach (var path in paths)
            if (files.Read("files", path) is { } text) read[path] = text;
        // What a script hands to psql says whether it makes anything.
        foreach (var run in read.Values.SelectMany(PackageScripts.SqlRunIn).ToList())
            if (files.HasFile(run) && files.Read("files", run) is { } text) read[run] = text;
        return read;
    }

    private static bool IsWatched(string name) =>
        name is "package.json" or ".gitlab-ci.yml" or "Makefile" or "Procfile" or "lefthook.yml" || name.StartsWith("Dockerfile", StringComparison.Ordinal)
        || ((name.StartsWith("docker-compose", StringComparison.Ordinal) || name.StartsWith("compose", StringComparison.Ordinal)) && (name.EndsWith(".yml", StringComparison.Ordinal) || name.EndsWith(".yaml", StringComparison.Ordinal)));

    /// <summary>The folders between the root and the schema that are packages of their own.</summary>
    private IEnumerable<string> Packages(WorkspaceLayout? layout)
    {
        var folders = _read.Select(s => s.Location).Append(layout?.Folder ?? "").Select(PathPattern.Base);
        return folders.SelectMany(Paths.Upward).Distinct().Where(f => f.Length > 0 && files.HasFile($"{f}/package.json")).Order(StringComparer.Ordinal);
    }

    private List<WorkspaceEntry> PrismaFiles(ConfigPath path)
    {
        if (files.HasFolder(path.Path)) return PrismaIn(path.Path);
        if (!files.HasFile(path.Path)) throw Missing(path, "declared", "file");
        var folder = Paths.Folder(path.Path);
        var beside = folder.Length == 0 ? [] : PrismaIn(folder);
        // Another file with a datasource of its own is another schema; one without belongs to this one, unless it is complete alone.
        if (beside.Count > 1 && Text(path.Path) is { } main && !main.Contains("\nmodel ", StringComparison.Ordinal))
            return [.. beside.Where(e => e.Path == path.Path || Text(e.Path)?.Contains("datasource ", StringComparison.Ordinal) == false)];
        return [files.Entry(path.Path)];
    }

    private List<WorkspaceEntry> PrismaIn(string folder) =>
        [.. files.List("declared", folder, 4, name => name is "migrations" || WorkspaceFiles.IsSkipped(name)).Where(e => e.Path.EndsWith(".prisma", StringComparison.Ordinal))];

    private string? Text(string path) => files.Read(Paths.Name(path), path)?.Text;

    internal List<WorkspaceEntry> Matching(ConfigPath path, string key)
    {
        if (files.HasFile(path.Path)) return [files.Entry(path.Path)];
        if (files.HasFolder(path.Path)) return files.List(key, path.Path);
        var folder = PathPattern.Base(path.Path);
        var found = path.IsPattern && (folder.Length == 0 || files.HasFolder(folder)) ? files.List(key, folder).Where(e => PathPattern.Matches(path.Path, e.Path)).ToList() : [];
        return found.Count > 0 ? found : throw Missing(path, key, path.IsPattern ? "file that matches" : "file or folder");
    }

    private Catalog? Beside()
    {
        if (_read.Count == 0) return null;
        var union = AllDialects.Find(_read[0].Dialect)?.Start() ?? Catalog.Empty;
        foreach (var source in _read)
            foreach (var subject in source.Catalog.Objects) union = union.With(subject);
        return union;
    }

    private IEnumerable<string> Names(string folder)
    {
        if (folder.Length > 0 && !files.HasFolder(folder)) return [];
        try
        {
            return Directory.EnumerateFiles(files.Full(folder)).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal).ToList();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private UsageException Missing(ConfigPath path, string key, string what) => config.Missing(path, key, what, files.Root);

    private static bool IsDrizzle(ConfigPath path) => WorkspaceDrizzle.IsCode(path.Path);

    private bool IsPrisma(ConfigPath path) =>
        path.Path.EndsWith(".prisma", StringComparison.Ordinal) || (!path.IsPattern && files.HasFolder(path.Path) && PrismaIn(path.Path).Count > 0);
}
