using System.Text;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning;

/// <summary>A statement written so that running it again changes nothing: by PostgreSQL's own IF [NOT] EXISTS where there is one, else in a block that asks the catalog.</summary>
public static class Guarded
{
    private static readonly string[] s_creates =
    [
        "CREATE TABLE ", "CREATE UNLOGGED TABLE ", "CREATE FOREIGN TABLE ", "CREATE INDEX ", "CREATE UNIQUE INDEX ", "CREATE SEQUENCE ", "CREATE UNLOGGED SEQUENCE ", "CREATE SCHEMA ", "CREATE EXTENSION ", "CREATE MATERIALIZED VIEW ", "CREATE STATISTICS ",
    ];

    private static readonly string[] s_drops =
    [
        "DROP TABLE ", "DROP INDEX CONCURRENTLY ", "DROP INDEX ", "DROP SEQUENCE ", "DROP SCHEMA ", "DROP EXTENSION ", "DROP MATERIALIZED VIEW ", "DROP VIEW ", "DROP TYPE ", "DROP DOMAIN ", "DROP FUNCTION ", "DROP PROCEDURE ", "DROP AGGREGATE ",
        "DROP TRIGGER ", "DROP POLICY ", "DROP RULE ", "DROP STATISTICS ", "DROP PUBLICATION ", "DROP EVENT TRIGGER ", "DROP FOREIGN TABLE ",
    ];

    /// <summary>Whether running the bare statement twice is an error.</summary>
    public static bool NeedsGuard(PlannedStatement statement) => statement.Unless is not null && !statement.Sql.StartsWith("CREATE OR REPLACE ", StringComparison.Ordinal);

    /// <summary>With what ends it: a semicolon, or psql's <c>\gexec</c>.</summary>
    public static string Write(PlannedStatement statement)
    {
        if (!NeedsGuard(statement)) return statement.Sql + ";";
        return IsConcurrent(statement) ? Generated(statement) : (Native(statement) ?? Block(statement)) + ";";
    }

    /// <summary>
    /// Nothing can be done concurrently in a block, and IF NOT EXISTS would take the remains of a failed build for the index; nor can one be dropped
    /// so where the guard asks for more than that it is there.
    /// </summary>
    public static bool IsConcurrent(PlannedStatement statement) => statement.Concurrently && (statement.AsksMore || !statement.Sql.StartsWith("DROP ", StringComparison.Ordinal));

    private static string Generated(PlannedStatement statement) =>
        $"SELECT {SqlString.Quote(statement.Sql)}\n WHERE {Negated(statement.Unless!)} \\gexec";

    /// <summary>With PostgreSQL's own clause; null where it has none, or where it would ask for something else than the guard does.</summary>
    private static string? Native(PlannedStatement statement)
    {
        var sql = statement.Sql;
        // Its guard asks for more than the name.
        if (statement.Perhaps || statement.AsksMore) return null;
        foreach (var head in s_creates)
            if (sql.StartsWith(head, StringComparison.Ordinal)) return $"{head}IF NOT EXISTS {sql[head.Length..]}";
        // DROP … IF EXISTS asks whether it is there, and nothing else.
        var asksForName = statement.Unless!.StartsWith("NOT ", StringComparison.Ordinal);
        foreach (var head in s_drops)
            if (asksForName && sql.StartsWith(head, StringComparison.Ordinal)) return $"{head}IF EXISTS {sql[head.Length..]}";
        if (sql.StartsWith("ALTER TABLE ", StringComparison.Ordinal))
            foreach (var (plain, guarded) in s_actions)
                if (sql.IndexOf(plain, StringComparison.Ordinal) is > 0 and var at) return $"{(plain == " ADD COLUMN " ? "ALTER TABLE " : "ALTER TABLE IF EXISTS ")}{sql["ALTER TABLE ".Length..at]}{guarded}{sql[(at + plain.Length)..]}";
        return null;
    }

    private static readonly (string, string)[] s_actions = [(" ADD COLUMN ", " ADD COLUMN IF NOT EXISTS "), (" DROP COLUMN ", " DROP COLUMN IF EXISTS "), (" DROP CONSTRAINT ", " DROP CONSTRAINT IF EXISTS ")];

    /// <summary>Statements that share a block, each behind its own guard; with a semicolon.</summary>
    public static string Together(IReadOnlyList<PlannedStatement> statements) => Block(statements) + ";";

    private static string Block(params IReadOnlyList<PlannedStatement> statements)
    {
        var tag = statements.Any(s => s.Sql.Contains("$$", StringComparison.Ordinal)) ? "$plumbline$" : "$$";
        var guarded = new StringBuilder();
        for (var i = 0; i < statements.Count; i++)
        {
            // One guard for those that follow each other behind the same.
            if (i == 0 || statements[i].Unless != statements[i - 1].Unless) guarded.Append($"  IF {Negated(statements[i].Unless!)} THEN\n");
            guarded.Append($"    {Indented(statements[i].Sql)};\n");
            if (i + 1 == statements.Count || statements[i].Unless != statements[i + 1].Unless) guarded.Append("  END IF;\n");
        }
        return $"DO {tag} BEGIN\n{guarded}END {tag}";
    }

    /// <summary>Set in by four blanks, but for lines that begin inside a constant: a function's body would be another one.</summary>
    private static string Indented(string sql)
    {
        if (!sql.Contains('\n')) return sql;
        var text = new StringBuilder(sql.Length + 64);
        var at = 0;
        foreach (var token in SqlLexer.Read(new SourceText("plan", "plan", sql)).Tokens)
        {
            text.Append(sql, at, token.Start - at).Replace("\n", "\n    ", text.Length - (token.Start - at), token.Start - at);
            text.Append(sql, token.Start, token.End - token.Start);
            at = token.End;
        }
        return text.Append(sql[at..].Replace("\n", "\n    ", StringComparison.Ordinal)).ToString();
    }

    /// <summary>The condition under which there is something left to do.</summary>
    public static string Negated(string condition)
    {
        const string There = " IS NOT NULL", Away = " IS NULL";
        if (condition.StartsWith("NOT ", StringComparison.Ordinal) && !IsCompound(condition)) return condition[4..];
        if (condition.EndsWith(There, StringComparison.Ordinal) && !IsCompound(condition)) return $"{condition[..^There.Length]} IS NULL";
        if (condition.EndsWith(Away, StringComparison.Ordinal) && !IsCompound(condition)) return $"{condition[..^Away.Length]}{There}";
        return condition.StartsWith("EXISTS (", StringComparison.Ordinal) && !IsCompound(condition) ? $"NOT {condition}" : $"NOT ({condition})";
    }

    /// <summary>Whether AND or OR stands outside all parentheses.</summary>
    private static bool IsCompound(string condition)
    {
        var depth = 0;
        for (var i = 0; i < condition.Length; i++)
        {
            if (condition[i] == '(') depth++;
            else if (condition[i] == ')') depth--;
            else if (depth == 0 && (string.CompareOrdinal(condition, i, " AND ", 0, 5) == 0 || string.CompareOrdinal(condition, i, " OR ", 0, 4) == 0)) return true;
        }
        return false;
    }
}
