using System.CommandLine;
using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Planning.Styles;
using Plumbline.Reports;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Cli.Commands;

/// <summary>Writes the migration that brings the history, or one database, to what the truth says.</summary>
public sealed class PlanCommand : Verb
{
    private readonly Argument<string?> _path = Inputs.Path();
    private readonly Option<string?> _database = new("--database", "-d") { Description = "Plan for this database: a name of plumbline.yaml, postgres://… or NAME=URL. Default: for the migration history", HelpName = "name|url" };
    private readonly Option<string?> _adopt = new("--adopt") { Description = "The other way: record in a migration what this database has beyond the history, without changing it, and write the declared schema's change as NAME.patch", HelpName = "name|url" };
    private readonly Option<string?> _name = new("--name") { Description = "The migration's name, without number and ending" };
    private readonly Option<string[]> _allow = new("--allow") { Description = "A consent, as the plan asks for it: drop-column:orders.note; may be repeated", HelpName = "what" };
    private readonly Option<bool> _archive = new("--archive") { Description = $"Rows that are dropped are copied into the schema {Archive.Schema} before, and the rollback brings them back" };
    private readonly Option<bool> _offline = new("--offline") { Description = "Nobody uses the database meanwhile: the short form, without concurrent builds and batches" };
    private readonly Option<bool> _ask = new("--ask") { Description = "Ask at the terminal what the plan may not decide by itself, and write the answers into plumbline.yaml" };
    private readonly Option<bool> _print = new("--print") { Description = "Print the files instead of writing them" };

    public PlanCommand() : base("plan", "Write the migration that brings the history, or a database, to the truth")
    {
        Arguments.Add(_path);
        foreach (var option in (Option[])[_database, _adopt, _name, _allow, _archive, _offline, _ask, _print]) Options.Add(option);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plumb plan",
        "plumb plan examples/hybrid-scheduling",
        "plumb plan --database production --print",
        "plumb plan --name add_invoices --allow drop-column:orders.note",
        "plumb plan --allow drop-table:old_orders --archive",
        "plumb plan --offline",
        "plumb plan --ask",
        "plumb plan --adopt production",
    ];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var named = parsed.GetValue(_database);
        if (parsed.GetValue(_adopt) is { } adopted) return Adopt(parsed, adopted, output, error);
        while (true)
        {
            var workspace = Workspace.Open(parsed.GetValue(_path) ?? ".", named is null ? DatabaseChoice.None : new([named], false));
            var truth = TruthTable.Of(workspace.Project);
            var waiting = Waiting.In(workspace.Project, truth);
            if (!ReferenceEquals(waiting.Project, workspace.Project)) truth = TruthTable.Of(waiting.Project);
            var result = Make(workspace, waiting.Project, truth, parsed, named);
            if (result.Questions.IsEmpty || !parsed.GetValue(_ask)) return Show(result, waiting, parsed, workspace, output, error);
            var answers = new PlanAnswers(Console.In, output).Ask(result.Questions);
            if (answers.Count == 0) return Show(result, waiting, parsed, workspace, output, error);
            var file = workspace.Config.File ?? Path.Combine(workspace.Root, Config.FileNames[0]);
            File.WriteAllText(file, PlanAnswers.Written(File.Exists(file) ? File.ReadAllText(file) : "", answers));
            output.WriteLine($"\nwrote {answers.Count} {(answers.Count == 1 ? "answer" : "answers")} into {Path.GetFileName(file)}");
        }
    }

    private int Adopt(ParseResult parsed, string adopted, TextWriter output, TextWriter error)
    {
        if (parsed.GetValue(_database) is not null || parsed.GetValue(_ask)) throw new UsageException("--adopt names its database itself, and asks nothing: leave --database and --ask out");
        var workspace = Workspace.Open(parsed.GetValue(_path) ?? ".", new([adopted], false));
        var truth = TruthTable.Of(workspace.Project);
        var voice = Target(workspace.Project, truth, adopted);
        return Adopting.Run(workspace, truth, voice, Settings(parsed, workspace, truth.Voices[voice].Sources[0], workspace.Project), parsed.GetValue(_print), output, error);
    }

    private PlanResult Make(Workspace workspace, Project project, TruthTable truth, ParseResult parsed, string? named)
    {
        var target = Target(project, truth, named);
        var source = truth.Voices[target].Sources[0];
        var dialect = AllDialects.Find(source.Dialect) ?? throw new UsageException($"{source.Name} speaks {source.Dialect}, for which no plan can be made");
        var settings = Settings(parsed, workspace, source, project);
        if (settings.Archive && dialect.Name == AllDialects.Sqlite) throw new UsageException("a SQLite plan keeps no archive: keep a copy of the file, by the sqlite3 shell's .backup");
        var goal = Goal.Of(truth, target, settings);
        if (named is not null) settings = settings with { Nulls = Nulls(workspace, named, goal) };
        return Plans.Make(goal, dialect, settings);
    }

    /// <summary>Rows are counted where a value will be asked of them.</summary>
    private static Dictionary<ObjectId, long> Nulls(Workspace workspace, string named, Goal goal)
    {
        // a table that a waiting file will make has no rows yet
        var there = workspace.Project.Of(SourceRole.Database).First().Catalog;
        var columns = goal.Wanted.OfType<Column>().Where(c => c.NotNull && there.Contains(c.Parent()!) && goal.Before.Find(c.Id()) is not Column { NotNull: true }).Select(c => c.Id()).ToList();
        return columns.Count == 0 ? [] : LiveCounts.Nulls(workspace.Root, workspace.Config, named, columns, there);
    }

    private int Show(PlanResult result, Waiting waiting, ParseResult parsed, Workspace workspace, TextWriter output, TextWriter error)
    {
        if (result.Plan is not { } plan)
        {
            foreach (var fault in result.Faults) error.WriteLine(fault);
            if (!result.Questions.IsEmpty) output.Write(PlanReport.Questions(result.Questions, workspace.Config.File is { } file ? Path.GetFileName(file) : "plumbline.yaml"));
            return ExitCode.Findings;
        }
        if (plan.IsEmpty)
        {
            output.WriteLine(waiting.Files.IsEmpty ? "nothing to do: it is as the truth says" : "nothing to do behind the files that wait: with them it is as the truth says");
            output.Write(PlanReport.Waiting(waiting));
            output.Write(PlanReport.Summary(plan));
            return ExitCode.Ok;
        }
        var history = workspace.Project.Sources.FirstOrDefault(s => s.History is not null) is { } kept ? workspace.Written(kept) : throw new UsageException("there is no migrations folder to write to: name one in plumbline.yaml (history: path)");
        var style = AllStyles.Of(AllStyles.Of(history)) ?? throw new UsageException($"migrations of the style {AllStyles.Of(history)} are not written yet");
        var written = style.Write(plan, history, DateTime.UtcNow);
        WrittenFiles.Put(workspace, history.Location, written.Files, parsed.GetValue(_print), output);
        if (parsed.GetValue(_print)) return ExitCode.Ok;
        output.Write(PlanReport.Waiting(waiting));
        output.Write(PlanReport.Summary(plan));
        foreach (var note in written.Notes) output.WriteLine($"  note: {note}");
        output.WriteLine($"  next: plumb prove {string.Join(' ', written.Files.Where(f => f.Kind == PlanFileKind.Forward).Select(f => WrittenFiles.Shown(workspace, history.Location, f)))}");
        return ExitCode.Ok;
    }

    private static int Target(Project project, TruthTable truth, string? named)
    {
        for (var voice = 0; voice < truth.Voices.Count; voice++)
            if (named is null ? truth.Voices[voice].Role == SourceRole.History : truth.Voices[voice].Role == SourceRole.Database) return voice;
        if (named is null) throw new UsageException($"{project.Name} has no migration history: name a database to plan for, with --database");
        throw new UnreadableSourceException(project.Findings.FirstOrDefault(f => f.About == named)?.Message ?? $"{named} could not be read");
    }

    private PlanSettings Settings(ParseResult parsed, Workspace workspace, Source target, Project project)
    {
        var configured = workspace.Config.Plan;
        return new()
        {
            Name = parsed.GetValue(_name) ?? configured.Name,
            Allow = [.. configured.Allow, .. parsed.GetValue(_allow) ?? []],
            Keep = configured.Keep,
            Backfill = configured.Backfill,
            Archive = parsed.GetValue(_archive) || configured.Archive,
            Archived = project.Sources.SelectMany(s => s.History?.Runs ?? []).SelectMany(r => Archive.Named(r.Migration.Text.Text)).Distinct().ToEquatableArray(),
            Offline = parsed.GetValue(_offline),
            Version = target.Database?.Version ?? project.PostgresVersion,
            IsVersionKnown = target.Database is not null || workspace.Config.Postgres is not null,
            Assume = project.Assume,
            Analyzed = target.Database?.Analyzed ?? false,
            HalfRead = target.Database?.HalfRead ?? new Dictionary<ObjectId, string>(),
            Statistics = target.Database?.Statistics ?? new Dictionary<ObjectId, TableStatistics>(),
        };
    }
}
