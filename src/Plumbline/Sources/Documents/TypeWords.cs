using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Sources.Documents;

/// <summary>
/// A type as documents write it, against a column's: <c>string</c>, <c>DateTime?</c>, <c>varchar(200)</c>, <c>FK → users</c>.
/// Only what cannot both be true is a contradiction; a loose word agrees with all that it may mean.
/// </summary>
public static class TypeWords
{
    private enum Family { Unknown, Text, Whole, Numeric, Float, Boolean, Moment, Date, Time, Json, Uuid, Bytes, Interval }

    /// <summary>Whether it can mean this type; null when it is no type that is known.</summary>
    public static bool? CanMean(string written, SqlType type, Catalog catalog)
    {
        var word = Stripped(written);
        var isList = word.EndsWith("[]", StringComparison.Ordinal);
        if (isList) word = word[..^2];
        var (family, loose) = OfWord(word);
        if (family == Family.Unknown) return Enum(word, type, catalog);
        var own = OfType(type.Element());
        if (own == Family.Unknown) return catalog.Contains(new(EnumType.OfKind, new(type.Schema ?? "public", type.Name))) && family != Family.Text ? false : null;
        if (isList != type.IsArray && !loose) return own == Family.Json ? null : false;
        if (family == own) return Modifiers(word, type);
        // The Date of a programming language is a moment; SQL's is a day. In prose it may be either.
        if (family == Family.Date && own == Family.Moment) return written.TrimStart('`', ' ').StartsWith("Date", StringComparison.Ordinal) ? true : null;
        return loose && Stretches(family, own) ? true : false;
    }

    /// <summary>Whether a word is one for a type at all.</summary>
    public static bool IsType(string written) => OfWord(Stripped(written).TrimEnd('[', ']')).Family != Family.Unknown;

    /// <summary>Without what documents put behind a type: <c>?</c>, <c>, not null</c>, <c>@db.Text</c>, <c>(FK)</c>, <c>DEFAULT 0</c>.</summary>
    private static string Stripped(string written)
    {
        var text = written.Trim().Trim('`').TrimEnd('?', '!').Trim();
        foreach (var end in (string[])[" not null", " null", " default", " primary", " unique", " references", " @", " (fk", " (pk", " fk", " pk", " generated", ",", "?", " optional", " required"])
            if (text.IndexOf(end, StringComparison.OrdinalIgnoreCase) is > 0 and var at) text = text[..at];
        return text.Trim().ToLowerInvariant();
    }

    private static (Family Family, bool Loose) OfWord(string word)
    {
        var open = word.IndexOf('(');
        var bare = (open > 0 ? word[..open] + (word.IndexOf(')') is > 0 and var close ? word[(close + 1)..] : "") : word).Trim();
        return bare switch
        {
            "string" or "str" or "varchar" or "char" or "character varying" or "character" or "citext" => (Family.Text, bare is "string" or "str"),
            "text" => (Family.Text, false),
            "int" or "integer" or "int4" or "smallint" or "int2" or "bigint" or "int8" or "serial" or "bigserial" => (Family.Whole, bare is "int" or "integer"),
            "number" => (Family.Whole, true),
            "decimal" or "numeric" or "money" => (Family.Numeric, true),
            "float" or "double" or "double precision" or "real" or "float8" or "float4" => (Family.Float, true),
            "bool" or "boolean" => (Family.Boolean, false),
            "datetime" => (Family.Moment, true),
            "timestamp" or "timestamptz" or "timestamp with time zone" or "timestamp without time zone" => (Family.Moment, false),
            "date" => (Family.Date, true),
            "time" or "timetz" => (Family.Time, true),
            "json" or "jsonb" => (Family.Json, true),
            "uuid" => (Family.Uuid, false),
            "bytea" or "bytes" or "blob" => (Family.Bytes, true),
            "interval" => (Family.Interval, false),
            _ => (Family.Unknown, true),
        };
    }

    private static Family OfType(SqlType type) => type.Schema is not null ? Family.Unknown : type.Name switch
    {
        "text" or "character varying" or "character" or "citext" or "bpchar" or "varchar" or "char" => Family.Text,
        "smallint" or "integer" or "bigint" or "int" => Family.Whole,
        "numeric" or "money" or "decimal" => Family.Numeric,
        "real" or "double precision" => Family.Float,
        "boolean" => Family.Boolean,
        "timestamp without time zone" or "timestamp with time zone" or "datetime" => Family.Moment,
        "date" => Family.Date,
        "time without time zone" or "time with time zone" => Family.Time,
        "json" or "jsonb" => Family.Json,
        "uuid" => Family.Uuid,
        "bytea" or "blob" => Family.Bytes,
        "interval" => Family.Interval,
        _ => Family.Unknown,
    };

    /// <summary>What a loose word may stand for beside its own family.</summary>
    private static bool Stretches(Family word, Family own) => (word, own) switch
    {
        (Family.Text, Family.Uuid or Family.Date or Family.Time or Family.Moment or Family.Interval) => true,
        (Family.Whole, Family.Numeric or Family.Float) => true,
        (Family.Numeric, Family.Float) or (Family.Float, Family.Numeric) => true,
        (Family.Moment, Family.Date) => true,
        (Family.Json, Family.Text) => true,
        _ => false,
    };

    /// <summary>Two lengths that are both said have to be the same; an integer of a size that is said, too.</summary>
    private static bool? Modifiers(string word, SqlType type)
    {
        if (OfType(type) == Family.Whole)
            return word switch
            {
                "bigint" or "int8" or "bigserial" => type.Name == "bigint",
                "smallint" or "int2" => type.Name == "smallint",
                "int4" or "serial" => type.Name == "integer",
                _ => true,
            };
        if (OfType(type) == Family.Moment)
            return word.StartsWith("timestamptz", StringComparison.Ordinal) || word.Contains(" with time zone", StringComparison.Ordinal) ? type.Name != "timestamp without time zone"
                : !word.Contains(" without time zone", StringComparison.Ordinal) || type.Name != "timestamp with time zone";
        if (word.IndexOf('(') is > 0 and var open && word.IndexOf(')', open) is > 0 and var close && word.StartsWith("varchar", StringComparison.Ordinal))
            return word[(open + 1)..close].Trim() is var length && (!length.All(char.IsAsciiDigit) || type.Modifier is null || type.Modifier == length) ? true : false;
        return true;
    }

    /// <summary>A word that names an enum means that enum and no other type.</summary>
    private static bool? Enum(string word, SqlType type, Catalog catalog)
    {
        if (word is "enum") return OfType(type) is Family.Unknown or Family.Text ? true : false;
        return string.Equals(word.Replace("_", "", StringComparison.Ordinal), type.Name.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase) ? true : null;
    }
}
