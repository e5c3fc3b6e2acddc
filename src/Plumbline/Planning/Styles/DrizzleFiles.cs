using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Planning.Styles;

/// <summary>
/// Drizzle's numbered files, cut at breakpoints and listed in <c>meta/_journal.json</c>. Its migrator runs all that is pending in one transaction,
/// so that nothing can be built concurrently by it.
/// </summary>
internal sealed class DrizzleFiles : PlanStyle
{
    private const string Breakpoint = "--> statement-breakpoint";

    public override MigrationStyle Style => MigrationStyle.Drizzle;

    public override IReadOnlyList<PlanFile> First(string version, string name, IReadOnlyList<(string Comment, string Sql)> pieces, Catalog schema, DateTime now) =>
    [
        new($"{version}_{name}.sql", string.Join($"{Breakpoint}\n", pieces.Select(p => p.Comment + p.Sql + "\n"))),
        new(DrizzleJournal.Path, DrizzleJournal.With(DrizzleJournal.Empty, $"{version}_{name}", DrizzleJournal.When([], now))!),
        new($"meta/{version}_snapshot.json", DrizzleSnapshot.Of(schema), PlanFileKind.Note),
    ];

    public override WrittenPlan Write(Plan plan, History history, DateTime now)
    {
        var earlier = history.Runs.Select(r => r.Migration).Where(m => m.Style == MigrationStyle.Drizzle).ToList();
        var versions = new NextVersions(earlier, now, false);
        var part = Parts.Of(plan, Writ.Wrapped, "", oneTransaction: true)[0];
        var version = versions.Take();
        var tag = versions.Named(version, part.Name);
        var pieces = part.Pieces.Select(p => p.Comment + p.Sql + "\n");
        var files = new List<PlanFile>
        {
            new($"{tag}.sql", $"{part.Head}\n{string.Join($"{Breakpoint}\n", pieces)}"),
            new($"rollbacks/{tag}.sql", $"{PlanText.UndoHeader(plan, $"Undoes {tag}; run by hand, then delete its row from drizzle.__drizzle_migrations.")}\n{Part.Body(Parts.Undo(plan))}", PlanFileKind.Undo),
        };
        var notes = new List<string>();
        if (plan.Dialect == AllDialects.Postgres) Snapshot(plan, history, version, files, notes);
        else notes.Add($"no snapshot of {tag} is written: run drizzle-kit generate once the Drizzle schema says the same, and keep its snapshot only");
        if (history.Journal is { } journal && DrizzleJournal.With(journal.Text, tag, DrizzleJournal.When(earlier, now)) is { } text) files.Add(new(DrizzleJournal.Path, text, PlanFileKind.Replacement));
        else notes.Add($"there is no {DrizzleJournal.Path} to list {tag} in: Drizzle will not run it");
        return new(files, notes);
    }

    /// <summary>What drizzle-kit will compare the Drizzle schema to the next time.</summary>
    private static void Snapshot(Plan plan, History history, string version, List<PlanFile> files, List<string> notes)
    {
        if (DrizzleSnapshot.After(plan.Before, plan.After, history.Snapshot?.Text, out var clash) is { } snapshot) files.Add(new($"meta/{version}_snapshot.json", snapshot, PlanFileKind.Note));
        else notes.Add($"no snapshot of {version} is written, for {history.Snapshot!.Path} does not fit: {clash}");
    }
}
