using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Planning.Reconcile;

/// <summary>A migration file with its safe edits made.</summary>
public sealed record FixedFile(SourceText Before, string After);

/// <summary>
/// A history with the safe edits of its findings made. An edit stays when the files still make the same schema, nothing more is
/// refused, no other finding appears, and its own is gone.
/// </summary>
/// <param name="Fixed">The findings that are gone.</param>
/// <param name="Left">Findings whose edit would not have been safe, and why.</param>
public sealed record FixedHistory(EquatableArray<FixedFile> Files, EquatableArray<Finding> Fixed, EquatableArray<(Finding Finding, string Why)> Left)
{
    /// <param name="folder">The history's folder as it lies on disk.</param>
    /// <param name="mayChange">Whether a file may be edited: one that ran anywhere may not.</param>
    public static FixedHistory Of(Project project, Source history, FolderTrial folder, DateOnly today, Func<string, bool> mayChange)
    {
        var fixing = new Fixing(project, history, folder, today);
        while (fixing.Open(mayChange) is { Count: > 0 } open) fixing.Make(open);
        var files = folder.Texts.Where(t => fixing.Folder.Texts[t.Key].Text != t.Value.Text).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new FixedFile(t.Value, fixing.Folder.Texts[t.Key].Text));
        return new(files.ToEquatableArray(), fixing.Done.ToEquatableArray(), fixing.Left.ToEquatableArray());
    }
}
