using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Dialects;

/// <summary>What sort of statement it was.</summary>
public enum Verb
{
    /// <summary>Changes the schema.</summary>
    Definition,

    /// <summary>Changes rows: UPDATE, INSERT, DELETE, COPY, MERGE, TRUNCATE.</summary>
    Data,

    /// <summary>SELECT, EXPLAIN and the like: no effect that we know.</summary>
    Query,

    /// <summary>SET, RESET, set_config.</summary>
    Setting,

    /// <summary>BEGIN, COMMIT, ROLLBACK, SAVEPOINT.</summary>
    Transaction,

    /// <summary>VACUUM, ANALYZE, CLUSTER, REINDEX, LOCK, REFRESH, NOTIFY: no effect on the schema.</summary>
    Maintenance,

    /// <summary>A DO block; what it executed follows as statements of their own, marked <see cref="Clauses.InBlock"/>.</summary>
    Block,

    /// <summary>A psql meta-command.</summary>
    MetaCommand,

    /// <summary>Read, but of a kind that the model does not hold (operators, casts, roles, …); listed as not compared.</summary>
    NotModelled,

    /// <summary>Could not be read; a finding says where.</summary>
    NotUnderstood,
}

/// <summary>How a statement was written, as far as it matters for judging it.</summary>
[Flags]
public enum Clauses
{
    None = 0,
    Concurrently = 1 << 0,
    IfExists = 1 << 1,
    IfNotExists = 1 << 2,
    OrReplace = 1 << 3,
    NotValid = 1 << 4,
    Cascade = 1 << 5,
    Temporary = 1 << 6,
    Only = 1 << 7,
    Using = 1 << 8,

    /// <summary>USING computes the new values of a column: more than the column itself, or a cast of it to its new type.</summary>
    Computed = 1 << 12,

    /// <summary>A foreign key was written as a constraint of the table, not behind its column: the server verifies it over a new column, too.</summary>
    KeyOfTable = 1 << 13,

    /// <summary>The statement ran inside a DO block or a PL/pgSQL EXECUTE.</summary>
    InBlock = 1 << 9,

    /// <summary>A catalog test or an exception handler around it makes it harmless to run again.</summary>
    Guarded = 1 << 10,

    /// <summary>IF [NOT] EXISTS, OR REPLACE or a guard meant that it did nothing here.</summary>
    Skipped = 1 << 11,
}

/// <summary>Settings in force when a statement ran, as the file and its tool set them.</summary>
public sealed record Session(EquatableArray<string> SearchPath)
{
    public static readonly Session Default = new(["public"]);
    public bool InTransaction { get; init; }
    public string? LockTimeout { get; init; }
    public string? StatementTimeout { get; init; }
    public string? TransactionTimeout { get; init; }
    public string? TimeZone { get; init; }
    public string? Role { get; init; }

    /// <summary>Enum labels added since BEGIN: not to be used before COMMIT (manual, ALTER TYPE).</summary>
    public EquatableArray<NewLabel> NewLabels { get; init; }

    /// <summary>check_function_bodies: off in dumps, where bodies may name what comes later.</summary>
    public bool ChecksFunctionBodies { get; init; } = true;
}

/// <summary>A label that was added to an enum type in the open transaction.</summary>
public sealed record NewLabel(ObjectName Type, string Label);

/// <summary>Rows changed by a statement, as far as it can be read.</summary>
/// <param name="Action"><c>insert</c>, <c>update</c>, <c>delete</c>, <c>truncate</c>, <c>copy</c>, <c>merge</c>.</param>
/// <param name="Columns">The columns set by an UPDATE, or listed by an INSERT.</param>
public sealed record DataStep(ObjectName Table, string Action, EquatableArray<string> Columns, bool HasWhere)
{
    /// <summary>INSERT … VALUES: the rows stand in the statement, and are few.</summary>
    public bool IsListed { get; init; }
}

/// <summary>Why PostgreSQL would refuse a statement.</summary>
/// <param name="SqlState">PostgreSQL's error code (manual appendix A).</param>
/// <param name="Missing">The object that was not there, when that is the reason: what order finding looks for.</param>
public sealed record Refusal(string SqlState, string Message, Origin Where, ObjectId? Missing = null);

/// <summary>One statement: where it stands, how it was written, what it did, and what was there before.</summary>
public sealed record Statement(SourceText File, int Start, int Length, Verb Verb)
{
    public Clauses Clauses { get; init; }

    /// <summary>The leading words in upper case: <c>CREATE TABLE</c>, <c>ALTER TABLE</c>, <c>DROP POLICY</c>.</summary>
    public string Command { get; init; } = "";

    public EquatableArray<Change> Effects { get; init; }
    public Catalog Before { get; init; } = Catalog.Empty;
    public Catalog After { get; init; } = Catalog.Empty;
    public Session Session { get; init; } = Session.Default;
    public EquatableArray<DataStep> Data { get; init; }

    /// <summary>The locks that its form takes, beside those that follow from its effects and its rows.</summary>
    public EquatableArray<Hold> Holds { get; init; }

    /// <summary>BEGIN opens a transaction, COMMIT and ROLLBACK close one.</summary>
    public TransactionWord Word { get; init; }

    /// <summary>Set when the server would refuse it.</summary>
    public Refusal? Refused { get; init; }

    /// <summary>Objects that IF EXISTS or a guard found absent: the statement silently did less than it says.</summary>
    public EquatableArray<ObjectId> Absent { get; init; }

    /// <summary>What was not understood or not executed in it, such as a function body that was skipped.</summary>
    public EquatableArray<string> NotExecuted { get; init; }

    public Origin Where() => File.At(Start);

    public ReadOnlySpan<char> Text() => File.Text.AsSpan(Start, Length);
}
