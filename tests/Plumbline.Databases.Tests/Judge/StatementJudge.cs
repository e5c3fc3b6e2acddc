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
            var state = await Execute(connection, statement, mayFail: refused is not null || StandsOnRefused(statement));
            if (state?.SqlState != refused && !(state is not null && StandsOnRefused(statement)))
                differences.Add($"{statement.File.Path}:{statement.Where().Line} we say {Said(statement, refused)}, the server {(state is null ? "fine" : $"{state.SqlState} {state.MessageText}")}: {statement.Text()}");
        }
        return differences;
    }

    private static string Said(Statement statement, string? refused) => refused is null ? "fine" : $"{refused} {statement.Refused?.Message}".TrimEnd();

    /// <summary>What a server refused is not there for later statements; the replay keeps it as meant, and marks what they make of it.</summary>
    public static bool StandsOnRefused(Statement statement) => statement.Effects.Any(effect => effect.Subject().Refused is not null);

    /// <summary>A block is refused when a statement in it is; those stand behind it in the list.</summary>
    public static string? Expected(IReadOnlyList<Statement> statements, ref int at)
    {
        var refused = statements[at].Verb == Verb.NotUnderstood ? SqlStates.SyntaxError : statements[at].Refused?.SqlState;
        for (at++; at < statements.Count && statements[at].Clauses.HasFlag(Clauses.InBlock); at++) refused ??= statements[at].Refused?.SqlState;
        return refused;
    }

    public static async Task<PostgresException?> Execute(NpgsqlConnection connection, Statement statement, bool mayFail)
    {
        // Only where a refusal is due: a savepoint is a transaction of its own to the rule about new labels of a type made in the same one.
        var guarded = statement.Session.InTransaction && statement.Verb != Verb.Transaction && mayFail;
        if (guarded) await Send(connection, "SAVEPOINT judge");
        var state = await Send(connection, statement.Text().ToString());
        if (guarded && state is not null) await Send(connection, "ROLLBACK TO judge");
        if (guarded) await Send(connection, "RELEASE judge");
        return state;
    }

    public static async Task<PostgresException?> Send(NpgsqlConnection connection, string sql)
    {
        try
        {
            if (sql.StartsWith("COPY", StringComparison.OrdinalIgnoreCase) && sql.Contains("FROM stdin", StringComparison.OrdinalIgnoreCase))
            {
                var end = sql.IndexOf('\n');
                await using var rows = await connection.BeginTextImportAsync(end < 0 ? sql : sql[..end]);
                return null;
            }
            // As a batch of one, it reaches the server as it is: the driver would cut a command at its semicolons.
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
            await batch.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException refused)
        {
            return refused;
        }
    }
}
