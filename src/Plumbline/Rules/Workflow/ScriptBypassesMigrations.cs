using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules.Workflow;

public sealed class ScriptBypassesMigrations : ProjectRule
{
    public override string Name => "script-bypasses-migrations";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Workflow;

    public override Explanation Explain() => new(
        "A script changes the schema without the migrations.",
        "`prisma db push` brings one database to the schema file and writes no migration; `psql -f` runs a file that no table records. The database on the desk then works, and the next one, built from the migrations, lacks what was pushed.",
        "```json\n\"prisma:push\": \"prisma db push\",\n\"db:sql\": \"psql $DIRECT_URL -f\"\n```",
        "Use `prisma migrate dev` while developing and `prisma migrate deploy` elsewhere; put hand-written SQL into a migration made with `--create-only`. A seed belongs into `prisma db seed`.");

    public override IEnumerable<Finding> Check(Project project)
    {
        if (!project.Of(SourceRole.History).Any()) yield break;
        foreach (var package in PackageScripts.In(project))
            foreach (var script in package.Scripts)
                if (Way(script.Command) is { } way)
                    yield return FoundIn(script.About(), "script", script.Where, $"{script.About()} changes the database past the migrations: {way}");
    }

    private static string? Way(string command)
    {
        // A throw-away database that is pushed for tests is what push is for.
        if (ScriptDestroysData.Words(command, "db push") && !command.Contains("test", StringComparison.OrdinalIgnoreCase)) return "prisma db push writes no migration";
        if (command.Contains("drizzle-kit push", StringComparison.Ordinal)) return "drizzle-kit push writes no migration";
        var psql = command.Contains("psql ", StringComparison.Ordinal) && (command.Contains(" -f", StringComparison.Ordinal) || command.Contains(" < ", StringComparison.Ordinal));
        return psql ? "psql runs SQL that no tracking table records" : null;
    }
}
