using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Rules.Replay;

public sealed class HandWrittenMigration : ProjectRule
{
    private static readonly string[] s_marks =
        ["-- Create", "-- Alter", "-- Drop", "-- Add", "-- Rename", "-- Redefine", "-- This is an empty migration", "-- Warnings", "/*\n  Warnings", "/*\r\n  Warnings"];

    public override string Name => "hand-written-migration";
    public override Severity Default => Severity.Info;
    public override Family Family => Family.Replay;

    public override Explanation Explain() => new(
        "A migration among generated ones was written by hand.",
        "Nothing is wrong with that where the generator has no words (policies, triggers, backfills). But what the generator could have said may now be said differently from the declared schema, and nobody compared.",
        "A Prisma folder whose `migration.sql` has none of the generator's comments (`-- CreateTable`, `-- AlterTable`, …).",
        "Start from a generated file (`prisma migrate dev --create-only`) and add to it; run `plumb check` before committing.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.History))
        {
            if (source.History is not { } history) continue;
            var prisma = history.Runs.Where(r => r.Migration.Style == MigrationStyle.Prisma);
            var written = prisma.Where(r => IsWrittenByHand(r));
            if (written.Count == prisma.Count) continue;
            foreach (var run in written) yield return Of(run.Migration);
        }
    }

    internal static bool IsWrittenByHand(MigrationRun run) =>
        run.Statements.Any(s => s.Verb == Verb.Definition) && !s_marks.Any(m => run.Migration.Text.Text.Contains(m, StringComparison.Ordinal));

    private Finding Of(Migration migration)
    {
        var typed = MigrationSortsBeforeDependency.IsTyped(migration.Version) ? "; its stamp was typed too" : "";
        return FoundIn(migration.Name, "migration", migration.Text.At(0), $"{migration.Name} was written by hand among generated migrations{typed}");
    }
}
