using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Statements without any effect on the schema, and blocks, which are handed on.</summary>
internal static class Maintenance
{
    private static readonly string[] s_commands =
        ["VACUUM", "ANALYZE", "ANALYSE", "CLUSTER", "LOCK", "NOTIFY", "LISTEN", "UNLISTEN", "CHECKPOINT", "LOAD", "DEALLOCATE", "CLOSE", "FETCH", "MOVE", "DECLARE", "CALL", "EXECUTE", "PREPARE"];

    public static void Register(Grammar grammar)
    {
        foreach (var command in s_commands) grammar.On(command, command == "VACUUM" ? ReadVacuum : Read, Verb.Maintenance);
        grammar.On("REINDEX", ReadReindex, Verb.Maintenance);
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

    /// <summary>An index whose making had failed is whole afterwards (manual, REINDEX).</summary>
    private static void ReadReindex(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        if (sql.Is(TokenKind.LeftParen)) while (!sql.AtEnd && !sql.Take(TokenKind.RightParen)) sql.Advance();
        var isIndex = sql.Take("INDEX");
        if (!isIndex && !sql.Take("TABLE")) return;
        if (sql.Take("CONCURRENTLY")) catalog.Clauses |= Clauses.Concurrently;
        if (!sql.IsName || catalog.FindRelation(sql.QualifiedName()) is not { } found) return;
        // the indexes of a table that are not whole are left out by CONCURRENTLY
        var indexes = isIndex ? found is Index one ? [one] : [] : catalog.Clauses.HasFlag(Clauses.Concurrently) ? [] : catalog.Current.Children<Index>(found.Id()).ToList();
        foreach (var index in indexes)
            if (catalog.Current.Find(index.Parent()!) is not Table { PartitionBy: not null }) catalog.Alter(index, index with { Invalid = false }, position);
    }

    private static void Read(SqlReader sql, CatalogBuilder catalog)
    {
        if (sql.Is("CONCURRENTLY") || sql.IsAt(1, "CONCURRENTLY") || sql.IsAt(2, "CONCURRENTLY")) catalog.Clauses |= Clauses.Concurrently;
    }
}
