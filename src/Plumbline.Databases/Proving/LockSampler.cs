using Npgsql;
using Plumbline.Planning;

namespace Plumbline.Databases.Proving;

/// <summary>
/// Looks from a second connection, again and again, at the locks that a statement holds which lets go of them before it returns
/// (CREATE INDEX CONCURRENTLY, VACUUM). What is held for less than a look's time can be missed.
/// </summary>
internal sealed class LockSampler(NpgsqlConnection observer, int process)
{
    private const string Sql = "SELECT relation, mode FROM pg_catalog.pg_locks WHERE pid = $1 AND locktype = 'relation' AND granted AND relation >= 16384";

    /// <summary>The strongest lock on each relation while <paramref name="running"/> ran.</summary>
    public async Task<Dictionary<uint, LockMode>> WatchAsync(Task running, CancellationToken cancel)
    {
        var seen = new Dictionary<uint, LockMode>();
        await using var command = new NpgsqlCommand(Sql, observer) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = process });
        while (!running.IsCompleted)
        {
            var rows = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
                while (await rows.ReadAsync(cancel).ConfigureAwait(false)) Moment.Keep(seen, rows.GetFieldValue<uint>(0), Moment.ModeOf(rows.GetString(1)));
        }
        return seen;
    }
}
