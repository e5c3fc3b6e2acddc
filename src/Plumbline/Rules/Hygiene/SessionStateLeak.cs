using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sql;

namespace Plumbline.Rules.Hygiene;

public sealed class SessionStateLeak : HazardRule
{
    private static readonly string[] s_kept = ["search_path", "role", "session_authorization", "session_replication_role", "row_security", "default_transaction_read_only", "check_function_bodies"];

    public override string Name => "session-state-leak";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Hygiene;

    public override Explanation Explain() => new(
        "A file changes a setting of the tool's connection and leaves it changed.",
        "The files after it, and the tool's own record of what has run, meet another search path, another role, or triggers switched off. An empty search path, as dumps set it, makes the tool lose its own table. "
            + "DISCARD ALL and pg_advisory_unlock_all() also free the lock with which the tool keeps a second run away. Quiet for SET LOCAL, when the file puts it back, and for files that each have a connection of their own (psql).",
        "```sql\nSET search_path TO billing;\nCREATE TABLE invoices (id bigint PRIMARY KEY);\n```",
        "Use `SET LOCAL`, which ends with the transaction, or put it back at the end: `RESET search_path`. Better still, write the schema's name: `billing.invoices`.");

    protected override bool Concerns(Statement statement) => statement.Verb is Verb.Setting or Verb.Query;

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        if (place.File.Bracket == Bracket.None && place.Migration.Migration.Style is MigrationStyle.Numbered or MigrationStyle.Loose or MigrationStyle.Stamped || !place.File.IsPostgres) yield break;
        if (FreesLocks(statement) is { } frees)
        {
            yield return Of(place, statement, frees, $"{frees} frees every lock of the session, the one with which the tool keeps a second run away among them");
            yield break;
        }
        if (statement.Verb != Verb.Setting || Setting(statement) is not (var name, false, false) || !s_kept.Contains(name)) yield break;
        // told once, where it is set last
        foreach (var later in place.Later)
            if (later.Verb == Verb.Setting && Setting(later) is { } next && (next.Name == name || next.Name == "all") && !next.Local) yield break;
        if (IsDefault(statement, name) || IsRolledBack(place)) yield break;
        yield return Of(place, statement, name, $"{name} stays set after the file: the next files and the tool's own record meet it") with
        {
            Fix = new(name is "role" or "session_authorization" ? "SET LOCAL instead, or RESET ROLE at the end" : $"SET LOCAL {name} instead, or RESET {name} at the end") { Edits = Local(statement, place) },
        };
    }

    private Finding Of(StatementPlace place, Statement statement, string what, string message) => Found(place, null, statement.Where(), message) with { About = what, AboutKind = "setting" };

    /// <summary>Where one transaction holds the rest of the file, SET LOCAL does the same for it.</summary>
    private static EquatableArray<TextEdit> Local(Statement statement, StatementPlace place)
    {
        var own = place.File.TransactionOf(place.At);
        if (own.Owner is not (Enclosing.Tool or Enclosing.Run or Enclosing.Message) || place.File.TransactionOf(place.Migration.Statements.Count - 1).Number != own.Number) return [];
        var sql = StatementWords.Read(statement);
        if (!sql.Take("SET") || sql.Is("SESSION", "AUTHORIZATION")) return [];
        var start = sql.Position;
        return [new(statement.File, start, sql.Take("SESSION") ? sql.Position - start : 0, "LOCAL ")];
    }

    private static bool IsDefault(Statement statement, string name) =>
        name == "search_path" && StatementWords.Names(statement) is var words && words.Contains("public") && words.Count(w => w is not ("set" or "session" or "search_path" or "to" or "$user" or "select" or "set_config" or "pg_catalog" or "false")) == 1;

    /// <summary>What ROLLBACK ends is undone with it.</summary>
    private static bool IsRolledBack(StatementPlace place) => place.Enclosing == Enclosing.File && place.Later.FirstOrDefault(s => s.Word == TransactionWord.Closes)?.Command is "ROLLBACK" or "ABORT";

    private static string? FreesLocks(Statement statement)
    {
        if (statement.Command == "DISCARD") return StatementWords.Names(statement).Contains("all") ? "DISCARD ALL" : null;
        return statement.Command == "SELECT" && statement.Text().Contains("pg_advisory_unlock_all", StringComparison.OrdinalIgnoreCase) && StatementWords.Names(statement).Contains("pg_advisory_unlock_all") ? "pg_advisory_unlock_all()" : null;
    }

    /// <summary>What SET, RESET or set_config names, whether it ends with the transaction, and whether it puts the default back.</summary>
    private static (string Name, bool Local, bool Reset)? Setting(Statement statement)
    {
        var sql = StatementWords.Read(statement);
        if (sql.Take("RESET")) return (NameOf(sql), false, true);
        if (sql.Take("SET"))
        {
            var local = sql.Take("LOCAL");
            if (!local) sql.Take("SESSION");
            if (sql.Is("CONSTRAINTS") || sql.Is("TRANSACTION") || sql.Is("CHARACTERISTICS")) return null;
            var name = NameOf(sql);
            if (!sql.Take("TO")) sql.TakeOperator("=");
            return (name, local, sql.Is("DEFAULT") || name is "role" or "session_authorization" && sql.Is("NONE"));
        }
        if (!sql.Take("SELECT")) return null;
        if (sql.Take("pg_catalog")) sql.Take(TokenKind.Dot);
        if (!sql.Take("set_config") || !sql.Take(TokenKind.LeftParen) || !sql.Is(TokenKind.String)) return null;
        var set = sql.String().ToLowerInvariant();
        sql.Take(TokenKind.Comma);
        sql.Advance();
        sql.Take(TokenKind.Comma);
        return (set, sql.Is("true"), false);
    }

    private static string NameOf(SqlReader sql)
    {
        if (sql.Take("SESSION", "AUTHORIZATION") || sql.Take("AUTHORIZATION")) return "session_authorization";
        return sql.IsName ? sql.Name() : "";
    }
}
