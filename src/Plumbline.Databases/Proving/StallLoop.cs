using System.Diagnostics;
using Npgsql;
using Plumbline.Databases.Shadow;

namespace Plumbline.Databases.Proving;

/// <summary>Somebody who uses one table all the time while it is being changed: reads one row by its key, or writes it and takes that back.</summary>
internal sealed class StallLoop : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(3);

    private readonly NpgsqlConnection _connection;
    private readonly uint _table;
    private readonly Lock _noting = new();
    private string[]? _statements;

    private StallLoop(NpgsqlConnection connection, Relation table, bool writes) => (_connection, _table, Table, Writes) = (connection, table.Id, table, writes);

    public Relation Table { get; }
    public bool Writes { get; }

    /// <summary>From when to when its longest statement took, on <see cref="Stopwatch"/>'s clock, since <see cref="Restart"/>.</summary>
    public (long Start, long End) Longest { get; private set; }

    public int Attempts { get; private set; }

    public static async Task<StallLoop> OpenAsync(ShadowDatabase database, Relation table, bool writes, CancellationToken cancel)
    {
        var loop = new StallLoop(await database.OpenAsync(cancel).ConfigureAwait(false), table, writes);
        loop._statements = await loop.StatementsAsync().ConfigureAwait(false);
        // The first of each kind reads the server's caches full.
        if (loop._statements is not null) await loop.OnceAsync().ConfigureAwait(false);
        return loop;
    }

    /// <summary>Uses the table until it is stopped, or the table is gone.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && _statements is not null)
        {
            var start = Stopwatch.GetTimestamp();
            var fits = await OnceAsync().ConfigureAwait(false);
            Note(start, Stopwatch.GetTimestamp());
            if (!fits) _statements = await StatementsAsync().ConfigureAwait(false);
            await Task.Delay(s_pause, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Begins to count anew, while it runs.</summary>
    /// <returns>How long the longest took until now.</returns>
    public TimeSpan Restart()
    {
        lock (_noting)
        {
            var longest = Stopwatch.GetElapsedTime(Longest.Start, Longest.End);
            (Longest, Attempts) = (default, 0);
            return longest;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private void Note(long start, long end)
    {
        lock (_noting)
        {
            Attempts++;
            if (end - start > Longest.End - Longest.Start) Longest = (start, end);
        }
    }

    /// <returns>False when the statement does not fit the table any more: a column has another name.</returns>
    private async Task<bool> OnceAsync()
    {
        try
        {
            await SendAsync(_statements!).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException fault)
        {
            if (Writes) await SendAsync(["ROLLBACK"]).ConfigureAwait(false);
            return !fault.SqlState.StartsWith("42", StringComparison.Ordinal);
        }
    }

    private async Task SendAsync(string[] statements)
    {
        using var batch = new NpgsqlBatch(_connection) { Timeout = 0 };
        foreach (var statement in statements) batch.BatchCommands.Add(new(statement));
        await batch.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    private const string ShapeSql =
        """
        SELECT format('%I.%I', n.nspname, c.relname),
            (SELECT string_agg(format('%I = %%L', a.attname), ' AND ' ORDER BY a.attnum) FROM pg_catalog.pg_index i JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey::int2[]) WHERE i.indrelid = c.oid AND i.indisprimary),
            (SELECT string_agg(format('%I::text', a.attname), ', ' ORDER BY a.attnum) FROM pg_catalog.pg_index i JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey::int2[]) WHERE i.indrelid = c.oid AND i.indisprimary),
            (SELECT format('%I', a.attname) FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity <> 'a'
                AND NOT (a.atthasdef AND EXISTS (SELECT FROM pg_catalog.pg_attrdef d WHERE d.adrelid = c.oid AND d.adnum = a.attnum AND to_jsonb(a) ->> 'attgenerated' <> ''))
                ORDER BY EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND a.attnum = ANY (i.indkey::int2[])), a.attnum LIMIT 1)
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = $1::bigint::oid
        """;

    /// <summary>What it does to the table as that is now; null when it is gone.</summary>
    private async Task<string[]?> StatementsAsync()
    {
        string name, where = "ctid = '(0,1)'";
        string? key, parts, column;
        try
        {
            await using (var command = new NpgsqlCommand(ShapeSql, _connection) { CommandTimeout = 0 })
            {
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _table });
                await using var row = await command.ExecuteReaderAsync().ConfigureAwait(false);
                if (!await row.ReadAsync().ConfigureAwait(false)) return null;
                (name, key, parts, column) = (row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3));
            }
            if (key is not null) where = await ConditionAsync(name, key, parts!).ConfigureAwait(false) ?? where;
        }
        catch (PostgresException fault) when (fault.SqlState.StartsWith("42", StringComparison.Ordinal))
        {
            // Renamed or dropped between the two questions: ask again.
            return await StatementsAsync().ConfigureAwait(false);
        }
        if (!Writes) return [$"SELECT 1 FROM {name} WHERE {where}"];
        return column is null ? null : ["BEGIN", $"UPDATE {name} SET {column} = {column} WHERE {where}", "ROLLBACK"];
    }

    /// <summary>The key of a row, written as a condition.</summary>
    private async Task<string?> ConditionAsync(string table, string format, string parts)
    {
        await using var command = new NpgsqlCommand($"SELECT format($1, {parts}) FROM {table} LIMIT 1", _connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = format });
        return await command.ExecuteScalarAsync().ConfigureAwait(false) as string;
    }
}
