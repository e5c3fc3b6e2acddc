using System.Net.Sockets;
using Plumbline.Databases.Connections;

namespace Plumbline.Databases.Shadow;

/// <summary>
/// The folder of one server (one for each major): who uses it, what started it, its data and its socket. Everything that starts or stops
/// the server, or counts who uses it, does so holding the lock.
/// </summary>
internal sealed class ServerPlace(string root, int major)
{
    /// <summary>What the system's socket addresses have room for (unix(7)): 108 bytes with their end, 104 on Apple's and BSD.</summary>
    private static readonly int s_longestSocket = OperatingSystem.IsLinux() ? 107 : 103;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode PassThrough = OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public int Major => major;

    public string Folder { get; } = Path.Combine(root, major.ToString());

    /// <summary>The one folder that belongs to the user who runs the server.</summary>
    public string Run => Path.Combine(Folder, "run");

    public string Data => Path.Combine(Run, "data");

    public string Log => Path.Combine(Run, "log");

    public string Socket => Path.Combine(Run, ".s.PGSQL.5432");

    private string Leases => Path.Combine(Folder, "leases");

    private string Origin => Path.Combine(Folder, "origin");

    private string Kept => Path.Combine(Folder, "kept");

    public string Url => $"postgresql://postgres@localhost:5432/postgres?host={Uri.EscapeDataString(Run)}";

    public ConnectionString Address => ConnectionString.Parse(Url);

    public DateTime? Since => File.Exists(Origin) ? File.GetLastWriteTime(Origin) : null;

    /// <summary>Every place below a folder that was ever used.</summary>
    public static IEnumerable<ServerPlace> All(string root) =>
        !Directory.Exists(root) ? [] : Directory.EnumerateDirectories(root).Select(Path.GetFileName).Where(n => int.TryParse(n, out _)).Select(n => new ServerPlace(root, int.Parse(n!))).OrderBy(p => p.Major);

    /// <summary>Waits for its turn. Let go of by disposing, or by dying.</summary>
    public async Task<IDisposable> LockAsync(CancellationToken cancel)
    {
        MakeRoot();
        var file = Posix.OpenForLock(Folder + ".lock");
        var until = DateTime.UtcNow + s_patience;
        try
        {
            while (!Posix.TryLock(file))
            {
                if (DateTime.UtcNow > until) throw new ToolFailed($"another process has held {Folder}.lock for {s_patience.TotalMinutes} minutes");
                await Task.Delay(s_pause, cancel).ConfigureAwait(false);
            }
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether somebody listens on the socket. A socket file alone says nothing: it outlives a killed server.</summary>
    public bool IsUp()
    {
        if (!File.Exists(Socket)) return false;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(Socket));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>An empty folder for a server that <paramref name="user"/> will run.</summary>
    public void Prepare(ServerUser user)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(Socket) > s_longestSocket) throw new ToolFailed($"{Socket} is longer than the {s_longestSocket} bytes that a socket's path may have; set PLUMBLINE_SHADOW_FOLDER to a shorter folder");
        Posix.MakeFolder(Folder, user.Name is null ? OwnerOnly : PassThrough);
        Posix.MakeFolder(Run, OwnerOnly);
        user.Own(Run);
    }

    public Task RemoveAsync() => Leftover.RemoveAsync(Folder);

    /// <summary>Written before the server is started, so that whoever finds a half-made one can end it.</summary>
    public void WriteOrigin(string handle, string description) => File.WriteAllText(Origin, $"{handle}\n{description}");

    /// <summary>What a server of this place can be ended by, and in words what it is.</summary>
    public (string Handle, string Description) ReadOrigin() =>
        File.Exists(Origin) && File.ReadAllText(Origin).Split('\n', 2) is [var handle, var description] ? (handle, description) : ("", "");

    public Lease TakeLease() => Lease.Take(Leases);

    public IReadOnlyList<ShadowUser> Users() => Lease.Living(Leases);

    public bool IsKept
    {
        get => File.Exists(Kept);
        set
        {
            if (value) File.WriteAllText(Kept, "until plumb shadow stop");
            else File.Delete(Kept);
        }
    }

    private void MakeRoot()
    {
        Directory.CreateDirectory(root);
        if (!Posix.IsOurs(root)) throw new ToolFailed($"{root} belongs to somebody else, so no server is started in it; set PLUMBLINE_SHADOW_FOLDER to a folder of your own");
        Posix.MakeFolder(root, Posix.IsRoot ? PassThrough : OwnerOnly);
    }
}
