namespace Plumbline.Databases.Shadow;

/// <summary>One way of having a server: what it is, how one is started in a place.</summary>
/// <param name="Description">In words: what it is and where it comes from.</param>
internal abstract record ServerSource(int Major, string Description)
{
    /// <summary>What this machine offers, in the order in which it is preferred; null, and why, where it offers nothing.</summary>
    public static async Task<ServerSource?> FindAsync(ShadowSettings settings, Attempts looked, CancellationToken cancel)
    {
        if (await LocalServer.FindAsync(settings, looked, cancel).ConfigureAwait(false) is { } local) return local;
        if (await NpmPrograms.FindAsync(settings, looked, cancel).ConfigureAwait(false) is { } fetched) return fetched;
        if (!settings.MayFetch) return null;
        return await DockerServer.FindAsync(settings, looked, cancel).ConfigureAwait(false);
    }

    /// <summary>Starts a server that answers on the place's socket when this returns.</summary>
    /// <exception cref="ToolFailed">It did not start, and its own last words.</exception>
    public abstract Task StartAsync(ServerPlace place, ShadowSettings settings, CancellationToken cancel);

    /// <summary>Ends whatever runs in a place, whoever started it, and removes the place.</summary>
    public static async Task StopAsync(ServerPlace place)
    {
        var (handle, _) = place.ReadOrigin();
        if (handle.StartsWith(DockerServer.HandlePrefix, StringComparison.Ordinal)) await DockerServer.EndAsync(handle).ConfigureAwait(false);
        else await LocalServer.EndAsync(place).ConfigureAwait(false);
        await place.RemoveAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// Nothing that such a server holds is worth a disk's wait. Autovacuum would hold on to template databases while they are copied;
    /// the lock table has room for scripts that touch thousands of tables in one transaction.
    /// </summary>
    protected static readonly IReadOnlyList<(string Name, string Value)> Settings =
    [
        ("listen_addresses", "''"), ("port", "5432"), ("unix_socket_permissions", "0700"),
        ("fsync", "off"), ("synchronous_commit", "off"), ("full_page_writes", "off"), ("autovacuum", "off"), ("jit", "off"),
        ("shared_buffers", "32MB"), ("max_connections", "200"), ("max_locks_per_transaction", "512"),
    ];
}
