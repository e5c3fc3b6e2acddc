using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>What names stand for where a text is written: the search path over what there is at that moment.</summary>
public interface IMeanings
{
    /// <summary>The relation's full name and its columns in order; null when it is not known.</summary>
    KnownRelation? Relation(ObjectName written);

    /// <summary>The user's function or functions of this name, with their schema; null for the server's and for unknown ones.</summary>
    ObjectName? Function(ObjectName written);

    /// <summary>The columns that a function of the user gives when it is called in FROM; null when they are not known.</summary>
    IReadOnlyList<KnownColumn>? ResultOf(ObjectName function) => null;

    /// <summary>The user's type with its schema; null for the server's and for unknown ones.</summary>
    SqlType? Type(SqlType written);

    /// <summary>The routine whose body it is: its arguments may be written behind its name.</summary>
    string? Routine => null;
}

/// <summary>A relation and its columns, in order.</summary>
public sealed record KnownRelation(ObjectName Name, IReadOnlyList<KnownColumn> Columns);

/// <param name="Type">null when it cannot be told.</param>
public sealed record KnownColumn(string Name, SqlType? Type = null)
{
    /// <summary>No part of <c>*</c>: what SQLite's modules take and give beside their columns.</summary>
    public bool IsHidden { get; init; }
}
