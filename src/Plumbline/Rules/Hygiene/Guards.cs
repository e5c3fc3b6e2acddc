using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Hygiene;

/// <summary>The edits that let a statement run again without harm, where a clause of its own can say it.</summary>
internal sealed class Guards
{
    private const string Absent = " IF NOT EXISTS", Present = " IF EXISTS";

    private static readonly HashSet<string> s_between = ["UNLOGGED", "TEMP", "TEMPORARY", "GLOBAL", "LOCAL", "UNIQUE"];
    private static readonly HashSet<string> s_dropped = ["TABLE", "VIEW", "INDEX", "SEQUENCE", "TYPE", "DOMAIN", "SCHEMA", "FUNCTION", "PROCEDURE", "TRIGGER", "POLICY", "RULE", "EXTENSION"];

    private readonly Statement _statement;
    private readonly Token[] _tokens;
    private readonly List<TextEdit> _edits = [];

    private Guards(Statement statement)
    {
        _statement = statement;
        _tokens = [.. SqlLexer.ReadPart(statement.File, statement.Start, statement.Start + statement.Length).Tokens.Where(t => t.Kind is not (TokenKind.End or TokenKind.Semicolon))];
    }

    /// <param name="version">The server's major version.</param>
    /// <returns>None when no clause can say it.</returns>
    public static EquatableArray<TextEdit>? Of(Statement statement, int version)
    {
        var guards = new Guards(statement);
        var can = guards.Word(0) switch
        {
            "CREATE" => guards.Create(version),
            "DROP" => guards.Drop(1),
            "ALTER" when guards.Word(1) == "TABLE" => guards.AlterTable(),
            "INSERT" => guards.Insert(),
            _ => false,
        };
        return can ? guards._edits.ToEquatableArray() : null;
    }

    private string Word(int at) => at < _tokens.Length && _tokens[at].Kind == TokenKind.Word ? Text(at).ToUpperInvariant() : "";

    private string Text(int at) => _statement.File.Text.Substring(_tokens[at].Start, _tokens[at].Length);

    private bool Put(int after, string text)
    {
        _edits.Add(new(_statement.File, _tokens[after].End, 0, text));
        return true;
    }

    private bool Create(int version)
    {
        var at = 1;
        while (s_between.Contains(Word(at))) at++;
        return Word(at) switch
        {
            "TABLE" or "SCHEMA" or "SEQUENCE" or "EXTENSION" => Put(at, Absent),
            "MATERIALIZED" => Put(at + 1, Absent),
            // IF NOT EXISTS would take the remains of a failed concurrent build for the index.
            "INDEX" => Word(at + 1) is not ("CONCURRENTLY" or "ON") && Put(at, Absent),
            "VIEW" or "FUNCTION" or "PROCEDURE" or "RULE" => Put(0, " OR REPLACE"),
            "TRIGGER" => version >= 14 && Put(0, " OR REPLACE"),
            "POLICY" => Policy(at),
            _ => false,
        };
    }

    /// <summary>There is no OR REPLACE for policies.</summary>
    private bool Policy(int at)
    {
        var end = at + 3;
        while (end + 1 < _tokens.Length && _tokens[end + 1].Kind == TokenKind.Dot) end += 2;
        if (Word(at + 2) != "ON" || end >= _tokens.Length) return false;
        var target = _statement.File.Text[_tokens[at + 1].Start.._tokens[end].End];
        _edits.Add(new(_statement.File, _tokens[0].Start, 0, $"DROP POLICY IF EXISTS {target};\n"));
        return true;
    }

    private bool Drop(int at)
    {
        if (Word(at) == "MATERIALIZED") at++;
        if (!s_dropped.Contains(Word(at))) return false;
        return Put(Word(at + 1) == "CONCURRENTLY" ? at + 1 : at, Present);
    }

    private bool AlterTable()
    {
        var at = 2;
        if (Word(at) == "ONLY") at++;
        while (at + 1 < _tokens.Length && _tokens[at + 1].Kind == TokenKind.Dot) at += 2;
        if (at + 1 < _tokens.Length && Text(at + 1) == "*") at++;
        for (at++; at < _tokens.Length; at = AfterComma(at))
            if (!Action(at)) return false;
        return true;
    }

    private bool Action(int at)
    {
        var named = Word(at + 1) == "COLUMN" ? at + 1 : at;
        return Word(at) switch
        {
            "ADD" when Word(named + 1) is "CONSTRAINT" or "PRIMARY" or "UNIQUE" or "FOREIGN" or "CHECK" or "EXCLUDE" or "NOT" => false,
            "ADD" => Word(named + 1) == "IF" || Put(named, Absent),
            "DROP" when Word(at + 1) == "CONSTRAINT" => Word(at + 2) == "IF" || Put(at + 1, Present),
            "DROP" => Word(named + 1) == "IF" || Put(named, Present),
            "RENAME" or "ATTACH" or "DETACH" or "INHERIT" or "NO" => false,
            _ => true,
        };
    }

    private int AfterComma(int at)
    {
        for (var depth = 0; at < _tokens.Length; at++)
        {
            if (_tokens[at].Kind == TokenKind.LeftParen) depth++;
            else if (_tokens[at].Kind == TokenKind.RightParen) depth--;
            else if (depth == 0 && _tokens[at].Kind == TokenKind.Comma) return at + 1;
        }
        return at;
    }

    /// <summary>Rows whose key is given meet themselves when they are inserted again.</summary>
    private bool Insert()
    {
        if (_statement.Data is not [{ Action: "insert" } step] || Enumerable.Range(0, _tokens.Length).Any(i => Word(i) == "RETURNING")) return false;
        var table = new ObjectId(Table.OfKind, step.Table);
        var given = step.Columns.IsEmpty ? _statement.Before.Columns(step.Table).Select(c => c.Name.Name).ToHashSet() : step.Columns.ToHashSet();
        var keys = _statement.Before.Children(table).Select(c => c switch { PrimaryKey p => p.Columns, Unique u => u.Columns, _ => [] });
        return keys.Any(k => !k.IsEmpty && k.All(given.Contains)) && Put(_tokens.Length - 1, " ON CONFLICT DO NOTHING");
    }
}
