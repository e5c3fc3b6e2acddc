using Plumbline.Databases.Proving;
using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>The migrations that were named, found in the project's history or beside it, and what they run on.</summary>
internal sealed class ProveInput
{
    private readonly WorkspaceFiles _files;

    private ProveInput(Workspace workspace)
    {
        Workspace = workspace;
        _files = new(workspace.Root);
    }

    public Workspace Workspace { get; }

    /// <summary>The files as they are on disk, in their order, by full path.</summary>
    public List<(ProvedFile File, string Path)> Files { get; } = [];

    /// <summary>Replayed in the history that they stand in, or after it; empty where there is none.</summary>
    public List<MigrationRun> Runs { get; } = [];

    /// <summary>What they run on when no database is named.</summary>
    public ProofGround Ground { get; private set; } = new("an empty database");

    /// <summary>For what the files are written.</summary>
    public string Dialect { get; private set; } = AllDialects.Postgres;

    /// <summary>The files before them, as they are on disk, where those can be run one after the other.</summary>
    public EquatableArray<ProvedFile> Earlier { get; private set; }

    public EquatableArray<string> Roles { get; private set; }

    /// <summary>The configured platforms, and the one that the files themselves name.</summary>
    public EquatableArray<string> Assume { get; private set; }

    /// <exception cref="UsageException">A file is none, or the files do not stand together.</exception>
    /// <exception cref="UnreadableSourceException">A file holds what no server can be sent.</exception>
    public static ProveInput Open(string? project, IReadOnlyList<string> forms, DatabaseChoice databases)
    {
        var input = new ProveInput(Workspace.Open(project ?? FolderOf(forms), databases, orNothing: true));
        var found = forms.Select(input.Find).ToList();
        if (found.TrueForAll(f => f.History is null)) input.TakeLoose([.. found.Select(f => f.Path!)]);
        else if (found.Exists(f => f.History is null || f.History != found[0].History)) throw new UsageException("the files do not stand in one history: prove them one by one");
        else input.Take(found[0].History!, [.. found.Select(f => f.At)]);
        return input;
    }

    /// <summary>The project that the first file lies in, where that says so itself; else the current folder.</summary>
    private static string FolderOf(IReadOnlyList<string> forms)
    {
        var file = forms.FirstOrDefault(File.Exists);
        if (file is null) return ".";
        var (root, config) = Workspace.Find(Path.GetDirectoryName(Path.GetFullPath(file))!);
        return config.File is null ? "." : root;
    }

    private (History? History, int At, string? Path) Find(string form)
    {
        var full = Path.GetFullPath(form);
        if (Directory.Exists(full) && File.Exists(Path.Combine(full, "migration.sql"))) full = Path.Combine(full, "migration.sql");
        var inside = Path.GetRelativePath(Workspace.Root, full).Replace('\\', '/');
        foreach (var source in Workspace.Project.Of(SourceRole.History))
        {
            if (source.History is not { } history) continue;
            for (var i = 0; i < history.Runs.Count; i++)
            {
                var migration = history.Runs[i].Migration;
                if (migration.Text.Path == inside || migration.Text.Path == form || migration.Name == form || migration.FileName() == form)
                {
                    Dialect = source.Dialect;
                    return (history, i, null);
                }
            }
        }
        if (!File.Exists(full)) throw new UsageException($"{form} is no file, and no migration of {Workspace.Project.Name} is called so{Near(form)}");
        return (null, 0, full);
    }

    private string Near(string form)
    {
        var names = Workspace.Project.Of(SourceRole.History).SelectMany(s => s.History?.Runs.Select(r => r.Migration.Name) ?? []);
        return Nearest.Of(form, names) is { } near ? $"; did you mean {near}?" : "";
    }

    private void Take(History history, List<int> places)
    {
        places.Sort();
        var between = Enumerable.Range(places[0], places[^1] - places[0] + 1).Except(places).Select(i => history.Runs[i].Migration.Name).ToList();
        if (between.Count > 0) throw new UsageException($"{string.Join(", ", between)} {(between.Count == 1 ? "stands" : "stand")} between the files: name {(between.Count == 1 ? "it" : "them")}, too");
        if (places[0] > 0) Ground = GroundOf([.. history.Runs.Take(places[0])], $"the {Rules.Wording.Count(places[0], "file")} before it in {history.Location}");
        foreach (var place in places) Add(history.Runs[place], _files.Full(history.Runs[place].Migration.Text.Path));
        (Roles, Assume) = (RolesIn(history.Runs), AssumedBy(history.Runs));
    }

    /// <summary>A file that stands in no history comes after all of it: a plan that lies elsewhere, somebody's script.</summary>
    private void TakeLoose(IReadOnlyList<string> paths)
    {
        var histories = Workspace.Project.Of(SourceRole.History).Where(s => s.History is not null).ToList();
        // The database that was named says it, else the history beside it.
        Dialect = Workspace.Project.Of(SourceRole.Database).FirstOrDefault()?.Dialect ?? (histories.Count > 0 && histories.TrueForAll(h => h.Dialect == AllDialects.Sqlite) ? AllDialects.Sqlite : AllDialects.Postgres);
        var history = histories.Find(s => s.Dialect == Dialect)?.History;
        if (history is not null) Ground = GroundOf(history.Runs, $"the {Rules.Wording.Count(history.Runs.Count, "file")} in {history.Location}");
        var before = history?.Catalog ?? Catalog.Empty;
        var replayer = new Replayer(AllDialects.Find(Dialect)!, new() { PostgresVersion = Workspace.Project.PostgresVersion, Assume = Workspace.Project.Assume });
        foreach (var path in paths)
        {
            var migration = Loose(path);
            var run = replayer.Again(new(migration, [], before, before), migration.Text);
            Add(run, path);
            before = run.After;
        }
        (Roles, Assume) = (RolesIn([.. history?.Runs ?? [], .. Runs]), AssumedBy([.. history?.Runs ?? [], .. Runs]));
    }

    /// <summary>A history that cannot run as it stands made something nevertheless, somewhere: all of it that no server refuses.</summary>
    private ProofGround GroundOf(EquatableArray<MigrationRun> runs, string says)
    {
        foreach (var statement in runs.SelectMany(r => r.Statements))
            if (statement.Refused is { } refusal)
                return new($"what {says} say, made directly without what is refused: they do not run as they stand ({refusal.Where}: {refusal.SqlState})") { Schema = runs[^1].After.WithoutRefused() };
        if (Dialect == AllDialects.Sqlite) Earlier = [.. runs.Select(r => new ProvedFile(r.Migration, Script(r.Migration), null))];
        return new(says) { Earlier = [.. runs.Select(r => Script(r.Migration))] };
    }

    /// <summary>One file, read as a folder of its own: its name and text tell its style.</summary>
    private static Migration Loose(string path)
    {
        // A Prisma migration is its folder; its style is seen from the folder above that.
        var folder = Path.GetFileName(path) is "migration.sql" or "up.sql" ? Path.GetDirectoryName(Path.GetDirectoryName(path)!)! : Path.GetDirectoryName(path)!;
        var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
        var files = new WorkspaceFiles(folder);
        var text = files.Read("file", name) ?? throw new UnreadableSourceException(files.Findings is [var fault, ..] ? fault.Message : $"{path} cannot be read");
        var read = MigrationFolder.Read(new("", [text]), "file", new());
        // A seed, an undo, a file of no name that a tool knows: run by hand.
        return read.History is { Runs: [var run] } ? run.Migration : new(name, MigrationStyle.Loose, "", text);
    }

    private void Add(MigrationRun run, string path)
    {
        var migration = run.Migration;
        var beside = Beside(path);
        var whole = beside(migration.Text.Path) ?? migration.Text;
        var undo = MigrationUndo.Of(migration, whole, beside);
        Runs.Add(run);
        Files.Add((new(migration, Checked(MigrationScript.Read(migration, whole, beside)), undo is null ? null : Checked(MigrationScript.Read(migration with { Text = undo }, whole, beside))), path));
    }

    private MigrationScript Script(Migration migration)
    {
        var beside = Beside(_files.Full(migration.Text.Path));
        return Checked(MigrationScript.Read(migration, beside(migration.Text.Path) ?? migration.Text, beside));
    }

    /// <summary>Other files by the path that the migration's own is given in.</summary>
    private Func<string, SourceText?> Beside(string full)
    {
        if (full.StartsWith(_files.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return path => _files.Read("history", path);
        var own = new WorkspaceFiles(Path.GetFileName(full) is "migration.sql" or "up.sql" ? Path.GetDirectoryName(Path.GetDirectoryName(full)!)! : Path.GetDirectoryName(full)!);
        return path => own.Read("history", path);
    }

    private static MigrationScript Checked(MigrationScript script) =>
        script.Findings.IsEmpty ? script : throw new UnreadableSourceException(string.Join('\n', script.Findings.Select(f => $"{f.Where}: {f.Message}")));

    private EquatableArray<string> AssumedBy(EquatableArray<MigrationRun> runs)
    {
        const string platform = "supabase";
        var configured = Workspace.Project.Assume;
        return configured.Contains(platform) || !runs.Any(r => r.Migration.Style == MigrationStyle.Supabase || Supabase.IsNamedIn(r.Migration.Text)) ? configured : configured.Add(platform);
    }

    private static EquatableArray<string> RolesIn(IEnumerable<MigrationRun> runs) =>
        [.. runs.SelectMany(r => r.Statements).SelectMany(s => s.Effects).SelectMany(e => RoleNames.In(e.Subject())).Distinct()];
}
