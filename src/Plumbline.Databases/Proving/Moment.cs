using Npgsql;
using Plumbline.Dialects;
using Plumbline.Planning;

namespace Plumbline.Databases.Proving;

/// <summary>What a transaction holds and has done so far: its locks, the files of its relations, the rows it has read and written.</summary>
internal sealed record Moment(Dictionary<uint, LockMode> Locks, Dictionary<uint, Relation> Relations, Dictionary<uint, Moment.Work> Done)
{
    /// <summary>Counted since the transaction began, or since the server last reported.</summary>
    public readonly record struct Work(long Scans, long Read, long Inserted, long Updated, long Deleted);

    private const string LocksSql =
        """
        SELECT relation, mode FROM pg_catalog.pg_locks
        WHERE pid = pg_catalog.pg_backend_pid() AND locktype = 'relation' AND granted AND relation >= 16384
        """;

    private const string WorkSql =
        """
        SELECT relid, seq_scan, seq_tup_read, n_tup_ins, n_tup_upd, n_tup_del FROM pg_catalog.pg_stat_xact_user_tables
        WHERE seq_scan + seq_tup_read + n_tup_ins + n_tup_upd + n_tup_del > 0
        """;

    public static async Task<Moment> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var (locks, relations, work) = (new Dictionary<uint, LockMode>(), new Dictionary<uint, Relation>(), new Dictionary<uint, Work>());
        using var batch = new NpgsqlBatch(connection) { Timeout = 0, BatchCommands = { new NpgsqlBatchCommand(LocksSql), new NpgsqlBatchCommand(Proving.Relations.Sql), new NpgsqlBatchCommand(WorkSql) } };
        var rows = await batch.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancel).ConfigureAwait(false)) Keep(locks, rows.GetFieldValue<uint>(0), ModeOf(rows.GetString(1)));
            await rows.NextResultAsync(cancel).ConfigureAwait(false);
            while (await rows.ReadAsync(cancel).ConfigureAwait(false)) { var one = Proving.Relations.Read(rows); relations[one.Id] = one; }
            await rows.NextResultAsync(cancel).ConfigureAwait(false);
            while (await rows.ReadAsync(cancel).ConfigureAwait(false)) work[rows.GetFieldValue<uint>(0)] = ReadWork(rows);
        }
        return new(locks, relations, work);
    }

    /// <summary>What all transactions of a database have done, as the server has reported it by now.</summary>
    public static async Task<Dictionary<uint, Work>> TotalsAsync(NpgsqlConnection observer, CancellationToken cancel)
    {
        var totals = new Dictionary<uint, Work>();
        await using var command = new NpgsqlCommand(WorkSql.Replace("pg_stat_xact_user_tables", "pg_stat_user_tables"), observer) { CommandTimeout = 0 };
        var rows = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            while (await rows.ReadAsync(cancel).ConfigureAwait(false)) totals[rows.GetFieldValue<uint>(0)] = ReadWork(rows);
        return totals;
    }

    private static Work ReadWork(NpgsqlDataReader row) => new(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));

    public static void Keep(Dictionary<uint, LockMode> locks, uint relation, LockMode? mode)
    {
        if (mode is { } taken && (!locks.TryGetValue(relation, out var held) || held < taken)) locks[relation] = taken;
    }

    /// <summary><c>AccessExclusiveLock</c>; predicate locks (SIReadLock) stop nobody.</summary>
    public static LockMode? ModeOf(string name) => name.EndsWith("Lock", StringComparison.Ordinal) && Enum.TryParse<LockMode>(name[..^4], out var mode) ? mode : null;
}
