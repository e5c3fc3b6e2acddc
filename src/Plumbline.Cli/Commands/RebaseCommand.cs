using System.CommandLine;
using Plumbline.Dialects;
using Plumbline.Planning.Reconcile;
using Plumbline.Reports;
using Plumbline.Rules.Environments;
using Plumbline.Sources;

namespace Plumbline.Cli.Commands;

/// <summary>Puts a branch's migrations behind those of another revision, or files of one history in the order that works.</summary>
public sealed class RebaseCommand : Verb
{
    private readonly Argument<string?> _path = Inputs.Path();
    private readonly Option<string?> _onto = new("--onto") { Description = "The git revision whose migrations come first: main, origin/main", HelpName = "revision" };
    private readonly Option<bool> _order = new("--order") { Description = "Instead: rename files of this history that sort before what they need, and write the SQL that renames them in the tool's table" };
    private readonly Option<bool> _overlap = new("--overlap") { Description = "Where both branches change the same, this branch's word is to be the last" };
    private readonly Option<bool> _print = new("--print") { Description = "Say what would be done, and touch nothing" };
    private readonly DatabaseOptions _databases = new();

    public RebaseCommand() : base("rebase", "Put this branch's migrations behind those of another branch, proved to do the same there; or repair the order of a history")
    {
        Arguments.Add(_path);
        foreach (var option in (Option[])[_onto, _order, _overlap, _print]) Options.Add(option);
        _databases.AddTo(this);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plumb rebase --onto main --print",
        "plumb rebase --onto origin/main",
        "plumb rebase --onto main --overlap --database local",
        "plumb rebase examples/health-records --order --offline --print",
    ];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var onto = parsed.GetValue(_onto);
        if (onto is null == !parsed.GetValue(_order)) throw new UsageException("give either --onto REVISION, or --order");
        var workspace = Workspace.Open(parsed.GetValue(_path) ?? ".", _databases.Of(parsed));
        var source = workspace.Project.Sources.FirstOrDefault(s => s.History is not null) ?? throw new UsageException($"no migration history in {workspace.Project.Name}: name its folder in plumbline.yaml (history: path)");
        return onto is null ? Order(workspace, source, parsed.GetValue(_print), output, error) : Onto(workspace, source, onto, parsed, output, error);
    }

    private int Onto(Workspace workspace, Source source, string onto, ParseResult parsed, TextWriter output, TextWriter error)
    {
        var dialect = AllDialects.Find(source.Dialect) ?? throw new UsageException($"{source.Location} is written for {source.Dialect}");
        var git = new GitRevision(workspace.Root);
        var head = git.Commit("HEAD") ?? throw new UsageException($"{workspace.Root} is no git checkout with a commit");
        var there = git.Commit(onto) ?? throw new UsageException($"git knows no revision {onto}");
        if (git.IsRewriting()) throw new UsageException("git is in the middle of a rebase: end it (git rebase --continue or --abort), then run this on the branch");
        var disk = workspace.Folder(source);
        // In the middle of a merge the files hold both sides' lines: the branch is what was committed.
        var ours = git.Commit("MERGE_HEAD") is null ? disk : At(git, disk, head, "this branch");
        var parted = git.Parted(head, there) is { } commit ? At(git, disk, commit, "where the branches parted") : disk with { Texts = new Dictionary<string, Model.SourceText>() };
        var rebase = Rebase.Of(parted, At(git, disk, there, onto), ours, disk, workspace.Project.Of(SourceRole.Database), DateTime.UtcNow, dialect);
        output.Write(RebaseReport.Of(rebase, onto));
        foreach (var unread in Unread(workspace)) output.WriteLine($"  note: {unread}");
        foreach (var fault in rebase.Faults) error.WriteLine(fault);
        if (!rebase.Faults.IsEmpty) return ExitCode.Findings;
        if (rebase.Replay.Collisions.Any(c => !c.IsForPerson()) || (!rebase.Replay.Collisions.IsEmpty && !parsed.GetValue(_overlap)))
        {
            output.WriteLine(rebase.Replay.Collisions.Any(c => !c.IsForPerson()) ? "nothing is renamed: mend these statements first, then rebase" : "nothing is renamed: mend these, or say that this branch is to have the last word (--overlap)");
            return ExitCode.Findings;
        }
        Write(workspace, source, rebase, parsed.GetValue(_print), output);
        return ExitCode.Ok;
    }

    private static FolderTrial At(GitRevision git, FolderTrial folder, string commit, string source) => folder with { Texts = git.Files(commit, folder.Location, source) };

    private static void Write(Workspace workspace, Source source, Rebase rebase, bool print, TextWriter output)
    {
        if (rebase.Files.Count == 0 && rebase.Gone.IsEmpty) return;
        foreach (var path in rebase.Gone)
        {
            if (!print) Remove(workspace, source.Location, path);
            output.WriteLine($"{(print ? "would remove" : "removed")} {path}");
        }
        if (print) foreach (var file in rebase.Files) output.WriteLine($"would write {source.Location}/{file.Path}");
        else WrittenFiles.Put(workspace, source.Location, rebase.Files, false, output);
        if (!print) output.WriteLine($"  next: git add {source.Location}, and commit or go on with the merge; where git stops at a file of this folder, run this again");
    }

    /// <summary>Removes a file, and the folders that it leaves empty.</summary>
    private static void Remove(Workspace workspace, string location, string path)
    {
        var full = Path.Combine(workspace.Root, path);
        File.Delete(full);
        var top = Path.GetFullPath(Path.Combine(workspace.Root, location));
        for (var folder = Path.GetDirectoryName(full)!; folder.Length > top.Length && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!) Directory.Delete(folder);
    }

    /// <summary>Whether a file's name is free is known only of the databases that were read.</summary>
    private static IEnumerable<string> Unread(Workspace workspace)
    {
        foreach (var finding in workspace.Project.Findings)
            if (finding.Rule == UnreachableDatabase.Name) yield return $"{finding.Message}: what it has recorded is not known";
        foreach (var entry in workspace.Project.NotCompared)
            if (workspace.Config.Databases.Any(d => d.Name == entry.What)) yield return $"{entry.What} was not asked what it has recorded";
    }

    private static int Order(Workspace workspace, Source source, bool print, TextWriter output, TextWriter error)
    {
        var repair = OrderRepair.Of(source, workspace.Folder(source), DateTime.UtcNow);
        foreach (var fault in repair.Faults) error.WriteLine(fault);
        if (!repair.Faults.IsEmpty) return ExitCode.Failed;
        if (repair.Renumbered.IsEmpty)
        {
            output.WriteLine("nothing to repair: every migration sorts behind what it needs");
            return ExitCode.Ok;
        }
        output.Write(RebaseReport.Of(repair));
        output.WriteLine("  proved in memory: in the order of the new names the history makes the same, and nothing waits for a later file");
        foreach (var move in repair.Moves)
        {
            if (!print) Move(workspace, source.Location, move);
            output.WriteLine($"{(print ? "would move" : "moved")} {move.From} to {move.To}");
        }
        if (repair.Records is not { } sql) return ExitCode.Ok;
        WrittenFiles.Put(workspace, $"{source.Location}-archive/order", [new("records.sql", sql)], print, output);
        if (!print) output.WriteLine($"  run {source.Location}-archive/order/records.sql on each database together with this change");
        return ExitCode.Ok;
    }

    private static void Move(Workspace workspace, string location, FileMove move)
    {
        var (from, to) = (Path.Combine(workspace.Root, move.From), Path.Combine(workspace.Root, move.To));
        if (Path.Exists(to)) throw new UsageException($"{move.To} is there already");
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(from, to);
        var folder = Path.GetDirectoryName(from)!;
        if (folder.Length > Path.GetFullPath(Path.Combine(workspace.Root, location)).Length && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }
}
