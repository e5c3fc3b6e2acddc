using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>A query (or rule action) as canonical text, with the relations, functions and columns it names as they were written.</summary>
/// <param name="Text">For comparing and showing, as <see cref="SqlExpression.Text"/>.</param>
public sealed record ParsedQuery(string Text)
{
    private readonly string? _sql;

    /// <summary>For writing statements: every cast as it was written.</summary>
    public string Sql { get => _sql ?? Text; init => _sql = value == Text ? null : value; }

    public EquatableArray<ObjectName> Relations { get; init; }
    public EquatableArray<ObjectName> Functions { get; init; }

    /// <summary>Every word used as a column, unqualified or behind a table or alias.</summary>
    public EquatableArray<string> Columns { get; init; }

    /// <summary>The columns of relations among them, by their full names, where it is known what the names stand for.</summary>
    public EquatableArray<ObjectName> Uses { get; init; }

    /// <summary>Those of <see cref="Columns"/> of which it is not known whose they are.</summary>
    public EquatableArray<string> Unplaced { get; init; }

    /// <summary>User types named in casts.</summary>
    public EquatableArray<SqlType> Types { get; init; }

    /// <summary>The types of the result's columns as far as they are known; empty when none is.</summary>
    public EquatableArray<SqlType?> ResultTypes { get; init; }

    /// <summary>The expressions of the result's columns, where relations alone give them their types; else empty.</summary>
    public EquatableArray<string> ResultTexts { get; init; }

    /// <summary>Whether the names that were given for its result are in the text.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The names of the result's columns as far as they can be told; null where one cannot.</summary>
    public EquatableArray<string?> Results { get; init; }
}

/// <summary>
/// Reads SELECT, VALUES, WITH, INSERT, UPDATE and DELETE. What has another form (MERGE, NOTIFY in a rule) or is not understood
/// stays as canonical tokens with the names in them: a query is judged by comparing, not by parsing.
/// </summary>
public static class Queries
{
    /// <summary>Reads from the cursor to the end of the statement, or to a parenthesis that closes more than was opened, or to WITH [NO] DATA / WITH CHECK OPTION.</summary>
    /// <param name="meanings">What its names stand for, when that is known.</param>
    /// <param name="columns">The names that its result is given, as by CREATE VIEW v (a, b).</param>
    public static ParsedQuery Read(SqlReader sql, IMeanings? meanings = null, EquatableArray<string> columns = default)
    {
        var start = sql.At;
        if (IsStructured(sql))
        {
            try
            {
                var names = new NamesUsed();
                var query = new QueryReader(new ExpressionReader(sql, names)).Read();
                if (sql.AtEnd || sql.Is(TokenKind.RightParen) || sql.Is(TokenKind.Semicolon) || EndsQuery(sql)) return Parsed(query, names, meanings, columns);
            }
            catch (SqlSyntaxException)
            {
                // Told apart below: what stays unread here is compared as tokens.
            }
            sql.At = start;
        }
        return AsTokens(sql);
    }

    private static bool IsStructured(SqlReader sql) => StartsAt(sql) || sql.Is(TokenKind.LeftParen) || sql.Is("insert") || sql.Is("update") || sql.Is("delete");

    private static ParsedQuery Parsed(QueryText query, NamesUsed names, IMeanings? meanings, EquatableArray<string> columns)
    {
        IReadOnlyList<KnownColumn>? results = null;
        var resolving = meanings is null ? null : new Resolving(meanings);
        if (resolving is not null) (query, results) = resolving.Apply(query);
        var named = columns.IsEmpty ? null : query.Labelled(columns);
        query = named ?? query;
        var exact = ExprPrinter.Print(query);
        var compared = Comparing.Loosen(query);
        return new(ReferenceEquals(compared, query) ? exact : ExprPrinter.Print(compared))
        {
            Sql = exact,
            Relations = names.Relations,
            Functions = names.Functions,
            Columns = names.Columns,
            Uses = resolving?.Uses ?? default,
            Unplaced = resolving?.Unplaced(names.Columns) ?? names.Columns,
            Types = names.Types,
            Results = query.Results.ToEquatableArray(),
            ResultTypes = results?.Select(r => r.Type).ToEquatableArray() ?? default,
            ResultTexts = query.Leading() is null && query.Scope.TrueForAll(s => s.Relation is not null) ? query.ResultTexts() : default,
            IsNamed = named is not null,
        };
    }

    private static ParsedQuery AsTokens(SqlReader sql)
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
                if (sql.Is("from") || sql.Is("join") || sql.Is("into") || (sql.Is("update") && !sql.IsAt(1, "set"))) Relation(sql, names, ctes);
            }
        }
        if (sql.At == start) throw sql.Unexpected("a query");
        return new(TokenText.Of(sql, start, sql.At, names)) { Relations = names.Relations, Functions = names.Functions, Columns = names.Columns, Unplaced = names.Columns, Types = names.Types };
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

    // Renames that follow through, over a query's Sql text. A result column keeps its name: SELECT a becomes SELECT b AS a.

    public static ParsedQuery RenameColumn(string query, ObjectName table, string before, string after) =>
        Rename(query, new Renaming { Column = before, Table = table, To = new(null, after) }, before);

    public static ParsedQuery RenameRelation(string query, ObjectName before, ObjectName after) => Rename(query, new Renaming { Relation = before, To = after }, before.Name);

    public static ParsedQuery RenameFunction(string query, ObjectName before, ObjectName after) => Rename(query, new Renaming { Function = before, To = after }, before.Name);

    public static ParsedQuery RenameType(string query, ObjectName before, ObjectName after) => Rename(query, new Renaming { Type = before, To = after }, before.Name);

    private static ParsedQuery Rename(string query, Renaming renaming, string before)
    {
        if (!query.Contains(before.Replace("\"", "\"\"", StringComparison.Ordinal), StringComparison.Ordinal)) return Read(SqlReader.Over(query));
        var sql = SqlReader.Over(query);
        try
        {
            var tree = renaming.Apply(new QueryReader(new ExpressionReader(sql, new NamesUsed())).Read());
            if (sql.AtEnd) return Read(SqlReader.Over(ExprPrinter.Print(tree)));
        }
        catch (SqlSyntaxException)
        {
            // Kept as tokens when it was read, so it has no names that could follow.
        }
        return Read(SqlReader.Over(query));
    }

    /// <summary>Whether a query stands inside the parenthesis at the cursor.</summary>
    internal static bool StartsAfter(SqlReader sql)
    {
        sql.At++;
        var starts = StartsAt(sql);
        sql.At--;
        return starts;
    }

    /// <summary>Whether a query, and not an expression, begins at the cursor.</summary>
    internal static bool StartsAt(SqlReader sql) =>
        sql.Is(TokenKind.Word) && (sql.Is("select") || sql.Is("with") || sql.Is("values") || (sql.Is("table") && sql.Peek(1).Kind is TokenKind.Word or TokenKind.QuotedWord));
}
