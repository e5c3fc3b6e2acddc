using Plumbline.Model;
using Plumbline.Truth.Standings;

namespace Plumbline.Rules.Tracking;

public sealed class MigrationEditedAfterApply : StandingRule
{
    public override string Name => "migration-edited-after-apply";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Tracking;

    public override Explanation Explain() => new(
        "A migration file says something else now than what a database ran under its name.",
        "Databases that ran it before the edit and after it differ, and no tool will ever bring them together: the name is recorded, so the file is not run again. Prisma then offers to reset, Flyway refuses to start.",
        "A column is added to `0003_orders.sql` after staging has run it; production gets the column, staging never does.",
        "Restore the file as it was run (from version control), and write what was added as a new migration. Where the checksum alone differs and the meaning cannot be known, the finding is of medium severity.");

    public override IEnumerable<Finding> Check(IReadOnlyList<HistoryStanding> standings)
    {
        foreach (var file in FileInDatabases.Of(standings, f => f.Edit is Edit.Real)) yield return Of(file);
        foreach (var file in FileInDatabases.Of(standings, f => f.Edit is Edit.Undecided)) yield return Of(file) with { Severity = Severity.Medium };
    }

    private Finding Of(FileInDatabases file)
    {
        var name = file.First.Run.Migration.Name;
        var message = $"{name} was edited after {file.InWords()} ran it ({StandingText.Recorded(file.First.Record!)}): {file.First.EditSays}";
        return FoundIn(name, "migration", StandingText.FirstMissing(file.First), message) with { Environments = file.Names() };
    }
}
