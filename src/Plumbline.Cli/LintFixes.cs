using Plumbline.Planning.Reconcile;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>Safe edits of migrations: shown as a diff, proved by reading and judging the edited files, written when somebody agrees.</summary>
internal sealed class LintFixes(Workspace workspace, TextWriter output, TextWriter error)
{
    /// <param name="since">What may be edited; without it, what is not committed yet.</param>
    public int Run(ChangedSince? since, bool yes)
    {
        var changed = since ?? (Git.Repository(workspace.Root) is not null ? Git.Since(workspace.Root, "HEAD") : null);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var results = workspace.Project.Of(SourceRole.History).Where(s => s.History is not null)
            .Select(s => FixedHistory.Of(workspace.Project, s, workspace.Folder(s), today, path => changed is null || changed.Files.ContainsKey(path))).ToList();
        var files = results.SelectMany(r => r.Files).ToList();
        foreach (var file in files) output.Write(UnifiedDiff.Of(file.Before.Path, file.Before.Text, file.After));
        foreach (var (finding, why) in results.SelectMany(r => r.Left)) error.WriteLine($"plumb: {finding.Where}: {finding.Rule} is left: {why}");
        if (files.Count == 0)
        {
            error.WriteLine(changed is null ? "plumb: no migration has a finding with a safe edit" : $"plumb: no migration that changed since {changed.Revision} has a finding with a safe edit");
            return ExitCode.Ok;
        }
        error.WriteLine($"plumb: {Wording.Count(results.Sum(r => r.Fixed.Count), "finding")} of {Wording.Count(files.Count, "file")}; the edited files make the same schema, and no other rule objects");
        if (!yes && !Agrees()) return ExitCode.Findings;
        foreach (var file in files) Write(file);
        return ExitCode.Ok;
    }

    private bool Agrees()
    {
        if (Console.IsInputRedirected)
        {
            error.WriteLine("plumb: nothing was written: --yes writes them");
            return false;
        }
        error.Write("Write them? y or nothing: ");
        error.Flush();
        return Console.In.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    /// <summary>Only where the text is what the bytes say: marks and other encodings are not lost by the way.</summary>
    private void Write(FixedFile file)
    {
        var path = Path.Combine(workspace.Root, file.Before.Path);
        var bytes = File.ReadAllBytes(path);
        var decoded = FileDecoding.Decode("history", file.Before.Path, bytes, []);
        if (decoded.Text != file.Before.Text || !IsUtf8(bytes, decoded.Text)) throw new UsageException($"{file.Before.Path} is not plain UTF-8, or changed meanwhile: edit it by hand");
        File.WriteAllText(path, file.After);
        error.WriteLine($"plumb: wrote {Path.GetRelativePath(Directory.GetCurrentDirectory(), path)}");
    }

    private static bool IsUtf8(byte[] bytes, string text) => bytes.AsSpan().SequenceEqual(System.Text.Encoding.UTF8.GetBytes(text));
}
