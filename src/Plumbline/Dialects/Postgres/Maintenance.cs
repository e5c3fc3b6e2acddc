using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Statements without any effect on the schema, and blocks, which are handed on.</summary>
internal static class Maintenance
{
    private static readonly string[] s_commands =
        ["NOTIFY", "LISTEN", "UNLISTEN", "CHECKPOINT", "LOAD", "DEALLOCATE", "CLOSE", "FETCH", "MOVE", "DECLARE", "CALL", "EXECUTE", "PREPARE"];

    public static void Register(Grammar grammar)
    {
        foreach (var command in s_commands) grammar.On(command, (_, _) => { }, Verb.Maintenance);
        grammar.On("DO", ReadBlock, Verb.Block);
    }

    private static void ReadBlock(SqlReader sql, CatalogBuilder catalog)
    {
        if (catalog.Blocks is { } run) run(sql, catalog);
        else catalog.AddNotExecuted("a DO block");
    }
}
