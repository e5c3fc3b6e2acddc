using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>The strongest lock that a statement took on a relation that was there before the migration.</summary>
public sealed record TakenLock(ObjectName Relation, LockMode Mode);

/// <summary>A relation whose file was written anew.</summary>
/// <param name="Index">The index, when it was one that was rebuilt and not the table.</param>
public sealed record Rewrite(ObjectName Table, string? Index);

/// <summary>A table that was read from end to end.</summary>
/// <param name="Why">In the server's own matter: <c>verified</c>, <c>index t_a_idx built</c>, <c>foreign key t_b_fkey validated</c>, <c>read</c>.</param>
/// <param name="Rows">How many rows were read; 0 where the server counts them elsewhere.</param>
public sealed record Scan(ObjectName Table, string Why, long Rows);

/// <summary>Rows that a statement wrote, its triggers' included.</summary>
public sealed record RowsWritten(ObjectName Table, long Inserted, long Updated, long Deleted);

/// <summary>Why the server refused a statement.</summary>
/// <param name="Where">The place that the server points at, or the statement's first.</param>
public sealed record Rejection(Origin Where, string SqlState, string Message)
{
    public override string ToString() => $"{Where}: {SqlState} {Message.ReplaceLineEndings(" ")}";
}

/// <summary>One statement, as it really ran.</summary>
/// <param name="Text">As it was sent.</param>
public sealed record StatementTrace(Origin Where, string Text, TimeSpan Elapsed)
{
    public EquatableArray<TakenLock> Locks { get; init; }
    public EquatableArray<Rewrite> Rewrites { get; init; }
    public EquatableArray<Scan> Scans { get; init; }
    public EquatableArray<RowsWritten> Rows { get; init; }

    /// <summary>Set when it failed; nothing ran after it.</summary>
    public Rejection? Rejected { get; init; }

    /// <summary>On one line, blanks drawn together, for lists.</summary>
    public string Line() => string.Join(' ', Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
