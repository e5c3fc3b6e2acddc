using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>ORDER BY lists and window definitions (manual 4.2.8).</summary>
internal static class Windows
{
    public static Expr.SortKey[] SortKeys(ExpressionReader reader)
    {
        var sql = reader.Sql;
        var keys = new List<Expr.SortKey>();
        do
        {
            var value = reader.Read();
            keys.Add(new(value, Direction(sql)));
        }
        while (sql.Take(TokenKind.Comma));
        return keys.ToArray();
    }

    /// <summary>ASC is the default; NULLS LAST is the default of ASC, NULLS FIRST of DESC.</summary>
    private static string Direction(SqlReader sql)
    {
        if (sql.Take("using"))
        {
            var symbol = Operators.Canonical(sql.CurrentSpan);
            if (!sql.Take(TokenKind.Operator)) throw sql.Unexpected("an operator");
            return $" USING {symbol}";
        }
        var descending = !sql.Take("asc") && sql.Take("desc");
        var first = sql.Take("nulls", "first");
        var last = !first && sql.Take("nulls", "last");
        return (descending ? " DESC" : "") + (first && !descending ? " NULLS FIRST" : last && descending ? " NULLS LAST" : "");
    }

    /// <summary>At OVER.</summary>
    public static Expr.Window Read(ExpressionReader reader)
    {
        var sql = reader.Sql;
        sql.Advance();
        return sql.Is(TokenKind.LeftParen) ? Definition(reader) : new(sql.Name(), [], [], null, false);
    }

    /// <summary><c>(w PARTITION BY … ORDER BY … ROWS …)</c></summary>
    public static Expr.Window Definition(ExpressionReader reader)
    {
        var sql = reader.Sql;
        sql.Expect(TokenKind.LeftParen);
        var name = sql.IsName && !sql.Is("partition") && !sql.Is("order") && !IsFrame(sql) ? sql.Name() : null;
        var partition = new List<Expr>();
        if (sql.Take("partition", "by"))
            do partition.Add(reader.Read());
            while (sql.Take(TokenKind.Comma));
        var order = sql.Take("order", "by") ? SortKeys(reader) : [];
        var frame = IsFrame(sql) ? Frame(reader) : null;
        sql.Expect(TokenKind.RightParen);
        return new(name, partition.ToArray(), order, frame, true);
    }

    private static bool IsFrame(SqlReader sql) => sql.Is("rows") || sql.Is("range") || sql.Is("groups");

    /// <summary>The frame as canonical tokens; the default frame is no frame.</summary>
    private static string? Frame(ExpressionReader reader)
    {
        var sql = reader.Sql;
        var start = sql.At;
        for (var depth = 0; !sql.AtEnd && (depth > 0 || !sql.Is(TokenKind.RightParen)); sql.Advance())
            depth += sql.Is(TokenKind.LeftParen) ? 1 : sql.Is(TokenKind.RightParen) ? -1 : 0;
        var text = TokenText.Of(sql, start, sql.At, reader.Names);
        return text is "RANGE UNBOUNDED PRECEDING" or "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW" ? null : text;
    }
}
