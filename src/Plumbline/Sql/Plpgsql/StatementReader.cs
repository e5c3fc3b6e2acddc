namespace Plumbline.Sql.Plpgsql;

/// <summary>Declarations, and the statements without a body.</summary>
internal sealed class StatementReader(SqlReader sql, PartReader parts)
{
    public Declaration Declaration()
    {
        var name = sql.Name();
        if (TryCursor() is { } arguments)
        {
            if (!sql.Take("is")) sql.Expect("for");
            var query = parts.UpTo(";");
            sql.Expect(TokenKind.Semicolon);
            return new(name, default, null, query, arguments);
        }
        sql.Take("constant");
        var type = parts.UpTo(";", "not", "default", "collate", ":=", "=");
        if (sql.Take("collate")) sql.QualifiedName();
        if (sql.Take("not")) sql.Expect("null");
        var value = sql.Take("default") || sql.TakeOperator(":=") || sql.TakeOperator("=") ? parts.UpTo(";") : (Part?)null;
        sql.Expect(TokenKind.Semicolon);
        return new(name, type, value, null, []);
    }

    /// <summary><c>[NO SCROLL] CURSOR [(name type, …)]</c></summary>
    private List<Declaration>? TryCursor()
    {
        var start = sql.At;
        if (!sql.Take("no", "scroll")) sql.Take("scroll");
        if (!sql.Take("cursor"))
        {
            sql.At = start;
            return null;
        }
        var arguments = new List<Declaration>();
        if (!sql.Take(TokenKind.LeftParen)) return arguments;
        do
        {
            var name = sql.Name();
            var first = sql.At;
            Types.Read(sql);
            arguments.Add(new(name, new(first, sql.At), null, null, []));
        }
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        return arguments;
    }

    public Assignment? TryAssignment(int start)
    {
        if (parts.TryAssigned() is not { } target) return null;
        var value = parts.UpTo(";");
        return new(start, sql.EndOfLast, target, value);
    }

    public BlockStatement Simple(int start)
    {
        if (sql.Take("return")) return Return(start);
        if (sql.Is("exit") || sql.Is("continue")) return Leave(start);
        if (sql.Take("raise")) return Raise(start);
        if (sql.Take("execute")) return Execute(start);
        if (sql.Take("perform")) return new Performing(start, 0, parts.UpTo(";")) { End = sql.EndOfLast };
        if (sql.Take("assert")) return new Asserting(start, 0, parts.UpTo(",", ";"), sql.Take(TokenKind.Comma) ? parts.UpTo(";") : null) { End = sql.EndOfLast };
        if (sql.Take("open")) return Open(start);
        if (sql.Take("get")) return Diagnostics(start);
        if (sql.Is("fetch") || sql.Is("move") || sql.Is("close") || sql.Is("null") || sql.Is("commit") || sql.Is("rollback")) return Fetch(start);
        return Sql(start);
    }

    private Returning Return(int start)
    {
        if (sql.Is("query") && sql.Peek(1).Kind is not (TokenKind.Semicolon or TokenKind.End))
        {
            sql.Advance();
            if (sql.Take("execute")) return new Returning(start, 0, null, null, parts.Dynamic(";")) { End = sql.EndOfLast };
            return new Returning(start, 0, null, parts.UpTo(";"), null) { End = sql.EndOfLast };
        }
        sql.Take("next");
        var value = parts.UpTo(";");
        return new(start, sql.EndOfLast, value.IsEmpty ? null : value, null, null);
    }

    private Leaving Leave(int start)
    {
        var continues = sql.Name() == "continue";
        var label = sql.IsName && !sql.Is("when") ? sql.Name() : null;
        var when = sql.Take("when") ? parts.UpTo(";") : (Part?)null;
        return new(start, sql.EndOfLast, continues, label, when);
    }

    /// <summary>RAISE in its spellings (manual, Errors and Messages): level, format and arguments, condition, USING.</summary>
    private Raising Raise(int start)
    {
        var level = sql.Is("exception") || sql.Is("notice") || sql.Is("warning") || sql.Is("info") || sql.Is("log") || sql.Is("debug") ? sql.Name() : null;
        string? condition = null;
        Part? message = null;
        var arguments = new List<Part>();
        if (sql.Take("sqlstate")) condition = sql.String();
        else if (sql.Is(TokenKind.String))
        {
            message = new(sql.At, sql.At + 1);
            sql.Advance();
            if (sql.Take(TokenKind.Comma)) arguments = parts.List(";", "using");
        }
        else if (sql.IsName && !sql.Is("using")) condition = sql.Name();
        var options = new List<(string, Part)>();
        if (sql.Take("using"))
            do options.Add(Option());
            while (sql.Take(TokenKind.Comma));
        return new(start, sql.EndOfLast, level, condition, message, arguments, options);
    }

    private (string, Part) Option()
    {
        var name = sql.Name();
        if (!sql.TakeOperator("=") && !sql.TakeOperator(":=")) throw sql.Unexpected("=");
        return (name, parts.UpTo(",", ";"));
    }

    private Executing Execute(int start)
    {
        var text = parts.UpTo("into", "using", ";");
        var (into, values) = (new List<Part>(), new List<Part>());
        while (!sql.AtEnd && !sql.Is(TokenKind.Semicolon))
        {
            if (sql.Take("into"))
            {
                sql.Take("strict");
                into = parts.Targets();
            }
            else if (sql.Take("using")) values = parts.List("into", ";");
            else throw sql.Unexpected("INTO or USING");
        }
        return new(start, sql.EndOfLast, new(text, values), into);
    }

    private Opening Open(int start)
    {
        var cursor = parts.Cursor();
        if (!sql.Take("no", "scroll")) sql.Take("scroll");
        if (!sql.Take("for")) return new(start, sql.EndOfLast, cursor, null, null);
        if (sql.Take("execute")) return new Opening(start, 0, cursor, null, parts.Dynamic(";")) { End = sql.EndOfLast };
        return new Opening(start, 0, cursor, parts.UpTo(";"), null) { End = sql.EndOfLast };
    }

    private Unasking Diagnostics(int start)
    {
        if (!sql.Take("current")) sql.Take("stacked");
        sql.Expect("diagnostics");
        var targets = new List<Part>();
        do
        {
            targets.Add(parts.TryAssigned() ?? throw sql.Unexpected("="));
            sql.Name();
        }
        while (sql.Take(TokenKind.Comma));
        return new(start, sql.EndOfLast, targets);
    }

    private Unasking Fetch(int start)
    {
        parts.UpTo(";", "into");
        var targets = sql.Take("into") ? parts.Targets() : [];
        parts.UpTo(";");
        return new(start, sql.EndOfLast, targets);
    }

    /// <summary>Up to its semicolon; those within a body in SQL's own form are the body's. INTO means variables but behind INSERT, MERGE and IMPORT (pl_gram.y, make_execsql_stmt).</summary>
    private PlainSql Sql(int start)
    {
        if (!sql.IsName && !sql.Is(TokenKind.LeftParen)) throw sql.Unexpected("a statement");
        var first = sql.At;
        var (creates, imports) = (sql.Is("create"), sql.Is("import"));
        Part? clause = null;
        var into = new List<Part>();
        for (var depth = 0; !sql.AtEnd && (depth > 0 || !sql.Is(TokenKind.Semicolon)); sql.Advance())
        {
            if (creates && (sql.Is("begin", "atomic") || (depth > 0 && sql.Is("case")))) depth++;
            else if (depth > 0 && sql.Is("end")) depth--;
            if (!sql.Is("into") || creates || imports || clause is not null || sql.IsAt(-1, "insert") || sql.IsAt(-1, "merge")) continue;
            var at = sql.At++;
            sql.Take("strict");
            into = parts.Targets();
            clause = new(at, sql.At--);
        }
        return new(start, sql.EndOfLast, new(first, sql.At), clause, into);
    }
}
