using System.CommandLine;
using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Planning.Reconcile;
using Plumbline.Planning.Styles;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Cli.Commands;

/// <summary>Makes one first migration of a history's start; the old files are moved out of every tool's sight, and SQL for the databases' tables is written.</summary>
public sealed class SquashCommand : Verb
{
    private readonly Argument<string?> _path = Inputs.Path();
    private readonly Option<string?> _until = new("--until") { Description = "The last migration that is squashed. Default: the newest", HelpName = "migration" };
    private readonly Option<string> _name = new("--name") { Description = "The new migration's name, without number and ending", DefaultValueFactory = _ => "squashed" };
    private readonly Option<bool> _delete = new("--delete") { Description = "Delete the old files instead of moving them beside the folder" };
    private readonly Option<bool> _print = new("--print") { Description = "Print what would be written, and touch nothing" };

    public SquashCommand() : base("squash", "Make one new first migration of the history's start, proved equal, with SQL that moves the tools' records along")
    {
        Arguments.Add(_path);
        foreach (var option in (Option[])[_until, _name, _delete, _print]) Options.Add(option);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plumb squash --print",
        "plumb squash --until 20250911081240_init",
        "plumb squash examples/hybrid-scheduling --print",
    ];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var workspace = Workspace.Open(parsed.GetValue(_path) ?? ".", DatabaseChoice.None);
        var source = workspace.Project.Sources.FirstOrDefault(s => s.History is not null) ?? throw new UsageException($"no migration history in {workspace.Project.Name}: name its folder in plumbline.yaml (history: path)");
        var settings = new PlanSettings { Version = workspace.Project.PostgresVersion, Assume = workspace.Project.Assume };
        var dialect = AllDialects.Find(source.Dialect) ?? throw new UsageException($"{source.Location} is written for {source.Dialect}");
        var name = PlanName.Snake(parsed.GetValue(_name)!);
        var folder = workspace.Folder(source);
        var squash = Squash.Of(source, folder, parsed.GetValue(_until), name, DateTime.UtcNow, dialect, settings);
        foreach (var fault in squash.Faults) error.WriteLine(fault);
        if (!squash.Faults.IsEmpty) return ExitCode.Failed;
        var print = parsed.GetValue(_print);
        var archive = $"{source.Location}-archive/{name}";
        WrittenFiles.Put(workspace, source.Location, squash.Files, print, output);
        if (squash.Moving is { } sql) WrittenFiles.Put(workspace, archive, [new("records.sql", sql)], print, output);
        if (!print) Clear(workspace, folder, squash, parsed.GetValue(_delete) ? null : archive, output);
        output.WriteLine($"  {squash.Old.Count} migrations are one; proved in memory: the history makes the same with it");
        if (!squash.Rows.Kept.IsEmpty) output.WriteLine($"  kept: {squash.Rows.Kept.Count} statements for rows");
        if (squash.Moving is not null && squash.Old.Where(m => m.Style != squash.Style).ToList() is { Count: > 0 } others) output.WriteLine($"  by hand: {string.Join(", ", others.Select(m => m.Name))} stand in no table: see with plumb status that each database has them, before their place is taken");
        foreach (var lost in squash.Rows.Lost) output.WriteLine($"  not kept: {lost}");
        if (squash.Moving is not null) output.WriteLine($"  run {archive}/records.sql on each database together with this change");
        return ExitCode.Ok;
    }

    /// <summary>Moves the old files, with what goes with each: its way back, its settings.</summary>
    private static void Clear(Workspace workspace, FolderTrial folder, Squash squash, string? archive, TextWriter output)
    {
        var location = folder.Location;
        foreach (var migration in squash.Old)
        {
            var path = Path.Combine(workspace.Root, migration.Text.Path);
            if (MigrationFiles.HasFolder(migration)) Clear(workspace, location, Path.GetDirectoryName(path)!, archive, output);
            else foreach (var file in MigrationFiles.Of(migration, folder.Texts.Keys).Where(f => !squash.Files.Any(w => folder.PathOf(w.Path) == f))) Clear(workspace, location, Path.Combine(workspace.Root, file), archive, output);
        }
    }

    private static void Clear(Workspace workspace, string location, string path, string? archive, TextWriter output)
    {
        var shown = Path.GetRelativePath(workspace.Root, path);
        if (archive is null)
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            else File.Delete(path);
            output.WriteLine($"deleted {shown}");
            return;
        }
        var to = Path.Combine(workspace.Root, archive, Path.GetRelativePath(Path.Combine(workspace.Root, location), path));
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        Directory.Move(path, to);
        output.WriteLine($"moved {shown} to {Path.GetRelativePath(workspace.Root, to)}");
    }
}
