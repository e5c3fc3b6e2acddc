using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>
/// The names of SQL that stands in code or in a document: tables, columns, functions, types and enum labels with their places, each resolved in its scope.
/// </summary>
public static class QueryNames
{
    /// <param name="text">One statement or several; what is filled in when it runs stands as <see cref="QueryHoles.Hole"/>.</param>
    public static QueryReading Read(string text, IQueryMeanings meanings)
    {
        var tokens = SqlLexer.Read(new SourceText("", "", text), meanings.Flavor);
        var names = new List<QueryName>();
        var unread = new List<UnreadQuery>();
        foreach (var range in tokens.Statements) Read(tokens, range, meanings, names, unread);
        return new(names, tokens.Statements.Count, unread);
    }

    private static void Read(SqlTokens tokens, StatementRange range, IQueryMeanings meanings, List<QueryName> names, List<UnreadQuery> unread)
    {
        var before = names.Count;
        try
        {
            var source = QueryHoles.Read(tokens, range, out var isLoose);
            var sql = new SqlReader(source, source.Statements[0]);
            if (!Lead(sql)) return;
            var query = new QueryReader(new ExpressionReader(sql, new NamesUsed())).Read();
            sql.ExpectEnd();
            new NameResolver(meanings, names, tokens.File.Text, isLoose).Query(query, null);
        }
        catch (SqlSyntaxException fault)
        {
            names.RemoveRange(before, names.Count - before);
            unread.Add(new(tokens.Tokens[range.First].Start, fault.Message));
        }
    }

    /// <summary>Whether a query stands behind parentheses; a condition in them is part of one that stands elsewhere.</summary>
    private static bool StartsInside(SqlReader sql)
    {
        var at = sql.At;
        while (sql.Is(TokenKind.LeftParen)) sql.Advance();
        var starts = sql.At > at && (Queries.StartsAt(sql) || DataReader.StartsAt(sql));
        sql.At = at;
        return starts;
    }

    /// <summary>Goes to the query of EXPLAIN, PREPARE and DECLARE. Whether there is one: what is no query names nothing here.</summary>
    internal static bool Lead(SqlReader sql)
    {
        if (sql.Take("explain"))
        {
            if (sql.Is(TokenKind.LeftParen) && !Queries.StartsAfter(sql)) sql.SkipGroup();
            while (sql.Take("analyze") || sql.Take("verbose") || sql.Take("query", "plan")) { }
        }
        else if (sql.Take("prepare"))
        {
            sql.Name();
            if (sql.Is(TokenKind.LeftParen)) sql.SkipGroup();
            sql.Expect("as");
        }
        else if (sql.Is("declare"))
            while (!sql.AtEnd && !sql.Take("for")) sql.Advance();
        return Queries.StartsAt(sql) || StartsInside(sql) || DataReader.StartsAt(sql);
    }
}
