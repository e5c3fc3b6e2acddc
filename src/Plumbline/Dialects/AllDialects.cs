using Plumbline.Dialects.Postgres;
using Plumbline.Dialects.Sqlite;

namespace Plumbline.Dialects;

/// <summary>The dialects there are, and the names by which tools and configurations call them.</summary>
public static class AllDialects
{
    public const string Postgres = "postgres";
    public const string Sqlite = "sqlite";

    /// <summary>The dialect that a name means; null for a database that is not read.</summary>
    public static Dialect? Find(string name) => name switch
    {
        Postgres or "postgresql" or "pg" or "cockroachdb" => PostgresDialect.Instance,
        Sqlite or "sqlite3" or "turso" or "libsql" or "d1" => SqliteDialect.Instance,
        _ => null,
    };
}
