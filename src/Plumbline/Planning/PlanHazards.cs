using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Rules;

namespace Plumbline.Planning;

/// <summary>The safety rules over a plan's own statements: one opinion about danger, whoever wrote them.</summary>
internal static class PlanHazards
{
    public static EquatableArray<Finding> Of(Catalog before, PlanReplay run, Dialect dialect, PlanSettings settings)
    {
        var migration = new Migration("plan", MigrationStyle.Numbered, "", run.Statements.Count > 0 ? run.Statements[0].File : new SourceText("plan", PlanReplay.Path, ""));
        var history = new History("plan", [new MigrationRun(migration, run.Statements, before, run.After)], ["plan"], run.After);
        // SQLite locks its file whole, whatever is done.
        var isFile = dialect.Name == AllDialects.Sqlite;
        var rules = AllRules.List.OfType<StatementRule>().Where(r => r.Family != Family.Replay && !(isFile && r.Family == Family.Locks)).ToList();
        return StatementJudge.Judge(history, dialect.Name, Targets.OfPlan(settings.Version, settings.Statistics, settings.Small || settings.Offline), rules).DistinctBy(f => f.Identity()).ToEquatableArray();
    }
}
