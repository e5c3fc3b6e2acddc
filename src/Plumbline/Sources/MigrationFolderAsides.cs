using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sql;

namespace Plumbline.Sources;

/// <summary>Tells what lies in a migration folder but is no part of the history: undo files, seeds, tests, other databases' files, archives.</summary>
internal static class MigrationFolderAsides
{
    private static readonly TextMarks s_foreign =
        new("AUTO_INCREMENT", "ENGINE=", "ENGINE =", "MergeTree", "AUTOINCREMENT", "PRAGMA ", "WITHOUT ROWID", "VIRTUAL TABLE", "DATETIME('NOW", "STRFTIME(", "UNIXEPOCH(", "IDENTITY(1,1)", "NVARCHAR(", "DELIMITER //", "DELIMITER $$");

    private static readonly string[] s_sqlite = ["AUTOINCREMENT", "PRAGMA ", "WITHOUT ROWID", "VIRTUAL TABLE", "DATETIME('NOW", "STRFTIME(", "UNIXEPOCH("];

    private static readonly TextMarks s_postgres =
        new("SERIAL", "TIMESTAMPTZ", "TIMESTAMP WITH", "JSONB", "BYTEA", "$$", "::", "EXTENSION", "CREATE TYPE", "CREATE SCHEMA", "CREATE FUNCTION", "CREATE OR REPLACE", "CREATE POLICY", "ROW LEVEL", "gen_random_uuid", "now()", "\"public\".", "public.",
            "DOUBLE PRECISION", "ADD CONSTRAINT", "ALTER COLUMN", "CONCURRENTLY", "USING gin", "uuid ", "CHARACTER VARYING", "ADD PRIMARY", "bigint GENERATED", "DEFAULT nextval");

    /// <summary>Whether a file has what SQLite would refuse, or none of its users writes.</summary>
    public static bool IsPostgres(SourceText text) => s_postgres.AreIn(text.Text);

    /// <summary>Why a folder's files are not read, by its name; null when it says nothing.</summary>
    public static string? Folder(string name) => name.ToLowerInvariant() switch
    {
        "test" or "tests" or "__tests__" or "spec" or "specs" or "fixtures" => "tests",
        "seed" or "seeds" or "seeders" or "seed-data" => "seed data",
        "down" or "rollback" or "rollbacks" or "undo" or "revert" or "reverts" => "undoes a migration",
        "clickhouse" or "mysql" or "mariadb" or "sqlite" or "sqlite3" or "mssql" or "sqlserver" or "oracle" or "mongodb" or "d1" or "libsql" or "turso" or "cassandra" => $"for another database: {name}",
        "archive" or "archived" or "_archive" or "old" or "deprecated" or "backup" or "backups" or "obsolete" => $"kept in {name}",
        "dev" or "local" or "e2e" => $"for one environment: {name}",
        "meta" or "snapshots" or "node_modules" => "the tool's own notes",
        _ => null,
    };

    /// <summary>
    /// Whether a file's name says that it undoes. Where the forward file stands beside it, or the name says nothing else, that is plain;
    /// a tool's own <c>stamp_rollback_of_x.sql</c> is a migration like any other.
    /// </summary>
    /// <param name="stem">The file name without <c>.sql</c>.</param>
    /// <param name="version">The number or stamp in front.</param>
    /// <param name="isForward">Whether a file (by its stem) is in the same folder.</param>
    public static bool Undoes(string stem, MigrationVersion version, Func<string, bool> isForward)
    {
        foreach (var word in (ReadOnlySpan<string>)["down", "rollback", "undo", "revert", "reverse"])
        {
            if (stem.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
            if (version.IsNone && Begins(stem, word)) return true;
            if (!stem.EndsWith(word, StringComparison.OrdinalIgnoreCase) || stem.Length <= word.Length) continue;
            var separator = stem[^(word.Length + 1)];
            if (separator == '.') return true;
            if (separator is not ('_' or '-')) continue;
            var rest = stem[..^(word.Length + 1)];
            if (version.IsNone || isForward(rest) || isForward(rest + separator + "up") || rest == version.Text) return true;
        }
        return !version.IsNone && UndoInFront(stem, version, isForward);
    }

    /// <summary><c>05_rollback_add_x.sql</c> beside <c>05_add_x.sql</c>.</summary>
    private static bool UndoInFront(string stem, MigrationVersion version, Func<string, bool> isForward)
    {
        var at = stem.IndexOf(version.Text, StringComparison.Ordinal);
        if (at < 0) return false;
        var head = stem[..(at + version.Text.Length)];
        var rest = stem[head.Length..];
        foreach (var word in (ReadOnlySpan<string>)["down", "rollback", "undo", "revert"])
            if (rest.Length > word.Length + 2 && Begins(rest[1..], word) && isForward(head + rest[0] + rest[(word.Length + 2)..])) return true;
        return false;
    }

    /// <summary>A file named as a seed, and one without a place whose statements only insert.</summary>
    public static bool Seeds(string stem, MigrationVersion version, SourceText text)
    {
        var named = Begins(stem, "seed") || Begins(stem, "seeds") || stem.EndsWith("_seed", StringComparison.OrdinalIgnoreCase) || stem.EndsWith("-seed", StringComparison.OrdinalIgnoreCase)
            || stem.EndsWith(".seed", StringComparison.OrdinalIgnoreCase) || stem.Contains("seed_data", StringComparison.OrdinalIgnoreCase) || stem.Contains("_seed_", StringComparison.OrdinalIgnoreCase);
        return (named || version.IsNone) && OnlyRows(text, named);
    }

    /// <summary>The database whose syntax a file cannot share with PostgreSQL; null when nothing tells.</summary>
    public static string? OtherDatabase(SourceText text)
    {
        // What wrangler writes above each migration of a D1 database.
        if (text.Text.StartsWith("-- Migration number: ", StringComparison.Ordinal)) return "SQLite";
        var at = s_foreign.First(text.Text);
        if (at < 0 || InComment(text.Text, at)) return null;
        var word = text.Text.AsSpan(at);
        foreach (var mark in s_sqlite)
            if (word.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) return "SQLite";
        if (word.StartsWith("IDENTITY", StringComparison.OrdinalIgnoreCase) || word.StartsWith("NVARCHAR", StringComparison.OrdinalIgnoreCase)) return "SQL Server";
        return text.Text.Contains("MergeTree", StringComparison.OrdinalIgnoreCase) ? "ClickHouse" : "MySQL";
    }

    private static bool InComment(string text, int at)
    {
        var line = text.AsSpan(text.LastIndexOf('\n', at) + 1, at - text.LastIndexOf('\n', at) - 1);
        return line.Contains("--", StringComparison.Ordinal) || line.Contains('\'');
    }

    private static bool OnlyRows(SourceText text, bool named)
    {
        var tokens = SqlLexer.Read(text);
        var rows = false;
        foreach (var statement in tokens.Statements)
        {
            var first = tokens.Tokens[statement.First];
            var word = text.Text.AsSpan(first.Start, first.Length);
            if (Is(word, "INSERT") || Is(word, "COPY") || (named && (Is(word, "UPDATE") || Is(word, "DELETE") || Is(word, "TRUNCATE") || Is(word, "DO") || Is(word, "WITH")))) rows = true;
            else if (!Is(word, "BEGIN") && !Is(word, "COMMIT") && !Is(word, "SET") && !Is(word, "SELECT") && first.Kind != TokenKind.MetaCommand) return false;
        }
        return rows;
    }

    private static bool Is(ReadOnlySpan<char> word, string expected) => word.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private static bool Begins(string stem, string word) =>
        stem.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (stem.Length == word.Length || stem[word.Length] is '_' or '-' or '.' or ' ');
}
