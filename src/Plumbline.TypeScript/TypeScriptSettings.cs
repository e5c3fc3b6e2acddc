namespace Plumbline.TypeScript;

/// <summary>Where Node, the program that it runs, and what was read before are found.</summary>
public sealed record TypeScriptSettings
{
    /// <summary>Folders of programs, as the variable PATH has them.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>The Node program as it is shipped.</summary>
    public string Shipped { get; init; } = Path.Combine(AppContext.BaseDirectory, "typescript");

    /// <summary>Where the program with its parser, and what was read of each project, are kept.</summary>
    public string Cache { get; init; } = DefaultCache();

    /// <summary>What the files are read for: what was read for one purpose is kept apart from that for another.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>Told what takes long.</summary>
    public Action<string>? Progress { get; init; }

    private static string DefaultCache()
    {
        var home = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set ? set : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(home, "plumbline");
    }
}
