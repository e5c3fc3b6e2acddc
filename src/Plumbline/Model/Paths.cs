namespace Plumbline.Model;

/// <summary>Paths below the root of a project, as text: names with slashes between them. The root itself is empty.</summary>
public static class Paths
{
    /// <summary>The last name: the file's own, without its folders.</summary>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The folder that a file or a folder lies in.</summary>
    public static string Folder(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";

    /// <summary>A folder and those around it: the nearest first, the root last.</summary>
    public static IEnumerable<string> Upward(string folder)
    {
        for (var at = folder; at.Length > 0; at = Folder(at)) yield return at;
        yield return "";
    }

    /// <summary>Whether it lies in a folder or in one of that one's.</summary>
    public static bool IsBelow(string path, string folder) => folder.Length == 0 || (path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>What lies in a folder under this name, or at these names.</summary>
    public static string Under(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    /// <summary>What a path means that is written in a folder, with <c>.</c> and <c>..</c>.</summary>
    /// <returns>null where it lies above the root.</returns>
    public static string? Join(string folder, string path)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else return null;
        }
        return string.Join('/', parts);
    }
}
