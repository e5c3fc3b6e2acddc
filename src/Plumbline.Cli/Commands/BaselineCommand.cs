using System.CommandLine;
using Plumbline.Dialects;
using Plumbline.Planning;
using Plumbline.Planning.Reconcile;
using Plumbline.Planning.Styles;
using Plumbline.Replay;
using Plumbline.Sources;
using Plumbline.Sources.Prisma;

namespace Plumbline.Cli.Commands;

/// <summary>Writes the first migration of a database that has no history, and what records it as run there.</summary>
public sealed class BaselineCommand : Verb
{
    private static readonly (string Word, MigrationStyle Style, string Folder)[] s_styles =
    [
        ("prisma", MigrationStyle.Prisma, "prisma/migrations"), ("numbered", MigrationStyle.Numbered, "db/migrations"), ("drizzle", MigrationStyle.Drizzle, "drizzle"),
        ("supabase", MigrationStyle.Supabase, "supabase/migrations"), ("flyway", MigrationStyle.Flyway, "db/migration"), ("golang-migrate", MigrationStyle.GolangMigrate, "migrations"),
        ("dbmate", MigrationStyle.Dbmate, "db/migrations"), ("goose", MigrationStyle.Goose, "migrations"), ("diesel", MigrationStyle.Diesel, "migrations"),
    ];

    private readonly Argument<string?> _path = Inputs.Path();
    private readonly Option<string> _database = new("--database", "-d") { Description = "The database, which is only read: a name of plumbline.yaml, postgres://… or NAME=URL", HelpName = "name|url", Required = true };
    private readonly Option<string?> _style = new("--style") { Description = "Whose kind of folder to write. Default: Prisma's beside a Prisma schema, else numbered files" };
    private readonly Option<string?> _folder = new("--folder") { Description = "Where to write it. Default: where the tool looks", HelpName = "path" };
    private readonly Option<string> _name = new("--name") { Description = "The migration's name, without number and ending", DefaultValueFactory = _ => "baseline" };
    private readonly Option<bool> _print = new("--print") { Description = "Print the files instead of writing them" };

    public BaselineCommand() : base("baseline", "Write the first migration of a database without a history, and what records it as run there")
    {
        _style.AcceptOnlyFromAmong([.. s_styles.Select(s => s.Word)]);
        Arguments.Add(_path);
        foreach (var option in (Option[])[_database, _style, _folder, _name, _print]) Options.Add(option);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plumb baseline --database production",
        "plumb baseline --database postgres://localhost/shop --style flyway --print",
        "plumb baseline --database production --folder db/migrations --style dbmate",
    ];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var workspace = Workspace.Open(parsed.GetValue(_path) ?? ".", new([parsed.GetValue(_database)!], false));
        var project = workspace.Project;
        if (project.Findings.FirstOrDefault(f => f.Rule == Rules.Environments.UnreachableDatabase.Name) is { } fault) throw new UnreadableSourceException(fault.Message);
        if (project.Sources.FirstOrDefault(s => s.History is { Runs.IsEmpty: false }) is { } history) throw new UsageException($"there is a history already, in {history.Location}: plumb plan --adopt records what a database has beyond it");
        var source = project.Of(SourceRole.Database).Single();
        var word = parsed.GetValue(_style) ?? (project.Of(SourceRole.Declared).Any(s => s.Format == PrismaSchema.Format) ? "prisma" : "numbered");
        var (_, style, place) = s_styles.First(s => s.Word == word);
        var folder = parsed.GetValue(_folder)?.TrimEnd('/') ?? place;
        var settings = new PlanSettings { Version = source.Database!.Version, Assume = project.Assume };
        var dialect = AllDialects.Find(source.Dialect)!;
        var trial = new FolderTrial(folder, new Dictionary<string, Model.SourceText>(), source.Dialect, new() { PostgresVersion = settings.Version, Assume = project.Assume });
        var schema = Baseline.WithoutOwner(source.Catalog, source.Database.Owner);
        var baseline = Baseline.Of(schema, trial, AllStyles.Of(style)!, PlanName.Snake(parsed.GetValue(_name)!), DateTime.UtcNow, dialect, settings);
        foreach (var line in baseline.Faults) error.WriteLine(line);
        if (!baseline.Faults.IsEmpty) return ExitCode.Failed;
        Write(workspace, folder, baseline, source.Name, parsed.GetValue(_print), output);
        return ExitCode.Ok;
    }

    private static void Write(Workspace workspace, string folder, Baseline baseline, string database, bool print, TextWriter output)
    {
        WrittenFiles.Put(workspace, folder, baseline.Files, print, output);
        output.WriteLine($"  proved in memory: it makes what {database} has, no more and no less");
        if (baseline.Recording is not { } sql) return;
        if (baseline.Command is { } command) output.WriteLine($"\n{database} has it already; let the tool know, there and wherever else the schema is:\n  {command}\nor with SQL:\n\n{sql}");
        else output.WriteLine($"\n{database} has it already; record that, there and wherever else the schema is:\n\n{sql}");
    }
}
