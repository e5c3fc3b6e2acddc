using Plumbline.Model;
using Plumbline.Truth.Standings;

namespace Plumbline.Rules.Tracking;

public sealed class MigrationReformattedAfterApply : StandingRule
{
    public override string Name => "migration-reformatted-after-apply";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Tracking;

    public override Explanation Explain() => new(
        "A migration file was changed after a database ran it, but does the same: line ends, blanks, comments.",
        "The schema is right. The tool compares bytes, though: Prisma reports the migration as modified and `migrate dev` asks for a reset, Flyway refuses to start until it is repaired.",
        "git checks files out with CRLF on one machine; a formatter or a licence header touched every migration.",
        "Restore the bytes that were run, and keep them: `*.sql -text` in `.gitattributes` for the migrations folder, and no formatter there.");

    public override IEnumerable<Finding> Check(IReadOnlyList<HistoryStanding> standings)
    {
        foreach (var file in FileInDatabases.Of(standings, f => f.Edit == Edit.Cosmetic))
        {
            var name = file.First.Run.Migration.Name;
            yield return FoundIn(name, "migration", file.First.Run.Migration.Text.At(0), $"{name} is not the file that {file.InWords()} ran ({StandingText.Recorded(file.First.Record!)}), but does the same: {file.First.EditSays}") with { Environments = file.Names() };
        }
    }
}
