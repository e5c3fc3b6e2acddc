using Microsoft.Win32.SafeHandles;

namespace Plumbline.Databases.Shadow;

/// <summary>Who uses a server: a file that its holder keeps locked. A holder that died, however it died, holds no lock and does not count.</summary>
internal sealed class Lease : IDisposable
{
    private readonly string _path;
    private readonly SafeFileHandle _file;

    private Lease(string path, SafeFileHandle file) => (_path, _file) = (path, file);

    /// <summary>Held until it is disposed. Taken, and counted, holding the lock of the place: a lease is a file before it is locked.</summary>
    public static Lease Take(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{Environment.ProcessId}-{Guid.NewGuid():N}");
        var file = Posix.OpenForLock(path);
        if (!Posix.TryLock(file)) throw new IOException($"{path} could not be locked: does this file system know locks?");
        return new(path, file);
    }

    /// <summary>The living holders; the files of the dead are removed.</summary>
    public static IReadOnlyList<ShadowUser> Living(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        var living = new List<ShadowUser>();
        foreach (var path in Directory.GetFiles(folder))
        {
            using var file = Posix.OpenForLock(path);
            if (Posix.TryLock(file)) File.Delete(path);
            else living.Add(new(int.Parse(Path.GetFileName(path).Split('-')[0]), File.GetLastWriteTime(path)));
        }
        return living;
    }

    public void Dispose()
    {
        // Somebody may have removed the whole folder by hand.
        if (File.Exists(_path)) File.Delete(_path);
        _file.Dispose();
    }
}
