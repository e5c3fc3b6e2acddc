using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Drizzle;

namespace Plumbline.Rules.Replay;

public sealed class SnapshotChainBroken : ProjectRule
{
    public override string Name => "snapshot-chain-broken";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Replay;

    public override Explanation Explain() => new(
        "A snapshot names a parent that is not there.",
        "Snapshots form a chain by `id` and `prevId`. Where a link is missing a snapshot was deleted, edited or taken over from another branch, and the migration made from it may assume what no migration before it has done.",
        "`meta/0005_snapshot.json` has a `prevId` that no other snapshot has as its `id`.",
        "Bring the missing snapshot back from version control; or remove the migration with its snapshot and generate it anew.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.History))
        {
            if (source.Drizzle is not { } folder) continue;
            var ids = folder.Links.Select(l => l.Id).ToHashSet();
            for (var i = 0; i < folder.Links.Count; i++)
            {
                var link = folder.Links[i];
                foreach (var parent in link.Parents)
                    if (parent != DrizzleLink.Origin && !ids.Contains(parent) && HasEarlier(source, folder, link)) yield return Of(link, parent);
            }
        }
    }

    /// <summary>Without a snapshot of the migration before there is nothing to be linked to: that is told as such.</summary>
    private static bool HasEarlier(Source source, DrizzleFolder folder, DrizzleLink link)
    {
        var runs = source.History!.Runs;
        for (var i = 1; i < runs.Count; i++)
            if (runs[i].Migration.Name == link.Tag) return folder.Links.Any(l => l.Tag == runs[i - 1].Migration.Name);
        return link.Tag is null;
    }

    private Finding Of(DrizzleLink link, string parent) =>
        FoundIn(link.File.Path, "file", link.File.At(Math.Max(0, link.File.Text.IndexOf("\"prevId", StringComparison.Ordinal))), $"the snapshot of {link.Tag ?? link.File.Path} was made from a snapshot that is not there ({parent})") with { Values = [parent] };
}
