using Plumbline.Planning.Styles;

namespace Plumbline.Cli;

/// <summary>Files that a verb makes: printed, or written where nothing is yet. Only a tool's own list of files is ever replaced.</summary>
internal static class WrittenFiles
{
    /// <param name="folder">Below the project's root.</param>
    /// <exception cref="UsageException">One of them is there already; nothing was written then.</exception>
    public static void Put(Workspace workspace, string folder, IReadOnlyList<PlanFile> files, bool print, TextWriter output)
    {
        if (print)
        {
            foreach (var file in files) output.WriteLine($"-- {file.Path}\n{file.Text}");
            return;
        }
        foreach (var file in files)
            if (file.Kind != PlanFileKind.Replacement && Path.Exists(Place(workspace, folder, file))) throw new UsageException($"{Path.GetRelativePath(workspace.Root, Place(workspace, folder, file))} is there already: remove it, or give another --name");
        foreach (var file in files)
        {
            var path = Place(workspace, folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
            output.WriteLine($"wrote {Shown(workspace, folder, file)}");
        }
    }

    /// <summary>As one would type it here.</summary>
    public static string Shown(Workspace workspace, string folder, PlanFile file) => Path.GetRelativePath(Directory.GetCurrentDirectory(), Place(workspace, folder, file));

    private static string Place(Workspace workspace, string folder, PlanFile file) => Path.Combine(workspace.Root, folder, file.Path);
}
