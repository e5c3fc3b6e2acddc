using System.Runtime.CompilerServices;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules;

/// <summary>A name in a body, and where it stands there.</summary>
/// <param name="Table">The relation, as it was written.</param>
/// <param name="Column">null for the relation itself.</param>
/// <param name="At">Offset in the body's text.</param>
internal readonly record struct BodyName(ObjectName Table, string? Column, int At);

/// <summary>
/// The tables and columns that static SQL in a function's body names: FROM, JOIN, INSERT, UPDATE, DELETE, and columns behind a table's alias.
/// Names that the body itself makes (WITH, temporary tables, variables) are left out. What EXECUTE puts together is counted and not read.
/// </summary>
internal sealed class BodyReferences
{
    private static readonly ConditionalWeakTable<string, BodyReferences> s_read = [];

    private static readonly HashSet<string> s_ends = new(StringComparer.OrdinalIgnoreCase)
    {
        "LOOP", "THEN", "WHERE", "SET", "ON", "JOIN", "LEFT", "RIGHT", "INNER", "FULL", "CROSS", "NATURAL", "GROUP", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR", "UNION", "EXCEPT", "INTERSECT", "HAVING",
        "WINDOW", "RETURNING", "USING", "INTO", "VALUES", "SELECT", "DEFAULT", "OVERRIDING", "TABLESAMPLE", "WHEN", "DO", "AND", "OR", "WITH", "END", "STRICT",
    };

    private static readonly string[] s_withFrom = ["extract", "substring", "trim", "overlay", "position"];

    private readonly SqlReader _sql;
    private readonly List<BodyName> _names = [];
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private readonly HashSet<string> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ObjectName>> _aliases = new(StringComparer.Ordinal);

    private BodyReferences(string body)
    {
        var tokens = SqlLexer.ReadBody(new SourceText("", "", body), 0, body.Length);
        _sql = new(tokens, 0, tokens.Tokens.Length);
        CollectOwn();
        var start = 0;
        for (var at = 0; at <= tokens.Tokens.Length; at++)
        {
            if (at < tokens.Tokens.Length && tokens.Tokens[at].Kind != TokenKind.Semicolon) continue;
            ReadStatement(start, at);
            start = at + 1;
        }
        _names.RemoveAll(n => n.Table.Schema is null && _own.Contains(n.Table.Name));
    }

    public static BodyReferences Of(string body) => s_read.GetValue(body, b => new(b));

    public IReadOnlyList<BodyName> Names => _names;

    /// <summary>Columns of the row that a trigger hands over: NEW.a, OLD.a.</summary>
    public List<(string Column, int At)> RowColumns { get; } = [];

    /// <summary>Whether it asks which table it is run for: a column may be meant for one of them.</summary>
    public bool AsksForTable { get; private set; }

    /// <summary>Statements that are put together when it runs.</summary>
    public int Dynamic { get; private set; }

    /// <summary>What the body itself makes: WITH queries, tables, variables.</summary>
    private void CollectOwn()
    {
        var declares = false;
        for (_sql.At = 0; !_sql.AtEnd; _sql.Advance())
        {
            if (_sql.Is("AS") && (_sql.Peek(1).Kind == TokenKind.LeftParen || _sql.IsAt(1, "MATERIALIZED") || _sql.IsAt(1, "NOT"))) AddCommonTable();
            else if (_sql.Is("TABLE") || _sql.Is("VIEW")) AddMade();
            else if (_sql.Is("DECLARE")) { declares = true; Variable(1); }
            else if (_sql.Is("BEGIN")) declares = false;
            else if (declares && _sql.Is(TokenKind.Semicolon)) Variable(1);
            else if (_sql.Is("FOR") && (_sql.IsAt(2, "IN") || _sql.Peek(2).Kind == TokenKind.Comma)) Variable(1);
            else if (_sql.Is(TokenKind.Word) && (_sql.Is("TG_TABLE_NAME") || _sql.Is("TG_RELNAME") || _sql.Is("TG_RELID") || _sql.Is("TG_ARGV"))) AsksForTable = true;
        }
    }

    private void Variable(int ahead)
    {
        if (_sql.Peek(ahead).Kind is TokenKind.Word or TokenKind.QuotedWord) _variables.Add(_sql.NameOf(_sql.Peek(ahead)));
    }

    /// <summary><c>name AS (SELECT …</c>, <c>name (a, b) AS (SELECT …</c></summary>
    private void AddCommonTable()
    {
        var back = -1;
        if (_sql.Peek(back).Kind == TokenKind.RightParen)
        {
            for (var depth = 0; ; back--)
            {
                var kind = _sql.Peek(back).Kind;
                if (kind == TokenKind.End) return;
                depth += kind == TokenKind.RightParen ? 1 : kind == TokenKind.LeftParen ? -1 : 0;
                if (depth == 0) break;
            }
            back--;
        }
        if (_sql.Peek(back).Kind is TokenKind.Word or TokenKind.QuotedWord) _own.Add(_sql.NameOf(_sql.Peek(back)));
    }

    private void AddMade()
    {
        if (!(_sql.IsAt(-1, "CREATE") || _sql.IsAt(-1, "TEMP") || _sql.IsAt(-1, "TEMPORARY") || _sql.IsAt(-1, "UNLOGGED") || _sql.IsAt(-1, "REPLACE") || _sql.IsAt(-1, "MATERIALIZED"))) return;
        var ahead = _sql.IsAt(1, "IF") ? 4 : 1;
        if (_sql.Peek(ahead + 1).Kind == TokenKind.Dot) ahead += 2;
        if (_sql.Peek(ahead).Kind is TokenKind.Word or TokenKind.QuotedWord) _own.Add(_sql.NameOf(_sql.Peek(ahead)));
    }

    private void ReadStatement(int first, int end)
    {
        _aliases.Clear();
        var groups = new Stack<bool>();
        var moves = false;
        for (var at = first; at < end; at++)
        {
            _sql.At = at;
            if (_sql.Is(TokenKind.LeftParen)) groups.Push(_sql.Peek(-1).Kind == TokenKind.Word && Array.Exists(s_withFrom, w => _sql.IsAt(-1, w)));
            else if (_sql.Is(TokenKind.RightParen)) groups.TryPop(out _);
            if (!_sql.Is(TokenKind.Word)) continue;
            if (_sql.Is("FETCH") || _sql.Is("MOVE") || _sql.Is("COPY")) moves = true;
            else if (_sql.Is("FROM") && !_sql.IsAt(-1, "DISTINCT") && !(groups.TryPeek(out var special) && special) && !moves) Sources(list: true);
            else if (_sql.Is("JOIN")) Sources(list: false);
            else if (_sql.Is("INTO") && (_sql.IsAt(-1, "INSERT") || _sql.IsAt(-1, "MERGE"))) Insert();
            else if (_sql.Is("UPDATE") && !_sql.IsAt(-1, "FOR") && !_sql.IsAt(-1, "KEY") && !_sql.IsAt(-1, "DO") && !_sql.IsAt(-1, "OR")) Update(end);
            else if (_sql.Is("EXECUTE") && !_sql.IsAt(1, "FUNCTION") && !_sql.IsAt(1, "PROCEDURE")) Dynamic++;
        }
        for (var at = first; at < end; at++)
        {
            _sql.At = at;
            Qualified();
        }
    }

    /// <summary>The relations of FROM a, b AS x, or of one JOIN.</summary>
    private void Sources(bool list)
    {
        do
        {
            _sql.Advance();
            while (_sql.Is("ONLY") || _sql.Is("LATERAL")) _sql.Advance();
            if (!IsPlainName()) return;
            var (at, name) = (_sql.Position, _sql.QualifiedName());
            if (_sql.Is(TokenKind.LeftParen)) _sql.SkipGroup();
            else Add(name, at);
            Alias(name);
        }
        while (list && _sql.Is(TokenKind.Comma));
    }

    private bool IsPlainName() => _sql.IsName && !(_sql.Is(TokenKind.Word) && (s_ends.Contains(_sql.CurrentSpan.ToString()) || Keywords.IsReserved(_sql.CurrentSpan)));

    private void Add(ObjectName name, int at)
    {
        // OLD TABLE and NEW TABLE may have any name; a variable may hold a cursor
        if (name.Schema is null && _variables.Contains(name.Name)) return;
        _names.Add(new(name, null, at));
        Know(name.Name, name);
    }

    private void Alias(ObjectName name)
    {
        _sql.Take("AS");
        if (!IsPlainName() || _sql.Is("AS")) return;
        Know(_sql.Name(), name);
        if (_sql.Is(TokenKind.LeftParen)) _sql.SkipGroup();
    }

    private void Know(string alias, ObjectName name)
    {
        if (!_aliases.TryGetValue(alias, out var known)) _aliases[alias] = known = [];
        known.Add(name);
    }

    private void Insert()
    {
        var merges = _sql.IsAt(-1, "MERGE");
        _sql.Advance();
        _sql.Take("ONLY");
        if (!_sql.IsName) return;
        var (at, name) = (_sql.Position, _sql.QualifiedName());
        Add(name, at);
        if (merges || _sql.Take("AS")) { Alias(name); if (merges) return; }
        if (!_sql.Is(TokenKind.LeftParen) || _sql.IsAt(1, "SELECT") || _sql.IsAt(1, "WITH") || _sql.IsAt(1, "VALUES") || _sql.Peek(1).Kind == TokenKind.LeftParen) return;
        do
        {
            _sql.Advance();
            if (!_sql.IsName) return;
            _names.Add(new(name, _sql.NameOf(_sql.Current), _sql.Position));
            _sql.Advance();
        }
        while (_sql.Is(TokenKind.Comma));
    }

    private void Update(int end)
    {
        _sql.Advance();
        _sql.Take("ONLY");
        if (!IsPlainName()) return;
        var (at, name) = (_sql.Position, _sql.QualifiedName());
        var alias = _sql.Is("SET") ? null : _sql.Take("AS") || _sql.IsName ? _sql.IsName ? _sql.Name() : null : null;
        if (!_sql.Is("SET")) return;
        Add(name, at);
        if (alias is not null) Know(alias, name);
        var (depth, next) = (0, true);
        for (_sql.Advance(); _sql.At < end; _sql.Advance())
        {
            if (_sql.Is(TokenKind.LeftParen)) depth++;
            else if (_sql.Is(TokenKind.RightParen)) { if (--depth < 0) return; }
            if (depth > 0) { next = false; continue; }
            if (_sql.Is("WHERE") || _sql.Is("RETURNING") || _sql.Is("FROM") && !_sql.IsAt(-1, "DISTINCT")) return;
            if (next && _sql.IsName && _sql.Peek(1).Kind == TokenKind.Operator) _names.Add(new(name, _sql.NameOf(_sql.Current), _sql.Position));
            next = _sql.Is(TokenKind.Comma);
        }
    }

    /// <summary><c>alias.column</c>, <c>NEW.column</c></summary>
    private void Qualified()
    {
        if (!_sql.IsName || _sql.Peek(1).Kind != TokenKind.Dot || _sql.Peek(-1).Kind == TokenKind.Dot || _sql.Peek(2).Kind is not (TokenKind.Word or TokenKind.QuotedWord) || _sql.Peek(3).Kind is TokenKind.LeftParen or TokenKind.Dot) return;
        var (alias, column, at) = (_sql.NameOf(_sql.Current), _sql.NameOf(_sql.Peek(2)), _sql.Peek(2).Start);
        if (_sql.Is(TokenKind.Word) && alias is "new" or "old") { RowColumns.Add((column, at)); return; }
        // a relation of its own name needs no alias, and a variable may hide it
        if (_variables.Contains(alias) || _own.Contains(alias) || !_aliases.TryGetValue(alias, out var known) || known.Count != 1) return;
        _names.Add(new(known[0], column, at));
    }
}
