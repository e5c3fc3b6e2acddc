using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>What a name of a query names.</summary>
public enum NamePart
{
    Relation,
    Column,
    Function,
    Type,
    Label,

    /// <summary>A literal that its type refuses (SQLSTATE 22P02): only ever missing.</summary>
    Value,
}

/// <summary>A name in a query, and what it means.</summary>
/// <param name="Name">The full name where it is known; for a column that is nowhere, as it would be called in the table that it is most likely meant for. A label's enum, a value's type.</param>
/// <param name="At">Character offset in the text.</param>
public sealed record QueryName(NamePart Part, UsageKind Use, ObjectName Name, NameVerdict Verdict, int At, int Length)
{
    /// <summary>What the server says of it when it is missing: PostgreSQL a code (manual, appendix A), SQLite a sentence.</summary>
    public string? State { get; init; }

    /// <summary>The enum's label, or the literal.</summary>
    public string? Label { get; init; }

    /// <summary>The column that the label or value is compared with or written to.</summary>
    public ObjectName? Column { get; init; }
}

/// <summary>A statement that was not read: where, and why.</summary>
public sealed record UnreadQuery(int At, string Why);

/// <summary>The names of a text's statements, in the order in which they were resolved.</summary>
/// <param name="Statements">How many there are; those that name no table are counted.</param>
public sealed record QueryReading(IReadOnlyList<QueryName> Names, int Statements, IReadOnlyList<UnreadQuery> Unread);
