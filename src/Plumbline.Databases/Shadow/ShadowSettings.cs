using Plumbline.Databases.Connections;

namespace Plumbline.Databases.Shadow;

/// <summary>Which server to try things on, and where one may be found or kept.</summary>
public sealed record ShadowSettings
{
    private const long RoomInMemory = 2L << 30;

    /// <summary>A server to use instead of starting one; the database named in it is only connected to.</summary>
    public ConnectionString? Url { get; init; }

    /// <summary>The PostgreSQL major wanted; null takes the newest that this machine has.</summary>
    public int? Major { get; init; }

    /// <summary>Whether programs or images may be fetched; without, only what this machine has already counts.</summary>
    public bool MayFetch { get; init; } = true;

    /// <summary>Where running servers, their data and leases lie. All who name the same folder share its servers.</summary>
    public string Folder { get; init; } = DefaultFolder();

    /// <summary>Where programs that had to be fetched are kept.</summary>
    public string Cache { get; init; } = DefaultCache();

    /// <summary>Folders of programs, as the variable PATH has them.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>Folders that hold PostgreSQL's own programs outside of the search path; <c>*</c> stands for one folder's name.</summary>
    public IReadOnlyList<string> UsualFolders { get; init; } = PostgresPrograms.UsualFolders;

    /// <summary>Told what takes long: fetching, making, starting.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>What the environment says: <c>PLUMBLINE_SHADOW_URL</c> names a server, <c>PLUMBLINE_SHADOW_FOLDER</c> the folder.</summary>
    /// <exception cref="DatabaseException">The URL is none.</exception>
    public static ShadowSettings FromEnvironment() =>
        Variable("PLUMBLINE_SHADOW_URL") is { } url ? new() { Url = ConnectionString.Parse(url) } : new();

    /// <summary>
    /// In memory where the machine has room for it: making databases on a disk's file system costs up to 50 times as much
    /// when others were dropped just before (measured on ext4).
    /// </summary>
    private static string DefaultFolder()
    {
        if (Variable("PLUMBLINE_SHADOW_FOLDER") is { } folder) return Path.GetFullPath(folder);
        var roomy = OperatingSystem.IsLinux() && Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").TotalSize >= RoomInMemory;
        return Path.Combine(roomy ? "/dev/shm" : Path.GetTempPath(), OperatingSystem.IsWindows() ? "plumbline" : $"plumbline-{Posix.UserId}");
    }

    /// <summary>Root's own cache is closed to the user that root runs servers as.</summary>
    private static string DefaultCache()
    {
        var home = Posix.IsRoot ? "/var/cache" : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(Variable("XDG_CACHE_HOME") ?? home, "plumbline");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
