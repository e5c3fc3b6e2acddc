namespace Plumbline.Cli;

/// <summary>The folder in which things are kept between runs that can be had again.</summary>
internal static class UserCache
{
    public static string Folder()
    {
        var home = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set ? set : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(home, "plumbline");
    }
}
