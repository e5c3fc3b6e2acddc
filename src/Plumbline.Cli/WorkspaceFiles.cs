using System.Buffers;
using System.IO.Enumeration;
using System.Text;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>
/// Reads files below the project's root, and never outside of it: symbolic links are followed only to files that lie inside.
/// What cannot be read becomes a finding; nothing here stops a check.
/// </summary>
public sealed class WorkspaceFiles
{
    /// <summary>A file that could not be opened or read.</summary>
    public const string UnreadableRule = "file-not-readable";

    /// <summary>A file that is too large to be looked at.</summary>
    public const string TooLargeRule = "file-too-large";

    /// <summary>A symbolic link that leads out of the project or in a circle.</summary>
    public const string LinkRule = "link-not-followed";

    /// <summary>A folder whose name says that it is a file.</summary>
    public const string FolderRule = "folder-named-like-file";

    private const long MostBytes = 64L << 20;
    private const int MostDepth = 12;
    private const int EndBytes = 2048;
    private const int WorthTwoCores = 256;

    private readonly string _root;
    private readonly string _realRoot;
    private readonly List<Finding> _findings = [];

    public WorkspaceFiles(string root)
    {
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        _realRoot = RealPath(_root) ?? _root;
    }

    /// <summary>Full path of the project's folder.</summary>
    public string Root => _root;

    /// <summary>What could not be read so far.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>All that was read, by repository path.</summary>
    public Dictionary<string, SourceText> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>The place of a repository path on disk.</summary>
    public string Full(string path) => path is "" or "." ? _root : Path.Combine(_root, path.Replace('/', Path.DirectorySeparatorChar));

    public bool HasFile(string path) => File.Exists(Full(path)) && IsInside(Full(path));

    public bool HasFolder(string path) => Directory.Exists(Full(path)) && IsInside(Full(path));

    /// <summary>One file's text; null when it is not there or cannot be read, which is a finding then.</summary>
    public SourceText? Read(string source, string path)
    {
        if (Texts.TryGetValue(path, out var known) && known.Source == source) return known;
        var file = new FileInfo(Full(path));
        if (!file.Exists) return null;
        if (!IsInside(file.FullName))
        {
            AddFinding(LinkRule, source, path, "the link leads out of the project: not read");
            return null;
        }
        return Read(source, [Entry(path)]).FirstOrDefault();
    }

    /// <summary>One file as a listing would tell it; of a link, what it leads to.</summary>
    public WorkspaceEntry Entry(string path)
    {
        var file = new FileInfo(Full(path));
        if (file.LinkTarget is not null) file = file.ResolveLinkTarget(true) as FileInfo ?? file;
        return new(path, file.Exists ? file.Length : 0, file.LastWriteTimeUtc.Ticks);
    }

    /// <summary>Reads many files; where it pays, on two cores.</summary>
    public List<SourceText> Read(string source, IReadOnlyList<WorkspaceEntry> entries)
    {
        var texts = new SourceText?[entries.Count];
        var findings = new List<Finding>[entries.Count];
        Cores.Each(entries.Count, WorthTwoCores, i => texts[i] = Decode(source, entries[i], findings[i] = []));
        foreach (var some in findings) _findings.AddRange(some ?? []);
        var read = new List<SourceText>(entries.Count);
        foreach (var text in texts)
        {
            if (text is null) continue;
            read.Add(text);
            Texts[text.Path] = text;
        }
        return read;
    }

    /// <summary>The beginning and the end of a file whose middle does not matter; null when it cannot be read.</summary>
    public SourceText? Ends(string source, WorkspaceEntry entry)
    {
        if (entry.Length <= 2 * EndBytes) return Decode(source, entry, _findings);
        Span<byte> ends = stackalloc byte[2 * EndBytes];
        try
        {
            using var handle = File.OpenHandle(Full(entry.Path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var head = RandomAccess.Read(handle, ends[..EndBytes], 0);
            var tail = RandomAccess.Read(handle, ends[EndBytes..], entry.Length - EndBytes);
            return new(source, entry.Path, Encoding.UTF8.GetString(ends[..head]) + Encoding.UTF8.GetString(ends.Slice(EndBytes, tail)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            AddFinding(UnreadableRule, source, entry.Path, $"cannot be read: {Reason(fault)}");
            return null;
        }
    }

    private SourceText? Decode(string source, WorkspaceEntry entry, List<Finding> findings)
    {
        if (entry.Length > MostBytes)
        {
            findings.Add(Fault(TooLargeRule, source, entry.Path, $"{entry.Length >> 20} MB: files over {MostBytes >> 20} MB are not read"));
            return null;
        }
        // Pipes and devices say that they are empty: they are never opened, so that nothing hangs.
        if (entry.Length == 0) return new(source, entry.Path, "");
        var bytes = ArrayPool<byte>.Shared.Rent((int)entry.Length);
        try
        {
            using var handle = File.OpenHandle(Full(entry.Path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var count = 0;
            while (count < entry.Length && RandomAccess.Read(handle, bytes.AsSpan(count, (int)entry.Length - count), count) is > 0 and var some) count += some;
            return FileDecoding.Decode(source, entry.Path, bytes.AsSpan(0, count), findings);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            findings.Add(Fault(UnreadableRule, source, entry.Path, $"cannot be read: {Reason(fault)}"));
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Every file below a folder, sorted by path; one look at each entry, none at what is skipped.</summary>
    public List<WorkspaceEntry> List(string source, string folder, int depth = MostDepth, Func<string, bool>? skips = null)
    {
        var found = new List<WorkspaceEntry>();
        if (!IsInside(Full(folder)))
        {
            AddFinding(LinkRule, source, folder, "the link leads out of the project: not read");
            return found;
        }
        List(source, folder, depth, found, skips ?? IsSkipped);
        found.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return found;
    }

    private void List(string source, string folder, int depth, List<WorkspaceEntry> found, Func<string, bool> skips)
    {
        List<RawEntry> entries;
        try
        {
            entries = [.. new FileSystemEnumerable<RawEntry>(Full(folder), static (ref FileSystemEntry e) => RawEntry.Of(ref e), s_options)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            AddFinding(UnreadableRule, source, folder, $"cannot be read: {Reason(fault)}");
            return;
        }
        foreach (var entry in entries)
        {
            var path = folder is "" or "." ? entry.Name : $"{folder}/{entry.Name}";
            if (entry.IsLink) Follow(source, path, found);
            else if (!entry.IsFolder) found.Add(new(path, entry.Length, entry.Changed));
            else if (depth > 0 && !skips(entry.Name))
            {
                var before = found.Count;
                List(source, path, depth - 1, found, skips);
                if (found.Count == before && path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)) AddFinding(FolderRule, source, path, "an empty folder with the name of a file: nothing runs here");
            }
        }
    }

    /// <summary>A linked file inside the project is read as itself; a linked folder is not entered, so that no circle is walked.</summary>
    private void Follow(string source, string path, List<WorkspaceEntry> found)
    {
        var full = Full(path);
        if (RealPath(full) is not { } real) AddFinding(LinkRule, source, path, "the link leads nowhere, or in a circle: not read");
        else if (!IsBelow(real, _realRoot)) AddFinding(LinkRule, source, path, "the link leads out of the project: not read");
        else if (File.Exists(real)) found.Add(Entry(path));
        else if (!IsBelow(full, real) && !IsBelow(Path.GetDirectoryName(full)!, real)) AddFinding(LinkRule, source, path, "a link to a folder: it is not entered");
        else AddFinding(LinkRule, source, path, "the link leads back to a folder that it is in: not entered");
    }

    /// <summary>Folders in which nothing of the project is written by hand.</summary>
    public static bool IsSkipped(string name) => name is "node_modules" or ".git" or "artifacts" or "bin" or "obj" or "dist" or "build" or "target" or "vendor" or "coverage" or "__pycache__" or "bower_components"
        || (name.Length > 1 && name[0] == '.' && name is not ".github" and not ".");

    private bool IsInside(string full) => RealPath(full) is { } real && IsBelow(real, _realRoot);

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == Path.DirectorySeparatorChar || folder.EndsWith(Path.DirectorySeparatorChar));

    /// <summary>The path with every link on the way resolved; null when it leads nowhere or in a circle.</summary>
    private static string? RealPath(string full)
    {
        var at = Path.GetPathRoot(full)!;
        var rest = new Stack<string>(full[at.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse());
        var links = 0;
        while (rest.TryPop(out var part))
        {
            if (part == ".") continue;
            if (part == "..") { at = Path.GetDirectoryName(at) ?? at; continue; }
            var next = Path.Combine(at, part);
            var info = new FileInfo(next);
            try
            {
                if (info.LinkTarget is not { } target) { at = next; continue; }
                if (++links > 40) return null;
                if (Path.IsPathRooted(target)) at = Path.GetPathRoot(target)!;
                foreach (var step in target.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse()) rest.Push(step);
            }
            catch (IOException)
            {
                return null;
            }
        }
        return File.Exists(at) || Directory.Exists(at) ? at : null;
    }

    private void AddFinding(string rule, string source, string path, string message) => _findings.Add(Fault(rule, source, path, message));

    private static Finding Fault(string rule, string source, string path, string message) =>
        new(rule, rule == LinkRule || rule == FolderRule ? Severity.Medium : Severity.High, null, new(source, path), message) { About = path, AboutKind = "file" };

    /// <summary>What happened, without the machine's own paths.</summary>
    private static string Reason(Exception fault) => fault switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException => "it is not there any more",
        PathTooLongException => "its name is too long",
        _ => "the system refuses to read it",
    };

    private static readonly EnumerationOptions s_options = new() { AttributesToSkip = 0, IgnoreInaccessible = false, ReturnSpecialDirectories = false };

    private sealed record RawEntry(string Name, bool IsFolder, bool IsLink, long Length, long Changed)
    {
        public static RawEntry Of(ref FileSystemEntry entry)
        {
            var isLink = (entry.Attributes & FileAttributes.ReparsePoint) != 0;
            var isFolder = !isLink && entry.IsDirectory;
            return isFolder || isLink ? new(entry.FileName.ToString(), isFolder, isLink, 0, 0) : new(entry.FileName.ToString(), false, false, entry.Length, entry.LastWriteTimeUtc.UtcTicks);
        }
    }
}

/// <summary>A file below the root: its repository path, its size in bytes, and when it was last written, in ticks of universal time.</summary>
public sealed record WorkspaceEntry(string Path, long Length, long Changed);
