using Plumbline.Replay;

namespace Plumbline.Planning.Styles;

/// <summary>
/// Dated files of no known tool: written so that any of them can run them. Some (node-pg-migrate) send every SQL file in a transaction and know no
/// way out of it, so nothing here refuses one.
/// </summary>
internal sealed class StampedFiles : PlanStyle
{
    public override MigrationStyle Style => MigrationStyle.Stamped;

    public override WrittenPlan Write(Plan plan, History history, DateTime now)
    {
        var versions = new NextVersions(history.Runs.Select(r => r.Migration).Where(m => m.Style == MigrationStyle.Stamped), now, true);
        var files = new List<PlanFile>();
        foreach (var part in Parts.Of(plan, Writ.Wrapped, ""))
        {
            var name = versions.Named(versions.Take(), part.Name);
            files.Add(new($"{name}.sql", part.Text()));
            if (files.Count == 1) files.Add(new($"{name}.rollback.sql", $"{PlanText.UndoHeader(plan, $"Undoes {name} and what belongs to it; run by hand.")}\n{Part.Body(Parts.Undo(plan))}", PlanFileKind.Undo));
        }
        return new(files, ["every file is to be run in a transaction of its own"]);
    }
}
