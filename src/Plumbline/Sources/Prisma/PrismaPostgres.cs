using Plumbline.Model;
using Plumbline.Sql;
using Scalar = Plumbline.Sources.Prisma.PrismaScalar;

namespace Plumbline.Sources.Prisma;

/// <summary>What Prisma writes for PostgreSQL.</summary>
internal class PrismaPostgres : PrismaProvider
{
    public static readonly PrismaPostgres Instance = new();

    private static readonly NativeType[] s_natives =
    [
        new("SmallInt", "smallint", 0, [Scalar.Int]), new("Integer", "integer", 0, [Scalar.Int]), new("BigInt", "bigint", 0, [Scalar.BigInt]), new("Oid", "oid", 0, [Scalar.Int]),
        new("Real", "real", 0, [Scalar.Float]), new("DoublePrecision", "double precision", 0, [Scalar.Float]),
        new("Decimal", "decimal", 2, [Scalar.Decimal]), new("Money", "money", 0, [Scalar.Decimal]),
        new("Text", "text", 0, [Scalar.String]), new("VarChar", "varchar", 1, [Scalar.String]), new("Char", "char", 1, [Scalar.String]), new("Citext", "citext", 0, [Scalar.String]),
        new("Bit", "bit", 1, [Scalar.String]), new("VarBit", "varbit", 1, [Scalar.String]), new("Uuid", "uuid", 0, [Scalar.String]), new("Xml", "xml", 0, [Scalar.String]), new("Inet", "inet", 0, [Scalar.String]),
        new("Boolean", "boolean", 0, [Scalar.Boolean]), new("ByteA", "bytea", 0, [Scalar.Bytes]), new("Json", "json", 0, [Scalar.Json]), new("JsonB", "jsonb", 0, [Scalar.Json]),
        new("Timestamp", "timestamp", 1, [Scalar.DateTime]), new("Timestamptz", "timestamptz", 1, [Scalar.DateTime]), new("Date", "date", 0, [Scalar.DateTime]),
        new("Time", "time", 1, [Scalar.DateTime]), new("Timetz", "timetz", 1, [Scalar.DateTime]),
    ];

    public override string Dialect => "postgres";
    public override string DefaultSchema => "public";
    public override int MaxNameBytes => SqlReader.MaxNameBytes;
    public override string Stored(string name) => SqlReader.Cut(name);
    public override IReadOnlyList<NativeType> NativeTypes => s_natives;

    public override string ScalarType(PrismaScalar scalar) => scalar switch
    {
        Scalar.String => "text",
        Scalar.Int => "integer",
        Scalar.BigInt => "bigint",
        Scalar.Float => "double precision",
        Scalar.Decimal => "decimal(65,30)",
        Scalar.Boolean => "boolean",
        Scalar.DateTime => "timestamp(3)",
        Scalar.Json => "jsonb",
        _ => "bytea",
    };

    public override string Literal(PrismaScalar scalar, PrismaValue value) => (scalar, value) switch
    {
        (Scalar.Bytes, PrismaValue.Text text) => SqlString.Quote($"\\x{PrismaDefaults.Hexadecimal(text.Value)}"),
        (Scalar.DateTime, PrismaValue.Text text) => SqlString.Quote(PrismaDefaults.Moment(text.Value)),
        (Scalar.Decimal, PrismaValue.Text text) => text.Value,
        (_, PrismaValue.Text text) => SqlString.Quote(text.Value),
        (_, PrismaValue.Number number) => number.Digits,
        (_, PrismaValue.Word word) => word.Name,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>CockroachDB is compared as PostgreSQL, with the types that Prisma names differently there brought to PostgreSQL's.</summary>
internal sealed class PrismaCockroach : PrismaPostgres
{
    public static new readonly PrismaCockroach Instance = new();

    private static readonly NativeType[] s_natives =
    [
        new("Int2", "smallint", 0, [Scalar.Int]), new("Int4", "integer", 0, [Scalar.Int]), new("Int8", "bigint", 0, [Scalar.BigInt]), new("Oid", "oid", 0, [Scalar.Int]),
        new("Float4", "real", 0, [Scalar.Float]), new("Float8", "double precision", 0, [Scalar.Float]), new("Decimal", "decimal", 2, [Scalar.Decimal]),
        new("String", "varchar", 1, [Scalar.String]), new("Char", "char", 1, [Scalar.String]), new("CatalogSingleChar", "\"char\"", 0, [Scalar.String]),
        new("Bit", "bit", 1, [Scalar.String]), new("VarBit", "varbit", 1, [Scalar.String]), new("Uuid", "uuid", 0, [Scalar.String]), new("Inet", "inet", 0, [Scalar.String]),
        new("Bool", "boolean", 0, [Scalar.Boolean]), new("Bytes", "bytea", 0, [Scalar.Bytes]), new("JsonB", "jsonb", 0, [Scalar.Json]),
        new("Timestamp", "timestamp", 1, [Scalar.DateTime]), new("Timestamptz", "timestamptz", 1, [Scalar.DateTime]), new("Date", "date", 0, [Scalar.DateTime]),
        new("Time", "time", 1, [Scalar.DateTime]), new("Timetz", "timetz", 1, [Scalar.DateTime]),
    ];

    public override IReadOnlyList<NativeType> NativeTypes => s_natives;
}
