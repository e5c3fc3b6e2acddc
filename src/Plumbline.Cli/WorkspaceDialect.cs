using System.Text.Json;
using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>What a project's tools and packages say of its database: a binding of Cloudflare's D1, drivers.</summary>
internal sealed class WorkspaceDialect(WorkspaceFiles files)
{
    private const string Databases = "d1_databases";

    /// <summary>How deep the packages of a repository lie: <c>server/</c>, <c>packages/api/</c>.</summary>
    private const int Upper = 2;

    private static readonly string[] s_wrangler = ["wrangler.toml", "wrangler.json", "wrangler.jsonc"];
    private static readonly string[] s_sqlite = ["better-sqlite3", "sqlite3", "sqlite", "libsql", "@libsql/client", "expo-sqlite", "@op-engineering/op-sqlite", "sql.js"];
    private static readonly string[] s_postgres = ["pg", "postgres", "pg-promise", "slonik", "@neondatabase/serverless", "@vercel/postgres", "@electric-sql/pglite"];
    private static readonly string[] s_mysql = ["mysql2", "mysql"];

    /// <summary>The dialect that the folder of a path tells, or the nearest above it; null where none does.</summary>
    public string? Of(string path)
    {
        foreach (var folder in Above(path))
            if (D1(folder) is not null || HasSqliteDriver(folder)) return AllDialects.Sqlite;
        return null;
    }

    /// <summary>Whether a database of D1 is bound in the folder of a path, or in one above it.</summary>
    public bool IsD1(string path) => Above(path).Any(f => D1(f) is not null);

    /// <summary>Wrangler's configuration in a folder that binds a database, and where its migrations lie.</summary>
    public (string Path, string Migrations)? D1(string folder)
    {
        foreach (var name in s_wrangler)
        {
            var path = Paths.Under(folder, name);
            if (!files.HasFile(path) || files.Read("files", path) is not { } text || !text.Text.Contains(Databases, StringComparison.Ordinal)) continue;
            var found = name.EndsWith(".toml", StringComparison.Ordinal) ? Toml(text.Text) : Json(text.Text);
            if (found is not null && WorkspaceLayout.Join(folder, found) is { } migrations) return (path, migrations);
        }
        return null;
    }

    /// <summary>The value of <c>migrations_dir</c> of the first database, or what it is without one; null where there is none.</summary>
    private static string? Toml(string text)
    {
        string? found = null;
        var isWithin = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var said = line.Trim();
            if (said.StartsWith("["))
            {
                if (found is not null) break;
                isWithin = said.StartsWith("[[") && said.Contains(Databases, StringComparison.Ordinal);
                if (isWithin) found = "migrations";
            }
            else if (isWithin && said.StartsWith("migrations_dir", StringComparison.Ordinal) && said.IndexOfAny("\"'") is > 0 and var open && said[(open + 1)..].IndexOf(said[open]) is > 0 and var length)
                found = said.Slice(open + 1, length).ToString();
        }
        return found;
    }

    private static string? Json(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new() { MaxDepth = 32, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (json.RootElement.ValueKind != JsonValueKind.Object) return null;
            if (First(json.RootElement) is { } found) return found;
            return json.RootElement.TryGetProperty("env", out var environments) && environments.ValueKind == JsonValueKind.Object ? environments.EnumerateObject().Select(e => First(e.Value)).FirstOrDefault(f => f is not null) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? First(JsonElement of)
    {
        if (of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(Databases, out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0) return null;
        return list[0].ValueKind == JsonValueKind.Object && list[0].TryGetProperty("migrations_dir", out var folder) && folder.ValueKind == JsonValueKind.String ? folder.GetString() : "migrations";
    }

    private bool HasSqliteDriver(string folder)
    {
        var names = Dependencies(folder);
        return s_sqlite.Any(names.Contains) && !s_postgres.Any(names.Contains) && !s_mysql.Any(names.Contains);
    }

    /// <summary>Whether a package speaks to PostgreSQL or SQLite through a driver: in the folder of one of the paths, in one above it, or in the upper folders of the project.</summary>
    public bool HasDriver(IEnumerable<string> paths) =>
        paths.SelectMany(Above).Distinct(StringComparer.Ordinal).Any(HasDriver)
        || files.List("files", "", Upper).Any(e => e.Path.EndsWith("/package.json", StringComparison.Ordinal) && HasDriver(Paths.Folder(e.Path)));

    private bool HasDriver(string folder) => Dependencies(folder) is { Count: > 0 } names && (s_postgres.Any(names.Contains) || s_sqlite.Any(names.Contains));

    private HashSet<string> Dependencies(string folder)
    {
        var path = Paths.Under(folder, "package.json");
        return files.HasFile(path) && files.Read("files", path) is { } package ? WorkspaceToolConfig.PackageDependencies(package) : [];
    }

    private static IEnumerable<string> Above(string path) => Paths.Upward(PathPattern.Base(path).TrimEnd('/'));
}
