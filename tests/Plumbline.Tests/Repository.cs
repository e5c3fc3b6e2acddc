using System.Runtime.CompilerServices;

namespace Plumbline.Tests;

/// <summary>Where the repository lies on disk, found from this file's own place at compile time.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Whether expectations are to be rewritten (<c>./do accept</c>).</summary>
    public static bool Accepting => Environment.GetEnvironmentVariable("PLUMBLINE_ACCEPT") == "1";

    private static string Find([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", ".."));
}
