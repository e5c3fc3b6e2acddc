namespace Plumbline.Sources;

/// <summary>Where a program of this machine may lie.</summary>
public static class ProgramPlaces
{
    /// <summary>The files that a shell would look for, in its order.</summary>
    /// <param name="path">Folders, as in PATH.</param>
    public static IEnumerable<string> On(string path, string program)
    {
        foreach (var folder in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            if (!OperatingSystem.IsWindows()) yield return Path.Combine(folder, program);
            else
            {
                yield return Path.Combine(folder, $"{program}.exe");
                yield return Path.Combine(folder, $"{program}.cmd");
            }
    }
}
