namespace Plumbline.Model;

/// <summary>What code does with an object of the schema.</summary>
public enum UsageKind
{
    /// <summary>Asks for it, or uses it in an expression of a query.</summary>
    Reads,

    /// <summary>Asks for all columns that the reader knows of a table, without naming one: <c>findMany()</c>, <c>SELECT *</c>. The subject is the table.</summary>
    ReadsRow,
    Writes,
    Filters,
    Orders,
    Groups,

    /// <summary>Calls a function, or names a type in a cast.</summary>
    Calls,

    /// <summary>Uses the value after the query: <c>row.email</c>. The query itself is what fails without it.</summary>
    Handles,

    /// <summary>A type written by hand that repeats it.</summary>
    Mirrors,

    /// <summary>The property of a class that an object mapper reads from it and writes to it.</summary>
    Maps,
}

/// <summary>Where it would fail.</summary>
public enum UsageSite { Program, Script, Test, Generated }

/// <summary>Who puts the name into a statement, and so who refuses it: a client that was generated, the server that gets the text, or the server by way of a mapper.</summary>
public enum UsageMeans { Client, Sql, Mapper }

/// <summary>
/// A place in code that uses an object of the schema.
/// </summary>
/// <param name="Subject">
/// In database names. What no schema knows keeps the name it would have there, so that every voice can be asked for it.
/// </param>
/// <param name="Text">As the code names it: <c>booking.bookingType</c>; for messages.</param>
public sealed record Usage(UsageKind Kind, ObjectId Subject, Origin Where, string Text)
{
    public UsageSite Site { get; init; }

    public UsageMeans Means { get; init; }

    /// <summary>A label of the enum that is the subject.</summary>
    public string? Label { get; init; }

    /// <summary>The column that an enum's label is written to or compared with.</summary>
    public ObjectName? Column { get; init; }

    /// <summary>What the server says of it, where it is certainly not there: a code of PostgreSQL's, a sentence of SQLite's.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether the reader's own schema (the generated client's, <c>pgTable</c>) has it: what it lacks fails before any database is asked.</summary>
    public bool IsDeclared { get; init; } = true;
}
