using Plumbline.Databases.Connections;

namespace Plumbline.Databases.Shadow;

/// <summary>The servers of a folder, seen from outside: kept beyond the run that started them, told about, let go.</summary>
public static class ShadowServers
{
    /// <summary>What stands in a folder for one major.</summary>
    /// <param name="Url">For any client of this user; there is no password.</param>
    /// <param name="Process">Null where it runs in a container.</param>
    /// <param name="Kept">Until it is stopped by name; else the last user stops it.</param>
    public sealed record Status(int Major, string Description, string Url, bool IsUp, int? Process, DateTime? Since, bool Kept, IReadOnlyList<ShadowUser> Users);

    /// <summary>From now on the server outlives its users.</summary>
    public static Task KeepAsync(ShadowServer server, CancellationToken cancel = default) => server.KeepAsync(cancel);

    public static async Task<IReadOnlyList<Status>> ReadAsync(ShadowSettings settings, CancellationToken cancel = default)
    {
        var all = new List<Status>();
        foreach (var place in Wanted(settings))
        {
            using var turn = await LockAsync(place, cancel).ConfigureAwait(false);
            var process = LocalServer.ProcessOf(place);
            all.Add(new(place.Major, place.ReadOrigin().Description, place.Url, place.IsUp(), process, place.Since, place.IsKept, place.Users()));
        }
        return all;
    }

    /// <summary>Lets go of every server that was kept, and ends those that nobody uses.</summary>
    /// <returns>What was there before; whoever has users is ended by the last of them.</returns>
    public static async Task<IReadOnlyList<Status>> StopAsync(ShadowSettings settings, CancellationToken cancel = default)
    {
        var before = await ReadAsync(settings, cancel).ConfigureAwait(false);
        foreach (var place in Wanted(settings))
        {
            using var turn = await LockAsync(place, cancel).ConfigureAwait(false);
            place.IsKept = false;
            if (place.Users().Count > 0) continue;
            try
            {
                await ServerSource.StopAsync(place).ConfigureAwait(false);
            }
            catch (ToolFailed fault)
            {
                throw new DatabaseException(FailureReason.NotReady, fault.Message, inner: fault);
            }
        }
        return before;
    }

    private static IEnumerable<ServerPlace> Wanted(ShadowSettings settings) => ServerPlace.All(settings.Folder).Where(p => settings.Major is null || p.Major == settings.Major).ToList();

    private static async Task<IDisposable> LockAsync(ServerPlace place, CancellationToken cancel)
    {
        try
        {
            return await place.LockAsync(cancel).ConfigureAwait(false);
        }
        catch (ToolFailed fault)
        {
            throw new DatabaseException(FailureReason.NotReady, fault.Message, inner: fault);
        }
    }
}
