using System.Diagnostics;
using Npgsql;
using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning;

namespace Plumbline.Databases.Proving;

/// <summary>
/// Notes of each statement what it really took. One that stands for itself is put into a transaction of its own, so that its locks are still
/// there to be read after it; one that minds is watched from outside.
/// </summary>
internal sealed class Tracer(NpgsqlConnection connection, NpgsqlConnection observer, IReadOnlyDictionary<uint, Relation> known) : IStatementWatch
{
    private readonly List<string> _messages = [];
    private readonly List<StatementTrace> _traces = [];
    private bool _listens;

    /// <summary>Before 15 a server's counters arrive when they like, and are not asked for work done outside of a transaction that is ours.</summary>
    private bool Counts => connection.PostgreSqlVersion.Major >= 15;

    public IReadOnlyList<StatementTrace> Traces => _traces;

    public async Task BeginAsync(CancellationToken cancel)
    {
        if (!_listens) connection.Notice += (_, said) => _messages.Add(said.Notice.MessageText);
        _listens = true;
        await SendAsync("SET client_min_messages = debug1", cancel).ConfigureAwait(false);
        try
        {
            // What the server says is read: in its own language.
            await SendAsync("SET lc_messages = 'C'", cancel).ConfigureAwait(false);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // Counters still tell which tables were read, in every language.
        }
    }

    public async Task RunAsync(ScriptStatement statement, bool inTransaction, Func<Task> send, CancellationToken cancel)
    {
        if (statement.Word != TransactionWord.None || statement.IsSetting)
        {
            await TimeAsync(statement, send).ConfigureAwait(false);
            await ListenAsync(statement, cancel).ConfigureAwait(false);
            return;
        }
        var own = !inTransaction && statement is { StandsAlone: false, MindsTransaction: false };
        if (own) await SendAsync("BEGIN", cancel).ConfigureAwait(false);
        var inside = own || inTransaction;
        var before = inside ? await Moment.ReadAsync(connection, cancel).ConfigureAwait(false) : null;
        var files = before?.Relations ?? await Relations.ReadAsync(connection, cancel).ConfigureAwait(false);
        var totals = inside ? [] : await TotalsAsync(cancel).ConfigureAwait(false);
        _messages.Clear();
        var clock = Stopwatch.StartNew();
        try
        {
            Observation seen;
            if (before is null) seen = await FromOutsideAsync(send, totals, files.Values, clock, cancel).ConfigureAwait(false);
            else seen = await FromInsideAsync(send, before, clock, cancel).ConfigureAwait(false);
            if (own) await SendAsync("COMMIT", cancel).ConfigureAwait(false);
            _traces.Add(Trace(statement, seen, files));
        }
        catch (PostgresException fault)
        {
            _traces.Add(new(statement.Where(), statement.Text(), clock.Elapsed) { Rejected = ScriptRunner.Of(fault, statement) });
            if (own) await SendAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        await ListenAsync(statement, cancel).ConfigureAwait(false);
    }

    /// <summary>A file that wants fewer messages changes nothing by it but what is heard here.</summary>
    private async Task ListenAsync(ScriptStatement statement, CancellationToken cancel)
    {
        if (statement.Text().Contains("client_min_messages", StringComparison.OrdinalIgnoreCase)) await SendAsync("SET client_min_messages = debug1", cancel).ConfigureAwait(false);
    }

    /// <summary>BEGIN, COMMIT and SET lock nothing of their own. Nothing may be asked before a SET TRANSACTION; a COMMIT may take its time, and may be refused.</summary>
    private async Task TimeAsync(ScriptStatement statement, Func<Task> send)
    {
        var clock = Stopwatch.StartNew();
        Rejection? rejected = null;
        try
        {
            await send().ConfigureAwait(false);
        }
        catch (PostgresException fault)
        {
            rejected = ScriptRunner.Of(fault, statement);
            throw;
        }
        finally
        {
            _traces.Add(new(statement.Where(), statement.Text(), clock.Elapsed) { Rejected = rejected });
        }
    }

    private sealed record Observation(TimeSpan Elapsed, IReadOnlyList<string> Messages, Dictionary<uint, LockMode> Locks, Dictionary<uint, Relation> Relations, IEnumerable<(uint Table, Moment.Work Work)> Work);

    private async Task<Observation> FromInsideAsync(Func<Task> send, Moment before, Stopwatch clock, CancellationToken cancel)
    {
        await send().ConfigureAwait(false);
        var (elapsed, messages) = (clock.Elapsed, _messages.ToList());
        var after = await Moment.ReadAsync(connection, cancel).ConfigureAwait(false);
        var taken = after.Locks.Where(l => !before.Locks.TryGetValue(l.Key, out var held) || held < l.Value).ToDictionary(l => l.Key, l => l.Value);
        return new(elapsed, messages, taken, after.Relations, after.Done.Select(d => (d.Key, Since(before.Done.GetValueOrDefault(d.Key), d.Value))));
    }

    private async Task<Observation> FromOutsideAsync(Func<Task> send, Dictionary<uint, Moment.Work> before, IEnumerable<Relation> relations, Stopwatch clock, CancellationToken cancel)
    {
        var locks = await new LockSampler(observer, connection.ProcessID, relations).WatchAsync(() => { clock.Restart(); return send(); }, cancel).ConfigureAwait(false);
        var (elapsed, messages) = (clock.Elapsed, _messages.ToList());
        var after = await TotalsAsync(cancel).ConfigureAwait(false);
        return new(elapsed, messages, locks, await Relations.ReadAsync(connection, cancel).ConfigureAwait(false), after.Select(d => (d.Key, Since(before.GetValueOrDefault(d.Key), d.Value))).ToList());
    }

    private async Task<Dictionary<uint, Moment.Work>> TotalsAsync(CancellationToken cancel)
    {
        if (!Counts) return [];
        await SendAsync("SELECT pg_catalog.pg_stat_force_next_flush()", cancel).ConfigureAwait(false);
        return await Moment.TotalsAsync(observer, cancel).ConfigureAwait(false);
    }

    /// <summary>The server may have reported, and begun to count anew, in between.</summary>
    private static Moment.Work Since(Moment.Work before, Moment.Work after) =>
        after.Scans < before.Scans || after.Inserted < before.Inserted || after.Updated < before.Updated ? after
            : new(after.Scans - before.Scans, after.Read - before.Read, after.Inserted - before.Inserted, after.Updated - before.Updated, after.Deleted - before.Deleted);

    private StatementTrace Trace(ScriptStatement statement, Observation seen, Dictionary<uint, Relation> before)
    {
        var mine = before.Values.Where(r => known.ContainsKey(r.Id)).ToDictionary(r => r.Id);
        return new(statement.Where(), statement.Text(), seen.Elapsed)
        {
            Locks = Locks(seen.Locks, mine),
            Rewrites = Rewrites(seen.Relations, mine),
            Scans = Scans(seen, mine),
            Rows = [.. seen.Work.Where(w => before.ContainsKey(w.Table) && w.Work.Inserted + w.Work.Updated + w.Work.Deleted > 0)
                .Select(w => new RowsWritten(before[w.Table].Name, w.Work.Inserted, w.Work.Updated, w.Work.Deleted)).OrderBy(r => r.Table)],
        };
    }

    /// <summary>An index is named where it is locked harder than its table.</summary>
    private static EquatableArray<TakenLock> Locks(Dictionary<uint, LockMode> taken, Dictionary<uint, Relation> mine) =>
        [.. taken.Where(l => mine.TryGetValue(l.Key, out var relation) && (!relation.IsIndex || !taken.TryGetValue(relation.Table, out var table) || table < l.Value))
            .Select(l => new TakenLock(mine[l.Key].Name, l.Value)).OrderByDescending(l => l.Mode).ThenBy(l => l.Relation)];

    /// <summary>A key's index is dropped and made anew when its column changes its type: it keeps its name, not its number.</summary>
    private static EquatableArray<Rewrite> Rewrites(Dictionary<uint, Relation> after, Dictionary<uint, Relation> mine)
    {
        var byName = after.Values.ToDictionary(r => r.Name);
        return [.. mine.Values.Where(r => (after.GetValueOrDefault(r.Id) ?? (r.IsIndex ? byName.GetValueOrDefault(r.Name) : null)) is { } now && now.File != r.File && r.File != 0)
            .Select(r => r.IsIndex && mine.TryGetValue(r.Table, out var table) ? new Rewrite(table.Name, r.Name.Name) : new Rewrite(r.Name, null)).OrderBy(r => r.Table).ThenBy(r => r.Index, StringComparer.Ordinal)];
    }

    private static EquatableArray<Scan> Scans(Observation seen, Dictionary<uint, Relation> mine)
    {
        var read = seen.Work.Where(w => mine.ContainsKey(w.Table) && w.Work is { Scans: > 0, Read: > 0 }).ToDictionary(w => mine[w.Table].Name, w => w.Work.Read);
        var scans = new List<Scan>();
        foreach (var message in seen.Messages)
            if (ServerMessage.Read(message) is var (table, why) && mine.Values.FirstOrDefault(r => r.HasRows && r.Name.Name == table) is { } relation)
                scans.Add(new(relation.Name, why, read.GetValueOrDefault(relation.Name)));
        scans.AddRange(read.Where(r => !scans.Exists(s => s.Table == r.Key)).Select(r => new Scan(r.Key, "read", r.Value)));
        return [.. scans.Distinct().OrderBy(s => s.Table)];
    }

    private async Task SendAsync(string sql, CancellationToken cancel)
    {
        using var batch = new NpgsqlBatch(connection) { Timeout = 0, BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await batch.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }
}
