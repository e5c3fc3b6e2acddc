using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Rules.Replay;

public sealed class DuplicateVersion : ProjectRule
{
    public override string Name => "duplicate-version";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Replay;

    public override Explanation Explain() => new(
        "Two migrations of one style have the same number or stamp.",
        "Flyway, golang-migrate, goose and Supabase stop at it, or run one of the two and never the other. Where a tool sorts by the whole name (Prisma, hand-numbered files) the order hangs on the words behind the number, which nobody chose for that.",
        "`0007_add_invoices.sql` and `0007_add_venues.sql`, from two branches.",
        "Give the one that is not applied anywhere the next number: `plumb rebase` does it for a branch. What has run keeps its name.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.History))
            foreach (var same in (source.History?.Runs ?? []).Select(r => r.Migration).Where(m => m.Version.Length > 0 && m.Style is not (MigrationStyle.Loose or MigrationStyle.Drizzle)).GroupBy(m => $"{(int)m.Style}\n{m.Version}\n{Folder(m)}"))
            {
                var files = same.ToList();
                if (files.Count < 2 || (files[0].Style == MigrationStyle.Flyway && files.Any(f => f.FileName().StartsWith('R')))) continue;
                var sorted = files[0].Style is MigrationStyle.Prisma or MigrationStyle.Numbered or MigrationStyle.Stamped or MigrationStyle.Diesel;
                yield return FoundIn($"{files[0].Version}", "version", files[1].Text.At(0), $"{Wording.List(files.Select(f => f.Name))} have one version, {files[0].Version}: {(sorted ? "their order hangs on the words behind it" : "their tool stops at it, or runs only one of them")}") with
                {
                    Severity = sorted ? Severity.Low : Default,
                    Values = files.Select(f => f.Name).ToEquatableArray(),
                    Related = files.Where(f => f != files[1]).Select(f => new Related(f.Text.At(0), f.Name)).ToEquatableArray(),
                };
            }
    }

    private static string Folder(Migration migration)
    {
        var folder = Paths.Folder(migration.Text.Path);
        return migration.Style is MigrationStyle.Prisma or MigrationStyle.Diesel ? Paths.Folder(folder) : folder;
    }
}
