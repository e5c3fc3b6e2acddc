using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Statements without any effect on the schema, and blocks, which are handed on.</summary>
internal static class Maintenance
{
    private static readonly string[] s_commands =
        ["VACUUM", "ANALYZE", "ANALYSE", "CLUSTER", "REINDEX", "LOCK", "NOTIFY", "LISTEN", "UNLISTEN", "CHECKPOINT", "LOAD", "DEALLOCATE", "CLOSE", "FETCH", "MOVE", "DECLARE", "CALL", "EXECUTE", "PREPARE"];

    public static void Register(Grammar grammar)
    {
        foreach (var command in s_commands) grammar.On(command, command == "VACUUM" ? ReadVacuum : Read, Verb.Maintenance);
        grammar.On("DO", ReadBlock, Verb.Block);
    }

    private static void ReadBlock(SqlReader sql, CatalogBuilder catalog)
    {
        if (catalog.Blocks is { } run) run(sql, catalog);
        else catalog.AddNotExecuted("a DO block");
    }

    private static void ReadVacuum(SqlReader sql, CatalogBuilder catalog)
    {
        if (catalog.Transactions.IsOpen) throw new StatementRefused(SqlStates.ActiveSqlTransaction, "VACUUM cannot run inside a transaction block", sql.Position);
    }

    private static void Read(SqlReader sql, CatalogBuilder catalog)
    {
        if (sql.Is("CONCURRENTLY") || sql.IsAt(1, "CONCURRENTLY") || sql.IsAt(2, "CONCURRENTLY")) catalog.Clauses |= Clauses.Concurrently;
    }
}
