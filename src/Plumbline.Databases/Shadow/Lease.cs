using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Plumbline.Databases.Shadow;

/// <summary>Who uses a server: a file that its holder keeps locked. A holder that died, however it died, holds no lock and does not count.</summary>
internal sealed class Lease : IDisposable
{
    private const int LongestText = 200;

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
        RandomAccess.Write(file, Encoding.UTF8.GetBytes($"process {Environment.ProcessId} since {DateTimeOffset.Now:yyyy-MM-dd HH:mm:ss}"), 0);
        return new(path, file);
    }

    /// <summary>What each living holder wrote into its lease; the files of the dead are removed.</summary>
    public static IReadOnlyList<string> Living(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        var living = new List<string>();
        foreach (var path in Directory.GetFiles(folder))
        {
            using var file = Posix.OpenForLock(path);
            if (Posix.TryLock(file)) File.Delete(path);
            else living.Add(Read(file));
        }
        return living;
    }

    public void Dispose()
    {
        // Somebody may have removed the whole folder by hand.
        if (File.Exists(_path)) File.Delete(_path);
        _file.Dispose();
    }

    private static string Read(SafeFileHandle file)
    {
        Span<byte> text = stackalloc byte[LongestText];
        return Encoding.UTF8.GetString(text[..RandomAccess.Read(file, text, 0)]);
    }
}
