using Plumbline.Model;
using Plumbline.Truth.Standings;

namespace Plumbline.Rules.Tracking;

public sealed class AppliedMigrationNotRecorded : StandingRule
{
    public override string Name => "applied-migration-not-recorded";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Tracking;

    public override Explanation Explain() => new(
        "Migrations are in effect in a database whose record does not name them: they were run by hand.",
        "Nobody can ask the database what it has. A file of the tool's own will be run again by the next deploy and fail on what is there already; that is of high severity. "
            + "Other files are invisible to the tool, which takes their objects for drift.",
        "`00_extensions.sql` … `06_tenant_isolation.sql` were run with psql; `_prisma_migrations` knows two folders and nothing else.",
        "For the tool's own files: record them (`prisma migrate resolve --applied NAME`, `supabase migration repair --status applied VERSION`), after `plumb status` has shown that they are in effect as a whole. "
            + "For others: keep running them in one way everywhere, or make them migrations of the tool.");

    public override IEnumerable<Finding> Check(IReadOnlyList<HistoryStanding> standings)
    {
        foreach (var tracked in (bool[])[true, false])
            foreach (var standing in standings)
            {
                var files = standing.Files.Where(f => f.Standing == Standing.ByHand && f.IsTracked == tracked);
                if (!files.IsEmpty) yield return Of(standing, files, tracked);
            }
    }

    private Finding Of(HistoryStanding standing, EquatableArray<FileStanding> files, bool tracked)
    {
        var names = files.Select(f => f.Run.Migration.Name);
        var (are, them) = files.Count == 1 ? ("is", "it") : ("are", "them");
        var tables = Wording.List(standing.Tables.Select(t => t.Table.ToString()));
        var then = tracked ? $"the next deploy runs {them} again" : "its tool never runs such files";
        var message = $"{Wording.List(names, 8)} {are} in effect in {standing.Database.Name}, but {tables} does not record {them}: {then}";
        return FoundIn(names[0], "migration", files[0].Run.Migration.Text.At(0), message) with
        {
            Severity = tracked ? Severity.High : Default,
            Environments = [standing.Database.Name],
            Values = [standing.Database.Name, .. names],
            Related = files.Skip(1).Select(f => new Related(f.Run.Migration.Text.At(0), "in effect and not recorded either")).ToEquatableArray(),
        };
    }
}
