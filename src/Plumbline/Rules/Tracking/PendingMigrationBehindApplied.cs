using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Truth.Standings;

namespace Plumbline.Rules.Tracking;

public sealed class PendingMigrationBehindApplied : StandingRule
{
    public override string Name => "pending-migration-behind-applied";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Tracking;

    public override Explanation Explain() => new(
        "A migration waits, and sorts before one that the database has run already.",
        "Tools differ in what they do then. Drizzle skips it for ever and says nothing (its newest stamp is the ceiling), which is of high severity; golang-migrate does too; Flyway, goose and node-pg-migrate stop; Supabase wants `--include-all`; "
            + "Prisma runs it late, so that databases end up with different orders.",
        "Two branches each made a migration; the one with the later stamp was merged and deployed first.",
        "Give the waiting file a stamp after the newest one that is recorded, before anybody runs it: `plumb rebase --onto main` does it on its branch, journal and snapshots included.");

    public override IEnumerable<Finding> Check(IReadOnlyList<HistoryStanding> standings)
    {
        foreach (var file in FileInDatabases.Of(standings, f => f.Behind is not null))
        {
            var migration = file.First.Run.Migration;
            var message = $"{migration.Name} waits in {file.InWords()} and sorts before {file.First.Behind!.Name}, which has been run: {WhatHappens(migration.Style)}";
            yield return FoundIn(migration.Name, "migration", migration.Text.At(0), message) with { Severity = IsSkipped(migration.Style) ? Severity.High : Default, Environments = file.Names() };
        }
    }

    private static bool IsSkipped(MigrationStyle style) => style is MigrationStyle.Drizzle or MigrationStyle.GolangMigrate;

    private static string WhatHappens(MigrationStyle style) => style switch
    {
        MigrationStyle.Drizzle => "Drizzle never runs it and says nothing",
        MigrationStyle.GolangMigrate => "golang-migrate never runs it and says nothing",
        MigrationStyle.Flyway => "Flyway refuses to go on unless outOfOrder is set",
        MigrationStyle.Goose => "goose refuses to go on unless -allow-missing is given",
        MigrationStyle.Supabase => "the Supabase CLI refuses to go on unless --include-all is given",
        _ => "it will run late, in another order than on an empty database",
    };
}
