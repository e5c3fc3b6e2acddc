using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Planning.Reconcile;

/// <summary>A migration folder on two branches: what each has that the other has not.</summary>
/// <param name="Own">This branch's new migrations, in the order that works.</param>
/// <param name="Others">The other side's new ones.</param>
/// <param name="Base">The history that both have, as the other side has it.</param>
public sealed record Branch(EquatableArray<Migration> Own, EquatableArray<Migration> Others, FolderTrial Base, EquatableArray<string> Notes)
{
    /// <param name="parted">The folder where the two parted; empty where that is not known.</param>
    public static Branch Of(FolderTrial parted, FolderTrial theirs, FolderTrial ours)
    {
        var own = Migrations(ours).Where(m => IsNew(m.Text.Path, ours, theirs, parted)).ToEquatableArray();
        var others = Migrations(theirs).Where(m => IsNew(m.Text.Path, theirs, ours, parted)).ToEquatableArray();
        return new(own, others, theirs.Without(others.Select(m => m.Text.Path).ToHashSet()), Changed(parted, theirs, ours).ToEquatableArray());
    }

    private static IEnumerable<Migration> Migrations(FolderTrial folder) => folder.Read().History is { } history ? history.Runs.Select(r => r.Migration) : [];

    /// <summary>Not on the other side, or there under the same name with other contents; what was there when they parted is nobody's new file.</summary>
    private static bool IsNew(string path, FolderTrial here, FolderTrial there, FolderTrial parted) =>
        !parted.Texts.ContainsKey(path) && (!there.Texts.TryGetValue(path, out var text) || text.Text != here.Texts[path].Text);

    private static IEnumerable<string> Changed(FolderTrial parted, FolderTrial theirs, FolderTrial ours)
    {
        foreach (var (path, was) in parted.Texts.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            if (!path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)) continue;
            if (!theirs.Texts.TryGetValue(path, out var there))
            {
                if (ours.Texts.ContainsKey(path)) yield return $"{path} is gone there, and still here: it is left as it is";
            }
            else if (ours.Texts.TryGetValue(path, out var here) && here.Text != was.Text && here.Text != there.Text) yield return $"{path} is in both, and was edited here: databases that have run it do not get the change";
        }
    }
}
