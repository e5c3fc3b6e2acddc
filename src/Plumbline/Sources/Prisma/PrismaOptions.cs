namespace Plumbline.Sources.Prisma;

/// <summary>What holds the pairs of an implicit many-to-many table together.</summary>
public enum PrismaJoinTableKey
{
    /// <summary>Since Prisma 6, in PostgreSQL: <c>_AToB_AB_pkey</c></summary>
    PrimaryKey,

    /// <summary>Before, and in SQLite: <c>_AToB_AB_unique</c></summary>
    UniqueIndex,
}

/// <summary>How to read a schema, beyond what it says itself.</summary>
public sealed record PrismaOptions
{
    public static readonly PrismaOptions Default = new();

    /// <summary>Reads the schema as if its datasource had this provider: <c>sqlite</c> for a development variant.</summary>
    public string? Provider { get; init; }

    /// <summary>The schema of tables without <c>@@schema</c>; null for the database's own default.</summary>
    public string? DefaultSchema { get; init; }

    public PrismaJoinTableKey JoinTableKey { get; init; }
}
