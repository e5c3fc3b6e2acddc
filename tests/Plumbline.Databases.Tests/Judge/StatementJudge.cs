using Npgsql;
using Plumbline.Dialects;

namespace Plumbline.Databases.Tests.Judge;

/// <summary>
/// Runs a case's statements one by one on a server and compares what is refused. Inside a transaction block each statement stands in a savepoint of its own,
/// as psql has it with ON_ERROR_ROLLBACK: the replay, too, lets a refused statement undo itself alone.
/// </summary>
internal static class StatementJudge
{
    public static async Task<List<string>> Run(NpgsqlConnection connection, IReadOnlyList<Statement> statements)
    {
        var differences = new List<string>();
        for (var i = 0; i < statements.Count;)
        {
            var statement = statements[i];
            var refused = Expected(statements, ref i);
            if (statement.Verb == Verb.MetaCommand) continue;
            var state = await Execute(connection, statement);
            if (state != refused) differences.Add($"{statement.File.Path}:{statement.Where().Line} we say {refused ?? "fine"}, the server {state ?? "fine"}: {statement.Text()}");
        }
        return differences;
    }

    /// <summary>A block is refused when a statement in it is; those stand behind it in the list.</summary>
    private static string? Expected(IReadOnlyList<Statement> statements, ref int at)
    {
        var refused = statements[at].Verb == Verb.NotUnderstood ? SqlStates.SyntaxError : statements[at].Refused?.SqlState;
        for (at++; at < statements.Count && statements[at].Clauses.HasFlag(Clauses.InBlock); at++) refused ??= statements[at].Refused?.SqlState;
        return refused;
    }

    private static async Task<string?> Execute(NpgsqlConnection connection, Statement statement)
    {
        var guarded = statement.Session.InTransaction && statement.Verb != Verb.Transaction;
        if (guarded) await Send(connection, "SAVEPOINT judge");
        var state = await Send(connection, statement.Text().ToString());
        if (guarded) await Send(connection, state is null ? "RELEASE judge" : "ROLLBACK TO judge; RELEASE judge");
        return state;
    }

    private static async Task<string?> Send(NpgsqlConnection connection, string sql)
    {
        try
        {
            if (sql.StartsWith("COPY", StringComparison.OrdinalIgnoreCase) && sql.Contains("FROM stdin", StringComparison.OrdinalIgnoreCase))
            {
                var end = sql.IndexOf('\n');
                await using var rows = await connection.BeginTextImportAsync(end < 0 ? sql : sql[..end]);
                return null;
            }
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }
}
