namespace Plumbline.Databases.Shadow;

/// <summary>Who uses a server: a file that its holder keeps locked. A holder that died, however it died, holds no lock and does not count.</summary>
internal sealed class Lease : IDisposable
{
    private readonly FileStream _file;

    private Lease(FileStream file) => _file = file;

    public static Lease Take(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Posix.OpenShared(Path.Combine(folder, $"{Environment.ProcessId}-{Guid.NewGuid():N}"), FileMode.CreateNew);
        if (!Posix.TryLock(file.SafeFileHandle)) throw new IOException($"{file.Name} could not be locked: does this file system know locks?");
        using (var writer = new StreamWriter(file, leaveOpen: true)) writer.Write($"process {Environment.ProcessId} since {DateTimeOffset.Now:yyyy-MM-dd HH:mm:ss}");
        return new(file);
    }

    /// <summary>What each living holder wrote into its lease; the files of the dead are removed.</summary>
    public static IReadOnlyList<string> Living(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        var living = new List<string>();
        foreach (var path in Directory.GetFiles(folder))
        {
            using var file = Posix.OpenShared(path, FileMode.Open);
            if (!Posix.TryLock(file.SafeFileHandle)) living.Add(new StreamReader(file).ReadToEnd());
            else File.Delete(path);
        }
        return living;
    }

    public void Dispose()
    {
        File.Delete(_file.Name);
        _file.Dispose();
    }
}
