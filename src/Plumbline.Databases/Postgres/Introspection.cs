using System.Data;
using Npgsql;
using Plumbline.Databases.Connections;
using Plumbline.Sources;

namespace Plumbline.Databases.Postgres;

/// <summary>
/// Reads a live PostgreSQL database (11 and newer) from pg_catalog: a fixed number of set-based queries in one round trip,
/// in one read-only snapshot, by a role that needs no right on any table.
/// </summary>
public static class Introspection
{
    /// <param name="connection">Open, and used by nobody else meanwhile.</param>
    /// <exception cref="NpgsqlException">The connection broke or a limit was reached; <see cref="PostgresConnection"/> says it in words.</exception>
    public static async Task<DatabaseSnapshot> ReadAsync(NpgsqlConnection connection, Limits? limits = null, CancellationToken cancel = default)
    {
        var (wait, version) = (limits ?? Limits.Default, connection.PostgreSqlVersion.Major);
        var reading = new Reading(version);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            using var batch = new NpgsqlBatch(connection, transaction);
            batch.BatchCommands.Add(new($"set transaction read only"));
            batch.BatchCommands.Add(new($"set local search_path = pg_catalog"));
            batch.BatchCommands.Add(new($"set local lock_timeout = {(long)wait.Lock.TotalMilliseconds}"));
            batch.BatchCommands.Add(new($"set local statement_timeout = {(long)wait.Statement.TotalMilliseconds}"));
            foreach (var query in AllQueries.List) batch.BatchCommands.Add(new(query.Sql(version)));
            var rows = await batch.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                foreach (var query in AllQueries.List)
                {
                    while (await rows.ReadAsync(cancel).ConfigureAwait(false)) query.Read(rows, reading);
                    query.Finish(reading);
                    await rows.NextResultAsync(cancel).ConfigureAwait(false);
                }
            }
        }
        return new(reading.ToCatalog(), new DatabaseFacts($"PostgreSQL {connection.PostgreSqlVersion}", version)) { NotRead = [.. reading.NotRead] };
    }
}
