using System.Text;

namespace Plumbline.Cli;

/// <summary>A file of code, as a listing of its folder tells it.</summary>
/// <param name="Changed">When it was last written, in ticks of universal time.</param>
public readonly record struct CodeStamp(string Path, long Length, long Changed);

/// <summary>
/// What each file held when it was read last, by its length and time: a file that shows the same is not opened. One that was written in the moments
/// before the stamps were kept may have been written again at the same time: it is never trusted.
/// </summary>
internal sealed class CodeStamps
{
    private static readonly long s_moment = TimeSpan.FromSeconds(2).Ticks;

    private readonly Dictionary<string, (long Length, long Changed, Int128 Hash)> _known = new(StringComparer.Ordinal);
    private readonly string _path;
    private long _kept;

    private CodeStamps(string path) => _path = path;

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

    public Int128? Find(CodeStamp file) =>
        _known.TryGetValue(file.Path, out var known) && known.Length == file.Length && known.Changed == file.Changed && file.Changed < _kept - s_moment ? known.Hash : null;

    private void Fill(string path)
    {
        using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(path), writable: false), Encoding.UTF8);
        _kept = reader.ReadInt64();
        Span<byte> hash = stackalloc byte[16];
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var (name, length, changed) = (reader.ReadString(), reader.ReadInt64(), reader.ReadInt64());
            reader.BaseStream.ReadExactly(hash);
            _known[name] = (length, changed, System.Buffers.Binary.BinaryPrimitives.ReadInt128LittleEndian(hash));
        }
    }

    public void Keep(IReadOnlyList<CodeStamp> files, IReadOnlyList<Int128> hashes) =>
        FactCache.Write(_path, stream =>
        {
            using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
            writer.Write(DateTime.UtcNow.Ticks);
            writer.Write(files.Count);
            var hash = new byte[16];
            for (var i = 0; i < files.Count; i++)
            {
                writer.Write(files[i].Path);
                writer.Write(files[i].Length);
                writer.Write(files[i].Changed);
                System.Buffers.Binary.BinaryPrimitives.WriteInt128LittleEndian(hash, hashes[i]);
                writer.Write(hash);
            }
        });
}
