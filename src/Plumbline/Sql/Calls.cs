using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Function calls, plain and with a grammar of their own (manual 4.2.6 to 4.2.8, 9.4, 9.9, 9.18).</summary>
internal static class Calls
{
    private static readonly string[] s_clocks =
    [
        "current_timestamp", "current_date", "current_time", "localtimestamp", "localtime", "current_user", "session_user", "current_role", "current_catalog", "current_schema", "system_user", "user",
    ];

    /// <summary>CURRENT_TIMESTAMP and its kin, which are called without parentheses.</summary>
    public static Expr? ClockWord(SqlReader sql)
    {
        var span = sql.CurrentSpan;
        if (span.Length is < 4 or > 17 || !MayBeClock(span)) return null;
        if (sql.Flavor == SqlFlavor.Sqlite && !(sql.Is("current_timestamp") || sql.Is("current_date") || sql.Is("current_time"))) return null;
        foreach (var word in s_clocks)
        {
            if (!sql.Is(word)) continue;
            if (sql.Peek(1).Kind == TokenKind.Dot) return null;
            if (word == "current_schema" && sql.Peek(1).Kind == TokenKind.LeftParen) return null;
            sql.Advance();
            var text = word switch { "user" or "current_role" => "CURRENT_USER", _ => word.ToUpperInvariant() };
            return new Expr.Constant(sql.Is(TokenKind.LeftParen) ? $"{text}({Types.Modifiers(sql)})" : text);
        }
        return null;
    }

    /// <summary>By two letters, since this is asked of every name.</summary>
    private static bool MayBeClock(ReadOnlySpan<char> word) => ((word[0] | 0x20), (word[2] | 0x20)) is ('c', 'r') or ('l', 'c') or ('s', 's') or ('u', 'e');

    /// <summary>The functions whose arguments are no plain list; null when the word is none of them.</summary>
    public static Expr? Special(ExpressionReader reader)
    {
        var sql = reader.Sql;
        if (sql.Is("collation", "for") && sql.Peek(2).Kind == TokenKind.LeftParen)
        {
            sql.At += 2;
            return new Expr.Call(new(null, "pg_collation_for"), [reader.Parenthesised()]);
        }
        if (sql.Peek(1).Kind != TokenKind.LeftParen || sql.Flavor == SqlFlavor.Sqlite) return null;
        switch (sql.CurrentSpan[0] | 0x20)
        {
            case 'e' when sql.Take("extract"): return Extract(reader);
            case 's' when sql.Take("substring"): return Substring(reader);
            case 't' when sql.Take("trim"): return Trim(reader);
            case 't' when sql.Take("treat"): return TreatAs(reader);
            case 'p' when sql.Take("position"): return Position(reader);
            case 'o' when sql.Take("overlay"): return Overlay(reader);
            case 'n' when sql.Take("normalize"): return Normalize(reader);
            case 'x' or 'j' when KeepsTokens(sql): return Kept(reader);
            default: return null;
        }
    }

    public static Expr Cast(ExpressionReader reader)
    {
        var sql = reader.Sql;
        sql.At += 2;
        var value = reader.Read();
        sql.Expect("as");
        var at = sql.Position;
        var type = Types.Read(sql);
        // SQLite has no :: to print a cast with.
        Expr cast = sql.Flavor == SqlFlavor.Sqlite ? new Expr.Call(new(null, "cast"), [value, new Expr.Constant(type.ToString())]) : reader.Typed(value, type, new(at, at, sql.EndOfLast));
        sql.Expect(TokenKind.RightParen);
        return cast;
    }

    private static Expr TreatAs(ExpressionReader reader)
    {
        reader.Sql.At--;
        return Cast(reader);
    }

    private static Expr Extract(ExpressionReader reader)
    {
        var sql = reader.Sql;
        sql.Advance();
        var field = sql.Is(TokenKind.String) ? sql.String().ToLowerInvariant() : sql.Name();
        sql.Expect("from");
        var from = reader.Read();
        sql.Expect(TokenKind.RightParen);
        return sql.Tokens.ExtractIsDatePart ? new Expr.Call(new(null, "date_part"), [new Expr.Literal(Expr.LiteralKind.String, field), from]) : new Expr.Extract(field, from);
    }

    /// <summary><c>substring(x FROM 1 FOR 2)</c> is the function substring(x, 1, 2).</summary>
    private static Expr Substring(ExpressionReader reader)
    {
        var sql = reader.Sql;
        sql.Advance();
        var arguments = new List<Expr> { reader.Read() };
        if (sql.Take("from"))
        {
            arguments.Add(reader.Read());
            if (sql.Take("for")) arguments.Add(reader.Read());
        }
        else if (sql.Take("for"))
        {
            var length = reader.Read();
            var from = sql.Take("from") ? reader.Read() : new Expr.Literal(Expr.LiteralKind.Number, "1");
            arguments.Add(from);
            arguments.Add(length);
        }
        else if (sql.Take("similar"))
        {
            arguments.Add(reader.Read());
            sql.Expect("escape");
            arguments.Add(reader.Read());
        }
        else while (sql.Take(TokenKind.Comma)) arguments.Add(reader.Read());
        return Function(reader, "substring", arguments);
    }

    private static Expr.Call Function(ExpressionReader reader, string name, List<Expr> arguments)
    {
        reader.Sql.Expect(TokenKind.RightParen);
        return new(new(null, name), arguments.ToArray());
    }

    private static Expr Trim(ExpressionReader reader)
    {
        var sql = reader.Sql;
        sql.Advance();
        var name = sql.Take("leading") ? "ltrim" : sql.Take("trailing") ? "rtrim" : "btrim";
        if (name == "btrim") sql.Take("both");
        var arguments = new List<Expr>();
        if (sql.Take("from")) arguments.Add(reader.Read());
        else
        {
            var first = reader.Read();
            if (sql.Take("from")) arguments.Add(reader.Read());
            arguments.Add(first);
        }
        while (sql.Take(TokenKind.Comma)) arguments.Add(reader.Read());
        return Function(reader, name, arguments);
    }

    /// <summary><c>position(a IN b)</c> is the function position(b, a).</summary>
    private static Expr Position(ExpressionReader reader)
    {
        var sql = reader.Sql;
        sql.Advance();
        var first = reader.Read(Binding.Membership + 1, true);
        if (sql.Take("in")) return Function(reader, "position", [reader.Read(), first]);
        sql.Expect(TokenKind.Comma);
        return Function(reader, "position", [first, reader.Read()]);
    }

    private static Expr Overlay(ExpressionReader reader)
    {
        var sql = reader.Sql;
        sql.Advance();
        var arguments = new List<Expr> { reader.Read() };
        while (sql.Take("placing") || sql.Take("from") || sql.Take("for") || sql.Take(TokenKind.Comma)) arguments.Add(reader.Read());
        return Function(reader, "overlay", arguments);
    }

    private static Expr Normalize(ExpressionReader reader)
    {
        var sql = reader.Sql;
        sql.Advance();
        var arguments = new List<Expr> { reader.Read() };
        if (sql.Take(TokenKind.Comma))
            arguments.Add(sql.IsName ? new Expr.Literal(Expr.LiteralKind.String, sql.Name().ToUpperInvariant()) : reader.Read());
        return Function(reader, "normalize", arguments);
    }

    private static bool KeepsTokens(SqlReader sql)
    {
        foreach (var word in new[] { "xmlelement", "xmlforest", "xmlparse", "xmlpi", "xmlroot", "xmlserialize", "xmlexists", "xmltable", "json_object", "json_array", "json_arrayagg", "json_objectagg", "json_exists", "json_query", "json_value", "json_table", "json", "json_scalar", "json_serialize" })
            if (sql.Is(word)) return true;
        return false;
    }

    /// <summary>Forms whose arguments are words and values mixed: canonical tokens are enough to compare them.</summary>
    private static Expr.Raw Kept(ExpressionReader reader)
    {
        var sql = reader.Sql;
        var start = sql.At;
        sql.Advance();
        sql.SkipGroup();
        return new(TokenText.Of(sql, start, sql.At, reader.Names));
    }

    /// <summary>A call; the cursor is at its left parenthesis.</summary>
    public static Expr Read(ExpressionReader reader, ObjectName name, Written at)
    {
        var sql = reader.Sql;
        if (!IsGrammar(name)) reader.Names.Function(name);
        sql.Advance();
        var arguments = new List<Expr>();
        List<string?>? argumentNames = null;
        var star = sql.TakeOperator("*");
        var distinct = !star && sql.Take("distinct");
        if (!star && !distinct) sql.Take("all");
        var variadic = false;
        if (!star && !sql.Is(TokenKind.RightParen) && !sql.Is("order"))
            do variadic |= Argument(reader, arguments, ref argumentNames);
            while (sql.Take(TokenKind.Comma));
        var orderBy = sql.Take("order", "by") ? Windows.SortKeys(reader) : [];
        sql.Expect(TokenKind.RightParen);
        if (argumentNames is not null) while (argumentNames.Count < arguments.Count) argumentNames.Add(null);
        NoteSequence(reader, name, arguments);
        return Trailing(reader, new(Known(name), arguments.ToArray()) { At = at, ArgumentNames = argumentNames?.ToArray(), Star = star, OnlyDistinct = distinct, Variadic = variadic, OrderBy = orderBy });
    }

    private static bool IsGrammar(ObjectName name) => name.Schema is null && name.Name is "coalesce" or "nullif" or "greatest" or "least" or "grouping" or "xmlconcat";

    /// <summary>Functions of pg_catalog lose their prefix; so do those of public, which a search path finds.</summary>
    private static ObjectName Known(ObjectName name) => name.Schema is "pg_catalog" or "public" ? new(null, name.Name) : name;

    private static bool Argument(ExpressionReader reader, List<Expr> arguments, ref List<string?>? argumentNames)
    {
        var sql = reader.Sql;
        var variadic = sql.Take("variadic");
        if (sql.IsName && sql.Peek(1) is { Kind: TokenKind.Operator } arrow && sql.Span(arrow) is "=>" or ":=")
        {
            argumentNames ??= [];
            while (argumentNames.Count < arguments.Count) argumentNames.Add(null);
            argumentNames.Add(sql.Name());
            sql.Advance();
        }
        arguments.Add(reader.Read());
        return variadic;
    }

    /// <summary>The sequence in <c>nextval('s')</c>, with or without its cast.</summary>
    private static void NoteSequence(ExpressionReader reader, ObjectName name, List<Expr> arguments)
    {
        if (arguments is [Expr.Literal { Kind: Expr.LiteralKind.String } literal, ..] && name.Schema is null or "pg_catalog" && name.Name is "nextval" or "currval" or "setval")
            reader.NoteRelation(literal.Value);
        else if (arguments is [Expr.Cast { Type.Name: "text", Value: Expr.Literal { Kind: Expr.LiteralKind.String } text }, ..] && name.Name is "nextval")
            reader.NoteRelation(text.Value);
    }

    /// <summary>WITHIN GROUP, FILTER, IGNORE NULLS, OVER.</summary>
    private static Expr Trailing(ExpressionReader reader, Expr.Call call)
    {
        var sql = reader.Sql;
        if (!sql.Is(TokenKind.Word)) return Shaped(call);
        Expr.SortKey[] within = [];
        if (sql.Take("within", "group"))
        {
            sql.Expect(TokenKind.LeftParen);
            sql.Expect("order");
            sql.Expect("by");
            within = Windows.SortKeys(reader);
            sql.Expect(TokenKind.RightParen);
        }
        Expr? filter = null;
        if (sql.Is("filter") && sql.Peek(1).Kind == TokenKind.LeftParen)
        {
            sql.At += 2;
            sql.Expect("where");
            filter = reader.Read();
            sql.Expect(TokenKind.RightParen);
        }
        var nulls = sql.Take("ignore", "nulls") ? "IGNORE NULLS" : sql.Take("respect", "nulls") ? "RESPECT NULLS" : null;
        var over = sql.Is("over") && (sql.Peek(1).Kind is TokenKind.LeftParen or TokenKind.Word or TokenKind.QuotedWord) ? Windows.Read(reader) : null;
        if (within.Length == 0 && filter is null && nulls is null && over is null) return Shaped(call);
        return call with { WithinGroup = within, Filter = filter, Nulls = nulls, Over = over };
    }

    /// <summary>timezone(z, t) is t AT TIME ZONE z: older servers print the one, newer the other.</summary>
    private static Expr Shaped(Expr.Call call)
    {
        if (call.Name.Schema is not null || !call.IsPlain) return call;
        return call.Name.Name switch
        {
            "timezone" when call.Arguments is [var zone, var value] => new Expr.AtTimeZone(value, zone),
            _ => call,
        };
    }
}
