using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>What the server calls an index's expression when it makes up a name: the column, function or type that stands foremost, or <c>expr</c>.</summary>
internal static class IndexColumnName
{
    private const string None = "expr";

    /// <summary>Looks at the expression at the cursor, which stays where it is.</summary>
    public static string Of(SqlReader sql)
    {
        var start = sql.At;
        var (name, _) = Figure(sql, Extent(sql, start));
        sql.At = start;
        return name ?? None;
    }

    /// <summary>Where the expression ends: the comma or parenthesis that closes it.</summary>
    private static int Extent(SqlReader sql, int start)
    {
        var depth = 0;
        var at = start;
        for (; at < sql.End; at++)
        {
            var kind = sql.Tokens.Tokens[at].Kind;
            if (kind is TokenKind.LeftParen or TokenKind.LeftBracket) depth++;
            else if (kind is TokenKind.RightParen or TokenKind.RightBracket && depth-- == 0) break;
            else if (kind == TokenKind.Comma && depth == 0) break;
        }
        return at;
    }

    /// <summary>A name and how strong it is: 2 for a column or function, 1 for a type, 0 for none.</summary>
    private static (string? Name, int Strength) Figure(SqlReader sql, int end)
    {
        var (name, strength) = Primary(sql, end);
        while (sql.At < end)
        {
            if (sql.Take(TokenKind.Cast))
            {
                var type = TypeName(sql);
                if (strength < 2) (name, strength) = (type, 1);
            }
            else if (sql.Is("AT", "TIME")) { sql.At += 3; Primary(sql, end); (name, strength) = ("timezone", 2); }
            else if (sql.Take("COLLATE")) sql.QualifiedName();
            else if (sql.Is(TokenKind.LeftBracket)) SkipBrackets(sql);
            else return (null, 0);
        }
        return (name, strength);
    }

    private static (string? Name, int Strength) Primary(SqlReader sql, int end)
    {
        if (sql.Is(TokenKind.LeftParen))
        {
            var start = sql.At;
            sql.SkipGroup();
            var after = sql.At;
            sql.At = start + 1;
            var inner = Figure(sql, after - 1);
            sql.At = after;
            if (sql.Is(TokenKind.Dot)) { sql.At++; return (sql.Name(), 2); }
            return inner;
        }
        if (sql.Is("CASE")) return Case(sql, end);
        if (sql.Is("CAST") && sql.Peek(1).Kind == TokenKind.LeftParen) return Cast(sql);
        if (!sql.IsName)
        {
            sql.At = Math.Min(sql.At + 1, end);
            return (null, 0);
        }
        var name = sql.Name();
        while (sql.Take(TokenKind.Dot)) name = sql.Name();
        if (sql.Is(TokenKind.LeftParen)) sql.SkipGroup();
        else if (sql.Is(TokenKind.String)) sql.Advance();
        return (name, 2);
    }

    /// <summary>What ELSE gives, when it has a name.</summary>
    private static (string? Name, int Strength) Case(SqlReader sql, int end)
    {
        var start = sql.At;
        var (otherwise, depth, after) = (-1, 0, end);
        for (; sql.At < end; sql.Advance())
        {
            if (sql.Is("CASE")) depth++;
            else if (sql.Is("ELSE") && depth == 1) otherwise = sql.At + 1;
            else if (sql.Is("END") && --depth == 0) { after = sql.At + 1; break; }
        }
        sql.At = otherwise < 0 ? start : otherwise;
        var inner = otherwise < 0 ? (null, 0) : Figure(sql, after - 1);
        sql.At = after;
        return inner.Item2 > 1 ? inner : ("case", 1);
    }

    private static (string? Name, int Strength) Cast(SqlReader sql)
    {
        var start = sql.At + 1;
        sql.At = start;
        sql.SkipGroup();
        var after = sql.At;
        var split = after - 1;
        for (var at = after - 2; at > start; at--)
        {
            sql.At = at;
            if (!sql.Is("AS")) continue;
            split = at;
            break;
        }
        sql.At = start + 1;
        var inner = Figure(sql, split);
        sql.At = Math.Min(split + 1, after - 1);
        var type = TypeName(sql);
        sql.At = after;
        return inner.Strength == 2 ? inner : (type, 1);
    }

    private static string TypeName(SqlReader sql)
    {
        var type = Types.Read(sql);
        return type.Name switch
        {
            "integer" => "int4",
            "bigint" => "int8",
            "smallint" => "int2",
            "character varying" => "varchar",
            "character" => "bpchar",
            "boolean" => "bool",
            "timestamp without time zone" => "timestamp",
            "timestamp with time zone" => "timestamptz",
            "time without time zone" => "time",
            "time with time zone" => "timetz",
            "double precision" => "float8",
            "real" => "float4",
            "bit varying" => "varbit",
            _ => type.Name,
        };
    }

    private static void SkipBrackets(SqlReader sql)
    {
        for (var depth = 0; !sql.AtEnd; sql.Advance())
        {
            if (sql.Is(TokenKind.LeftBracket)) depth++;
            else if (sql.Is(TokenKind.RightBracket) && --depth == 0) { sql.Advance(); return; }
        }
    }
}
