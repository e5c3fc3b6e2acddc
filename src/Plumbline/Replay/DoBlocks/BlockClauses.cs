using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>Declarations, expressions up to a word, and the statements without a body.</summary>
internal sealed class BlockClauses(SqlReader sql)
{
    private readonly ExpressionReader _expressions = new(sql);

    public Declaration ReadDeclaration()
    {
        var name = sql.Name();
        sql.Take("CONSTANT");
        var record = sql.Is("RECORD") && sql.Peek(1).Kind is TokenKind.Semicolon or TokenKind.Operator;
        Expression? value = null;
        for (; !sql.AtEnd && !sql.Is(TokenKind.Semicolon); sql.Advance())
        {
            if (sql.IsOperator("%") && sql.IsAt(1, "ROWTYPE")) record = true;
            if (!sql.IsOperator(":=") && !sql.IsOperator("=") && !sql.Is("DEFAULT")) continue;
            sql.Advance();
            value = ReadCondition(";");
            break;
        }
        SkipTo(";");
        sql.Expect(TokenKind.Semicolon);
        return new(name, record, value);
    }

    /// <summary>An expression that ends at the word (or <c>;</c>); unknown when it cannot be read.</summary>
    public Expression ReadCondition(string end)
    {
        var start = sql.At;
        try
        {
            var read = _expressions.Read();
            if (IsAt(end) || sql.Is("BY") || sql.Is("USING") || sql.Is("INTO") || sql.Is(TokenKind.Comma)) return read;
        }
        catch (SqlSyntaxException)
        {
            // beyond what blocks usually ask
        }
        sql.At = start;
        SkipTo(end);
        return new Opaque();
    }

    private bool IsAt(string end) => end == ";" ? sql.Is(TokenKind.Semicolon) || sql.AtEnd : sql.Is(end);

    /// <summary>Skips to the word on this level; a CASE expression has a THEN of its own.</summary>
    public void SkipTo(string end)
    {
        var depth = 0;
        for (var cases = 0; !sql.AtEnd; sql.Advance())
        {
            if (sql.Is(TokenKind.LeftParen)) depth++;
            else if (sql.Is(TokenKind.RightParen)) depth--;
            else if (sql.Is("CASE")) cases++;
            else if (cases > 0 && sql.Is("END")) { cases--; continue; }
            if (depth == 0 && cases == 0 && IsAt(end)) return;
            if (depth <= 0 && sql.Is(TokenKind.Semicolon)) throw sql.Unexpected(end);
        }
        if (end != ";") throw sql.Unexpected(end);
    }

    public Expression ReadChoices(Expression subject)
    {
        Expression? all = null;
        do
        {
            Expression one = new Operation("=", subject, _expressions.Read());
            all = all is null ? one : new Logic(false, all, one);
        }
        while (sql.Take(TokenKind.Comma));
        return all;
    }

    public List<string> ReadTargets()
    {
        var targets = new List<string>();
        do
        {
            var name = sql.Name();
            while (sql.Take(TokenKind.Dot)) name += "." + sql.Name();
            targets.Add(name);
        }
        while (sql.Take(TokenKind.Comma));
        return targets;
    }

    /// <summary>Whether <c>..</c> stands before LOOP.</summary>
    public bool IsRange()
    {
        for (var ahead = 0; sql.Peek(ahead).Kind is not (TokenKind.End or TokenKind.Semicolon) && !sql.IsAt(ahead, "LOOP"); ahead++)
            if (sql.Peek(ahead).Kind == TokenKind.Dot && sql.Peek(ahead + 1).Kind == TokenKind.Dot) return true;
        return false;
    }

    /// <summary>The lower bound of a counting loop and the dots after it; null when this is none.</summary>
    public Expression? ReadRangePart()
    {
        if (!IsRange()) return null;
        var start = sql.At;
        try
        {
            var from = _expressions.Read();
            if (sql.Take(TokenKind.Dot) && sql.Take(TokenKind.Dot)) return from;
        }
        catch (SqlSyntaxException)
        {
            // told as unknown below
        }
        sql.At = start;
        while (!(sql.Is(TokenKind.Dot) && sql.Peek(1).Kind == TokenKind.Dot)) sql.Advance();
        sql.Advance();
        sql.Advance();
        return new Opaque();
    }

    /// <summary>A query up to the word; null when it cannot be read.</summary>
    public Query? TryReadQuery(string end, List<string> into, bool afterSelect = false)
    {
        var start = sql.At;
        try
        {
            var reader = new QueryReader(sql);
            var query = reader.Read(afterSelect);
            if (IsAt(end))
            {
                into.AddRange(reader.Into);
                return query;
            }
        }
        catch (SqlSyntaxException)
        {
            // beyond what blocks usually ask
        }
        sql.At = start;
        into.AddRange(FindInto(end));
        SkipTo(end);
        return null;
    }

    /// <summary>The targets after INTO in what cannot be read; INSERT INTO and MERGE INTO name tables.</summary>
    private List<string> FindInto(string end)
    {
        var start = sql.At;
        var targets = new List<string>();
        for (; !sql.AtEnd && !IsAt(end); sql.Advance())
        {
            if (!sql.Is("INTO") || sql.Peek(-1) is { Kind: TokenKind.Word } before && sql.Span(before) is var word && (word.Equals("INSERT", StringComparison.OrdinalIgnoreCase) || word.Equals("MERGE", StringComparison.OrdinalIgnoreCase))) continue;
            sql.Advance();
            sql.Take("STRICT");
            if (sql.IsName) targets.AddRange(ReadTargets());
            break;
        }
        sql.At = start;
        return targets;
    }

    public BlockStatement ReadSimple(int start)
    {
        if (sql.Take("NULL")) return new Ignored(start, sql.EndOfLast, []);
        if (sql.Take("RETURN")) { SkipTo(";"); return new Returning(start, sql.EndOfLast); }
        if (sql.Is("EXIT") || sql.Is("CONTINUE")) return ReadLeaving(start);
        if (sql.Take("RAISE")) return new RaiseReader(sql, this).Read(start);
        if (sql.Take("EXECUTE")) return ReadExecute(start);
        if (sql.Take("PERFORM")) return new Asking(start, sql.EndOfLast, TryReadQuery(";", [], afterSelect: true), []);
        if (sql.Take("ASSERT")) { var condition = ReadCondition(";"); SkipTo(";"); return new Asserting(start, sql.EndOfLast, condition); }
        if (sql.Is("GET") || sql.Is("OPEN") || sql.Is("FETCH") || sql.Is("CLOSE") || sql.Is("MOVE") || sql.Is("COMMIT") || sql.Is("ROLLBACK")) return ReadIgnored(start);
        return IsAssignment() ? ReadAssignment(start) : ReadSql(start);
    }

    private Leaving ReadLeaving(int start)
    {
        var continues = sql.Name() == "continue";
        var label = sql.IsName && !sql.Is("WHEN") ? sql.Name() : null;
        var when = sql.Take("WHEN") ? ReadCondition(";") : null;
        return new(start, sql.EndOfLast, continues, label, when);
    }

    private Executing ReadExecute(int start)
    {
        var text = ReadCondition(";");
        var into = new List<string>();
        var values = new List<Expression>();
        while (!sql.AtEnd && !sql.Is(TokenKind.Semicolon))
        {
            if (sql.Take("INTO")) { sql.Take("STRICT"); into = ReadTargets(); }
            else if (sql.Take("USING")) values = _expressions.List();
            else throw sql.Unexpected("INTO or USING");
        }
        return new(start, sql.EndOfLast, text, into, values);
    }

    private Ignored ReadIgnored(int start)
    {
        var targets = new List<string>();
        for (; !sql.AtEnd && !sql.Is(TokenKind.Semicolon); sql.Advance())
            if (sql.IsName && sql.Peek(1) is { Kind: TokenKind.Operator } or { Kind: TokenKind.Semicolon } or { Kind: TokenKind.Comma }) targets.Add(sql.NameOf(sql.Current));
        return new(start, sql.EndOfLast, targets);
    }

    private bool IsAssignment()
    {
        var ahead = 0;
        while (sql.Peek(ahead).Kind is TokenKind.Word or TokenKind.QuotedWord && sql.Peek(ahead + 1).Kind == TokenKind.Dot) ahead += 2;
        if (sql.Peek(ahead).Kind is not (TokenKind.Word or TokenKind.QuotedWord)) return false;
        ahead++;
        if (sql.Peek(ahead).Kind == TokenKind.LeftBracket)
            while (sql.Peek(ahead).Kind is not (TokenKind.RightBracket or TokenKind.End) || sql.Peek(ahead + 1).Kind == TokenKind.LeftBracket) ahead++;
        if (sql.Peek(ahead).Kind == TokenKind.RightBracket) ahead++;
        return sql.Peek(ahead) is { Kind: TokenKind.Operator } token && sql.Span(token) is ":=" or "=";
    }

    private Assignment ReadAssignment(int start)
    {
        var target = sql.Name();
        while (!sql.IsOperator(":=") && !sql.IsOperator("=")) { target = ""; sql.Advance(); }
        sql.Advance();
        var value = ReadCondition(";");
        SkipTo(";");
        return new(start, sql.EndOfLast, target, value);
    }

    private BlockStatement ReadSql(int start)
    {
        var first = sql.At;
        var word = sql.CurrentSpan.ToString().ToUpperInvariant();
        if (word is "SELECT" or "WITH" or "VALUES" && FindInto(";") is { Count: > 0 })
        {
            var into = new List<string>();
            var query = TryReadQuery(";", into);
            return new Asking(start, sql.EndOfLast, query, into);
        }
        var targets = word is "INSERT" or "UPDATE" or "DELETE" or "MERGE" ? FindInto(";") : [];
        SkipStatement(word);
        return new PlainSql(start, sql.EndOfLast, new(first, sql.At), word, targets);
    }

    /// <summary>A function's body in dollar quotes is one token; of one in SQL's own form the semicolons belong to the body (since 14).</summary>
    private void SkipStatement(string word)
    {
        var depth = 0;
        while (!sql.AtEnd && (depth > 0 || !sql.Is(TokenKind.Semicolon)))
        {
            if (word == "CREATE" && (sql.Is("BEGIN", "ATOMIC") || (depth > 0 && sql.Is("CASE")))) depth++;
            else if (depth > 0 && sql.Is("END")) depth--;
            sql.Advance();
        }
    }
}
