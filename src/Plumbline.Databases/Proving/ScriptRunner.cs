using Npgsql;
using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Replay;

namespace Plumbline.Databases.Proving;

/// <summary>Runs migration files on one connection as their tool would: its transactions, psql's commands, one session a file.</summary>
internal sealed class ScriptRunner(NpgsqlConnection connection, IStatementWatch? watch = null)
{
    private bool _open;

    /// <returns>Null when all ran; else why the first statement that failed was refused. Nothing is left open.</returns>
    public async Task<Rejection?> RunAsync(IReadOnlyList<MigrationScript> scripts, CancellationToken cancel)
    {
        var last = default(Origin);
        Bracket? before = null;
        foreach (var script in scripts)
        {
            if (script.Bracket != Bracket.Run || before != Bracket.Run)
            {
                if (await CloseAsync(before, last, cancel).ConfigureAwait(false) is { } late) return late;
                // One file is one session: settings and temporary tables end with it.
                await SendAsync("DISCARD ALL", cancel).ConfigureAwait(false);
                if (watch is not null) await watch.BeginAsync(cancel).ConfigureAwait(false);
            }
            before = script.Bracket;
            if (await RunAsync(script, cancel).ConfigureAwait(false) is { } rejection) return rejection;
            if (!script.Statements.IsEmpty) last = script.Statements[^1].Where();
        }
        return await CloseAsync(before, last, cancel).ConfigureAwait(false);
    }

    private async Task<Rejection?> RunAsync(MigrationScript script, CancellationToken cancel)
    {
        if (script.Bracket is Bracket.File or Bracket.Run) await OpenAsync(cancel).ConfigureAwait(false);
        foreach (var statement in script.Statements)
        {
            // After a COMMIT of the file's own the rest of a message is a transaction again.
            if (script.Bracket == Bracket.Message) await OpenAsync(cancel).ConfigureAwait(false);
            if (await RunAsync(statement, cancel).ConfigureAwait(false) is not { } rejection) continue;
            if (_open) await SendAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
            _open = false;
            return rejection;
        }
        return null;
    }

    private async Task<Rejection?> RunAsync(ScriptStatement statement, CancellationToken cancel)
    {
        var cells = new List<string>();
        try
        {
            var task = (Func<Task>)(statement.As switch
            {
                SentAs.Rows => () => CopyAsync(statement, cancel),
                SentAs.Generator => () => ReadAsync(statement.Text(), cells, cancel),
                _ => () => SendAsync(statement.Text(), cancel),
            });
            await (watch is null ? task() : watch.RunAsync(statement, _open, task, cancel)).ConfigureAwait(false);
        }
        catch (PostgresException fault)
        {
            return Of(fault, statement);
        }
        if (statement.Word != TransactionWord.None) _open = statement.Word == TransactionWord.Opens;
        foreach (var cell in cells)
            foreach (var generated in MigrationScript.Generated(statement, cell))
                if (await RunAsync(generated, cancel).ConfigureAwait(false) is { } rejection) return rejection;
        return null;
    }

    internal static Rejection Of(PostgresException fault, ScriptStatement statement)
    {
        var at = fault.Position is > 0 and var position && position <= statement.Length ? statement.File.At(statement.Start + position - 1) : statement.Where();
        return new(at, fault.SqlState, fault.MessageText);
    }

    private async Task OpenAsync(CancellationToken cancel)
    {
        if (_open) return;
        await SendAsync("BEGIN", cancel).ConfigureAwait(false);
        _open = true;
    }

    /// <summary>The tool's COMMIT, which may be refused: deferred constraints are checked by it. What psql's file left open is lost with its session.</summary>
    private async Task<Rejection?> CloseAsync(Bracket? bracket, Origin last, CancellationToken cancel)
    {
        if (!_open) return null;
        _open = false;
        try
        {
            await SendAsync(bracket == Bracket.None ? "ROLLBACK" : "COMMIT", cancel).ConfigureAwait(false);
            return null;
        }
        catch (PostgresException fault)
        {
            return new(last, fault.SqlState, fault.MessageText);
        }
    }

    /// <summary>A batch of one reaches the server as it is: the driver would cut a command at its semicolons.</summary>
    private async Task SendAsync(string sql, CancellationToken cancel)
    {
        using var batch = new NpgsqlBatch(connection) { Timeout = 0, BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await batch.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    private async Task ReadAsync(string sql, List<string> cells, CancellationToken cancel)
    {
        using var batch = new NpgsqlBatch(connection) { Timeout = 0, BatchCommands = { new NpgsqlBatchCommand(sql) } };
        var rows = await batch.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            while (await rows.ReadAsync(cancel).ConfigureAwait(false))
                for (var i = 0; i < rows.FieldCount; i++)
                    if (!rows.IsDBNull(i)) cells.Add(rows.GetString(i));
    }

    private async Task CopyAsync(ScriptStatement statement, CancellationToken cancel)
    {
        var rows = await connection.BeginTextImportAsync(statement.Text(), cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false)) await rows.WriteAsync(statement.Rows.AsMemory(), cancel).ConfigureAwait(false);
    }
}
