using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Drizzle;

namespace Plumbline.Rules.Replay;

public sealed class SnapshotsShareParent : ProjectRule
{
    public override string Name => "snapshots-share-parent";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Replay;

    public override Explanation Explain() => new(
        "Two of Drizzle's snapshots were made from the same one.",
        "Two branches made a migration each, and both were merged. The later one knows nothing of the other: `drizzle-kit generate` refuses to go on, or takes back what the other branch did.",
        "`meta/0007_snapshot.json` and `meta/0008_snapshot.json` have the same `prevId`.",
        "`plumb rebase` puts the migration that no database has run on top of the other, with a snapshot that knows both.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.History))
            foreach (var siblings in (source.Drizzle?.Links ?? []).Where(l => l.Parents.Count == 1 && !l.Merges).GroupBy(l => l.Parents[0]))
            {
                var links = siblings.ToList();
                if (links.Count < 2) continue;
                var names = links.ConvertAll(l => l.Tag ?? l.File.Path);
                var from = siblings.Key == DrizzleLink.Origin ? "nothing" : source.Drizzle!.Links.FirstOrDefault(l => l.Id == siblings.Key)?.Tag ?? siblings.Key;
                yield return FoundIn(links[^1].File.Path, "file", Place(links[^1]), $"the snapshots of {Wording.List(names)} were {(links.Count == 2 ? "both" : "all")} made from {from}: the last knows nothing of the {(links.Count == 2 ? "other" : "others")}") with
                {
                    Values = names.ToEquatableArray(),
                    Related = links.SkipLast(1).Select(l => new Related(Place(l), $"made from {from}, too")).ToEquatableArray(),
                };
            }
    }

    private static Origin Place(DrizzleLink link) => link.File.At(Math.Max(0, link.File.Text.IndexOf("\"prevId", StringComparison.Ordinal)));
}
