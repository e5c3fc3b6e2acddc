using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Cli;

/// <summary>
/// Stands for what a file of code holds. A class of two words: a number of 128 bits, and collections of structs, would be compiled while the program runs.
/// </summary>
internal sealed record ContentHash(long First, long Second)
{
    public const int Length = 16;

    /// <param name="ending">Of the file's name: the same text is another program under another ending.</param>
    public static ContentHash Of(byte[] content, string ending)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(content);
        hash.AppendData(Encoding.UTF8.GetBytes(ending));
        return Read(hash.GetHashAndReset());
    }

    public static ContentHash Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadInt64LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, First);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Second);
    }
}
