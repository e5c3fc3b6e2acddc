using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Sources;

/// <summary>Where a migration's undo stands: a section of the same file, or a file beside it, as its tool or custom has it.</summary>
public static class MigrationUndo
{
    /// <param name="whole">The migration's file with all its sections.</param>
    /// <param name="beside">The text of another file by its repository path; null when there is none.</param>
    /// <returns>The text that undoes; null when there is none, or nothing in it.</returns>
    public static SourceText? Of(Migration migration, SourceText whole, Func<string, SourceText?> beside)
    {
        if (MigrationFolderSections.Down(whole) is { } section) return HasText(section) ? section : null;
        foreach (var path in Places(migration, whole.Path))
            if (beside(path) is { } file && HasText(file)) return file;
        return null;
    }

    /// <summary>Where a file beside it would lie.</summary>
    public static IEnumerable<string> Places(Migration migration, string path)
    {
        var (name, folder) = (Paths.Name(path), Paths.Folder(path));
        return Names(migration, name[..^".sql".Length]).Select(n => Paths.Under(folder, $"{n}.sql"));
    }

    private static IEnumerable<string> Names(Migration migration, string stem)
    {
        if (stem is "migration" or "up") return ["rollback", "down", "undo"];
        if (migration.Style == MigrationStyle.Flyway) return stem[0] == 'V' ? [$"U{stem[1..]}"] : [];
        return Names(stem.EndsWith(".up", StringComparison.OrdinalIgnoreCase) ? stem[..^3] : stem, migration.Version);
    }

    private static IEnumerable<string> Names(string stem, string version)
    {
        string[] words = ["rollback", "down", "undo", "revert"];
        foreach (var word in words) yield return $"{stem}.{word}";
        foreach (var word in words)
            foreach (var separator in (IEnumerable<char>)['_', '-']) yield return $"{stem}{separator}{word}";
        // 05_rollback_add_x.sql beside 05_add_x.sql
        if (version.Length > 0 && stem.IndexOf(version, StringComparison.Ordinal) is >= 0 and var at && at + version.Length < stem.Length)
        {
            var head = stem[..(at + version.Length)];
            var rest = stem[head.Length..];
            foreach (var word in words) yield return $"{head}{rest[0]}{word}{rest}";
        }
        foreach (var inside in (IEnumerable<string>)["rollback", "rollbacks", "down", "undo"]) yield return $"{inside}/{stem}";
    }

    /// <summary>How the undo of one part of a plan says that another part's takes it along.</summary>
    public const string Elsewhere = "-- Undone by ";

    private static bool HasText(SourceText file) => file.Text.StartsWith(Elsewhere, StringComparison.Ordinal) || Sql.SqlLexer.Read(file).Statements.Count > 0;
}
