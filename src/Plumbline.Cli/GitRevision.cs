using System.Text;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>Reads files of a git revision, with the git of this machine; the checkout is not touched.</summary>
internal sealed class GitRevision(string root)
{
    private const long MostBytes = 64L << 20;

    /// <summary>The commit that a name stands for; null when there is none.</summary>
    public string? Commit(string name) => Said("rev-parse", "--verify", "--quiet", $"{name}^{{commit}}");

    /// <summary>Where two commits parted; null when they have nothing in common, or the history is too short to know.</summary>
    public string? Parted(string one, string other) => Said("merge-base", one, other);

    /// <summary>Whether git stands in the middle of something that rewrites commits, in which HEAD is not the branch.</summary>
    public bool IsRewriting() => new[] { "rebase-merge", "rebase-apply", "CHERRY_PICK_HEAD" }.Any(f => Said("rev-parse", "--git-path", f) is { } path && Path.Exists(Path.Combine(root, path)));

    /// <summary>Every file below a folder, by its path below the root.</summary>
    /// <param name="folder">Below the root; empty for all of it.</param>
    public Dictionary<string, SourceText> Files(string commit, string folder, string source)
    {
        var blobs = new List<(string Id, string Path)>();
        foreach (var line in (Said(["ls-tree", "-r", "-z", "-l", commit, "--", folder is "" or "." ? "." : folder + "/"]) ?? "").Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            // mode, kind, id and size, then a tab and the path
            var tab = line.IndexOf('\t');
            if (line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["100644" or "100755", "blob", var id, var size] && long.Parse(size, System.Globalization.CultureInfo.InvariantCulture) <= MostBytes) blobs.Add((id, line[(tab + 1)..]));
        }
        return Read(blobs, source);
    }

    private Dictionary<string, SourceText> Read(List<(string Id, string Path)> blobs, string source)
    {
        var texts = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        if (blobs.Count == 0) return texts;
        using var process = GitProgram.Start(root, "cat-file", "--batch");
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var asked = Task.Run(() =>
        {
            using var input = process.StandardInput;
            foreach (var (id, _) in blobs) input.Write(id + "\n");
        });
        using var output = new BufferedStream(process.StandardOutput.BaseStream);
        foreach (var (_, path) in blobs)
        {
            var head = Line(output).Split(' ');
            var bytes = new byte[int.Parse(head[2], System.Globalization.CultureInfo.InvariantCulture)];
            output.ReadExactly(bytes);
            output.ReadByte();
            texts[path] = FileDecoding.Decode(source, path, bytes, []);
        }
        asked.GetAwaiter().GetResult();
        process.WaitForExit();
        return texts;
    }

    private static string Line(Stream stream)
    {
        var bytes = new List<byte>();
        for (var one = stream.ReadByte(); one is not ('\n' or -1); one = stream.ReadByte()) bytes.Add((byte)one);
        return Encoding.ASCII.GetString([.. bytes]);
    }

    /// <summary>What git says, without the line's end; null when it fails.</summary>
    private string? Said(params string[] arguments) => GitProgram.Ask(root, arguments) is { ExitCode: 0 } git ? git.Output.TrimEnd('\n') : null;
}
