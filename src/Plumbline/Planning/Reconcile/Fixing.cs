using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Planning.Reconcile;

/// <summary>
/// Edits of findings on trial. Reading a history and judging it costs the same for one edit as for many, so all are tried at once; where that does not
/// hold, those of half the files, and in one file one after the other.
/// </summary>
internal sealed class Fixing
{
    private readonly Project _project;
    private readonly Source _history;
    private readonly DateOnly _today;
    private readonly HashSet<(string, Origin)> _tried = [];
    private Source _read;
    private EquatableArray<Finding> _findings;

    public Fixing(Project project, Source history, FolderTrial folder, DateOnly today)
    {
        (_project, _history, _read, Folder, _today) = (project, history, history, folder, today);
        _findings = Lint(history);
    }

    /// <summary>The folder with the edits that stay.</summary>
    public FolderTrial Folder { get; private set; }

    public List<Finding> Done { get; } = [];
    public List<(Finding Finding, string Why)> Left { get; } = [];

    /// <summary>The findings of now whose edits were not tried yet.</summary>
    public List<Finding> Open(Func<string, bool> mayChange) =>
        [.. _findings.Where(f => f.Fix is { Edits.IsEmpty: false } fix && fix.Edits.All(e => mayChange(e.File.Path)) && !_tried.Contains((f.Identity(), f.Where)))];

    public void Make(List<Finding> findings)
    {
        if (findings.Count == 0) return;
        if (findings.Count == 1)
        {
            _tried.Add((findings[0].Identity(), findings[0].Where));
            if (Try(findings) is { } why) Left.Add((findings[0], why));
            return;
        }
        var files = findings.GroupBy(f => f.Fix!.Edits[0].File.Path).ToList();
        if (AreApart(findings) && Try(findings) is null)
        {
            foreach (var finding in findings) _tried.Add((finding.Identity(), finding.Where));
            return;
        }
        // Behind an edit that stays, the places of the others are no longer where they were: they are looked for again.
        if (files.Count == 1) Make([findings[0]]);
        else foreach (var half in files.Chunk((files.Count + 1) / 2)) Make(StillThere(half.SelectMany(f => f)));
    }

    /// <summary>An edit of one file may have done for a finding in another.</summary>
    private List<Finding> StillThere(IEnumerable<Finding> findings)
    {
        var there = _findings.Select(f => (f.Identity(), f.Where)).ToHashSet();
        return [.. findings.Where(f => there.Contains((f.Identity(), f.Where)))];
    }

    /// <summary>Whether no two of them edit the same place, nor one of them two files.</summary>
    private static bool AreApart(List<Finding> findings)
    {
        var edits = findings.SelectMany(f => f.Fix!.Edits).OrderBy(e => e.File.Path, StringComparer.Ordinal).ThenBy(e => e.Start).ToList();
        for (var i = 1; i < edits.Count; i++)
            if (edits[i].File.Path == edits[i - 1].File.Path && edits[i].Start <= edits[i - 1].Start + edits[i - 1].Length) return false;
        return findings.TrueForAll(f => f.Fix!.Edits.All(e => e.File.Path == f.Fix.Edits[0].File.Path));
    }

    /// <summary>Makes edits that are safe together; else says why they are not.</summary>
    private string? Try(List<Finding> findings)
    {
        var edited = Edited(Folder, findings.SelectMany(f => f.Fix!.Edits));
        var read = edited.Read();
        var after = Lint(read);
        if (Objection(findings, after, read) is { } why) return why;
        Done.AddRange(findings);
        (Folder, _read, _findings) = (edited, read, after);
        return null;
    }

    private EquatableArray<Finding> Lint(Source read)
    {
        var source = read with { Name = _history.Name };
        var texts = _project.Texts.ToDictionary();
        if (source.History is { } history)
            foreach (var run in history.Runs) texts[run.Migration.Text.Path] = run.Migration.Text;
        return Checks.Lint(_project with { Sources = _project.Sources.Select(s => s == _history ? source : s).ToEquatableArray(), Texts = texts }, _today).Findings;
    }

    private static FolderTrial Edited(FolderTrial folder, IEnumerable<TextEdit> edits)
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

    /// <summary>Why the edits are not safe; null when they are.</summary>
    private string? Objection(List<Finding> findings, EquatableArray<Finding> after, Source read)
    {
        if (read.History is null) return "the files could not be read any more";
        if (FolderTrial.Differences(read.Catalog, _history.Catalog).FirstOrDefault() is { } difference) return $"the files would make another schema: {difference}";
        if (FolderTrial.Refused(read.History).Count() > FolderTrial.Refused(_read.History!).Count()) return $"the server would refuse it: {FolderTrial.Refused(read.History).Except(FolderTrial.Refused(_read.History!)).FirstOrDefault()}";
        var counts = _findings.CountBy(f => f.Identity()).ToDictionary();
        var left = after.CountBy(f => f.Identity()).ToDictionary();
        foreach (var (key, count) in left)
            if (count > counts.GetValueOrDefault(key)) return $"another rule would object: {after.First(f => f.Identity() == key).Message}";
        return findings.CountBy(f => f.Identity()).All(f => left.GetValueOrDefault(f.Key) <= counts[f.Key] - f.Value) ? null : "it would not be gone";
    }
}
