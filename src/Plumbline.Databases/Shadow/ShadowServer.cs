using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using Plumbline.Databases.Connections;

namespace Plumbline.Databases.Shadow;

/// <summary>
/// A PostgreSQL server to try things on. One that we start is shared by every process that names the same folder and major, listens on a
/// private socket only, and is stopped and removed by the last one who lets go.
/// </summary>
public sealed class ShadowServer : IAsyncDisposable
{
    private readonly ServerPlace? _place;
    private readonly Lease? _lease;
    private readonly EventHandler _atExit;
    private readonly ConcurrentDictionary<ShadowDatabase, bool> _databases = new();
    private int _released;

    private ShadowServer(ConnectionString address, ServerPlace? place, Lease? lease, TimeSpan? startTime)
    {
        (Address, _place, _lease, StartTime) = (address, place, lease, startTime);
        Admin = new(address);
        // Ctrl-C and a caller who forgets end here too; whoever is killed leaves a lease that does not count.
        _atExit = (_, _) => ReleaseAsync().GetAwaiter().GetResult();
        AppDomain.CurrentDomain.ProcessExit += _atExit;
    }

    /// <summary>The database to connect to first: ours is empty, one that was given is left as it is.</summary>
    public ConnectionString Address { get; }

    /// <summary>Which server it is and where it comes from, for whoever reads the report.</summary>
    public string Description { get; private set; } = "";

    public int Major { get; private set; }

    /// <summary>As the server says it: <c>15.18</c>.</summary>
    public string Version { get; private set; } = "";

    /// <summary>How long it took to make and start; null if it was up already.</summary>
    public TimeSpan? StartTime { get; }

    internal AdminConnection Admin { get; }

    /// <summary>
    /// The server that was named; else one that is started, or shared, from what is found first: programs of this machine, the npm
    /// packages, Docker.
    /// </summary>
    /// <exception cref="DatabaseException">None can be had: what was looked for and what would satisfy; or the one named does not answer.</exception>
    public static async Task<ShadowServer> Acquire(ShadowSettings settings, CancellationToken cancel = default)
    {
        var server = settings.Url is { } url ? new ShadowServer(url, null, null, null) : await ShareAsync(settings, cancel).ConfigureAwait(false);
        try
        {
            await server.AskAsync(cancel).ConfigureAwait(false);
            if (settings.Major is { } major && server.Major != major) throw new DatabaseException(FailureReason.NotSupported, $"{server.Description} was named, but PostgreSQL {major} asked for");
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= _atExit;
        await ReleaseAsync().ConfigureAwait(false);
        await Admin.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>A database that is not disposed by the time its server is, is dropped then.</summary>
    internal void Remember(ShadowDatabase database) => _databases[database] = true;

    internal void Forget(ShadowDatabase database) => _databases.TryRemove(database, out _);

    internal async Task KeepAsync(CancellationToken cancel)
    {
        if (_place is null) throw new InvalidOperationException("a server that was named is kept by whoever runs it");
        using var turn = await _place.LockAsync(cancel).ConfigureAwait(false);
        _place.IsKept = true;
    }

    private static async Task<ShadowServer> ShareAsync(ShadowSettings settings, CancellationToken cancel)
    {
        if (OperatingSystem.IsWindows()) throw new DatabaseException(FailureReason.NotSupported, "no server can be started on Windows yet; name one: --shadow URL");
        try
        {
            var looked = new Attempts();
            if (settings.Major is { } asked && await JoinAsync(new ServerPlace(settings.Folder, asked), null, settings, cancel).ConfigureAwait(false) is { } running) return running;
            var source = await ServerSource.FindAsync(settings, looked, cancel).ConfigureAwait(false) ?? throw new DatabaseException(FailureReason.Unreachable, looked.Report(settings.Major));
            return (await JoinAsync(new ServerPlace(settings.Folder, source.Major), source, settings, cancel).ConfigureAwait(false))!;
        }
        catch (Exception fault) when (fault is ToolFailed or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException(FailureReason.Unreachable, fault.Message, inner: fault);
        }
    }

    /// <summary>Takes a lease on the server of a place, which is started from <paramref name="source"/> if it is not up; without one, null.</summary>
    private static async Task<ShadowServer?> JoinAsync(ServerPlace place, ServerSource? source, ShadowSettings settings, CancellationToken cancel)
    {
        using var turn = await place.LockAsync(cancel).ConfigureAwait(false);
        if (place.IsUp()) return new(place.Address, place, place.TakeLease(), null);
        if (source is null) return null;
        var clock = Stopwatch.StartNew();
        try
        {
            // What a killed server, or a killed start, left behind.
            await ServerSource.StopAsync(place).ConfigureAwait(false);
            await source.StartAsync(place, settings, cancel).ConfigureAwait(false);
            return new(place.Address, place, place.TakeLease(), clock.Elapsed);
        }
        catch
        {
            await ServerSource.StopAsync(place).ConfigureAwait(false);
            throw;
        }
    }

    private async Task AskAsync(CancellationToken cancel)
    {
        (Version, Major) = await Admin.UseAsync(connection => Task.FromResult((connection.ServerVersion.Split(' ')[0], connection.PostgreSqlVersion.Major)), cancel).ConfigureAwait(false);
        Description = _place is null ? $"PostgreSQL {Version} at {Address}, as named" : _place.ReadOrigin().Description;
        if (_place is not null && StartTime is null) await DropOrphansAsync(_place, cancel).ConfigureAwait(false);
    }

    /// <summary>What a killed user left on a server that others kept up. A living one holds a lease before it makes its first database.</summary>
    private async Task DropOrphansAsync(ServerPlace place, CancellationToken cancel)
    {
        var names = await Admin.UseAsync(async connection =>
        {
            var found = new List<string>();
            await using var command = new NpgsqlCommand("SELECT datname FROM pg_catalog.pg_database", connection);
            await using var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            while (await reader.ReadAsync(cancel).ConfigureAwait(false)) found.Add(reader.GetString(0));
            return found;
        }, cancel).ConfigureAwait(false);
        if (!names.Exists(n => ShadowDatabase.OwnerOf(n) is not null)) return;
        using var turn = await place.LockAsync(cancel).ConfigureAwait(false);
        var living = place.Users().Select(u => u.Process).ToHashSet();
        foreach (var name in names.Where(n => ShadowDatabase.OwnerOf(n) is { } owner && !living.Contains(owner))) await ShadowDatabase.DropAsync(this, name).ConfigureAwait(false);
    }

    private async Task ReleaseAsync()
    {
        if (Interlocked.Exchange(ref _released, 1) == 1) return;
        foreach (var database in _databases.Keys) await database.DisposeAsync().ConfigureAwait(false);
        if (_place is null) return;
        using var turn = await _place.LockAsync(CancellationToken.None).ConfigureAwait(false);
        _lease!.Dispose();
        if (!_place.IsKept && _place.Users().Count == 0) await ServerSource.StopAsync(_place).ConfigureAwait(false);
    }
}
