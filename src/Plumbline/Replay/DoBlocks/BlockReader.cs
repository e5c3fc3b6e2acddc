using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>Reads PL/pgSQL into statements (manual 43.2 to 43.9). An expression that cannot be read is unknown, a statement is skipped to its semicolon.</summary>
internal sealed class BlockReader(SqlReader sql)
{
    private readonly BlockClauses _clauses = new(sql);

    public InnerBlock Read()
    {
        var block = ReadBlock(sql.Position, ReadLabel());
        sql.Take(TokenKind.Semicolon);
        sql.ExpectEnd();
        return block;
    }

    private string? ReadLabel()
    {
        if (!sql.TakeOperator("<<")) return null;
        var label = sql.Name();
        if (!sql.TakeOperator(">>")) throw sql.Unexpected(">>");
        return label;
    }

    private InnerBlock ReadBlock(int start, string? label)
    {
        var declarations = new List<Declaration>();
        while (sql.Take("DECLARE"))
        {
            while (!sql.Is("BEGIN") && !sql.Is("DECLARE")) declarations.Add(_clauses.ReadDeclaration());
        }
        sql.Expect("BEGIN");
        var body = ReadBody();
        var handlers = new List<Handler>();
        if (sql.Take("EXCEPTION"))
            while (sql.Take("WHEN")) handlers.Add(ReadHandler());
        sql.Expect("END");
        if (sql.IsName) sql.Name();
        return new(start, sql.EndOfLast, label, declarations, body, handlers);
    }

    private Handler ReadHandler()
    {
        var conditions = new List<string>();
        do conditions.Add(sql.Take("SQLSTATE") ? sql.String() : Conditions.StateOf(sql.Name()));
        while (sql.Take("OR"));
        sql.Expect("THEN");
        return new(conditions, ReadBody());
    }

    /// <summary>Statements up to a word that closes or divides what encloses them.</summary>
    private List<BlockStatement> ReadBody()
    {
        var body = new List<BlockStatement>();
        while (!sql.AtEnd && !(sql.Is("END") || sql.Is("EXCEPTION") || sql.Is("ELSE") || sql.Is("ELSIF") || sql.Is("ELSEIF") || sql.Is("WHEN")))
        {
            if (sql.Take(TokenKind.Semicolon)) continue;
            body.Add(ReadStatement());
            if (!sql.Take(TokenKind.Semicolon) && !sql.AtEnd) throw sql.Unexpected(";");
        }
        return body;
    }

    private BlockStatement ReadStatement()
    {
        var start = sql.Position;
        var label = ReadLabel();
        if (sql.Is("DECLARE") || sql.Is("BEGIN")) return ReadBlock(start, label);
        if (sql.Take("IF")) return ReadIf(start);
        if (sql.Is("CASE")) return ReadCase(start);
        if (sql.Is("LOOP") || sql.Is("WHILE") || sql.Is("FOR") || sql.Is("FOREACH")) return ReadLoop(start, label);
        return _clauses.ReadSimple(start);
    }

    private Branching ReadIf(int start)
    {
        var branches = new List<(Expression, IReadOnlyList<BlockStatement>)>();
        do
        {
            var condition = _clauses.ReadCondition("THEN");
            sql.Expect("THEN");
            branches.Add((condition, ReadBody()));
        }
        while (sql.Take("ELSIF") || sql.Take("ELSEIF"));
        var otherwise = sql.Take("ELSE") ? ReadBody() : null;
        sql.Expect("END");
        sql.Expect("IF");
        return new(start, sql.EndOfLast, branches, otherwise);
    }

    private Branching ReadCase(int start)
    {
        sql.Expect("CASE");
        var subject = sql.Is("WHEN") ? null : _clauses.ReadCondition("WHEN");
        var branches = new List<(Expression, IReadOnlyList<BlockStatement>)>();
        while (sql.Take("WHEN"))
        {
            var condition = subject is null ? _clauses.ReadCondition("THEN") : _clauses.ReadChoices(subject);
            sql.Expect("THEN");
            branches.Add((condition, ReadBody()));
        }
        var otherwise = sql.Take("ELSE") ? ReadBody() : null;
        sql.Expect("END");
        sql.Expect("CASE");
        return new(start, sql.EndOfLast, branches, otherwise);
    }

    private BlockStatement ReadLoop(int start, string? label)
    {
        if (sql.Is("FOREACH")) return ReadForEach(start, label);
        if (sql.Take("FOR")) return ReadFor(start, label);
        var condition = sql.Take("WHILE") ? _clauses.ReadCondition("LOOP") : null;
        var body = ReadLoopBody();
        return new Looping(start, sql.EndOfLast, label, condition, body);
    }

    private List<BlockStatement> ReadLoopBody()
    {
        sql.Expect("LOOP");
        var body = ReadBody();
        sql.Expect("END");
        sql.Expect("LOOP");
        if (sql.IsName) sql.Name();
        return body;
    }

    private ArrayLoop ReadForEach(int start, string? label)
    {
        sql.Expect("FOREACH");
        var variables = _clauses.ReadTargets();
        if (sql.Take("SLICE")) sql.Advance();
        sql.Expect("IN");
        sql.Expect("ARRAY");
        var array = _clauses.ReadCondition("LOOP");
        return new(start, sql.EndOfLast, label, variables, array, ReadLoopBody());
    }

    private BlockStatement ReadFor(int start, string? label)
    {
        var variables = _clauses.ReadTargets();
        sql.Expect("IN");
        if (sql.Take("EXECUTE"))
        {
            var text = _clauses.ReadCondition("LOOP");
            _clauses.SkipTo("LOOP");
            return new QueryLoop(start, sql.EndOfLast, label, variables, null, text, ReadLoopBody());
        }
        if (QueryReader.IsAtQuery(sql) && !_clauses.IsRange())
        {
            var query = _clauses.TryReadQuery("LOOP", []);
            return new QueryLoop(start, sql.EndOfLast, label, variables, query, null, ReadLoopBody());
        }
        var reverse = sql.Take("REVERSE");
        var from = _clauses.ReadRangePart();
        if (from is null)
        {
            _clauses.SkipTo("LOOP");
            return new QueryLoop(start, sql.EndOfLast, label, variables, null, null, ReadLoopBody()); // over a cursor
        }
        var to = _clauses.ReadCondition("LOOP");
        var by = sql.Take("BY") ? _clauses.ReadCondition("LOOP") : null;
        return new Counting(start, sql.EndOfLast, label, variables[0], from, to, by, reverse, ReadLoopBody());
    }
}
