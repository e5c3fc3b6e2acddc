using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Operands: constants, names, calls, and the forms with a grammar of their own (manual 4.2).</summary>
internal static class Primaries
{
    public static Expr Read(ExpressionReader reader)
    {
        var sql = reader.Sql;
        var token = sql.Current;
        switch (token.Kind)
        {
            case TokenKind.String: return StringConstant(sql);
            case TokenKind.Number: sql.Advance(); return new Expr.Literal(Expr.LiteralKind.Number, Numbers.Canonical(sql.Span(token)));
            case TokenKind.Parameter: sql.Advance(); return new Expr.Constant(sql.Span(token).ToString());
            case TokenKind.LeftParen: return Group(reader);
            case TokenKind.QuotedWord: return Named(reader);
            case TokenKind.Word: return Keyword(reader) ?? Named(reader);
            default: throw sql.Unexpected("an expression");
        }
    }

    private static Expr StringConstant(SqlReader sql)
    {
        var token = sql.Current;
        sql.Advance();
        var span = sql.Span(token);
        if (span[0] is 'x' or 'X' && sql.Flavor == SqlFlavor.Sqlite) return new Expr.Constant($"X'{SqlString.Value(span).Replace("'", "''", StringComparison.Ordinal)}'"); // bytes, not bits
        if (span[0] is 'b' or 'B' or 'x' or 'X') return new Expr.Literal(Expr.LiteralKind.Bits, $"{char.ToUpperInvariant(span[0])}'{SqlString.Value(span).Replace("'", "''", StringComparison.Ordinal)}'");
        return new Expr.Literal(Expr.LiteralKind.String, sql.ValueOf(token)) { At = new(token.Start, token.Start, token.End) };
    }

    /// <summary>Parentheses: around an expression, a row, or a query.</summary>
    private static Expr Group(ExpressionReader reader)
    {
        var sql = reader.Sql;
        var start = sql.At;
        sql.Advance();
        if (Queries.StartsAt(sql)) return Closed(reader, reader.Nested(""));
        var first = reader.Read();
        if (sql.Is("union") || sql.Is("intersect") || sql.Is("except"))
        {
            sql.At = start + 1;
            return Closed(reader, reader.Nested(""));
        }
        if (sql.Take(TokenKind.RightParen)) return first;
        var members = new List<Expr> { first };
        while (sql.Take(TokenKind.Comma)) members.Add(reader.Read());
        sql.Expect(TokenKind.RightParen);
        return new Expr.Row(members.ToArray());
    }

    private static Expr Closed(ExpressionReader reader, Expr inner)
    {
        reader.Sql.Expect(TokenKind.RightParen);
        return inner;
    }

    /// <summary>The words that begin a form of their own; null when the word is a name.</summary>
    private static Expr? Keyword(ExpressionReader reader)
    {
        var sql = reader.Sql;
        var word = sql.CurrentSpan;
        var called = sql.Peek(1).Kind == TokenKind.LeftParen;
        switch (word[0] | 0x20)
        {
            case 'n' when sql.Take("null"): return new Expr.Constant("NULL");
            case 't' when sql.Take("true"): return new Expr.Constant("TRUE");
            case 'f' when sql.Take("false"): return new Expr.Constant("FALSE");
            case 'd' when sql.Take("default"): return new Expr.Constant("DEFAULT");
            case 'c' when sql.Is("case"): return Case(reader);
            case 'c' when called && sql.Is("cast"): return Calls.Cast(reader);
            case 'c' when called && sql.Is("collation") && sql.IsAt(1, "for"): return null;
            case 'e' when called && sql.Take("exists"): sql.Advance(); return Closed(reader, reader.Nested("EXISTS"));
            case 'a' when sql.Is("array") && sql.Peek(1).Kind is TokenKind.LeftBracket or TokenKind.LeftParen: return Array(reader);
            case 'r' when called && sql.Take("row"): return Row(reader);
        }
        if (Calls.ClockWord(sql) is { } clock) return clock;
        if (Calls.Special(reader) is { } special) return special;
        return TypedConstant(reader);
    }

    private static Expr Case(ExpressionReader reader)
    {
        var sql = reader.Sql;
        sql.Advance();
        var subject = sql.Is("when") ? null : reader.Read();
        var branches = new List<Expr.Branch>();
        while (sql.Take("when"))
        {
            var when = reader.Read();
            sql.Expect("then");
            branches.Add(new(when, reader.Read()));
        }
        if (branches.Count == 0) throw sql.Unexpected("WHEN");
        var otherwise = sql.Take("else") ? reader.Read() : null;
        sql.Expect("end");
        return new Expr.Case(subject, branches.ToArray(), otherwise);
    }

    private static Expr Array(ExpressionReader reader)
    {
        var sql = reader.Sql;
        sql.Advance();
        if (sql.Take(TokenKind.LeftParen)) return Closed(reader, reader.Nested("ARRAY"));
        return Elements(reader);
    }

    /// <summary><c>[1, 2]</c>, where inner arrays may leave out the word ARRAY.</summary>
    private static Expr.ArrayOf Elements(ExpressionReader reader)
    {
        var sql = reader.Sql;
        sql.Expect(TokenKind.LeftBracket);
        var elements = new List<Expr>();
        if (!sql.Is(TokenKind.RightBracket))
            do elements.Add(sql.Is(TokenKind.LeftBracket) ? Nested(reader) : reader.Read());
            while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightBracket);
        return new(elements.ToArray());
    }

    /// <summary>Brackets in brackets skip the operator loop, so they count their own depth.</summary>
    private static Expr.ArrayOf Nested(ExpressionReader reader)
    {
        reader.Enter();
        var inner = Elements(reader);
        reader.Leave();
        return inner;
    }

    private static Expr.Row Row(ExpressionReader reader)
    {
        var sql = reader.Sql;
        sql.Expect(TokenKind.LeftParen);
        var members = new List<Expr>();
        if (!sql.Is(TokenKind.RightParen))
            do members.Add(reader.Read());
            while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        return new(members.ToArray());
    }

    /// <summary><c>date '2020-01-01'</c>, <c>interval '1' day</c>, <c>app.mood 'sad'</c>; null when no string follows the type.</summary>
    private static Expr? TypedConstant(ExpressionReader reader)
    {
        var sql = reader.Sql;
        if (sql.Flavor == SqlFlavor.Sqlite) return null;
        var start = sql.At;
        var next = sql.Peek(1).Kind;
        if (next != TokenKind.String && (next is not (TokenKind.Word or TokenKind.LeftParen) || !MayBeLongType(sql, next))) return null;
        if (Keywords.IsReserved(sql.CurrentSpan)) return null;
        if (sql.Is("interval")) return Interval(reader);
        var type = Types.Read(sql);
        if (sql.Is(TokenKind.String)) return reader.Typed(StringConstant(sql), type);
        sql.At = start;
        return null;
    }

    /// <summary>Types of several words, or with a modifier, that may stand before a string.</summary>
    private static bool MayBeLongType(SqlReader sql, TokenKind next)
    {
        if ((sql.CurrentSpan[0] | 0x20) is not ('d' or 't' or 'c' or 'b' or 'n' or 'i' or 'v')) return false;
        if (next == TokenKind.Word)
            return sql.Is("double", "precision") || sql.Is("timestamp", "with") || sql.Is("timestamp", "without") || sql.Is("time", "with") || sql.Is("time", "without")
                || sql.Is("character", "varying") || sql.Is("char", "varying") || sql.Is("bit", "varying") || sql.Is("national");
        return sql.Peek(2).Kind == TokenKind.Number
            && (sql.Is("timestamp") || sql.Is("timestamptz") || sql.Is("time") || sql.Is("interval") || sql.Is("numeric") || sql.Is("decimal") || sql.Is("varchar") || sql.Is("char") || sql.Is("character") || sql.Is("bit"));
    }

    private static Expr? Interval(ExpressionReader reader)
    {
        var sql = reader.Sql;
        var start = sql.At;
        sql.Advance();
        var precision = sql.Is(TokenKind.LeftParen) ? Types.Modifiers(sql) : null;
        if (!sql.Is(TokenKind.String))
        {
            sql.At = start;
            return null;
        }
        var value = StringConstant(sql);
        return new Expr.Cast(value, new(null, "interval", precision ?? Types.IntervalFields(sql)));
    }

    /// <summary>A column, a qualified column, or a call.</summary>
    private static Expr Named(ExpressionReader reader)
    {
        var sql = reader.Sql;
        if (sql.Is(TokenKind.Word) && Keywords.IsReserved(sql.CurrentSpan) && !(sql.Flavor == SqlFlavor.Sqlite && !IsClause(sql))) throw sql.Unexpected("an expression");
        var at = sql.Position;
        var first = sql.Name();
        if (sql.Is(TokenKind.LeftParen)) return Calls.Read(reader, new(null, first), new(at, at, sql.EndOfLast));
        if (!sql.Is(TokenKind.Dot)) return Column(reader, [first], at);
        var parts = new List<string>(3) { first };
        while (sql.Take(TokenKind.Dot))
        {
            if (sql.TakeOperator("*")) parts.Add("*");
            else parts.Add(sql.Name());
        }
        if (sql.Is(TokenKind.LeftParen)) return Calls.Read(reader, new(parts[^2], parts[^1]), sql.WrittenFrom(at));
        if (sql.Is(TokenKind.String) && parts.Count == 2 && parts[1] != "*") return reader.Typed(StringConstant(sql), parts[0] == "pg_catalog" ? CatalogType(parts[1]) : new(parts[0], parts[1]));
        return Column(reader, parts.ToArray(), at);
    }

    private static SqlType CatalogType(string name) => Types.Read(SqlReader.Over($"pg_catalog.{Quoting.Name(name)}"));

    /// <summary>What INSERT and SET assign to: a column, with subscripts or fields if it has some.</summary>
    public static Expr Target(ExpressionReader reader)
    {
        var sql = reader.Sql;
        if (!sql.IsName && !(sql.Flavor == SqlFlavor.Sqlite && sql.Is(TokenKind.String))) throw sql.Unexpected("a column");
        var at = sql.Position;
        var name = sql.Name();
        reader.Names.Column(name);
        Expr target = new Expr.Column([name]) { At = new(at, at, sql.EndOfLast) };
        while (true)
        {
            if (sql.Is(TokenKind.LeftBracket)) target = reader.Subscript(target);
            else if (sql.Take(TokenKind.Dot)) target = new Expr.Column([name, sql.Name()]) { At = sql.WrittenFrom(at) };
            else return target;
        }
    }

    /// <summary>SQLite reserves fewer words than PostgreSQL; these it does reserve.</summary>
    private static bool IsClause(SqlReader sql) =>
        sql.Is("select") || sql.Is("from") || sql.Is("where") || sql.Is("and") || sql.Is("or") || sql.Is("not") || sql.Is("then") || sql.Is("when") || sql.Is("else") || sql.Is("end") || sql.Is("in") || sql.Is("on") || sql.Is("as");

    private static Expr.Column Column(ExpressionReader reader, string[] parts, int at)
    {
        if (parts[^1] != "*") reader.Names.Column(parts[^1]);
        return new(parts) { At = reader.Sql.WrittenFrom(at) };
    }
}
