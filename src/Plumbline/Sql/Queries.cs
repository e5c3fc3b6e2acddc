using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>A query (or rule action) as canonical text, with the relations, functions and columns it names as they were written.</summary>
public sealed record ParsedQuery(string Text)
{
    public EquatableArray<ObjectName> Relations { get; init; }
    public EquatableArray<ObjectName> Functions { get; init; }

    /// <summary>Every word used as a column, unqualified or behind a table or alias.</summary>
    public EquatableArray<string> Columns { get; init; }

    /// <summary>The names of the result's columns as far as they can be told; null where one cannot.</summary>
    public EquatableArray<string?> Results { get; init; }
}

/// <summary>Reads SELECT, VALUES, WITH and data statements without a full grammar: canonical tokens and the names in them.</summary>
public static class Queries
{
    /// <summary>Reads from the cursor to the end of the statement, or to a parenthesis that closes more than was opened, or to WITH [NO] DATA / WITH CHECK OPTION.</summary>
    public static ParsedQuery Read(SqlReader sql) => throw new NotSupportedException();
}
