namespace Plumbline.Sql.Plpgsql;

/// <summary>Finds where an expression, a query or a list of them ends, without reading it.</summary>
internal sealed class PartReader(SqlReader sql)
{
    private const string Semicolon = ";", Comma = ",", Closing = ")";

    /// <summary>Up to one of the words (<c>;</c>, <c>,</c> and <c>)</c> among them) outside of parentheses and brackets; there must be one.</summary>
    public Part UpTo(params ReadOnlySpan<string> ends)
    {
        var first = sql.At;
        for (var depth = 0; !sql.AtEnd; sql.Advance())
        {
            var kind = sql.Current.Kind;
            if (depth == 0 && IsAt(ends)) return new(first, sql.At);
            if (kind is TokenKind.LeftParen or TokenKind.LeftBracket) depth++;
            else if (kind is TokenKind.RightParen or TokenKind.RightBracket) depth--;
            if (depth < 0 || (depth == 0 && kind == TokenKind.Semicolon)) break;
        }
        // the last statement of a block that stands alone may lack it
        if (sql.AtEnd && ends.Contains(Semicolon)) return new(first, sql.At);
        throw sql.Unexpected(ends[0]);
    }

    private bool IsAt(ReadOnlySpan<string> ends)
    {
        foreach (var end in ends)
            if (end switch { Semicolon => sql.Is(TokenKind.Semicolon), Comma => sql.Is(TokenKind.Comma), Closing => sql.Is(TokenKind.RightParen), ":=" or "=" => sql.IsOperator(end), _ => sql.Is(end) }) return true;
        return false;
    }

    /// <summary>Expressions with commas between them.</summary>
    public List<Part> List(params ReadOnlySpan<string> ends)
    {
        var list = new List<Part>();
        do list.Add(UpTo([Comma, .. ends]));
        while (sql.Take(TokenKind.Comma));
        return list;
    }

    /// <summary>The text of EXECUTE and its USING.</summary>
    public Dynamic Dynamic(params ReadOnlySpan<string> ends)
    {
        var text = UpTo(["using", .. ends]);
        return new(text, sql.Take("using") ? List(ends) : []);
    }

    /// <summary>Variables to set: <c>a</c>, <c>r.a</c>, <c>a[1]</c>, <c>$1</c>.</summary>
    public List<Part> Targets()
    {
        var targets = new List<Part>();
        do targets.Add(Target());
        while (sql.Take(TokenKind.Comma));
        return targets;
    }

    private Part Target()
    {
        var first = sql.At;
        if (!sql.Take(TokenKind.Parameter)) sql.Name();
        while (true)
        {
            if (sql.Is(TokenKind.Dot) && sql.Peek(1).Kind != TokenKind.Dot)
            {
                sql.Advance();
                sql.Name();
            }
            else if (sql.Is(TokenKind.LeftBracket)) SkipBrackets();
            else return new(first, sql.At);
        }
    }

    private void SkipBrackets()
    {
        var depth = 0;
        do
        {
            if (sql.AtEnd) throw sql.Unexpected("]");
            depth += sql.Is(TokenKind.LeftBracket) ? 1 : sql.Is(TokenKind.RightBracket) ? -1 : 0;
            sql.Advance();
        }
        while (depth > 0);
    }

    /// <summary>A target with := or = behind it; the cursor stands behind that. null, and nothing is read, where there is none.</summary>
    public Part? TryAssigned()
    {
        var start = sql.At;
        if (!(sql.IsName || sql.Is(TokenKind.Parameter)) || sql.Peek(1).Kind is not (TokenKind.Operator or TokenKind.Dot or TokenKind.LeftBracket)) return null;
        try
        {
            var target = Target();
            if (sql.TakeOperator(":=") || sql.TakeOperator("=")) return target;
        }
        catch (SqlSyntaxException)
        {
            // a statement of another kind
        }
        sql.At = start;
        return null;
    }

    /// <summary>A cursor's name before LOOP, with its arguments; null, and nothing is read, where something else stands.</summary>
    public Cursor? TryCursor()
    {
        var start = sql.At;
        if (!sql.IsName) return null;
        sql.Advance();
        if (sql.Is(TokenKind.LeftParen)) sql.SkipGroup();
        var isCursor = sql.Is("loop");
        sql.At = start;
        return isCursor ? Cursor() : null;
    }

    /// <summary><c>c</c>, <c>c (1, n := 2)</c></summary>
    public Cursor Cursor()
    {
        var name = new Part(sql.At, sql.At + 1);
        sql.Name();
        var arguments = new List<Part>();
        if (!sql.Take(TokenKind.LeftParen)) return new(name, arguments);
        do
        {
            if (sql.IsName && sql.Peek(1) is { Kind: TokenKind.Operator } token && sql.Span(token) is ":=" or "=>") sql.At += 2;
            arguments.Add(UpTo(",", ")"));
        }
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        return new(name, arguments);
    }

    /// <summary>The lower bound of a counting loop; the cursor stands behind the two dots. null where the loop has none.</summary>
    public Part? TryBound()
    {
        var start = sql.At;
        for (var depth = 0; !sql.AtEnd && !(depth == 0 && (sql.Is("loop") || sql.Is(TokenKind.Semicolon))); sql.Advance())
        {
            depth += sql.Current.Kind switch { TokenKind.LeftParen or TokenKind.LeftBracket => 1, TokenKind.RightParen or TokenKind.RightBracket => -1, _ => 0 };
            if (depth != 0 || !sql.Is(TokenKind.Dot) || sql.Peek(1).Kind != TokenKind.Dot) continue;
            var bound = new Part(start, sql.At);
            sql.At += 2;
            return bound;
        }
        return null;
    }
}
