using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Rules.Workflow;

public sealed class MigrationScriptMissing : ProjectRule
{
    private static readonly (string What, string[] Any, string Why)[] s_wanted =
    [
        ("status", ["migrate status", "plumb status"], "nobody sees which migrations a database lacks"),
        ("diff", ["migrate diff", "plumb check", "plumb diff"], "nobody sees that the schema and the migrations have come apart"),
        ("validate", ["prisma validate", "plumb check"], "a broken schema is found when it is deployed"),
        ("preview", ["--create-only", "--script", "plumb diff", "plumb plan"], "a migration runs before anybody read its SQL"),
    ];

    public override string Name => "migration-script-missing";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Workflow;

    public override Explanation Explain() => new(
        "The project runs migrations from its package.json, but has no script to look before it leaps: status, diff, validate or preview.",
        "What has no script is not done, and CI has nothing to call. Drift then shows when a deployment fails.",
        "`prisma:migrate:dev` and `prisma:migrate:deploy` are there; nothing runs `prisma migrate status`.",
        "```json\n\"prisma:validate\": \"prisma validate\",\n\"prisma:migrate:preview\": \"prisma migrate dev --create-only\",\n\"prisma:migrate:status\": \"prisma migrate status\",\n"
            + "\"prisma:migrate:diff\": \"prisma migrate diff --from-migrations prisma/migrations --to-schema-datamodel prisma/schema.prisma --shadow-database-url $SHADOW_DATABASE_URL --exit-code\"\n```");

    public override IEnumerable<Finding> Check(Project project)
    {
        if (!project.Of(SourceRole.History).Any(s => s.History?.Styles().Contains(MigrationStyle.Prisma) == true)) yield break;
        // In a workspace of many packages, the ones that run no migrations are not asked.
        var packages = PackageScripts.In(project).ToList();
        var runners = packages.Where(p => p.Scripts.Any(s => s.Command.Contains("prisma migrate", StringComparison.Ordinal) || s.Command.Contains("prisma db", StringComparison.Ordinal))).ToList();
        if (runners.Count == 0) yield break;
        foreach (var (what, any, why) in s_wanted)
        {
            if (packages.SelectMany(p => p.Scripts).Any(s => any.Any(w => s.Command.Contains(w, StringComparison.Ordinal)))) continue;
            var about = $"{runners[0].File.Path}#scripts";
            yield return FoundIn(about, "script", runners[0].Where, $"{runners[0].File.Path} has no script for migration {what}: {why}") with { Values = [what], Facet = what };
        }
    }
}
