using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning.Recipes;

namespace Plumbline.Planning;

/// <summary>How a step bears on those who use the database meanwhile, and so with what it may share a transaction.</summary>
public enum StepPace
{
    /// <summary>A strong lock for an instant: such steps share one short transaction.</summary>
    Brief,

    /// <summary>Refused inside a transaction: CONCURRENTLY, batches that commit.</summary>
    Alone,

    /// <summary>Reads or writes every row under a weak lock: in a transaction that holds no strong one.</summary>
    Long,
}

/// <summary>One statement of a plan.</summary>
/// <param name="Sql">Without semicolon.</param>
public sealed record PlannedStatement(string Sql)
{
    /// <summary>A condition that is true when there is nothing left to do; null when the statement may simply run again.</summary>
    public string? Unless { get; init; }

    /// <summary>Whether there may be nothing to do the first time, too, so that it is never written without its guard.</summary>
    public bool Perhaps { get; init; }

    /// <summary>Its guard asks for more than whether a name is there: IF [NOT] EXISTS would not do.</summary>
    public bool AsksMore { get; init; }

    /// <summary>It lets others go on meanwhile, and runs in no transaction and no block.</summary>
    public bool Concurrently { get; init; }

    /// <summary>What comes to the same inside a transaction, for tools that know nothing else; those who use the database wait meanwhile.</summary>
    public string? InTransaction { get; init; }
}

/// <summary>A piece of a plan that serves one change: what it does, and why.</summary>
/// <param name="Because">One line for the reviewer; lower case, no full stop.</param>
public sealed record Step(ObjectId Subject, string Because, StepPace Pace, EquatableArray<PlannedStatement> Statements)
{
    /// <summary>The step before it must be committed first, though their paces are alike.</summary>
    public bool NeedsCommit { get; init; }

    /// <summary>It only clears away what a failed run may have left.</summary>
    public bool IsClearing { get; init; }

    /// <summary>It copies rows as long as there are some, under whatever lock.</summary>
    public bool Copies { get; init; }

    /// <summary>It makes its table anew, rows and all.</summary>
    public bool Rebuilds { get; init; }

    /// <summary>The column that it fills in the rows that are there, in batches; null for all else.</summary>
    public Filling? Fills { get; init; }

    /// <summary>What it takes of tables that were there before its plan.</summary>
    public EquatableArray<TableLock> Locks { get; init; }

    /// <summary>What running it backwards cannot bring back, one by one; none when its undo is whole.</summary>
    public EquatableArray<string> Lost { get; init; }

    public static Step Of(ObjectId subject, string because, StepPace pace, IReadOnlyList<Alteration> statements) =>
        new(subject, because, pace, statements.Select(s => new PlannedStatement(s.Sql) { Unless = s.Unless }).ToEquatableArray());

    public static Step Of(ObjectId subject, string because, StepPace pace, params IEnumerable<string> statements) =>
        new(subject, because, pace, statements.Select(s => new PlannedStatement(s)).ToEquatableArray());
}
