using Plumbline.Dialects;

namespace Plumbline.Footprints;

/// <summary>Statements that the server refuses in a transaction block (25001): its PreventInTransactionBlock.</summary>
public static class StandingAlone
{
    public static bool Is(Statement statement) => statement.Command switch
    {
        "VACUUM" or "ALTER SYSTEM" => true,
        "CREATE INDEX" or "DROP INDEX" or "REINDEX" => statement.Clauses.HasFlag(Clauses.Concurrently),
        // DETACH PARTITION … CONCURRENTLY
        "ALTER TABLE" => statement.Clauses.HasFlag(Clauses.Concurrently),
        "CREATE DATABASE" or "DROP DATABASE" or "CREATE TABLESPACE" or "DROP TABLESPACE" => true,
        "CREATE SUBSCRIPTION" or "DROP SUBSCRIPTION" => true,
        _ => false,
    };
}
