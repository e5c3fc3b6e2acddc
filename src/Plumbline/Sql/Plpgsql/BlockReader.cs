namespace Plumbline.Sql.Plpgsql;

/// <summary>
/// Splits PL/pgSQL into statements as the server does (manual, PL/pgSQL; pl_gram.y): an expression reaches to the word that ends it, outside of parentheses, and is read by others.
/// </summary>
internal sealed class BlockReader
{
    private readonly SqlReader _sql;
    private readonly PartReader _parts;
    private readonly StatementReader _statements;

    private BlockReader(SqlTokens body)
    {
        _sql = new(body, 0, body.Tokens.Length);
        _parts = new(_sql);
        _statements = new(_sql, _parts);
    }

    /// <param name="body">As <see cref="SqlLexer.ReadBody"/> gives it.</param>
    public static InnerBlock Read(SqlTokens body)
    {
        var reader = new BlockReader(body);
        return reader.Whole();
    }

    private InnerBlock Whole()
    {
        // #variable_conflict use_column and the like
        while (_sql.IsOperator("#")) _sql.At += 3;
        var block = Block(_sql.Position, Label(), 0);
        _sql.Take(TokenKind.Semicolon);
        _sql.ExpectEnd();
        return block;
    }

    private string? Label()
    {
        if (!_sql.TakeOperator("<<")) return null;
        var label = _sql.Name();
        if (!_sql.TakeOperator(">>")) throw _sql.Unexpected(">>");
        return label;
    }

    private InnerBlock Block(int start, string? label, int depth)
    {
        var declarations = new List<Declaration>();
        while (_sql.Take("declare"))
            while (!_sql.Is("begin") && !_sql.Is("declare")) declarations.Add(_statements.Declaration());
        _sql.Expect("begin");
        var body = Body(depth);
        var handlers = new List<Handler>();
        if (IsHandled() && _sql.Take("exception"))
            while (_sql.Take("when")) handlers.Add(Handler(depth));
        _sql.Expect("end");
        if (_sql.IsName) _sql.Name();
        return new(start, _sql.EndOfLast, label, declarations, body, handlers);
    }

    /// <summary>The word alone may be a variable's name.</summary>
    private bool IsHandled() => _sql.Is("exception", "when");

    private Handler Handler(int depth)
    {
        var conditions = new List<string>();
        do conditions.Add(_sql.Take("sqlstate") ? _sql.String() : _sql.Name());
        while (_sql.Take("or"));
        _sql.Expect("then");
        return new(conditions, Body(depth));
    }

    /// <summary>Statements up to a word that closes or divides what encloses them.</summary>
    private List<BlockStatement> Body(int depth)
    {
        if (depth > ExpressionReader.MaxDepth) throw new SqlSyntaxException("the block is nested too deeply", _sql.Position);
        var body = new List<BlockStatement>();
        while (!_sql.AtEnd && !(_sql.Is("end") || IsHandled() || _sql.Is("else") || _sql.Is("elsif") || _sql.Is("elseif") || _sql.Is("when")))
        {
            if (_sql.Take(TokenKind.Semicolon)) continue;
            body.Add(Statement(depth + 1));
            _sql.Expect(TokenKind.Semicolon);
        }
        return body;
    }

    private BlockStatement Statement(int depth)
    {
        var start = _sql.Position;
        var label = Label();
        if (_sql.Is("declare") || _sql.Is("begin")) return Block(start, label, depth);
        if (_statements.TryAssignment(start) is { } assignment) return assignment;
        if (_sql.Take("if")) return If(start, depth);
        if (_sql.Take("case")) return Case(start, depth);
        if (_sql.Take("for")) return For(start, label, depth);
        if (_sql.Take("foreach")) return ForEach(start, label, depth);
        if (_sql.Take("while"))
        {
            var condition = _parts.UpTo("loop");
            return new Looping(start, 0, label, condition, LoopBody(depth)) { End = _sql.EndOfLast };
        }
        return _sql.Is("loop") ? new Looping(start, 0, label, null, LoopBody(depth)) { End = _sql.EndOfLast } : _statements.Simple(start);
    }

    private Branching If(int start, int depth)
    {
        var branches = new List<Branch>();
        do branches.Add(Branch([_parts.UpTo("then")], depth));
        while (_sql.Take("elsif") || _sql.Take("elseif"));
        var otherwise = _sql.Take("else") ? Body(depth) : null;
        _sql.Expect("end");
        _sql.Expect("if");
        return new(start, _sql.EndOfLast, null, branches, otherwise);
    }

    private Branch Branch(List<Part> conditions, int depth)
    {
        _sql.Expect("then");
        return new(conditions, Body(depth));
    }

    private Branching Case(int start, int depth)
    {
        var subject = _sql.Is("when") ? (Part?)null : _parts.UpTo("when");
        var branches = new List<Branch>();
        while (_sql.Take("when")) branches.Add(Branch(subject is null ? [_parts.UpTo("then")] : _parts.List("then"), depth));
        var otherwise = _sql.Take("else") ? Body(depth) : null;
        _sql.Expect("end");
        _sql.Expect("case");
        return new(start, _sql.EndOfLast, subject, branches, otherwise);
    }

    private List<BlockStatement> LoopBody(int depth)
    {
        _sql.Expect("loop");
        var body = Body(depth);
        _sql.Expect("end");
        _sql.Expect("loop");
        if (_sql.IsName) _sql.Name();
        return body;
    }

    private ArrayLoop ForEach(int start, string? label, int depth)
    {
        var targets = _parts.Targets();
        if (_sql.Take("slice")) _sql.Advance();
        _sql.Expect("in");
        _sql.Expect("array");
        var array = _parts.UpTo("loop");
        return new ArrayLoop(start, 0, label, targets, array, LoopBody(depth)) { End = _sql.EndOfLast };
    }

    private BlockStatement For(int start, string? label, int depth)
    {
        var name = _sql.IsName ? _sql.NameOf(_sql.Current) : "";
        var targets = _parts.Targets();
        _sql.Expect("in");
        if (_sql.Take("execute"))
        {
            var text = _parts.Dynamic("loop");
            return new QueryLoop(start, 0, label, targets, null, text, null, LoopBody(depth)) { End = _sql.EndOfLast };
        }
        if (_parts.TryCursor() is { } cursor) return new QueryLoop(start, 0, label, targets, null, null, cursor, LoopBody(depth)) { End = _sql.EndOfLast };
        var first = _sql.At;
        var reverse = _sql.Take("reverse");
        if (_parts.TryBound() is not { } from)
        {
            _sql.At = first;
            var query = _parts.UpTo("loop");
            return new QueryLoop(start, 0, label, targets, query, null, null, LoopBody(depth)) { End = _sql.EndOfLast };
        }
        var to = _parts.UpTo("loop", "by");
        var by = _sql.Take("by") ? _parts.UpTo("loop") : (Part?)null;
        return new Counting(start, 0, label, name, from, to, by, reverse, LoopBody(depth)) { End = _sql.EndOfLast };
    }
}
