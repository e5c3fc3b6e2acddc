using System.Globalization;
using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Reads type names (manual chapter 8) into the form that the server's format_type prints.</summary>
public static class Types
{
    private static readonly SqlType s_varchar = new(null, "character varying");
    private static readonly SqlType s_char = new(null, "character", "1");
    private static readonly SqlType s_double = new(null, "double precision");
    private static readonly SqlType s_real = new(null, "real");

    /// <summary>One-word names, and what they stand for when nothing follows them.</summary>
    private static readonly Dictionary<string, SqlType> s_words = Words();

    private static readonly Dictionary<string, SqlType>.AlternateLookup<ReadOnlySpan<char>> s_spans = s_words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Names that exist in the grammar only: quoted, or behind <c>pg_catalog.</c>, they are no built-in type.</summary>
    private static readonly HashSet<string> s_grammarOnly =
        new[] { "int", "integer", "smallint", "bigint", "real", "float", "boolean", "char", "character", "nchar", "dec", "decimal", "serial", "bigserial", "smallserial", "serial2", "serial4", "serial8" }.ToHashSet();

    /// <summary>Reads one type name at the cursor, with modifiers and array brackets. A user type keeps the schema that was written, or null.</summary>
    public static SqlType Read(SqlReader sql) => sql.Flavor == SqlFlavor.Sqlite ? SqliteTypes.Read(sql) : Brackets(sql, Scalar(sql));

    /// <summary>Whether a type of this name is built in; the name as <see cref="Read"/> gives it.</summary>
    public static bool IsBuiltIn(SqlType type) => type.Schema is null && (s_words.ContainsKey(type.Name) || type.Name is "double precision" or "character varying" or "bit varying" or "timestamp with time zone" or "timestamp without time zone" or "time with time zone" or "time without time zone" || type.Name == "\"char\"" || BuiltInTypes.Others.Contains(type.Name));

    private static SqlType Brackets(SqlReader sql, SqlType type)
    {
        var array = type.IsArray;
        if (sql.Take("array"))
        {
            array = true;
            if (sql.Is(TokenKind.LeftBracket)) OneBracket(sql);
        }
        else
        {
            while (sql.Is(TokenKind.LeftBracket) && (sql.Peek(1).Kind == TokenKind.RightBracket || sql.Peek(1).Kind == TokenKind.Number))
            {
                array = true;
                OneBracket(sql);
            }
        }
        return array && !type.IsArray ? type with { IsArray = true } : type;
    }

    private static void OneBracket(SqlReader sql)
    {
        sql.Expect(TokenKind.LeftBracket);
        sql.Take(TokenKind.Number);
        sql.Expect(TokenKind.RightBracket);
    }

    private static SqlType Scalar(SqlReader sql)
    {
        if (!sql.IsName) throw sql.Unexpected("a type name");
        var quoted = sql.Is(TokenKind.QuotedWord);
        if (sql.Peek(1).Kind != TokenKind.Dot)
        {
            if (!quoted && BuiltIn(sql) is { } known) return known;
            var name = sql.Name();
            if (quoted && FromCatalog(name) is { } catalogued) return WithModifier(sql, catalogued);
            return UserType(sql, null, name);
        }
        var first = sql.Name();
        sql.Expect(TokenKind.Dot);
        var second = sql.Name();
        if (sql.Take(TokenKind.Dot)) return ThreeParts(sql, first, second);
        if (first == "pg_catalog") return FromCatalog(second) is { } type ? WithModifier(sql, type) : UserType(sql, null, second);
        return UserType(sql, first, second);
    }

    /// <summary><c>schema.table.column%TYPE</c>, or a database name in front of a type.</summary>
    private static SqlType ThreeParts(SqlReader sql, string first, string second)
    {
        var third = sql.Name();
        return IsReference(sql) ? Reference(sql, first, $"{second}.{third}") : UserType(sql, second, third);
    }

    private static bool IsReference(SqlReader sql) => sql.IsOperator("%") && sql.IsAt(1, "type");

    private static SqlType Reference(SqlReader sql, string? schema, string name)
    {
        sql.At += 2;
        return new(schema, $"{name}%TYPE");
    }

    private static SqlType UserType(SqlReader sql, string? schema, string name)
    {
        if (IsReference(sql)) return schema is null ? Reference(sql, null, name) : Reference(sql, null, $"{schema}.{name}");
        if (!sql.Is(TokenKind.LeftParen)) return new(schema, name);
        return new(schema, name, BuiltInTypes.Modifier(name, Modifiers(sql)));
    }

    /// <summary>A name as pg_type has it: <c>int4</c>, <c>"char"</c>, <c>_text</c>; null when it is no built-in type.</summary>
    private static SqlType? FromCatalog(string name)
    {
        if (name == "char") return new(null, "\"char\"");
        if (name == "bit") return new(null, "bit");
        if (!s_grammarOnly.Contains(name) && s_words.TryGetValue(name, out var type)) return type;
        if (BuiltInTypes.Others.Contains(name)) return new(null, name);
        return name.Length > 1 && name[0] == '_' && FromCatalog(name[1..]) is { IsArray: false } element ? element with { IsArray = true } : null;
    }

    private static SqlType WithModifier(SqlReader sql, SqlType type)
    {
        if (!sql.Is(TokenKind.LeftParen)) return type;
        return Modified(type, Modifiers(sql));
    }

    /// <summary>A built-in type at an unquoted word; null when the word names none.</summary>
    private static SqlType? BuiltIn(SqlReader sql)
    {
        if (!s_spans.TryGetValue(sql.CurrentSpan, out var type))
        {
            if (sql.Is("double", "precision")) { sql.At += 2; return s_double; }
            if (sql.Is("national") && (sql.IsAt(1, "char") || sql.IsAt(1, "character"))) { sql.Advance(); return Character(sql); }
            return sql.CurrentSpan[0] == '_' && FromCatalog(sql.NameOf(sql.Current)) is { } array ? Consumed(sql, array) : null;
        }
        switch (type.Name)
        {
            case "character": return Character(sql);
            case "bit": return Bit(sql);
            case "interval": sql.Advance(); return Interval(sql);
            case "timestamp without time zone" or "time without time zone": return Time(sql, type);
            case "double precision" when sql.Is("float"): sql.Advance(); return Float(sql);
            default:
                sql.Advance();
                return WithModifier(sql, type);
        }
    }

    private static SqlType Consumed(SqlReader sql, SqlType type)
    {
        sql.Advance();
        return type;
    }

    private static SqlType Modified(SqlType type, string modifier)
    {
        if (type.Name == "numeric" && !modifier.Contains(',')) modifier += ",0";
        return type.Name == "bpchar" ? new(null, "character", modifier) : type with { Modifier = modifier };
    }

    private static SqlType Character(SqlReader sql)
    {
        sql.Advance();
        if (sql.Take("varying")) return WithModifier(sql, s_varchar);
        return WithModifier(sql, s_char);
    }

    private static SqlType Bit(SqlReader sql)
    {
        sql.Advance();
        return sql.Take("varying") ? WithModifier(sql, new(null, "bit varying")) : WithModifier(sql, new(null, "bit", "1"));
    }

    private static SqlType Float(SqlReader sql)
    {
        if (!sql.Is(TokenKind.LeftParen)) return s_double;
        return int.TryParse(Modifiers(sql), NumberStyles.Integer, CultureInfo.InvariantCulture, out var bits) && bits <= 24 ? s_real : s_double;
    }

    private static SqlType Time(SqlReader sql, SqlType type)
    {
        sql.Advance();
        var modifier = sql.Is(TokenKind.LeftParen) ? Modifiers(sql) : null;
        var zoned = false;
        if (sql.Take("with", "time", "zone")) zoned = true;
        else sql.Take("without", "time", "zone");
        if (zoned) type = s_words[type.Name == "time without time zone" ? "timetz" : "timestamptz"];
        return modifier is null ? type : type with { Modifier = modifier };
    }

    private static SqlType Interval(SqlReader sql)
    {
        if (sql.Is(TokenKind.LeftParen)) return new(null, "interval", Modifiers(sql));
        var fields = IntervalFields(sql);
        return fields is null ? s_words["interval"] : new(null, "interval", fields);
    }

    /// <summary><c>year to month</c>, <c>day to second(3)</c> at the cursor; null when no field stands there (manual 8.5.4).</summary>
    internal static string? IntervalFields(SqlReader sql)
    {
        if (!IsField(sql)) return null;
        var fields = sql.Name();
        if (sql.Take("to")) fields += " to " + sql.Name();
        if (fields.EndsWith("second", StringComparison.Ordinal) && sql.Is(TokenKind.LeftParen)) fields += $"({Modifiers(sql)})";
        return fields;
    }

    private static bool IsField(SqlReader sql) =>
        sql.Is("year") || sql.Is("month") || sql.Is("day") || sql.Is("hour") || sql.Is("minute") || sql.Is("second");

    /// <summary>What stands in the parentheses at the cursor, without blanks: <c>10,2</c>.</summary>
    internal static string Modifiers(SqlReader sql)
    {
        sql.Expect(TokenKind.LeftParen);
        if (sql.Is(TokenKind.Number) && sql.Peek(1).Kind == TokenKind.RightParen)
        {
            var one = NamePool.Intern(sql.CurrentSpan);
            sql.At += 2;
            return one;
        }
        var start = sql.At;
        sql.At = start - 1;
        sql.SkipGroup();
        var parts = new System.Text.StringBuilder();
        for (var end = sql.At - 1; start < end; start++) parts.Append(sql.Span(sql.Tokens.Tokens[start]));
        return NamePool.Intern(parts.ToString());
    }

    private static Dictionary<string, SqlType> Words()
    {
        var words = new Dictionary<string, SqlType>(StringComparer.OrdinalIgnoreCase)
        {
            ["integer"] = SqlType.Integer,
            ["int"] = SqlType.Integer,
            ["int4"] = SqlType.Integer,
            ["bigint"] = SqlType.BigInt,
            ["int8"] = SqlType.BigInt,
            ["smallint"] = SqlType.SmallInt,
            ["int2"] = SqlType.SmallInt,
            ["boolean"] = SqlType.Boolean,
            ["bool"] = SqlType.Boolean,
            ["text"] = SqlType.Text,
            ["real"] = s_real,
            ["float4"] = s_real,
            ["float8"] = s_double,
            ["float"] = s_double,
            ["varchar"] = s_varchar,
            ["char"] = s_char,
            ["character"] = s_char,
            ["nchar"] = s_char,
            ["bpchar"] = new(null, "bpchar"),
            ["bit"] = new(null, "bit", "1"),
            ["varbit"] = new(null, "bit varying"),
            ["timestamp"] = new(null, "timestamp without time zone"),
            ["timestamptz"] = new(null, "timestamp with time zone"),
            ["time"] = new(null, "time without time zone"),
            ["timetz"] = new(null, "time with time zone"),
            ["serial4"] = new(null, "serial"),
            ["serial8"] = new(null, "bigserial"),
            ["serial2"] = new(null, "smallserial"),
        };
        words["dec"] = words["decimal"] = new(null, "numeric");
        foreach (var name in new[] { "numeric", "interval", "serial", "bigserial", "smallserial", "uuid", "json", "jsonb", "date", "bytea", "inet", "cidr", "macaddr", "xml", "money", "tsvector", "name", "oid" })
            words[name] = new(null, name);
        return words.ToDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
