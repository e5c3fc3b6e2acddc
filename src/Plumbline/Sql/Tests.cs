namespace Plumbline.Sql;

/// <summary>What stands behind an operand as words: IS …, [NOT] IN, BETWEEN, LIKE, SIMILAR TO (manual 9.2, 9.7, 9.24).</summary>
internal static class Tests
{
    /// <summary>The function behind LIKE … ESCAPE, as pg_get_expr prints it.</summary>
    public const string LikeEscape = "like_escape";

    private static readonly string[] s_words = ["NULL", "TRUE", "FALSE", "UNKNOWN", "DOCUMENT", "NORMALIZED"];

    /// <summary>At IS. Restricted expressions know only IS [NOT] DISTINCT FROM and IS [NOT] DOCUMENT.</summary>
    public static Expr? Read(ExpressionReader reader, Expr left, bool restricted)
    {
        var sql = reader.Sql;
        var start = sql.At;
        sql.Advance();
        var not = sql.Take("not");
        if (sql.Take("distinct", "from")) return new Expr.Distinct(left, reader.Read(Binding.Is + 1, restricted), not);
        if (restricted)
        {
            sql.At = start;
            return null;
        }
        foreach (var word in s_words)
            if (sql.Take(word)) return new Expr.Test(left, not ? $"NOT {word}" : word);
        if (sql.Is("nfc") || sql.Is("nfd") || sql.Is("nfkc") || sql.Is("nfkd"))
        {
            var form = sql.Name().ToUpperInvariant();
            sql.Expect("normalized");
            return new Expr.Test(left, $"{(not ? "NOT " : "")}{form} NORMALIZED");
        }
        if (sql.Take("json")) return new Expr.Test(left, $"{(not ? "NOT " : "")}JSON{JsonKind(sql)}");
        if (sql.Flavor == SqlFlavor.Sqlite) return new Expr.Distinct(left, reader.Read(Binding.Is + 1, false), !not);
        throw sql.Unexpected("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM");
    }

    private static string JsonKind(SqlReader sql)
    {
        var kind = sql.Take("object") ? " OBJECT" : sql.Take("array") ? " ARRAY" : sql.Take("scalar") ? " SCALAR" : sql.Take("value") ? "" : "";
        if (sql.Take("with", "unique")) { sql.Take("keys"); return $"{kind} WITH UNIQUE KEYS"; }
        if (sql.Take("without", "unique")) sql.Take("keys");
        return kind;
    }

    public static Expr? Membership(ExpressionReader reader, Expr left)
    {
        var sql = reader.Sql;
        var start = sql.At;
        var not = sql.Take("not");
        if (sql.Take("in")) return In(reader, left, not);
        if (sql.Take("between")) return Between(reader, left, not);
        if (sql.Take("like")) return Like(reader, left, not ? "!~~" : "~~");
        if (sql.Take("ilike")) return Like(reader, left, not ? "!~~*" : "~~*");
        if (sql.Take("similar", "to")) return Similar(reader, left, not);
        if (sql.Flavor == SqlFlavor.Sqlite)
        {
            if (not && sql.Take("null")) return new Expr.Test(left, "NOT NULL");
            foreach (var word in new[] { "glob", "match", "regexp" })
                if (sql.Take(word)) return SqliteMatch(reader, left, word, not);
        }
        sql.At = start;
        return null;
    }

    private static Expr SqliteMatch(ExpressionReader reader, Expr left, string word, bool not)
    {
        var match = new Expr.Operation(word.ToUpperInvariant(), left, reader.Read(Binding.Membership + 1, false));
        return not ? ExpressionReader.Negated(match) : match;
    }

    /// <summary>
    /// As PostgreSQL's parser does: constants become = ANY (ARRAY[…]) from two on, members that name columns become comparisons joined by OR.
    /// </summary>
    private static Expr In(ExpressionReader reader, Expr left, bool not)
    {
        var sql = reader.Sql;
        if (sql.Flavor == SqlFlavor.Sqlite && !sql.Is(TokenKind.LeftParen)) return InTable(reader, left, not);
        sql.Expect(TokenKind.LeftParen);
        if (Queries.StartsAt(sql))
        {
            var query = reader.Nested("");
            sql.Expect(TokenKind.RightParen);
            var any = new Expr.Quantified(left, "=", false, query);
            return not ? new Expr.Not(any) : any;
        }
        var members = new List<Expr>();
        if (!sql.Is(TokenKind.RightParen))
            do members.Add(reader.Read());
            while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        return Members(left, members, not);
    }

    private static Expr InTable(ExpressionReader reader, Expr left, bool not)
    {
        var at = reader.Sql.Position;
        var table = reader.Sql.QualifiedName();
        reader.Names.Relation(table);
        var query = new QueryText().Add($"SELECT * FROM {Quoting.Name(table)}");
        query.Scope.Add(new(table.Name, table) { At = reader.Sql.WrittenFrom(at) });
        var any = new Expr.Quantified(left, "=", false, new Expr.Query("", query));
        return not ? new Expr.Not(any) : any;
    }

    private static Expr Members(Expr left, List<Expr> members, bool not)
    {
        var symbol = not ? "<>" : "=";
        if (left is Expr.Row) return ExpressionReader.Join(not, members.Select(m => ExpressionReader.Operate(symbol, left, m)).ToArray());
        var constants = members.Where(m => !ExprNames.HasColumn(m)).ToArray();
        if (constants.Length == members.Count && constants.Length != 1) return new Expr.Quantified(left, symbol, not, new Expr.ArrayOf(constants));
        if (constants.Length < 2) return ExpressionReader.Join(not, members.Select(m => ExpressionReader.Operate(symbol, left, m)).ToArray());
        Expr[] parts = [new Expr.Quantified(left, symbol, not, new Expr.ArrayOf(constants)), .. members.Where(ExprNames.HasColumn).Select(m => ExpressionReader.Operate(symbol, left, m))];
        return ExpressionReader.Join(not, parts);
    }

    private static Expr Between(ExpressionReader reader, Expr left, bool not)
    {
        var sql = reader.Sql;
        var symmetric = sql.Take("symmetric");
        if (!symmetric) sql.Take("asymmetric");
        var low = reader.Read(Binding.Membership + 1, true);
        sql.Expect("and");
        var high = reader.Read(Binding.Membership + 1, false);
        var straight = Range(left, low, high, not);
        return symmetric ? ExpressionReader.Join(not, straight, Range(left, high, low, not)) : straight;
    }

    private static Expr Range(Expr value, Expr low, Expr high, bool not) =>
        ExpressionReader.Join(!not, new Expr.Operation(not ? "<" : ">=", value, low), new Expr.Operation(not ? ">" : "<=", value, high));

    private static Expr Like(ExpressionReader reader, Expr left, string symbol)
    {
        var sql = reader.Sql;
        if (sql.Peek(1).Kind == TokenKind.LeftParen && (sql.Is("any") || sql.Is("some") || sql.Is("all")))
        {
            var all = sql.Is("all");
            sql.Advance();
            return ExpressionReader.Quantify(left, symbol, all, reader.Parenthesised());
        }
        var pattern = reader.Read(Binding.Membership + 1, false);
        if (sql.Take("escape")) pattern = new Expr.Call(new(null, LikeEscape), [pattern, reader.Read(Binding.Membership + 1, false)]);
        return new Expr.Operation(symbol, left, pattern);
    }

    /// <summary>SIMILAR TO is a regular expression match over similar_to_escape (as pg_get_expr prints it).</summary>
    private static Expr Similar(ExpressionReader reader, Expr left, bool not)
    {
        var pattern = reader.Read(Binding.Membership + 1, false);
        Expr[] arguments = reader.Sql.Take("escape") ? [pattern, reader.Read(Binding.Membership + 1, false)] : [pattern];
        return new Expr.Operation(not ? "!~" : "~", left, new Expr.Call(new(null, "similar_to_escape"), arguments));
    }
}
