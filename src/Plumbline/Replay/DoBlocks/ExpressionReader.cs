using System.Globalization;
using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>Reads expressions as PL/pgSQL blocks use them, by precedence (manual 4.1.6).</summary>
internal sealed class ExpressionReader(SqlReader sql)
{
    private const int OrLevel = 1, AndLevel = 2, NotLevel = 3, IsLevel = 4, CompareLevel = 5, LikeLevel = 6, OtherLevel = 7, AddLevel = 8, MultiplyLevel = 9, UnaryLevel = 11;

    public Expression Read(int level = OrLevel)
    {
        var left = Prefix();
        while (true)
        {
            if (Infix(left, level) is not { } longer) return left;
            left = longer;
        }
    }

    private Expression Prefix()
    {
        if (sql.Take("NOT")) return new Not(Read(NotLevel));
        if (sql.TakeOperator("-")) return new Negative(Read(UnaryLevel));
        if (sql.TakeOperator("+")) return Read(UnaryLevel);
        return Postfix(Primary());
    }

    private Expression Postfix(Expression operand)
    {
        while (true)
        {
            if (sql.Take(TokenKind.Cast)) operand = ReadCast(operand);
            else if (sql.Is(TokenKind.LeftBracket))
            {
                sql.Advance();
                operand = new Subscript(operand, Read());
                sql.Expect(TokenKind.RightBracket);
            }
            else if (sql.Take("COLLATE")) sql.QualifiedName();
            else if (sql.Take("AT", "TIME", "ZONE")) { Read(UnaryLevel); operand = new Opaque(); }
            else return operand;
        }
    }

    private Cast ReadCast(Expression operand)
    {
        var (type, array) = TypeName();
        return new(operand, type, array);
    }

    /// <summary>Only the name counts; modifiers are read over.</summary>
    private (string Type, bool Array) TypeName()
    {
        var name = sql.QualifiedName();
        var type = name.Schema is null or "pg_catalog" ? name.Name : $"{name.Schema}.{name.Name}";
        if (type == "character" && sql.Take("VARYING")) type = "character varying";
        else if (type == "double" && sql.Take("PRECISION")) type = "double precision";
        if (sql.Is(TokenKind.LeftParen)) sql.SkipGroup();
        if (type is "timestamp" or "time" && (sql.Take("WITH") || sql.Take("WITHOUT"))) { sql.Expect("TIME"); sql.Expect("ZONE"); }
        var array = false;
        while (sql.Take(TokenKind.LeftBracket))
        {
            if (!sql.Is(TokenKind.RightBracket)) sql.Advance();
            sql.Expect(TokenKind.RightBracket);
            array = true;
        }
        return (type, array);
    }

    private Expression? Infix(Expression left, int level)
    {
        if (level <= OrLevel && sql.Take("OR")) return new Logic(false, left, Read(AndLevel));
        if (level <= AndLevel && sql.Take("AND")) return new Logic(true, left, Read(NotLevel));
        if (level <= IsLevel && sql.Is("IS")) return Is(left);
        if (level <= IsLevel && sql.Take("ISNULL")) return new IsTest(left, "null", false);
        if (level <= IsLevel && sql.Take("NOTNULL")) return new IsTest(left, "null", true);
        if (level <= LikeLevel && TryWordOperator(left) is { } made) return made;
        if (sql.Current.Kind != TokenKind.Operator && !sql.Is("OPERATOR")) return null;
        var name = sql.CurrentSpan.ToString();
        var own = name switch
        {
            "=" or "<" or ">" or "<=" or ">=" or "<>" or "!=" => CompareLevel,
            "+" or "-" => AddLevel,
            "*" or "/" or "%" => MultiplyLevel,
            _ => OtherLevel,
        };
        if (own < level || name is ":=") return null;
        if (sql.Take("OPERATOR"))
        {
            sql.Expect(TokenKind.LeftParen);
            while (sql.IsName) { sql.Advance(); sql.Expect(TokenKind.Dot); }
            name = sql.CurrentSpan.ToString();
            sql.Advance();
            sql.Expect(TokenKind.RightParen);
        }
        else sql.Advance();
        if (sql.Is("ANY") || sql.Is("ALL") || sql.Is("SOME")) return Quantified(left, name);
        return new Operation(name, left, Read(own + 1));
    }

    private IsTest Is(Expression left)
    {
        sql.Expect("IS");
        var negated = sql.Take("NOT");
        if (sql.Take("DISTINCT", "FROM")) return new(left, "distinct", negated, Read(CompareLevel));
        var word = sql.Name();
        if (word is not ("null" or "true" or "false" or "unknown")) throw sql.Unexpected("NULL, TRUE, FALSE or DISTINCT FROM");
        return new(left, word, negated);
    }

    private Expression? TryWordOperator(Expression left)
    {
        var start = sql.At;
        var negated = sql.Take("NOT");
        Expression? made = null;
        if (sql.Take("IN")) made = In(left);
        else if (sql.Take("LIKE")) made = Pattern(left, "like");
        else if (sql.Take("ILIKE")) made = Pattern(left, "ilike");
        else if (sql.Take("SIMILAR", "TO")) { Read(OtherLevel); made = new Opaque(); }
        else if (sql.Take("BETWEEN"))
        {
            sql.Take("SYMMETRIC");
            var low = Read(OtherLevel);
            sql.Expect("AND");
            made = new Logic(true, new Operation(">=", left, low), new Operation("<=", left, Read(OtherLevel)));
        }
        if (made is null) { sql.At = start; return null; }
        return negated ? new Not(made) : made;
    }

    private Expression Pattern(Expression left, string name)
    {
        if (sql.Is("ANY") || sql.Is("ALL") || sql.Is("SOME")) return Quantified(left, name);
        var made = new Operation(name, left, Read(OtherLevel));
        if (sql.Take("ESCAPE")) { Read(OtherLevel); return new Opaque(); }
        return made;
    }

    private Membership In(Expression left)
    {
        sql.Expect(TokenKind.LeftParen);
        if (QueryReader.IsAtQuery(sql))
        {
            var query = new Subquery(new QueryReader(sql).Read(), SubqueryUse.Array);
            sql.Expect(TokenKind.RightParen);
            return new(left, "=", true, query.Evaluate, [query]);
        }
        var items = new ArrayOf(List());
        sql.Expect(TokenKind.RightParen);
        return new(left, "=", true, items.Evaluate, items.Items);
    }

    private Membership Quantified(Expression left, string comparison)
    {
        var any = !sql.Is("ALL");
        sql.Advance();
        sql.Expect(TokenKind.LeftParen);
        Expression items = QueryReader.IsAtQuery(sql) ? new Subquery(new QueryReader(sql).Read(), SubqueryUse.Array) : Read();
        sql.Expect(TokenKind.RightParen);
        return new(left, comparison, any, scope => items.Evaluate(scope) is string text ? Values.ParseArray(text) : items.Evaluate(scope), [items]);
    }

    public List<Expression> List()
    {
        var items = new List<Expression>();
        do items.Add(Read());
        while (sql.Take(TokenKind.Comma));
        return items;
    }

    private Expression Primary()
    {
        switch (sql.Current.Kind)
        {
            case TokenKind.String: return StringLiteral();
            case TokenKind.Number: return Number();
            case TokenKind.LeftParen: return Parenthesis();
            case TokenKind.Parameter: return Parameter();
            case TokenKind.Word or TokenKind.QuotedWord: break;
            default: throw sql.Unexpected("an expression");
        }
        if (sql.Is(TokenKind.QuotedWord)) return NameOrCall();
        if (sql.Take("NULL")) return new Literal(null);
        if (sql.Take("TRUE")) return new Literal(true);
        if (sql.Take("FALSE")) return new Literal(false);
        if (sql.Is("CASE")) return Case();
        if (sql.Is("EXISTS") && sql.Peek(1).Kind == TokenKind.LeftParen) return Exists();
        if (sql.Is("ARRAY") && sql.Peek(1).Kind is TokenKind.LeftBracket or TokenKind.LeftParen) return Array();
        if (sql.Is("ROW") && sql.Peek(1).Kind == TokenKind.LeftParen) { sql.Advance(); return Parenthesis(row: true); }
        if (sql.Is("CAST") && sql.Peek(1).Kind == TokenKind.LeftParen) return CastCall();
        if (Keywords.IsReserved(sql.CurrentSpan) && !IsValueWord()) throw sql.Unexpected("an expression");
        if (sql.Peek(1).Kind == TokenKind.String) { sql.Advance(); return TypedLiteral(); }
        return NameOrCall();
    }

    private Literal StringLiteral()
    {
        var token = sql.Current;
        return new(sql.String()) { Token = token };
    }

    /// <summary>$1 of EXECUTE … USING is a variable of that name.</summary>
    private NameReference Parameter()
    {
        var name = sql.CurrentSpan.ToString();
        sql.Advance();
        return new([name]);
    }

    private bool IsValueWord() => sql.Is("CURRENT_USER") || sql.Is("SESSION_USER") || sql.Is("USER") || sql.Is("CURRENT_ROLE") || sql.Is("CURRENT_CATALOG") ||
        sql.Is("CURRENT_SCHEMA") || sql.Is("CURRENT_DATE") || sql.Is("CURRENT_TIMESTAMP") || sql.Is("LOCALTIMESTAMP") || sql.Is("CURRENT_TIME");

    /// <summary><c>date '2020-01-01'</c>, <c>interval '1 day'</c>: no catalog question turns on their value.</summary>
    private Opaque TypedLiteral()
    {
        sql.String();
        return new();
    }

    private Literal Number()
    {
        var text = sql.CurrentSpan.ToString().Replace("_", "", StringComparison.Ordinal);
        sql.Advance();
        return new(decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : Unknown.Value);
    }

    private Expression Parenthesis(bool row = false)
    {
        sql.Expect(TokenKind.LeftParen);
        if (!row && QueryReader.IsAtQuery(sql))
        {
            var query = new Subquery(new QueryReader(sql).Read(), SubqueryUse.Scalar);
            sql.Expect(TokenKind.RightParen);
            return query;
        }
        var items = List();
        sql.Expect(TokenKind.RightParen);
        if (row || items.Count > 1) return new RowOf(items);
        return sql.Is(TokenKind.Dot) && sql.Peek(1).Kind is TokenKind.Word or TokenKind.QuotedWord ? Field(items[0]) : items[0];
    }

    private Member Field(Expression row)
    {
        sql.Expect(TokenKind.Dot);
        return new(row, sql.Name());
    }

    private Choice Case()
    {
        sql.Expect("CASE");
        var subject = sql.Is("WHEN") ? null : Read();
        var branches = new List<(Expression, Expression)>();
        while (sql.Take("WHEN"))
        {
            var when = Read();
            sql.Expect("THEN");
            branches.Add((when, Read()));
        }
        var otherwise = sql.Take("ELSE") ? Read() : null;
        sql.Expect("END");
        return new(subject, branches, otherwise);
    }

    private Subquery Exists()
    {
        sql.Expect("EXISTS");
        sql.Expect(TokenKind.LeftParen);
        var query = new QueryReader(sql).Read();
        sql.Expect(TokenKind.RightParen);
        return new(query, SubqueryUse.Exists);
    }

    private Expression Array()
    {
        sql.Expect("ARRAY");
        if (sql.Take(TokenKind.LeftParen))
        {
            var query = new Subquery(new QueryReader(sql).Read(), SubqueryUse.Array);
            sql.Expect(TokenKind.RightParen);
            return query;
        }
        sql.Expect(TokenKind.LeftBracket);
        var items = sql.Is(TokenKind.RightBracket) ? [] : sql.Is(TokenKind.LeftBracket) ? NestedArrays() : List();
        sql.Expect(TokenKind.RightBracket);
        return new ArrayOf(items);
    }

    private List<Expression> NestedArrays()
    {
        var items = new List<Expression>();
        do
        {
            sql.Expect(TokenKind.LeftBracket);
            items.Add(new ArrayOf(List()));
            sql.Expect(TokenKind.RightBracket);
        }
        while (sql.Take(TokenKind.Comma));
        return items;
    }

    private Cast CastCall()
    {
        sql.Expect("CAST");
        sql.Expect(TokenKind.LeftParen);
        var operand = Read();
        sql.Expect("AS");
        var cast = ReadCast(operand);
        sql.Expect(TokenKind.RightParen);
        return cast;
    }

    private Expression NameOrCall()
    {
        var path = new List<string> { sql.Name() };
        while (sql.Is(TokenKind.Dot) && sql.Peek(1).Kind is TokenKind.Word or TokenKind.QuotedWord)
        {
            sql.Advance();
            path.Add(sql.Name());
        }
        if (sql.Is(TokenKind.LeftParen)) return ReadCall(path);
        if (path.Count == 1 && path[0] is "current_user" or "session_user" or "user" or "current_role" or "current_catalog" or "current_schema" or "current_date" or "current_timestamp" or "localtimestamp" or "current_time") return new Call(path[0], []);
        return new NameReference(path);
    }

    private Call ReadCall(List<string> path)
    {
        var name = path.Count == 1 || path[0] is "pg_catalog" or "information_schema" ? path[^1] : string.Join('.', path);
        sql.Expect(TokenKind.LeftParen);
        var distinct = sql.Take("DISTINCT");
        var arguments = new List<Expression>();
        var order = new List<(Expression, bool)>();
        if (sql.TakeOperator("*")) { }
        else if (!sql.Is(TokenKind.RightParen)) Arguments(arguments);
        if (sql.Take("ORDER", "BY"))
        {
            do order.Add((Read(), sql.Take("DESC") || (sql.Take("ASC") && false)));
            while (sql.Take(TokenKind.Comma));
        }
        sql.Expect(TokenKind.RightParen);
        var call = new Call(name, arguments) { Distinct = distinct, OrderBy = order };
        if (sql.Is("FILTER") && sql.Peek(1).Kind == TokenKind.LeftParen)
        {
            sql.Advance();
            sql.Expect(TokenKind.LeftParen);
            sql.Expect("WHERE");
            call.Filter = Read();
            sql.Expect(TokenKind.RightParen);
        }
        if (!sql.Take("OVER")) return call;
        if (sql.Is(TokenKind.LeftParen)) sql.SkipGroup();
        else sql.Name();
        return new("over", [call]);
    }

    private void Arguments(List<Expression> arguments)
    {
        do
        {
            sql.Take("VARIADIC");
            if (sql.IsName && sql.Peek(1) is { Kind: TokenKind.Operator } arrow && sql.Span(arrow) is "=>" or ":=")
            {
                sql.Advance();
                sql.Advance();
            }
            arguments.Add(Read());
            if (sql.Take("FROM") || sql.Take("FOR")) { Read(); if (sql.Take("FOR")) Read(); arguments.Add(new Opaque()); }
        }
        while (sql.Take(TokenKind.Comma));
    }
}
