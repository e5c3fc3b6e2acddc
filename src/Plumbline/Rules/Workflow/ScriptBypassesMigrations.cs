using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Code;

namespace Plumbline.Rules.Workflow;

public sealed class ScriptBypassesMigrations : ProjectRule
{
    public override string Name => "script-bypasses-migrations";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Workflow;

    public override Explanation Explain() => new(
        "A script changes the schema without the migrations.",
        "`prisma db push` brings one database to the schema file and writes no migration; `psql -f` runs a file that no table records. The database on the desk then works, and the next one, built from the migrations, lacks what was pushed. So it is with a program that runs `CREATE TABLE` or `ALTER TABLE` itself: it is told with what it makes, and how that departs from the schema.",
        "```json\n\"prisma:push\": \"prisma db push\",\n\"db:sql\": \"psql $DIRECT_URL -f\"\n```\n\n```ts\nawait pool.query('CREATE TABLE IF NOT EXISTS queues (id text PRIMARY KEY)')   // in apply-tables.ts\n```",
        "Use `prisma migrate dev` while developing and `prisma migrate deploy` elsewhere; put hand-written SQL into a migration made with `--create-only`. A seed belongs into `prisma db seed`.");

    public override IEnumerable<Finding> Check(Project project)
    {
        if (!project.Of(SourceRole.History).Any()) yield break;
        foreach (var package in PackageScripts.In(project))
            foreach (var script in package.Scripts)
                if (Way(script, project) is { } way)
                    yield return FoundIn(script.About(), "script", script.Where, $"{script.About()} changes the database past the migrations: {way}");
        foreach (var file in project.Of(SourceRole.Code).SelectMany(s => s.Definitions).Where(d => d.Site is not (UsageSite.Test or UsageSite.Generated)).GroupBy(d => d.Where.File)) yield return InCode(project, [.. file]);
    }

    /// <summary>One finding for each file: its statements are run together.</summary>
    private Finding InCode(Project project, IReadOnlyList<CodeDefinition> all)
    {
        var departs = all.SelectMany(d => d.Against).Distinct().ToList();
        var lacking = departs.Count == 0 ? "" : $"; what it makes is not what the schema says: {Wording.List(departs, 8)}";
        var made = project.Of(SourceRole.History).Concat(project.Of(SourceRole.Declared)).ToList();
        var related = all.Skip(1).Select(d => new Related(d.Where, d.Against.IsEmpty ? d.Says : $"{d.Says}; {Wording.List(d.Against, 4)}")).ToList();
        foreach (var definition in all.DistinctBy(d => d.Subject))
            if (made.Select(s => (Source: s, Found: s.Catalog.Find(definition.Subject))).FirstOrDefault(f => f.Found?.Origin.Here.File is not null) is { Found: { } known } from)
                related.Add(new(known.Origin.Trail().Last(), definition.Same.Contains(from.Source.Name) ? $"{from.Source.Name} makes the same {definition.Subject}" : $"{definition.Subject} in {from.Source.Name}"));
        var also = project.Of(SourceRole.History).FirstOrDefault(s => all.All(d => d.Same.Contains(s.Name)));
        if (also is not null) lacking += $"; {also.Name} makes the same";
        return FoundIn(all[0].Where.File!, "code", all[0].Where, $"code changes the schema past the migrations: it {Wording.List(all.Select(d => d.Says), 12)}{lacking}") with { Related = [.. related] };
    }

    private static string? Way(PackageScript script, Project project)
    {
        // A throw-away database that is pushed for tests is what push is for.
        if (ScriptDestroysData.Words(script.Command, "db push") && !script.Command.Contains("test", StringComparison.OrdinalIgnoreCase)) return "prisma db push writes no migration";
        if (script.Command.Contains("drizzle-kit push", StringComparison.Ordinal)) return "drizzle-kit push writes no migration";
        return PsqlRun.Of(script) is { } run && !run.WritesRowsOnly(project) ? "psql runs SQL that no tracking table records" : null;
    }
}
