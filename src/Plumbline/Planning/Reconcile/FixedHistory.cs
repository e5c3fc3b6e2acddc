using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Planning.Reconcile;

/// <summary>A migration file with its safe edits made.</summary>
public sealed record FixedFile(SourceText Before, string After);

/// <summary>
/// A history with the safe edits of its findings made, one after the other. An edit stays when the files still make the same schema, nothing more is
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
        var meant = history.Catalog;
        var (trial, source) = (folder, history);
        var findings = Lint(project, history, source, today);
        var (done, left) = (new List<Finding>(), new List<(Finding, string)>());
        var tried = new HashSet<(string, Origin)>();
        while (findings.FirstOrDefault(f => IsEditable(f, mayChange) && !tried.Contains((f.Key(), f.Where))) is { } finding)
        {
            tried.Add((finding.Key(), finding.Where));
            var edited = Edited(trial, finding.Fix!.Edits);
            var read = edited.Read();
            var after = Lint(project, history, read, today);
            if (Objection(finding, findings, after, source, read, meant) is { } why)
            {
                left.Add((finding, why));
                continue;
            }
            done.Add(finding);
            (trial, source, findings) = (edited, read, after);
        }
        var files = folder.Texts.Where(t => trial.Texts[t.Key].Text != t.Value.Text).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new FixedFile(t.Value, trial.Texts[t.Key].Text));
        return new(files.ToEquatableArray(), done.ToEquatableArray(), left.ToEquatableArray());
    }

    private static bool IsEditable(Finding finding, Func<string, bool> mayChange) => finding.Fix is { Edits.IsEmpty: false } fix && fix.Edits.All(e => mayChange(e.File.Path));

    private static EquatableArray<Finding> Lint(Project project, Source history, Source read, DateOnly today)
    {
        var source = read with { Name = history.Name };
        var texts = project.Texts.ToDictionary();
        foreach (var run in source.History!.Runs) texts[run.Migration.Text.Path] = run.Migration.Text;
        return Checks.Lint(project with { Sources = project.Sources.Select(s => s == history ? source : s).ToEquatableArray(), Texts = texts }, today).Findings;
    }

    private static FolderTrial Edited(FolderTrial folder, EquatableArray<TextEdit> edits)
    {
        var texts = folder.Texts.ToDictionary();
        foreach (var file in edits.GroupBy(e => e.File.Path))
        {
            var text = texts[file.Key].Text;
            foreach (var edit in file.OrderByDescending(e => e.Start)) text = string.Concat(text.AsSpan(0, edit.Start), edit.Replacement, text.AsSpan(edit.Start + edit.Length));
            texts[file.Key] = new(texts[file.Key].Source, file.Key, text);
        }
        return folder with { Texts = texts };
    }

    /// <summary>Why an edit is not safe; null when it is.</summary>
    private static string? Objection(Finding finding, EquatableArray<Finding> before, EquatableArray<Finding> after, Source source, Source read, Catalog meant)
    {
        if (read.History is null) return "the files could not be read any more";
        if (FolderTrial.Differences(read.Catalog, meant).FirstOrDefault() is { } difference) return $"the files would make another schema: {difference}";
        if (FolderTrial.Refused(read.History).Count() > FolderTrial.Refused(source.History!).Count()) return $"the server would refuse it: {FolderTrial.Refused(read.History).Except(FolderTrial.Refused(source.History!)).FirstOrDefault()}";
        var counts = before.CountBy(f => f.Key()).ToDictionary();
        foreach (var (key, count) in after.CountBy(f => f.Key()))
            if (count > counts.GetValueOrDefault(key)) return $"another rule would object: {after.First(f => f.Key() == key).Message}";
        return after.Count(f => f.Key() == finding.Key()) < counts[finding.Key()] ? null : "it would not be gone";
    }
}
