using System.Security.Cryptography;

namespace Plumbline.Cli;

/// <summary>
/// What was read of a project's files before, by the hash of their content: one file per project, read at once. Whatever is wrong with it, it is as good as none.
/// </summary>
internal sealed class FactCache
{
    private const int HashBytes = 16;
    private static readonly byte[] s_head = "plumbline facts 1\n"u8.ToArray();

    private readonly Dictionary<Int128, ReadOnlyMemory<byte>> _facts = [];
    private readonly string _path;

    private FactCache(string path) => _path = path;

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

    public ReadOnlyMemory<byte>? Find(Int128 hash) => _facts.TryGetValue(hash, out var facts) ? facts : null;

    public static Int128 HashOf(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return Read(hash);
    }

    private static Int128 Read(ReadOnlySpan<byte> bytes) => System.Buffers.Binary.BinaryPrimitives.ReadInt128LittleEndian(bytes[..HashBytes]);

    private void Fill(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith(s_head)) return;
        for (var at = s_head.Length; at + HashBytes + 4 <= bytes.Length;)
        {
            var (hash, length) = (Read(bytes.AsSpan(at)), BitConverter.ToInt32(bytes, at + HashBytes));
            at += HashBytes + 4;
            if (length < 0 || at + length > bytes.Length) return;
            _facts[hash] = bytes.AsMemory(at, length);
            at += length;
        }
    }

    /// <summary>Keeps what the project has now, and nothing else.</summary>
    public void Keep(IReadOnlyList<Int128> hashes, IReadOnlyList<ReadOnlyMemory<byte>> facts) =>
        Write(_path, file =>
        {
            file.Write(s_head);
            var head = new byte[HashBytes + 4];
            for (var i = 0; i < hashes.Count; i++)
            {
                System.Buffers.Binary.BinaryPrimitives.WriteInt128LittleEndian(head, hashes[i]);
                BitConverter.TryWriteBytes(head.AsSpan(HashBytes), facts[i].Length);
                file.Write(head);
                file.Write(facts[i].Span);
            }
        });

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
