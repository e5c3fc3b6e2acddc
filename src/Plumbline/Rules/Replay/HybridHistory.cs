using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Rules.Replay;

public sealed class HybridHistory : ProjectRule
{
    public override string Name => "hybrid-history";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Replay;

    public override Explanation Explain() => new(
        "One history is written in two styles, and each tool tracks only its own files.",
        "No table knows which of the files a database has. The tool that tracks some of them takes what the others made for drift: `prisma migrate dev` then offers to reset the database.",
        "`00_extensions.sql` … `06_tenant_isolation.sql`, run with psql, beside `20251016140827_initial_schema/`, run by Prisma.",
        "Choose one style for what comes next and keep to it. To bring the others under the tool, make them its migrations and mark them applied in each database, after checking that their objects are there.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.History))
        {
            if (source.History is not { } history) continue;
            var styles = history.Runs.Where(r => r.Migration.Style != MigrationStyle.Loose).GroupBy(r => (int)r.Migration.Style).ToList();
            if (styles.Count > 1) yield return Of(history, styles);
        }
    }

    private Finding Of(History history, List<IGrouping<int, MigrationRun>> styles)
    {
        var parts = styles.Select(s => $"{MigrationStyles.InWords((MigrationStyle)s.Key, s.Count())} ({Names(s)}), "
            + (MigrationStyles.TrackingTable((MigrationStyle)s.Key) is { } table ? $"tracked in {table}" : "tracked nowhere"));
        var assumed = history.Assumed.IsEmpty ? "" : $". Assumed about the order: {string.Join("; ", history.Assumed)}";
        var message = $"{history.Location} holds a hybrid history: {string.Join("; ", parts)}{assumed}";
        return FoundIn(history.Location, "history", styles[0].First().Migration.Text.At(0), message) with
        {
            Values = styles.Select(s => s.Key.ToString()).Order(StringComparer.Ordinal).ToEquatableArray(),
            Related = styles.Skip(1).Select(s => new Related(s.First().Migration.Text.At(0), $"the first of {MigrationStyles.InWords((MigrationStyle)s.Key, s.Count())}")).ToEquatableArray(),
        };
    }

    private static string Names(IEnumerable<MigrationRun> runs)
    {
        var names = runs.Select(r => r.Migration.Name).Order(StringComparer.Ordinal).ToList();
        return names.Count <= 2 ? string.Join(", ", names) : $"{names[0]} … {names[^1]}";
    }
}
