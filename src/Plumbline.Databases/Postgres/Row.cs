using System.Buffers.Binary;
using System.Data.Common;
using System.Text;
using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>
/// One row as record_send writes it (src/backend/utils/adt/rowtypes.c): the number of fields, then of each the OID of its type, its length and its
/// binary form. So the driver hands on bytes of one type and needs to know no other, which is a good part of its start-up.
/// </summary>
internal sealed class Row
{
    private const int MostFields = 32;
    private static readonly DateTimeOffset s_epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly int[] _starts = new int[MostFields];
    private readonly int[] _lengths = new int[MostFields];
    private byte[] _bytes = new byte[1 << 10];

    /// <summary>What makes any query one of rows like these.</summary>
    public static string Sql(string query) => $"select record_send(found) from (\n{query}\n) found";

    /// <summary>Takes the next row, in the place of the one before; what was read from that stays.</summary>
    public void Take(DbDataReader rows)
    {
        var length = (int)rows.GetBytes(0, 0, null, 0, 0);
        if (length > _bytes.Length) _bytes = new byte[length * 2];
        rows.GetBytes(0, 0, _bytes, 0, length);
        Take(_bytes);
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        var count = Int32(bytes, 0);
        var at = 4;
        for (var i = 0; i < count; i++)
        {
            var length = Int32(bytes, at + 4);
            at += 8;
            (_starts[i], _lengths[i]) = (at, length);
            if (length > 0) at += length;
        }
    }

    public bool IsNull(int column) => _lengths[column] < 0;

    public bool GetBoolean(int column) => Field(column)[0] != 0;

    /// <summary>A "char".</summary>
    public char GetChar(int column) => (char)Field(column)[0];

    public short GetInt16(int column) => BinaryPrimitives.ReadInt16BigEndian(Field(column));

    public int GetInt32(int column) => BinaryPrimitives.ReadInt32BigEndian(Field(column));

    public long GetInt64(int column) => BinaryPrimitives.ReadInt64BigEndian(Field(column));

    public float GetFloat(int column) => BinaryPrimitives.ReadSingleBigEndian(Field(column));

    public double GetDouble(int column) => BinaryPrimitives.ReadDoubleBigEndian(Field(column));

    public string GetString(int column) => Encoding.UTF8.GetString(Field(column));

    /// <summary>A moment with time zone: microseconds since 2000.</summary>
    public DateTimeOffset Moment(int column) => s_epoch.AddMicroseconds(GetInt64(column));

    public uint Oid(int column) => BinaryPrimitives.ReadUInt32BigEndian(Field(column));

    public string? Text(int column) => IsNull(column) ? null : GetString(column);

    /// <summary>What the server prints of an object by its OID (pg_get_expr, pg_get_viewdef, …).</summary>
    /// <exception cref="VanishedException">It knows no such object any more.</exception>
    public string Printed(int column) => Text(column) ?? throw new VanishedException();

    /// <summary>The first character of a "char", '\0' when it is empty or null.</summary>
    public char Code(int column) => IsNull(column) ? '\0' : GetChar(column);

    /// <summary>Empty for null.</summary>
    public string[] Texts(int column) => IsNull(column) ? [] : BinaryArray.Texts(Field(column));

    /// <summary>Options are a list of <c>name=value</c> in the order of writing.</summary>
    public EquatableArray<string> Sorted(int column)
    {
        if (IsNull(column)) return default;
        var texts = Texts(column);
        Array.Sort(texts, StringComparer.Ordinal);
        return EquatableArray.Create<string>(texts);
    }

    /// <summary>An oid[] or oidvector; empty for null.</summary>
    public uint[] Oids(int column) => IsNull(column) ? [] : BinaryArray.Oids(Field(column));

    /// <summary>An int2[] or int2vector: attribute numbers; empty for null.</summary>
    public short[] Numbers(int column) => IsNull(column) ? [] : BinaryArray.Numbers(Field(column));

    /// <summary>A name in a schema of the user's; null when it stands in another one.</summary>
    public ObjectName? Name(Reading reading, int schema, int name) =>
        reading.Schemas.TryGetValue(Oid(schema), out var found) ? new(found, reading.Intern(Field(name))) : null;

    /// <summary>A name that comes again and again: the one copy of it.</summary>
    public string Name(Reading reading, int column) => reading.Intern(Field(column));

    /// <summary>A type as format_type prints it.</summary>
    public SqlType Type(Reading reading, int column) => reading.TypeOf(GetString(column));

    private ReadOnlySpan<byte> Field(int column)
    {
        if (_lengths[column] < 0) throw new InvalidOperationException($"column {column} is null");
        return _bytes.AsSpan(_starts[column], _lengths[column]);
    }

    private static int Int32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
}
