using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Planning.Reconcile;
using Plumbline.Planning.Styles;
using Plumbline.Reports;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Cli;

/// <summary><c>plumb plan --adopt NAME</c>: the migration that records what a database has beyond the history, and the declared schema's change as a patch.</summary>
internal static class Adopting
{
    /// <param name="settings">Made for the database that is adopted.</param>
    public static int Run(Workspace workspace, TruthTable truth, int voice, PlanSettings settings, bool print, TextWriter output, TextWriter error)
    {
        var database = truth.Databases.Single(d => d.Voice == voice);
        var name = database.Name;
        var source = workspace.Project.Sources.FirstOrDefault(s => s.History is not null) ?? throw new UsageException($"there is no migration history that could follow {name}: plumb baseline makes one");
        if (!database.IsMigrated(truth)) throw new UsageException($"{name} follows the declared schema, not the migrations: plumb plan brings the migrations to that");
        var dialect = AllDialects.Find(source.Dialect)!;
        var adoption = Adoption.Of(truth, database, settings);
        foreach (var left in adoption.Left) output.WriteLine($"  left alone: {left}");
        if (adoption.Taken.IsEmpty)
        {
            output.WriteLine($"nothing to adopt: {name} has nothing that the history does not make");
            return ExitCode.Ok;
        }
        var result = Plans.Make(adoption.Goal, dialect, settings with { Name = settings.Name ?? $"adopt_{PlanName.Snake(name)}" });
        if (result.Plan is not { } made) return Stopped(result, workspace, output, error);
        var plan = made with { Asks = true };
        var style = AllStyles.Of(AllStyles.Of(source.History!)) ?? throw new UsageException($"migrations of the style {AllStyles.Of(source.History!)} are not written yet");
        var written = style.Write(plan, workspace.Written(source), DateTime.UtcNow);
        var faults = AdoptionProof.Faults(plan, written, workspace.Folder(source), database.Source.Catalog.WithoutRefused(), dialect, settings).ToList();
        foreach (var fault in faults) error.WriteLine(fault);
        if (faults.Count > 0) return ExitCode.Failed;
        var patch = DeclaredPatch.Of(workspace.Project, database.Source, adoption.Taken, [.. plan.Steps.SelectMany(s => s.Statements).Where(s => !s.Perhaps).Select(s => s.InTransaction ?? s.Sql)]);
        Write(workspace, source, plan, written, patch, print, output);
        return ExitCode.Ok;
    }

    private static void Write(Workspace workspace, Source source, Plan plan, WrittenPlan written, DeclaredPatch patch, bool print, TextWriter output)
    {
        var files = written.Files.ToList();
        WrittenFiles.Put(workspace, source.Location, files, print, output);
        if (patch.Text.Length > 0)
        {
            // At the project's root, where its paths begin; a migration folder is its tool's alone.
            if (!print) WrittenFiles.Put(workspace, "", [new($"{plan.Name}.patch", patch.Text)], print, output);
            output.WriteLine($"\nthe declared schema follows with: git apply {plan.Name}.patch\n\n{patch.Text}");
        }
        foreach (var line in patch.ByHand) output.WriteLine($"  not in the patch, state it by hand: {line}");
        if (print) return;
        output.Write(PlanReport.Summary(plan));
        output.WriteLine("  proved in memory: the history reaches the database with it, and it changes nothing there");
        foreach (var note in written.Notes) output.WriteLine($"  note: {note}");
    }

    private static int Stopped(PlanResult result, Workspace workspace, TextWriter output, TextWriter error)
    {
        foreach (var fault in result.Faults) error.WriteLine(fault);
        if (!result.Questions.IsEmpty) output.Write(PlanReport.Questions(result.Questions, workspace.Config.File is { } file ? Path.GetFileName(file) : Config.FileNames[0]));
        return ExitCode.Findings;
    }
}
