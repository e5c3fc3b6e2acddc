using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>A source as the command line names it: by its name in the project, or by kind and path.</summary>
public static class SourceForm
{
    /// <summary>Opens some, databases among them side by side.</summary>
    public static IReadOnlyList<Source> Open(string? project, params IReadOnlyList<string> forms)
    {
        var (root, config) = Workspace.Find(project ?? ".");
        var live = forms.Where(f => DatabasePlaces.IsAddress(f) || config.Databases.Any(d => d.Name == f)).Distinct().ToList();
        if (live.Count == 0) return [.. forms.Select(f => Open(f, project))];
        var databases = OpenDatabases(root, config, live);
        return [.. forms.Select(f => databases.TryGetValue(f, out var database) ? database : Open(f, project))];
    }

    private static Dictionary<string, Source> OpenDatabases(string root, Config config, List<string> forms)
    {
        using var databases = WorkspaceDatabases.Start(root, config, new([.. forms], false), statistics: false);
        var sources = new Dictionary<string, Source>();
        foreach (var (source, fault) in databases.Finish([], config.Assume))
            sources[forms[sources.Count]] = fault is null ? source : throw new UnreadableSourceException(fault.Message);
        return sources;
    }

    private static Source Open(string form, string? project)
    {
        var colon = form.IndexOf(':');
        var (kind, path) = colon < 0 ? ("", form) : (form[..colon], form[(colon + 1)..]);
        if (kind is "prisma" or "migrations" or "sql" or "efcore" or "drizzle") return OpenPath(kind, path);
        return ByName(form, Workspace.Open(project ?? ".").Project);
    }

    private static Source OpenPath(string kind, string path)
    {
        if (path.Length == 0) throw new UsageException($"{kind}: names no path; give {kind}:PATH");
        var (root, inside) = Split(path);
        var sources = new WorkspaceSources(new WorkspaceFiles(root), Config.Empty);
        var config = new ConfigPath(inside, null, [], 0, 0);
        return kind switch
        {
            "prisma" => sources.Prisma(config),
            "drizzle" => sources.Drizzle(config),
            "migrations" => sources.Migrations(config, path),
            "efcore" => sources.EfCore(config),
            _ => sources.Sql([config]),
        };
    }

    /// <summary>The folder that bounds what is read, and the path inside it: the current folder, or the named thing's own when it lies elsewhere.</summary>
    private static (string Root, string Inside) Split(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var here = Directory.GetCurrentDirectory();
        if (full != here && full.StartsWith(Path.TrimEndingDirectorySeparator(here) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return (here, Path.GetRelativePath(here, full).Replace('\\', '/'));
        return (Path.GetDirectoryName(full) ?? full, Path.GetFileName(full));
    }

    private static Source ByName(string name, Project project)
    {
        var found = project.Sources.Where(s => s.Name == name);
        if (found.IsEmpty) found = project.Sources.Where(s => s.Location == name);
        if (found.IsEmpty) found = project.Sources.Where(s => s.Role.ToString().Equals(name, StringComparison.OrdinalIgnoreCase));
        if (found.Count == 1) return found[0];
        var names = string.Join(", ", project.Sources.Select(s => s.Name));
        throw new UsageException(found.IsEmpty
            ? $"no source is called {name} in {project.Name}; it has {names}; or give prisma:FILE, drizzle:FILE, migrations:DIR, sql:FILE, efcore:PROJECT, postgres://…, sqlite:FILE"
            : $"{name} names {found.Count} sources in {project.Name}: give one of {names}");
    }
}

/// <summary>The one source that was asked for cannot be read.</summary>
public sealed class UnreadableSourceException(string message) : Exception(message);
