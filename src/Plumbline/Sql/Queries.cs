using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>A query (or rule action) as canonical text, with the relations, functions and columns it names as they were written.</summary>
public sealed record ParsedQuery(string Text)
{
    public EquatableArray<ObjectName> Relations { get; init; }
    public EquatableArray<ObjectName> Functions { get; init; }

    /// <summary>Every word used as a column, unqualified or behind a table or alias.</summary>
    public EquatableArray<string> Columns { get; init; }

    /// <summary>User types named in casts.</summary>
    public EquatableArray<SqlType> Types { get; init; }

    /// <summary>The names of the result's columns as far as they can be told; null where one cannot.</summary>
    public EquatableArray<string?> Results { get; init; }
}

/// <summary>Reads SELECT, VALUES, WITH and data statements without a full grammar: canonical tokens and the names in them.</summary>
public static class Queries
{
    /// <summary>Reads from the cursor to the end of the statement, or to a parenthesis that closes more than was opened, or to WITH [NO] DATA / WITH CHECK OPTION.</summary>
    public static ParsedQuery Read(SqlReader sql) => Read(sql, 0);

    internal static ParsedQuery Read(SqlReader sql, int depth)
    {
        var names = new NamesUsed();
        var start = sql.At;
        var ctes = new List<string>();
        for (var nesting = 0; !sql.AtEnd; sql.Advance())
        {
            if (sql.Is(TokenKind.LeftParen)) nesting++;
            else if (sql.Is(TokenKind.RightParen)) { if (nesting-- == 0) break; }
            else if (sql.Is(TokenKind.Word))
            {
                if (nesting == 0 && EndsQuery(sql)) break;
                if (sql.IsName && sql.IsAt(1, "as") && sql.Peek(2).Kind == TokenKind.LeftParen) ctes.Add(sql.NameOf(sql.Current));
                if (sql.Is("from") || sql.Is("join") || sql.Is("into") || sql.Is("update")) Relation(sql, names, ctes);
            }
        }
        if (sql.At == start) throw sql.Unexpected("a query");
        return new(TokenText.Of(sql, start, sql.At, names)) { Relations = names.Relations, Functions = names.Functions, Columns = names.Columns, Types = names.Types };
    }

    private static void Relation(SqlReader sql, NamesUsed names, List<string> ctes)
    {
        var start = sql.At;
        sql.Advance();
        if (sql.Is("only")) sql.Advance();
        if (sql.IsName && !(sql.Is(TokenKind.Word) && Keywords.IsReserved(sql.CurrentSpan)))
        {
            var name = sql.QualifiedName();
            if (!sql.Is(TokenKind.LeftParen) && !(name.Schema is null && ctes.Contains(name.Name))) names.Relation(name);
        }
        sql.At = start;
    }

    private static bool EndsQuery(SqlReader sql) =>
        sql.Is("with") && (sql.IsAt(1, "data") || sql.IsAt(1, "no") || sql.IsAt(1, "check") || ((sql.IsAt(1, "local") || sql.IsAt(1, "cascaded")) && sql.IsAt(2, "check")));

    /// <summary>Whether a query, and not an expression, begins at the cursor.</summary>
    internal static bool StartsAt(SqlReader sql) =>
        sql.Is(TokenKind.Word) && (sql.Is("select") || sql.Is("with") || sql.Is("values") || (sql.Is("table") && sql.Peek(1).Kind is TokenKind.Word or TokenKind.QuotedWord));
}
