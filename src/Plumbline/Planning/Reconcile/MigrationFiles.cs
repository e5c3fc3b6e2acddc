using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Planning.Reconcile;

/// <summary>The files that belong to one migration (its way back, its settings), and what they are called under another version.</summary>
public static class MigrationFiles
{
    /// <summary>Its own file and those that go with it, wherever it goes.</summary>
    /// <param name="paths">All paths of the folder.</param>
    public static IReadOnlyList<string> Of(Migration migration, IEnumerable<string> paths)
    {
        var own = migration.Text.Path;
        if (HasFolder(migration)) return [.. paths.Where(p => Paths.IsBelow(p, Paths.Folder(own))).Order(StringComparer.Ordinal)];
        var undo = MigrationUndo.Places(migration, own).ToHashSet(StringComparer.Ordinal);
        var stem = own[..^".sql".Length];
        if (stem.EndsWith(".up", StringComparison.OrdinalIgnoreCase)) stem = stem[..^".up".Length];
        if (migration.Style == MigrationStyle.Drizzle) undo.Add(Paths.Under(Paths.Folder(own), $"meta/{migration.Version}_snapshot.json"));
        return [.. paths.Where(p => p == own || undo.Contains(p) || p.StartsWith(stem + ".", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>A folder of its own bears the name: Prisma's, Diesel's, the newer Drizzle's.</summary>
    public static bool HasFolder(Migration migration) => migration.FileName() is "migration.sql" or "up.sql";

    /// <summary>The version as the name has it: with its zeros and dashes.</summary>
    public static string Written(Migration migration)
    {
        var name = migration.Style == MigrationStyle.Flyway ? migration.Name[1..] : migration.Name;
        if (name.StartsWith(migration.Version, StringComparison.Ordinal)) return migration.Version;
        var end = 0;
        for (var digits = 0; end < name.Length && digits < migration.Version.Length; end++)
            if (char.IsAsciiDigit(name[end])) digits++;
        return name[..end];
    }

    /// <summary>Where one of its files lies under another version.</summary>
    /// <param name="version">As names are to have it.</param>
    public static string Renamed(Migration migration, string path, string version)
    {
        var written = Written(migration);
        var named = HasFolder(migration) ? Paths.Folder(migration.Text.Path) : path;
        var at = path.IndexOf(written, named.Length - Paths.Name(named).Length, StringComparison.Ordinal);
        return $"{path[..at]}{version}{path[(at + written.Length)..]}";
    }
}
