using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Rules.Workflow;

public sealed class ScriptOffersReset : ProjectRule
{
    public override string Name => "script-offers-reset";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Workflow;

    public override Explanation Explain() => new(
        "`prisma migrate dev` is a script of a project whose database Prisma alone did not make.",
        "It compares the database with its own migrations. What the other files made is drift to it, and its answer is to reset the database: all rows go. Run against a shared database by mistake, one key press does it.",
        "`00_extensions.sql` … `06_tenant_isolation.sql`, run with psql, beside Prisma folders, and a script `prisma migrate dev`.",
        "Use `prisma migrate dev --create-only` to write migrations and `prisma migrate deploy` to run them, until the hand-run files are migrations of Prisma too, marked applied.");

    public override IEnumerable<Finding> Check(Project project)
    {
        var history = project.Of(SourceRole.History).Select(s => s.History).FirstOrDefault(h => h is not null && h.Runs.Any(r => r.Migration.Style == MigrationStyle.Prisma));
        if (history is null || !history.Runs.Any(r => !r.Migration.RunByTool)) yield break;
        var others = Wording.Count(history.Runs.Count(r => !r.Migration.RunByTool), "file");
        foreach (var package in PackageScripts.In(project))
            foreach (var script in package.Scripts)
                if (ScriptDestroysData.Words(script.Command, "prisma migrate dev") && !script.Command.Contains("--create-only", StringComparison.Ordinal))
                    yield return FoundIn(script.About(), "script", script.Where, $"{script.About()} runs prisma migrate dev, which would take what {others} outside its tracking made for drift and offer to reset the database");
    }
}
