using Npgsql;
using Plumbline.Dialects;
using Plumbline.Planning;

namespace Plumbline.Databases.Proving;

/// <summary>
/// Looks from a second connection at the locks of a statement that lets go of them before it returns (CREATE INDEX CONCURRENTLY, VACUUM,
/// a block that commits). So that it cannot be too quick to be seen, the second connection holds a snapshot and the weakest lock on every table:
/// what waits for older snapshots or for readers then waits for it, and is let on as soon as it was seen waiting.
/// </summary>
internal sealed class LockSampler(NpgsqlConnection observer, int process, IEnumerable<Relation> relations)
{
    private const string Sql = "SELECT CASE WHEN locktype = 'relation' THEN relation ELSE 0::oid END, mode, granted FROM pg_catalog.pg_locks WHERE pid = $1";

    /// <summary>The strongest lock on each relation, held or asked for, while a statement runs.</summary>
    /// <param name="start">Begins the statement; called once the second connection is in place.</param>
    public async Task<Dictionary<uint, LockMode>> WatchAsync(Func<Task> start, CancellationToken cancel)
    {
        var seen = new Dictionary<uint, LockMode>();
        await HoldAsync(cancel).ConfigureAwait(false);
        var running = start();
        try
        {
            var holds = true;
            while (!running.IsCompleted)
            {
                var waits = await LookAsync(seen, cancel).ConfigureAwait(false);
                if (!waits || !holds) continue;
                holds = false;
                await SendAsync("COMMIT", cancel).ConfigureAwait(false);
            }
            if (holds) await SendAsync("COMMIT", cancel).ConfigureAwait(false);
        }
        finally
        {
            await running.ConfigureAwait(false);
        }
        return seen;
    }

    private async Task HoldAsync(CancellationToken cancel)
    {
        await SendAsync("BEGIN ISOLATION LEVEL REPEATABLE READ", cancel).ConfigureAwait(false);
        var tables = relations.Where(r => r.Kind == 'r').Select(r => $"{Plumbline.Sql.Quoting.Name(r.Name.Schema!)}.{Plumbline.Sql.Quoting.Name(r.Name.Name)}").ToList();
        if (tables.Count > 0) await SendAsync($"LOCK TABLE ONLY {string.Join(", ONLY ", tables)} IN ACCESS SHARE MODE", cancel).ConfigureAwait(false);
        await SendAsync("SELECT 1", cancel).ConfigureAwait(false);
    }

    /// <returns>Whether the statement waits for somebody.</returns>
    private async Task<bool> LookAsync(Dictionary<uint, LockMode> seen, CancellationToken cancel)
    {
        var waits = false;
        await using var command = new NpgsqlCommand(Sql, observer) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = process });
        var rows = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            while (await rows.ReadAsync(cancel).ConfigureAwait(false))
            {
                waits |= !rows.GetBoolean(2);
                if (rows.GetFieldValue<uint>(0) is > 0 and var relation) Moment.Keep(seen, relation, Moment.ModeOf(rows.GetString(1)));
            }
        return waits;
    }

    private async Task SendAsync(string sql, CancellationToken cancel)
    {
        using var batch = new NpgsqlBatch(observer) { Timeout = 0, BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await batch.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }
}
