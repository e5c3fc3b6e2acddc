using Plumbline.Sql;
using Scalar = Plumbline.Sources.Prisma.PrismaScalar;

namespace Plumbline.Sources.Prisma;

/// <summary>What Prisma writes for SQLite: no native types, no lists, enums as text, keys without names.</summary>
internal sealed class PrismaSqlite : PrismaProvider
{
    public static readonly PrismaSqlite Instance = new();

    public override string Dialect => "sqlite";
    public override string DefaultSchema => "main";
    public override int MaxNameBytes => 10_000;
    public override bool HasLists => false;
    public override bool HasEnumTypes => false;
    public override bool HasSchemas => false;
    public override bool HasNamedKeys => false;
    public override bool CountsWholeKeys => true;
    public override bool HasIndexMethods => false;
    public override IReadOnlyList<NativeType> NativeTypes => [];

    public override string ScalarType(PrismaScalar scalar) => scalar switch
    {
        Scalar.String => "TEXT",
        Scalar.Int => "INTEGER",
        Scalar.BigInt => "BIGINT",
        Scalar.Float => "REAL",
        Scalar.Decimal => "DECIMAL",
        Scalar.Boolean => "BOOLEAN",
        Scalar.DateTime => "DATETIME",
        Scalar.Json => "JSONB",
        _ => "BLOB",
    };

    public override string Literal(PrismaScalar scalar, PrismaValue value) => (scalar, value) switch
    {
        (Scalar.Bytes, PrismaValue.Text text) => SqlString.Quote(PrismaDefaults.Hexadecimal(text.Value)),
        (Scalar.DateTime, PrismaValue.Text text) => SqlString.Quote(PrismaDefaults.Moment(text.Value)),
        (Scalar.Decimal, PrismaValue.Text text) => text.Value,
        (_, PrismaValue.Text text) => SqlString.Quote(text.Value),
        (_, PrismaValue.Number number) => number.Digits,
        (_, PrismaValue.Word word) => word.Name,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
