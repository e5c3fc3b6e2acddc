using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>Where a project keeps its schema and its migrations, as it was found.</summary>
/// <param name="Folder">The package's folder, empty for the root.</param>
/// <param name="Schema">The Prisma schema: a file, or a folder of files.</param>
/// <param name="DeclaredSql">Patterns of declared SQL files.</param>
/// <param name="History">The migration folder.</param>
/// <param name="Dialect">What the tool's own configuration says.</param>
public sealed record WorkspaceLayout(string Folder, string? Schema, EquatableArray<string> DeclaredSql, string? History, string? Dialect)
{
    /// <summary>The configuration of Drizzle that names a schema in code, where no other schema is declared.</summary>
    public string? Drizzle { get; init; }

    /// <summary>Wrangler's configuration that binds a database of D1.</summary>
    public string? D1 { get; init; }

    /// <summary>In words, for the report's first lines.</summary>
    public string Says()
    {
        var parts = new List<string>();
        if (Schema is not null) parts.Add($"Prisma schema {Schema}");
        if (Drizzle is not null) parts.Add($"Drizzle schema of {Drizzle}");
        foreach (var pattern in DeclaredSql) parts.Add($"declared SQL {pattern}");
        if (History is not null) parts.Add($"migrations {History}");
        if (D1 is not null) parts.Add($"D1 of {D1}");
        return string.Join(", ", parts);
    }

    /// <summary>A path that a script gives; null when it leaves the project.</summary>
    public static string? Join(string folder, string path) => Paths.Join(folder, path.Replace('\\', '/'));
}

/// <summary>Finds the layout of a project that has no configuration, or one that leaves it open.</summary>
internal sealed class WorkspaceDetection(WorkspaceFiles files)
{
    private const int MostFolders = 20_000;
    private const int MostDepth = 6;

    private static readonly string[] s_schemas = ["prisma/schema.prisma", "prisma/schema", "schema.prisma", "db/schema.prisma", "src/prisma/schema.prisma", "database/schema.prisma", "prisma", "schema"];

    private static readonly string[] s_histories =
        ["supabase/migrations", "prisma/migrations", "migrations", "db/migrations", "database/migrations", "db/migrate", "sql/migrations", "drizzle/migrations", "drizzle", "src/migrations",
         "src/db/migrations", "src/main/resources/db/migration", "migration", "db/migration", "assets/migrations"];

    private static readonly string[] s_declaredSql = ["supabase/schemas/*.sql", "db/schema.sql", "schema.sql", "db/structure.sql", "database/schema.sql"];

    /// <summary>Names in a folder that make it worth a look.</summary>
    private static readonly string[] s_marks = ["package.json", "prisma", "schema.prisma", "schema", "drizzle", "supabase", "migrations", "migration", "db", "database", "sql", "assets", "src", "wrangler.toml", "wrangler.json", "wrangler.jsonc"];

    /// <summary>The layouts found, the likeliest first: where schema and history stand together, nearest to the root.</summary>
    public List<WorkspaceLayout> Find()
    {
        if (In("") is { } root) return [root];
        var found = new List<WorkspaceLayout>();
        var folders = new Queue<(string Path, int Depth)>([("", 0)]);
        for (var count = 0; folders.TryDequeue(out var folder) && count < MostFolders; count++)
        {
            if (folder.Depth >= MostDepth || found.Exists(l => IsPart(folder.Path, l))) continue;
            foreach (var name in Subfolders(folder.Path))
            {
                var path = folder.Path.Length == 0 ? name : $"{folder.Path}/{name}";
                if (In(path) is { } layout) found.Add(layout);
                folders.Enqueue((path, folder.Depth + 1));
            }
        }
        var ranked = found.OrderByDescending(Weight).ThenBy(l => l.Folder.Count(c => c == '/')).ThenBy(l => l.Folder, StringComparer.Ordinal).ToList();
        // One place may be seen from two folders: packages with db/migrations, and packages/db with migrations and a schema.
        return [.. ranked.Where((l, i) => !ranked.Take(i).Any(better => (l.History is not null && better.History == l.History) || (l.Schema is not null && better.Schema == l.Schema)))];
    }

    private static int Weight(WorkspaceLayout layout) =>
        (layout.Schema is not null || layout.Drizzle is not null || !layout.DeclaredSql.IsEmpty ? 1 : 0) + (layout.History is not null ? 2 : 0) + (layout.Dialect is null or "postgres" || layout.D1 is not null ? 1 : 0);

    private static bool IsPart(string folder, WorkspaceLayout layout) =>
        (layout.History is { } history && (folder == history || folder.StartsWith(history + "/", StringComparison.Ordinal))) || (layout.Schema is { } schema && folder == schema);

    private List<string> Subfolders(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(files.Full(folder)).EnumerateDirectories().Where(d => d.LinkTarget is null).Select(d => d.Name).Where(n => !WorkspaceFiles.IsSkipped(n)).Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>What one folder holds by its usual names and its tools' configuration; null when nothing.</summary>
    private WorkspaceLayout? In(string folder)
    {
        var names = Names(folder);
        if (!s_marks.Any(names.Contains) && !names.Any(n => n.StartsWith("drizzle.config.", StringComparison.Ordinal) || n.StartsWith("prisma.config.", StringComparison.Ordinal))) return null;
        var prisma = Script(folder, names, "prisma.config.");
        var drizzle = Script(folder, names, "drizzle.config.");
        var schema = Schema(folder, names, prisma);
        var bound = schema is null && drizzle is null ? new WorkspaceDialect(files).D1(folder) : null;
        var history = History(folder, schema, prisma, drizzle, bound?.Migrations);
        var declared = s_declaredSql.Select(p => Paths.Under(folder, p)).Where(HasAny).ToEquatableArray();
        var code = schema is null && drizzle is not null && WorkspaceDrizzle.DialectOf(drizzle) is not null && WorkspaceToolConfig.Properties(drizzle, "schema").Count > 0 ? ScriptPath(folder, names, "drizzle.config.") : null;
        if (schema is null && history is null && code is null && (bound is null || declared.IsEmpty)) return null;
        return new(folder, schema, schema is null || history is not null ? declared : [], history, bound is null ? Dialect(drizzle, schema, history) : AllDialects.Sqlite) { Drizzle = code, D1 = bound?.Path };
    }

    private HashSet<string> Names(string folder)
    {
        try
        {
            return new DirectoryInfo(files.Full(folder)).EnumerateFileSystemInfos().Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private string? Script(string folder, HashSet<string> names, string prefix) => ScriptPath(folder, names, prefix) is { } path ? files.Read("files", path)?.Text : null;

    private static string? ScriptPath(string folder, HashSet<string> names, string prefix)
    {
        var name = names.Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && n[(n.LastIndexOf('.') + 1)..] is "ts" or "mts" or "js" or "mjs" or "cjs").OrderBy(n => n.Count(c => c == '.')).ThenBy(n => n, StringComparer.Ordinal).FirstOrDefault();
        return name is null ? null : Paths.Under(folder, name);
    }

    private string? Schema(string folder, HashSet<string> names, string? prisma)
    {
        if (prisma is not null && WorkspaceToolConfig.Property(prisma, "schema") is { } configured && Existing(folder, configured) is { } there) return there;
        if (names.Contains("package.json") && files.Read("files", Paths.Under(folder, "package.json")) is { } package && WorkspaceToolConfig.PackageSchema(package) is { } named && Existing(folder, named) is { } path) return path;
        foreach (var candidate in s_schemas)
        {
            var place = Paths.Under(folder, candidate);
            if (candidate.EndsWith(".prisma", StringComparison.Ordinal) ? files.HasFile(place) : names.Contains(candidate.Split('/')[0]) && files.HasFolder(place) && HasFiles(place, ".prisma", 0)) return place;
        }
        return null;
    }

    private string? History(string folder, string? schema, string? prisma, string? drizzle, string? bound)
    {
        var candidates = new List<string?> { bound };
        if (prisma is not null && WorkspaceToolConfig.Property(prisma, "path", "migrations") is { } named) candidates.Add(WorkspaceLayout.Join(folder, named));
        if (drizzle is not null) candidates.Add(WorkspaceLayout.Join(WorkspaceDrizzle.Start(files, Paths.Under(folder, "drizzle.config.ts"), drizzle), WorkspaceToolConfig.Property(drizzle, "out") ?? "drizzle"));
        if (schema is not null)
        {
            var parent = Paths.Folder(schema);
            candidates.Add(Paths.Under(schema.EndsWith(".prisma", StringComparison.Ordinal) ? parent : schema, "migrations"));
            candidates.Add(Paths.Under(schema.EndsWith(".prisma", StringComparison.Ordinal) ? Paths.Folder(parent) : parent, "migrations"));
        }
        candidates.AddRange(s_histories.Select(h => Paths.Under(folder, h)));
        // A configuration at the root may name a schema in a package: its migrations are there.
        if (schema is not null && Paths.Folder(schema).Length > folder.Length) candidates.AddRange(s_histories.Select(h => Paths.Under(Paths.Folder(schema), h)));
        foreach (var candidate in candidates)
        {
            if (candidate is null || !files.HasFolder(candidate)) continue;
            foreach (var dialect in (string[])["postgres", "postgresql", "pg"])
                if (files.HasFolder(Paths.Under(candidate, dialect)) && HasFiles(Paths.Under(candidate, dialect), ".sql", 1)) return Paths.Under(candidate, dialect);
            if (files.HasFile(Paths.Under(candidate, "migration_lock.toml")) || HasFiles(candidate, ".sql", 1)) return candidate;
        }
        return null;
    }

    private string? Dialect(string? drizzle, string? schema, string? history)
    {
        if (drizzle is not null && schema is null)
            return WorkspaceToolConfig.Property(drizzle, "dialect") switch
            {
                "postgresql" or "pg" => "postgres",
                "sqlite" or "turso" or "libsql" => "sqlite",
                var other => other,
            };
        if (history is not null && files.HasFile(Paths.Under(history, "migration_lock.toml")) && files.Read("history", Paths.Under(history, "migration_lock.toml")) is { } locked)
            return locked.Text.Contains("\"postgresql\"", StringComparison.Ordinal) ? "postgres" : locked.Text.Contains("\"sqlite\"", StringComparison.Ordinal) ? "sqlite" : null;
        return null;
    }

    private string? Existing(string folder, string path) => WorkspaceLayout.Join(folder, path) is { } place && (files.HasFile(place) || files.HasFolder(place)) ? place : null;

    private bool HasAny(string pattern) =>
        pattern.Contains('*') ? files.HasFolder(PathPattern.Base(pattern)) && HasFiles(PathPattern.Base(pattern), ".sql", 0) : files.HasFile(pattern);

    private bool HasFiles(string folder, string ending, int depth)
    {
        try
        {
            var options = new EnumerationOptions { RecurseSubdirectories = depth > 0, MaxRecursionDepth = depth, AttributesToSkip = FileAttributes.ReparsePoint };
            return Directory.EnumerateFiles(files.Full(folder), "*" + ending, options).Any();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
