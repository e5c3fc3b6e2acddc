namespace Plumbline.Cli;

/// <summary>The folder in which things are kept between runs that can be had again.</summary>
internal static class UserCache
{
    private static readonly Lock s_lock = new();
    private static Task s_writing = Task.CompletedTask;

    public static string Folder()
    {
        var home = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set ? set : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(home, "plumbline");
    }

    /// <summary>Something is written into it while the run goes on.</summary>
    public static void WriteLater(Action write)
    {
        lock (s_lock) s_writing = Task.WhenAll(s_writing, Task.Run(write));
    }

    /// <summary>A run ends when all is written.</summary>
    public static void Finish()
    {
        Task writing;
        lock (s_lock) (writing, s_writing) = (s_writing, Task.CompletedTask);
        writing.GetAwaiter().GetResult();
    }
}
