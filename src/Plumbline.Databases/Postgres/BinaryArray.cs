using System.Buffers.Binary;
using System.Text;

namespace Plumbline.Databases.Postgres;

/// <summary>
/// An array of one dimension as array_send writes it (src/backend/utils/adt/arrayfuncs.c): dimensions, flags, type; size and lower bound; length and bytes
/// of each element.
/// </summary>
internal static class BinaryArray
{
    private const int FirstElement = 20;

    public static string[] Texts(ReadOnlySpan<byte> bytes)
    {
        var texts = new string[Count(bytes)];
        var at = FirstElement;
        for (var i = 0; i < texts.Length; i++) texts[i] = Encoding.UTF8.GetString(Next(bytes, ref at));
        return texts;
    }

    public static uint[] Oids(ReadOnlySpan<byte> bytes)
    {
        var oids = new uint[Count(bytes)];
        var at = FirstElement;
        for (var i = 0; i < oids.Length; i++) oids[i] = BinaryPrimitives.ReadUInt32BigEndian(Next(bytes, ref at));
        return oids;
    }

    public static short[] Numbers(ReadOnlySpan<byte> bytes)
    {
        var numbers = new short[Count(bytes)];
        var at = FirstElement;
        for (var i = 0; i < numbers.Length; i++) numbers[i] = BinaryPrimitives.ReadInt16BigEndian(Next(bytes, ref at));
        return numbers;
    }

    private static int Count(ReadOnlySpan<byte> bytes) => Int32(bytes, 0) == 0 ? 0 : Int32(bytes, 12);

    private static ReadOnlySpan<byte> Next(ReadOnlySpan<byte> bytes, ref int at)
    {
        var length = Int32(bytes, at);
        if (length < 0) throw new VanishedException();
        at += 4 + length;
        return bytes.Slice(at - length, length);
    }

    private static int Int32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
}
