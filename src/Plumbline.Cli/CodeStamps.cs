using System.Text;

namespace Plumbline.Cli;

/// <summary>
/// What each file held when it was read last, by its length and time: a file that shows the same is not opened. One that was written in the moments
/// before the stamps were kept may have been written again at the same time: it is never trusted.
/// </summary>
internal sealed class CodeStamps
{
    private static readonly long s_moment = TimeSpan.FromSeconds(2).Ticks;

    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);
    private readonly string _path;
    private long _kept;

    private CodeStamps(string path) => _path = path;

    private sealed record Known(long Length, long Changed, ContentHash Hash);

    public static CodeStamps Open(string path)
    {
        var opened = new CodeStamps(path);
        try
        {
            if (File.Exists(path)) opened.Fill(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException)
        {
            opened._known.Clear();
        }
        return opened;
    }

    public ContentHash? Find(WorkspaceEntry file) =>
        _known.TryGetValue(file.Path, out var known) && known.Length == file.Length && known.Changed == file.Changed && file.Changed < _kept - s_moment ? known.Hash : null;

    /// <summary>What the file held when it was read last, whatever it shows now; null where it was not.</summary>
    public ContentHash? Held(string path) => _known.GetValueOrDefault(path)?.Hash;

    private void Fill(string path)
    {
        using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(path), writable: false), Encoding.UTF8);
        _kept = reader.ReadInt64();
        Span<byte> hash = stackalloc byte[ContentHash.Length];
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var (name, length, changed) = (reader.ReadString(), reader.ReadInt64(), reader.ReadInt64());
            reader.BaseStream.ReadExactly(hash);
            _known[name] = new(length, changed, ContentHash.Read(hash));
        }
    }

    /// <param name="hashes">null for a file that could not be read: it is tried again.</param>
    public void Keep(IReadOnlyList<WorkspaceEntry> files, ContentHash?[] hashes) =>
        FactCache.Write(_path, stream =>
        {
            using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
            writer.Write(DateTime.UtcNow.Ticks);
            writer.Write(Array.FindAll(hashes, h => h is not null).Length);
            var bytes = new byte[ContentHash.Length];
            for (var i = 0; i < files.Count; i++)
            {
                if (hashes[i] is not { } hash) continue;
                writer.Write(files[i].Path);
                writer.Write(files[i].Length);
                writer.Write(files[i].Changed);
                hash.Write(bytes);
                writer.Write(bytes);
            }
        });
}
