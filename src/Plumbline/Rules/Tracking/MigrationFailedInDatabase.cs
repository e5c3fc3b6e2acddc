using Plumbline.Model;
using Plumbline.Truth.Standings;

namespace Plumbline.Rules.Tracking;

public sealed class MigrationFailedInDatabase : StandingRule
{
    public override string Name => "migration-failed-in-database";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Tracking;

    public override Explanation Explain() => new(
        "A database records a migration as begun and never ended.",
        "Tools stop there: Prisma refuses every further migration (P3009), golang-migrate calls the database dirty, Flyway wants a repair. Which of the file's statements took effect is written down nowhere; the schema shows it.",
        "`_prisma_migrations` has a row of `20240310120000_split_names` with `started_at`, a log, and no `finished_at`.",
        "See with `plumb status --verbose` which statements are in effect. Put right what stopped it. Then either undo what took effect and record it as rolled back (`prisma migrate resolve --rolled-back NAME`), "
            + "or run the rest by hand and record it as applied (`--applied NAME`).");

    public override IEnumerable<Finding> Check(IReadOnlyList<HistoryStanding> standings)
    {
        foreach (var file in FileInDatabases.Of(standings, f => f.Standing == Standing.Failed))
        {
            var (name, record) = (file.First.Run.Migration.Name, file.First.Record!);
            var log = record.Row.Reason() is { } text ? $": {text}" : "";
            var extent = StandingText.Extent(file.First.Evidence) is { Length: > 0 } said ? $"; {said}" : "";
            yield return FoundIn(name, "migration", StandingText.FirstMissing(file.First), $"{name} failed in {file.InWords()} ({StandingText.Recorded(record)}){extent}{log}") with { Environments = file.Names() };
        }
    }
}
