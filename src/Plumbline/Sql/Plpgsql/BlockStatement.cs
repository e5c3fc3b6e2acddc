namespace Plumbline.Sql.Plpgsql;

/// <summary>A run of tokens: an expression, a query, a name with its subscripts.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">Index behind its last one.</param>
internal readonly record struct Part(int First, int End)
{
    public bool IsEmpty => First >= End;
}

/// <summary>A PL/pgSQL statement (manual, PL/pgSQL). Its expressions and queries are parts of the body, unread. Positions are character offsets in the file.</summary>
internal abstract record BlockStatement(int Start, int End);

/// <param name="Type">What stands between the name and the value: a type, ALIAS FOR …, CURSOR.</param>
/// <param name="Query">A bound cursor's.</param>
/// <param name="Arguments">The cursor's.</param>
internal sealed record Declaration(string Name, Part Type, Part? Value, Part? Query, IReadOnlyList<Declaration> Arguments);

/// <param name="Conditions">Names in small letters, SQLSTATEs as they are.</param>
internal sealed record Handler(IReadOnlyList<string> Conditions, IReadOnlyList<BlockStatement> Body);

internal sealed record InnerBlock(int Start, int End, string? Label, IReadOnlyList<Declaration> Declarations, IReadOnlyList<BlockStatement> Body, IReadOnlyList<Handler> Handlers) : BlockStatement(Start, End);

internal sealed record Assignment(int Start, int End, Part Target, Part Value) : BlockStatement(Start, End);

/// <summary>IF and CASE: the first branch whose condition holds.</summary>
/// <param name="Subject">What a CASE compares; its conditions are then values.</param>
internal sealed record Branching(int Start, int End, Part? Subject, IReadOnlyList<Branch> Branches, IReadOnlyList<BlockStatement>? Otherwise) : BlockStatement(Start, End);

/// <param name="Conditions">One, or the values that a CASE compares its subject with.</param>
internal sealed record Branch(IReadOnlyList<Part> Conditions, IReadOnlyList<BlockStatement> Body);

/// <summary>LOOP and WHILE.</summary>
internal sealed record Looping(int Start, int End, string? Label, Part? While, IReadOnlyList<BlockStatement> Body) : BlockStatement(Start, End);

internal sealed record Counting(int Start, int End, string? Label, string Variable, Part From, Part To, Part? By, bool Reverse, IReadOnlyList<BlockStatement> Body) : BlockStatement(Start, End);

/// <summary>A bound cursor, and what it is opened with.</summary>
internal sealed record Cursor(Part Name, IReadOnlyList<Part> Arguments);

/// <summary>FOR … IN a query, EXECUTE, or a cursor.</summary>
internal sealed record QueryLoop(int Start, int End, string? Label, IReadOnlyList<Part> Targets, Part? Query, Dynamic? Text, Cursor? Cursor, IReadOnlyList<BlockStatement> Body) : BlockStatement(Start, End);

internal sealed record ArrayLoop(int Start, int End, string? Label, IReadOnlyList<Part> Targets, Part Array, IReadOnlyList<BlockStatement> Body) : BlockStatement(Start, End);

internal sealed record Leaving(int Start, int End, bool Continues, string? Label, Part? When) : BlockStatement(Start, End);

/// <summary>RETURN, RETURN NEXT and RETURN QUERY.</summary>
internal sealed record Returning(int Start, int End, Part? Value, Part? Query, Dynamic? Text) : BlockStatement(Start, End);

/// <param name="Level">In small letters; null where none is written.</param>
/// <param name="Condition">Its name, or its SQLSTATE; null when there is a message or nothing.</param>
/// <param name="Message">The string.</param>
internal sealed record Raising(int Start, int End, string? Level, string? Condition, Part? Message, IReadOnlyList<Part> Arguments, IReadOnlyList<(string Name, Part Value)> Options) : BlockStatement(Start, End);

/// <summary>The text of EXECUTE, and its USING.</summary>
internal sealed record Dynamic(Part Text, IReadOnlyList<Part> Values);

internal sealed record Executing(int Start, int End, Dynamic Text, IReadOnlyList<Part> Into) : BlockStatement(Start, End);

internal sealed record Performing(int Start, int End, Part Query) : BlockStatement(Start, End);

internal sealed record Asserting(int Start, int End, Part Condition, Part? Message) : BlockStatement(Start, End);

/// <summary>OPEN: for a query, for EXECUTE, or of a bound cursor.</summary>
internal sealed record Opening(int Start, int End, Cursor Cursor, Part? Query, Dynamic? Text) : BlockStatement(Start, End);

/// <summary>A plain SQL statement.</summary>
/// <param name="IntoClause">INTO and its targets, which are no SQL.</param>
internal sealed record PlainSql(int Start, int End, Part Sql, Part? IntoClause, IReadOnlyList<Part> Into) : BlockStatement(Start, End)
{
    /// <summary>The SQL alone.</summary>
    public SqlReader Read(SqlTokens body)
    {
        if (IntoClause is not { } clause) return new(body, Sql.First, Sql.End);
        var tokens = body with { Tokens = [.. body.Tokens[Sql.First..clause.First], .. body.Tokens[clause.End..Sql.End]] };
        return new(tokens, 0, tokens.Tokens.Length);
    }
}

/// <summary>Nothing that names the schema: NULL, COMMIT, GET DIAGNOSTICS, FETCH. Variables may be set.</summary>
internal sealed record Unasking(int Start, int End, IReadOnlyList<Part> Targets) : BlockStatement(Start, End);
