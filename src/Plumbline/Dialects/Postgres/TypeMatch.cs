using Plumbline.Model;

namespace Plumbline.Dialects.Postgres;

/// <summary>Which types can meet: in a foreign key, and as a default (manual 10.4, and the system catalogs pg_amop and pg_cast).</summary>
internal static class TypeMatch
{
    /// <summary>Types whose btree families compare with each other directly.</summary>
    private static readonly Dictionary<string, int> s_families = Families(
        ["smallint", "integer", "bigint"],
        ["real", "double precision"],
        ["text", "character varying", "name"],
        ["date", "timestamp without time zone", "timestamp with time zone"],
        ["inet", "cidr"]);

    /// <summary>Implicit casts from a referencing to a referenced type of another family.</summary>
    private static readonly HashSet<(string From, string To)> s_implicit = new[]
    {
        ("smallint", "numeric"), ("integer", "numeric"), ("bigint", "numeric"),
        ("smallint", "real"), ("integer", "real"), ("bigint", "real"), ("numeric", "real"),
        ("smallint", "double precision"), ("integer", "double precision"), ("bigint", "double precision"), ("numeric", "double precision"),
        ("smallint", "oid"), ("integer", "oid"), ("bigint", "oid"),
        ("character", "text"), ("character", "character varying"), ("text", "character"), ("character varying", "character"), ("bpchar", "text"), ("bpchar", "character varying"), ("text", "bpchar"), ("character varying", "bpchar"),
        ("character", "bpchar"), ("bpchar", "character"), ("character", "name"), ("bpchar", "name"), ("citext", "text"), ("citext", "character varying"),
        ("time without time zone", "interval"), ("time without time zone", "time with time zone"),
        ("bit", "bit varying"), ("bit varying", "bit"), ("macaddr", "macaddr8"), ("macaddr8", "macaddr"),
    }.ToHashSet();

    /// <summary>Whether a foreign key column of the first type may refer to a key of the second. Types that we know nothing of are given the benefit of the doubt.</summary>
    public static bool AreComparable(CatalogBuilder catalog, SqlType from, SqlType to)
    {
        from = Base(catalog.Current, from);
        to = Base(catalog.Current, to);
        if (from.Name == to.Name && from.Schema == to.Schema && from.IsArray == to.IsArray) return true;
        if (IsUnknown(catalog, from) || IsUnknown(catalog, to)) return true;
        if (from.IsArray || to.IsArray) return false;
        if (s_families.TryGetValue(from.Name, out var family) && s_families.TryGetValue(to.Name, out var other) && family == other) return true;
        return s_implicit.Contains((from.Name, to.Name));
    }

    /// <summary>A domain is compared as the type below it.</summary>
    public static SqlType Base(Catalog catalog, SqlType type) => Domain.Under(catalog, type).LastOrDefault()?.BaseType ?? type;

    /// <summary>By what a column's values are compared: its own collation, or that of the domain that it is of; null for that of the type.</summary>
    public static string? Collation(Catalog catalog, Column column) => column.Collation ?? Domain.Under(catalog, column.Type).FirstOrDefault(d => d.Collation is not null)?.Collation;

    private static bool IsUnknown(CatalogBuilder catalog, SqlType type) =>
        type.Name == "citext" ? false : !Sql.Types.IsBuiltIn(type) && catalog.FindType(new(type.Schema, type.Name)) is null or { Refused: not null };

    private static Dictionary<string, int> Families(params string[][] families) =>
        families.SelectMany((names, number) => names.Select(name => (name, number))).ToDictionary(f => f.name, f => f.number);

    /// <summary>Whether a plain constant can surely not be the default of a column of this type.</summary>
    public static bool CannotDefaultTo(SqlType type, string canonical)
    {
        if (type.Schema is not null || !Sql.Types.IsBuiltIn(type)) return false;
        var isTruth = canonical is "true" or "false" or "TRUE" or "FALSE";
        if (isTruth) return type.IsArray || type.Name is not ("boolean" or "text" or "character varying" or "character" or "bpchar" or "name" or "\"char\"");
        if (!IsNumber(canonical)) return false;
        if (type.IsArray) return true;
        return type.Name is "boolean" or "uuid" or "json" or "jsonb" or "bytea" or "inet" or "cidr" or "xml" or "bit" or "bit varying" or "date" or "interval" or "tsvector"
            || type.Name.StartsWith("time", StringComparison.Ordinal);
    }

    private static bool IsNumber(string text)
    {
        if (text.Length == 0) return false;
        foreach (var c in text.AsSpan(text[0] == '-' ? 1 : 0))
            if (!char.IsAsciiDigit(c) && c != '.') return false;
        return text[^1] != '-';
    }
}
