using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>A PL/pgSQL statement (manual 43). Positions are character offsets in the file.</summary>
internal abstract record BlockStatement(int Start, int End);

internal sealed record Declaration(string Name, bool IsRecord, Expression? Value);

internal sealed record Handler(IReadOnlyList<string> Conditions, IReadOnlyList<BlockStatement> Body);

internal sealed record InnerBlock(int Start, int End, string? Label, IReadOnlyList<Declaration> Declarations, IReadOnlyList<BlockStatement> Body, IReadOnlyList<Handler> Handlers) : BlockStatement(Start, End);

internal sealed record Assignment(int Start, int End, string Target, Expression Value) : BlockStatement(Start, End);

/// <summary>IF and CASE: the first branch whose condition holds.</summary>
internal sealed record Branching(int Start, int End, IReadOnlyList<(Expression Condition, IReadOnlyList<BlockStatement> Body)> Branches, IReadOnlyList<BlockStatement>? Otherwise) : BlockStatement(Start, End);

/// <summary>LOOP and WHILE.</summary>
internal sealed record Looping(int Start, int End, string? Label, Expression? While, IReadOnlyList<BlockStatement> Body) : BlockStatement(Start, End);

internal sealed record Counting(int Start, int End, string? Label, string Variable, Expression From, Expression To, Expression? By, bool Reverse, IReadOnlyList<BlockStatement> Body) : BlockStatement(Start, End);

/// <summary>FOR … IN query, or IN EXECUTE text. Both null when the query could not be read.</summary>
internal sealed record QueryLoop(int Start, int End, string? Label, IReadOnlyList<string> Variables, Query? Query, Expression? Text, IReadOnlyList<BlockStatement> Body) : BlockStatement(Start, End);

internal sealed record ArrayLoop(int Start, int End, string? Label, IReadOnlyList<string> Variables, Expression Array, IReadOnlyList<BlockStatement> Body) : BlockStatement(Start, End);

internal sealed record Leaving(int Start, int End, bool Continues, string? Label, Expression? When) : BlockStatement(Start, End);

internal sealed record Returning(int Start, int End) : BlockStatement(Start, End);

/// <param name="SqlState">null when the level is below EXCEPTION; empty for RAISE without arguments.</param>
internal sealed record Raising(int Start, int End, string? SqlState, Expression? Message, IReadOnlyList<Expression> Arguments) : BlockStatement(Start, End);

internal sealed record Executing(int Start, int End, Expression Text, IReadOnlyList<string> Into, IReadOnlyList<Expression> Using) : BlockStatement(Start, End);

/// <summary>PERFORM, and SELECT … INTO: only what it finds counts. The query is null when it could not be read.</summary>
internal sealed record Asking(int Start, int End, Query? Query, IReadOnlyList<string> Into) : BlockStatement(Start, End);

internal sealed record Asserting(int Start, int End, Expression Condition) : BlockStatement(Start, End);

/// <summary>A plain SQL statement, between two tokens of the body.</summary>
internal sealed record PlainSql(int Start, int End, StatementRange Range, string FirstWord, IReadOnlyList<string> Into) : BlockStatement(Start, End);

/// <summary>Nothing that can change the schema: NULL, COMMIT, cursors. The targets are no longer known.</summary>
internal sealed record Ignored(int Start, int End, IReadOnlyList<string> Targets) : BlockStatement(Start, End);
