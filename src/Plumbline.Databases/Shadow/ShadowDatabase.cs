using Npgsql;
using Plumbline.Databases.Connections;

namespace Plumbline.Databases.Shadow;

/// <summary>A fresh database of a shadow server; disposed = dropped, with whoever is still connected to it.</summary>
public sealed class ShadowDatabase : IAsyncDisposable
{
    /// <summary>What every name begins with: on a server that others use too, nobody mistakes it, and nothing else is ever dropped.</summary>
    public const string Prefix = "plumbline_shadow_";

    private const int DropsWithForce = 13;
    private static int s_count;

    private readonly ShadowServer _server;

    private ShadowDatabase(ShadowServer server, string name)
    {
        (_server, Name, Address) = (server, name, server.Address.ForDatabase(name));
        server.Remember(this);
    }

    public string Name { get; }

    public ConnectionString Address { get; }

    /// <summary>
    /// Makes one. The way it is copied is the server's default (from 15 on through the log), which other databases' unwritten pages do
    /// not slow down (manual, CREATE DATABASE, STRATEGY).
    /// </summary>
    /// <param name="template">Copied instead of the empty one; nobody may be connected to it.</param>
    /// <exception cref="DatabaseException">The server does not answer or does not permit it.</exception>
    public static async Task<ShadowDatabase> Create(ShadowServer server, ShadowDatabase? template = null, CancellationToken cancel = default)
    {
        var database = new ShadowDatabase(server, $"{Prefix}{Environment.ProcessId}_{Interlocked.Increment(ref s_count)}_{Guid.NewGuid().ToString("N")[..8]}");
        var from = template is null ? "TEMPLATE template0 ENCODING 'UTF8'" : $"TEMPLATE {template.Name}";
        try
        {
            await server.Admin.RunAsync($"CREATE DATABASE {database.Name} {from}", cancel).ConfigureAwait(false);
            return database;
        }
        catch (PostgresException fault)
        {
            throw new DatabaseException(FailureReason.Refused, $"{server.Description} makes no database for us: {fault.MessageText}", fault.SqlState, fault);
        }
        catch (OperationCanceledException)
        {
            // The server may have been done before it heard of it.
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public Task<NpgsqlConnection> OpenAsync(CancellationToken cancel = default) => PostgresConnection.OpenAsync(Address, Limits.Default, cancel);

    public async ValueTask DisposeAsync()
    {
        await DropAsync(_server, Name).ConfigureAwait(false);
        _server.Forget(this);
    }

    /// <summary>The process that made a database, by its name; null if the name is none of ours.</summary>
    internal static int? OwnerOf(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && name[Prefix.Length..].Split('_') is [var process, _, _] && int.TryParse(process, out var owner) ? owner : null;

    internal static async Task DropAsync(ShadowServer server, string name)
    {
        try
        {
            if (server.Major < DropsWithForce) await server.Admin.RunAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'", CancellationToken.None).ConfigureAwait(false);
            await server.Admin.RunAsync($"DROP DATABASE IF EXISTS {name}{(server.Major < DropsWithForce ? "" : " WITH (FORCE)")}", CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is DatabaseException or NpgsqlException and not PostgresException)
        {
            // A server that is gone took its databases along, or cannot be told; the reason why we end is worth more than this one.
        }
    }
}
