using System.Diagnostics;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Plumbline.Databases.Connections;

/// <summary>Opens connections to PostgreSQL, and ends within its limits whatever the server, the network or the user does.</summary>
public static class PostgresConnection
{
    private static readonly ConditionalWeakTable<NpgsqlConnection, ServerCertificate> s_certificates = [];
    private static readonly TimeSpan s_grace = TimeSpan.FromMilliseconds(300);

    /// <summary>Opens a connection to the first host that answers and is what the connection string asks for. Nothing is set on the session: a pooler may give it to others.</summary>
    /// <exception cref="DatabaseException">It could not be opened within its limit, and why.</exception>
    /// <exception cref="OperationCanceledException">The caller wants no more; at once.</exception>
    public static Task<NpgsqlConnection> OpenAsync(ConnectionString address, Limits limits, CancellationToken cancel = default) =>
        OwnThread.Run(() => Open(address, limits, plain: false, cancel));

    private static NpgsqlConnection Open(ConnectionString address, Limits limits, bool plain, CancellationToken cancel)
    {
        var postgres = address.Postgres;
        var (limit, start) = (postgres.ConnectTimeout ?? limits.Connect, Stopwatch.GetTimestamp());
        var faults = new List<DatabaseException>();
        var passes = Passes(postgres.Target);
        foreach (var pass in passes)
        {
            faults.Clear();
            var isLast = postgres.Hosts.Count == 1 && pass == passes[^1];
            for (var i = 0; i < postgres.Hosts.Count; i++)
            {
                // Hosts that say nothing share the time; one that answers late leaves less to the next.
                var share = (limit - Stopwatch.GetElapsedTime(start)) / (postgres.Hosts.Count - i);
                if (share <= TimeSpan.Zero) break;
                try
                {
                    return Open(address, postgres.Hosts[i], pass, limits, share, plain, cancel);
                }
                catch (DatabaseException fault) when (!isLast && fault.Reason is FailureReason.Unreachable or FailureReason.NotReady or FailureReason.TooManyConnections or FailureReason.Lost or FailureReason.Tls)
                {
                    faults.Add(fault);
                }
            }
        }
        throw new DatabaseException(faults[0].Reason, $"none of {postgres.Hosts.Count} hosts will do: {string.Join("; ", faults.Select(f => f.Message))}", faults[0].SqlState);
    }

    /// <summary>Opens, works and closes; every failure of the work is said in words, too. The work meets bytes and plain types alone.</summary>
    /// <exception cref="DatabaseException">It failed, and why; within its limits.</exception>
    /// <exception cref="OperationCanceledException">The caller wants no more; at once, whatever the server does.</exception>
    public static async Task<T> ReadAsync<T>(ConnectionString address, Limits limits, Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancel = default)
    {
        var connection = await OwnThread.Run(() => Open(address, limits, plain: true, cancel)).ConfigureAwait(false);
        // The driver asks the server to stop from within the cancelling, and waits for it: never on the caller's thread.
        var stop = new CancellationTokenSource();
        var working = work(connection, stop.Token);
        try
        {
            var result = await working.WaitAsync(cancel).ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
            return result;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The server is asked to stop, and given a moment for it; nobody waits for a server that does not listen.
            _ = stop.CancelAsync();
            await Task.WhenAny(working, Task.Delay(s_grace, CancellationToken.None)).ConfigureAwait(false);
            Abandon(working, connection);
            throw;
        }
        catch (Exception fault) when (Explain(fault, address, limits) is { } explained)
        {
            Abandon(working, connection);
            throw explained;
        }
    }

    /// <summary>Whether a connection that was opened here is encrypted, which the driver does not tell; null where nothing leaves the machine.</summary>
    public static bool? IsEncrypted(NpgsqlConnection connection) => s_certificates.TryGetValue(connection, out var certificate) ? certificate.IsEncrypted : null;

    /// <summary>A failure of the driver while working with an open connection, in words; null for what is none: a bug stays a bug.</summary>
    public static DatabaseException? Explain(Exception fault, ConnectionString address, Limits limits) => Failure.Of(fault, address, limits);

    private static TargetSession[] Passes(TargetSession target) => target switch
    {
        TargetSession.PreferStandby => [TargetSession.Standby, TargetSession.Any],
        TargetSession.PreferPrimary => [TargetSession.Primary, TargetSession.Any],
        _ => [target],
    };

    private static NpgsqlConnection Open(ConnectionString address, HostAddress host, TargetSession target, Limits limits, TimeSpan limit, bool plain, CancellationToken cancel)
    {
        var certificate = new ServerCertificate(host, address.Postgres.Tls.Mode(host), address.Postgres.Tls.Root);
        var opening = new OpenFailure(address, host, certificate, limit);
        NpgsqlConnection connection;
        try
        {
            connection = DriverSettings.Source(address.Postgres, host, certificate, limits, limit, plain).CreateConnection();
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            throw opening.Setting();
        }
        var working = OwnThread.Run(() => Prepare(connection, host, target));
        try
        {
            if (Task.WaitAny([working], (int)limit.TotalMilliseconds, cancel) < 0) throw new TimeoutException();
            working.GetAwaiter().GetResult();
            s_certificates.Add(connection, certificate);
            return connection;
        }
        catch (Exception fault)
        {
            // What nobody waits for any more ends by the driver's own clock.
            Abandon(working, connection);
            if (fault is DatabaseException || cancel.IsCancellationRequested) throw;
            throw OpenFailure.IsSilence(fault) ? opening.SilentAsync(cancel).GetAwaiter().GetResult() : opening.Of(fault);
        }
    }

    private static bool Prepare(NpgsqlConnection connection, HostAddress host, TargetSession target)
    {
        connection.Open();
        ServerKind.Check(connection, host);
        if (target != TargetSession.Any) ServerKind.Check(connection, host, target);
        return true;
    }

    /// <summary>Lets an operation end on its own, and its connection after it.</summary>
    private static void Abandon(Task working, NpgsqlConnection connection) =>
        working.ContinueWith(
            static async (ended, state) =>
            {
                _ = ended.Exception;
                try
                {
                    await ((NpgsqlConnection)state!).DisposeAsync().ConfigureAwait(false);
                }
                catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException or IOException)
                {
                    // Closing what is broken has nothing to add to the failure that was told.
                }
            },
            connection,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
}
