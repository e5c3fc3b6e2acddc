using System.Data;
using Npgsql;
using Plumbline.Databases.Connections;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sql;

namespace Plumbline.Databases.Postgres;

/// <summary>
/// Reads a live PostgreSQL database (11 and newer) from pg_catalog: a fixed number of set-based queries in one round trip,
/// in one read-only snapshot, by a role that needs no right on any table.
/// </summary>
public static class Introspection
{
    public const int OldestVersion = 11;

    /// <param name="connection">Open, and used by nobody else meanwhile.</param>
    /// <param name="source">The name under which the objects say where they come from.</param>
    /// <param name="statistics">Whether sizes and use are wanted, too.</param>
    /// <exception cref="NpgsqlException">The connection broke or a limit was reached; <see cref="PostgresConnection"/> says it in words.</exception>
    /// <exception cref="OperationCanceledException">The caller wants no more.</exception>
    public static Task<DatabaseSnapshot> ReadAsync(NpgsqlConnection connection, Limits? limits = null, CancellationToken cancel = default, string source = "database", bool statistics = true) =>
        OwnThread.Run(() => Read(connection, limits ?? Limits.Default, cancel, source, statistics));

    internal static DatabaseSnapshot Read(NpgsqlConnection connection, Limits limits, CancellationToken cancel, string source, bool statistics)
    {
        var version = connection.PostgreSqlVersion.Major;
        if (version < OldestVersion)
            throw new DatabaseException(FailureReason.NotSupported, $"the server is PostgreSQL {connection.PostgreSqlVersion}: version {OldestVersion} or newer is needed");
        var wanted = AllQueries.List.Where(q => q.Sql(version).Length > 0 && (statistics || !q.IsStatistics)).ToList();
        var closed = new List<(CatalogQuery Query, PostgresException Fault)>();
        string? first = null;
        for (var attempt = 1; ; attempt++)
        {
            var reading = new Reading(version, new Provenance(new Origin(source)));
            (CatalogQuery Query, PostgresException Fault) refused;
            try
            {
                if (TryRead(connection, limits, wanted, reading, cancel) is not { } told) return Snapshot(connection, reading, closed);
                refused = told;
            }
            catch (PostgresException) when (cancel.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancel);
            }
            catch (PostgresException fault) when (fault.SqlState is not PostgresErrorCodes.InsufficientPrivilege and (['4', '2', ..] or PostgresErrorCodes.FeatureNotSupported))
            {
                throw new DatabaseException(FailureReason.NotSupported, $"it does not answer PostgreSQL's own catalog queries, and so is another product ({fault.MessageText})", fault.SqlState);
            }
            catch (Exception fault) when (IsOfChange(fault))
            {
                first ??= fault.Message;
                // What fails in the same words to the last is no change, but a fault of the server's or of ours.
                if (attempt >= Attempts && fault.Message == first && fault is not VanishedException) throw;
                if (attempt >= Attempts) throw new DatabaseException(FailureReason.NotReady, $"the schema was changed again and again while it was read ({fault.Message}): read it when the migration is done", inner: fault);
                if (cancel.WaitHandle.WaitOne(attempt * 50)) throw new OperationCanceledException(cancel);
                // The driver gives a connection up when a batch fails while its rows are being passed over.
                if (connection.State != ConnectionState.Open)
                {
                    connection.Close();
                    connection.Open();
                }
                continue;
            }
            // A hardened server may close single system catalogs to the public: the rest is still worth reading.
            if (refused.Query.IsNeeded)
                throw new DatabaseException(FailureReason.NotPermitted, $"the role may not read {refused.Query.What}: {refused.Fault.MessageText}", refused.Fault.SqlState);
            wanted.Remove(refused.Query);
            closed.Add(refused);
        }
    }

    private const int Attempts = 8;

    /// <summary>
    /// The rows are of one moment, but what the server prints of an object (pg_get_expr, pg_get_indexdef, …) is as of now:
    /// of one that was dropped meanwhile it knows nothing (an internal error), prints null, or question marks for a type.
    /// </summary>
    private static bool IsOfChange(Exception fault) => fault is PostgresException { SqlState: PostgresErrorCodes.InternalError } or VanishedException or SqlSyntaxException;

    private static DatabaseSnapshot Snapshot(NpgsqlConnection connection, Reading reading, List<(CatalogQuery Query, PostgresException Fault)> closed)
    {
        var facts = new DatabaseFacts($"PostgreSQL {connection.PostgreSqlVersion}", reading.Version)
        {
            Role = reading.Role,
            Owner = reading.Roles.GetValueOrDefault(reading.UsualOwner),
            Statistics = reading.Statistics,
            SequencePositions = reading.SequencePositions,
            UnreadKinds = closed.SelectMany(c => c.Query.Kinds).ToEquatableArray(),
            UnreadFacets = closed.SelectMany(c => c.Query.Facets).Distinct().ToEquatableArray(),
        };
        return new(reading.ToCatalog(), facts) { NotRead = [.. closed.Select(c => new NotCompared(c.Query.What, $"the role may not read them: {c.Fault.MessageText}")), .. reading.NotRead] };
    }

    /// <summary>null when all was read; else the query for which the role lacks the right.</summary>
    private static (CatalogQuery Query, PostgresException Fault)? TryRead(NpgsqlConnection connection, Limits limits, List<CatalogQuery> queries, Reading reading, CancellationToken cancel)
    {
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        using var batch = new NpgsqlBatch(connection, transaction);
        // The statement's own limit ends it on the server; the driver's, which breaks the connection, is for a server that is no longer there.
        batch.Timeout = (int)Math.Ceiling(limits.Statement.TotalSeconds) + 1;
        batch.BatchCommands.Add(new("set transaction read only"));
        batch.BatchCommands.Add(new("set local search_path = pg_catalog"));
        // One process of the server is enough, and compiling these queries would take longer than running them.
        batch.BatchCommands.Add(new("set local max_parallel_workers_per_gather = 0"));
        batch.BatchCommands.Add(new("set local jit = off"));
        batch.BatchCommands.Add(new($"set local lock_timeout = {(long)limits.Lock.TotalMilliseconds}"));
        batch.BatchCommands.Add(new($"set local statement_timeout = {(long)limits.Statement.TotalMilliseconds}"));
        foreach (var query in queries) batch.BatchCommands.Add(new(Row.Sql(query.Sql(reading.Version))));
        using var stopping = cancel.Register(batch.Cancel);
        var at = 0;
        try
        {
            Read(batch, queries, reading, ref at, cancel);
            return null;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InsufficientPrivilege && at < queries.Count)
        {
            return (queries[at], fault);
        }
    }

    private static void Read(NpgsqlBatch batch, List<CatalogQuery> queries, Reading reading, ref int at, CancellationToken cancel)
    {
        Exception? torn = null;
        var row = new Row();
        using var rows = batch.ExecuteReader();
        while (at < queries.Count)
        {
            while (rows.Read())
            {
                cancel.ThrowIfCancellationRequested();
                row.Take(rows);
                torn ??= Take(queries[at], row, reading);
            }
            queries[at++].Finish(reading);
            rows.NextResult();
        }
        // To leave the rest unread would cost the connection.
        if (torn is not null) throw torn;
    }

    private static Exception? Take(CatalogQuery query, Row row, Reading reading)
    {
        try
        {
            query.Read(row, reading);
            return null;
        }
        catch (Exception fault) when (IsOfChange(fault))
        {
            return fault;
        }
    }
}
