namespace Plumbline.Cli;

/// <summary>
/// What was read of a project's files before, by the hash of their content: one file per project, read at once. Whatever is wrong with it, it is as good as none.
/// </summary>
internal sealed class FactCache
{
    private static readonly byte[] s_head = "plumbline facts 2\n"u8.ToArray();

    private static readonly TimeSpan s_long = TimeSpan.FromDays(60);

    private readonly Dictionary<ContentHash, Facts> _facts = [];
    private readonly string _path;

    private FactCache(string path) => _path = path;

    private sealed record Facts(ReadOnlyMemory<byte> Json);

    public static FactCache Open(string path)
    {
        var opened = new FactCache(path);
        try
        {
            if (File.Exists(path)) opened.Fill(File.ReadAllBytes(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            opened._facts.Clear();
        }
        return opened;
    }

    /// <summary>Empty where there are none.</summary>
    public ReadOnlyMemory<byte> Find(ContentHash hash) => _facts.TryGetValue(hash, out var facts) ? facts.Json : default;

    private void Fill(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith(s_head)) return;
        for (var at = s_head.Length; at + ContentHash.Length + 4 <= bytes.Length;)
        {
            var (hash, length) = (ContentHash.Read(bytes.AsSpan(at)), BitConverter.ToInt32(bytes, at + ContentHash.Length));
            at += ContentHash.Length + 4;
            if (length < 0 || at + length > bytes.Length) return;
            _facts[hash] = new(bytes.AsMemory(at, length));
            at += length;
        }
    }

    /// <summary>Keeps what the project has now, and nothing else.</summary>
    /// <param name="hashes">null for a file that could not be read: nothing of it is kept.</param>
    public void Keep(ContentHash?[] hashes, ReadOnlyMemory<byte>[] facts)
    {
        if (!File.Exists(_path)) Forget(Path.GetDirectoryName(_path)!);
        Write(_path, file =>
        {
            file.Write(s_head);
            var head = new byte[ContentHash.Length + 4];
            for (var i = 0; i < hashes.Length; i++)
            {
                if (hashes[i] is not { } hash) continue;
                hash.Write(head);
                BitConverter.TryWriteBytes(head.AsSpan(ContentHash.Length), facts[i].Length);
                file.Write(head);
                file.Write(facts[i].Span);
            }
        });
    }

    /// <summary>Projects that are gone, and what other versions have kept, would stay for ever: where a new one comes, what nobody has written for long goes.</summary>
    private static void Forget(string folder)
    {
        try
        {
            if (!Directory.Exists(folder)) return;
            var before = DateTime.UtcNow - s_long;
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
                if (file.LastWriteTimeUtc < before) file.Delete();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // They harm nobody: the next new project asks again.
        }
    }

    /// <summary>Writes a file whole or not at all. That it cannot be kept harms nobody: it is read again the next time.</summary>
    public static void Write(string path, Action<Stream> content)
    {
        var half = $"{path}.{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var file = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16)) content(file);
            File.Move(half, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(half)) File.Delete(half);
        }
    }
}
