using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Documents;

namespace Plumbline.Cli;

/// <summary>The documents of a project: those that the configuration names, else README.md, what lies under docs, and what stands beside the schema.</summary>
internal static class WorkspaceDocuments
{
    private const string Name = "documents";
    private const int Most = 2_000;

    /// <summary>null when there are none.</summary>
    /// <exception cref="UsageException">The configuration names what is not there.</exception>
    public static Source? Read(WorkspaceFiles files, WorkspaceSources sources, Config config, WorkspaceLayout? layout, List<string> detected)
    {
        if (sources.Read.Count == 0) return null;
        var named = !config.Documents.IsEmpty;
        var entries = (named ? config.Documents.SelectMany(p => sources.Matching(p, Name)) : Found(files, sources, layout)).DistinctBy(e => e.Path).Where(e => IsDocument(e.Path)).Take(Most).ToList();
        if (entries.Count == 0) return null;
        var location = named ? string.Join(", ", config.Documents.Select(d => d.Path)) : Words(entries);
        var settings = new DocumentSettings { PostgresVersion = sources.PostgresVersion, Assume = sources.Assume, Databases = config.Databases.Select(d => d.Name) };
        var read = DocumentReader.Read(files.Read(Name, entries), sources.Read, Name, location, settings);
        // Of documents that were found and say nothing of the schema nothing is said.
        if (!named && read.Claims.IsEmpty) return null;
        if (!named) detected.Add($"documents {location}");
        return read;
    }

    private static IEnumerable<WorkspaceEntry> Found(WorkspaceFiles files, WorkspaceSources sources, WorkspaceLayout? layout)
    {
        var folders = sources.Read.Select(s => Folder(s.Location)).Append(layout?.Folder ?? "").Append("").Where(f => f.Length == 0 || files.HasFolder(f)).Distinct().ToList();
        foreach (var folder in folders)
        {
            foreach (var entry in files.List(Name, folder, 0)) yield return entry;
            var docs = Paths.Under(folder, "docs");
            if (files.HasFolder(docs))
                foreach (var entry in files.List(Name, docs)) yield return entry;
        }
    }

    /// <summary>The folder that a source lies in.</summary>
    private static string Folder(string location) => Paths.Folder(PathPattern.Base(location.Split(',')[0]));

    private static bool IsDocument(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".mdx", StringComparison.OrdinalIgnoreCase);

    private static string Words(List<WorkspaceEntry> entries) => entries.Count <= 3 ? string.Join(", ", entries.Select(e => e.Path)) : $"{entries[0].Path}, {entries[1].Path} and {entries.Count - 2} more";
}
