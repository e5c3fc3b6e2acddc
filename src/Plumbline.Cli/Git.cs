using System.Globalization;
using Plumbline.Rules;

namespace Plumbline.Cli;

/// <summary>What git knows of the project's folder. Paths are relative to it, with forward slashes.</summary>
internal static class Git
{
    /// <summary>What differs between the working tree and the last commit that it shares with a revision.</summary>
    /// <exception cref="UsageException">There is no git, no repository, or no such revision.</exception>
    public static ChangedSince Since(string folder, string revision)
    {
        if (revision.StartsWith('-')) throw new UsageException($"--since {revision}: not a revision");
        var files = new Dictionary<string, IReadOnlyList<LineRange>>(StringComparer.Ordinal);
        var shared = Run(folder, $"--since {revision}", "merge-base", revision, "HEAD").Trim();
        Read(Run(folder, $"--since {revision}", "-c", "core.quotePath=false", "diff", "--relative", "--no-color", "--no-ext-diff", "--no-renames", "--unified=0", "--src-prefix=a/", "--dst-prefix=b/", shared, "--", "."), files);
        foreach (var path in Run(folder, $"--since {revision}", "ls-files", "-z", "--others", "--exclude-standard").Split('\0', StringSplitOptions.RemoveEmptyEntries)) files[path] = [LineRange.All];
        return new(revision, files);
    }

    /// <summary>The repository that a folder is in: itself, or the nearest above it; null when there is none.</summary>
    public static string? Repository(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            if (Path.Exists(Path.Combine(at, ".git"))) return at;
        return null;
    }

    /// <summary>Where a repository's hooks are, also when it is configured to have them elsewhere.</summary>
    /// <exception cref="UsageException">There is no git.</exception>
    public static string Hooks(string repository) => Path.GetFullPath(Run(repository, "--hook", "rev-parse", "--git-path", "hooks").Trim(), repository);

    /// <summary>Each file's header, then its hunks: <c>@@ -3 +4,2 @@</c>.</summary>
    private static void Read(string diff, Dictionary<string, IReadOnlyList<LineRange>> files)
    {
        List<LineRange>? ranges = null;
        var (isHead, isNew) = (false, false);
        foreach (var line in diff.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("diff --git ")) (isHead, isNew) = (true, false);
            else if (isHead && line.StartsWith("new file mode ")) isNew = true;
            else if (isHead && line.StartsWith("+++ b/")) files[Name(line[6..])] = ranges = isNew ? [LineRange.All] : [];
            else if (isHead && line.StartsWith("+++ \"b/")) files[Name(line[7..].TrimEnd('"'))] = ranges = isNew ? [LineRange.All] : [];
            else if (line.StartsWith("@@ "))
            {
                isHead = false;
                if (!isNew) ranges?.Add(Range(line));
            }
        }
    }

    /// <summary>Git ends a name that holds a blank with a tab.</summary>
    private static string Name(ReadOnlySpan<char> text) => text.TrimEnd('\t').ToString();

    /// <summary>Where lines were only taken out, those around the gap.</summary>
    private static LineRange Range(ReadOnlySpan<char> hunk)
    {
        var added = hunk[(hunk.IndexOf('+') + 1)..];
        added = added[..added.IndexOf(' ')];
        var comma = added.IndexOf(',');
        var first = int.Parse(comma < 0 ? added : added[..comma], NumberStyles.None, CultureInfo.InvariantCulture);
        var count = comma < 0 ? 1 : int.Parse(added[(comma + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
        return count == 0 ? new(first, first + 1) : new(first, first + count - 1);
    }

    private static string Run(string folder, string what, params string[] arguments)
    {
        var git = GitProgram.Ask(folder, arguments);
        if (git.ExitCode == 0) return git.Output;
        throw new UsageException(git.Errors.Contains("not a git repository", StringComparison.Ordinal)
            ? $"{what}: {folder} is in no git repository"
            : $"{what}: git knows no such revision here that shares a commit with this one (a shallow clone? fetch more of it){(git.Errors.Length > 0 ? $": {git.Errors}" : "")}");
    }
}
