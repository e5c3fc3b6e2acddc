
namespace Plumbline.Sql;

/// <summary>PostgreSQL's keywords that cannot stand freely as a name (manual appendix C), and SQLite's ("SQLite Keywords").</summary>
public static class Keywords
{
    private static readonly HashSet<string> s_reserved = new[]
    {
        "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "both", "case", "cast", "check", "collate", "column", "constraint", "create",
        "current_catalog", "current_date", "current_role", "current_time", "current_timestamp", "current_user", "default", "deferrable", "desc", "distinct", "do", "else",
        "end", "except", "false", "fetch", "for", "foreign", "from", "grant", "group", "having", "in", "initially", "intersect", "into", "lateral", "leading", "limit",
        "localtime", "localtimestamp", "not", "null", "offset", "on", "only", "or", "order", "placing", "primary", "references", "returning", "select", "session_user",
        "some", "symmetric", "system_user", "table", "then", "to", "trailing", "true", "union", "unique", "user", "using", "variadic", "when", "where", "window", "with",
    }.ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> s_typeOrFunction = new[]
    {
        "authorization", "binary", "collation", "concurrently", "cross", "current_schema", "freeze", "full", "ilike", "inner", "is", "isnull", "join", "left", "like",
        "natural", "notnull", "outer", "overlaps", "right", "similar", "tablesample", "verbose",
    }.ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> s_column = new[]
    {
        "between", "bigint", "bit", "boolean", "char", "character", "coalesce", "dec", "decimal", "exists", "extract", "float", "greatest", "grouping", "inout", "int",
        "integer", "interval", "json", "json_array", "json_arrayagg", "json_exists", "json_object", "json_objectagg", "json_query", "json_scalar", "json_serialize",
        "json_table", "json_value", "least", "merge_action", "national", "nchar", "none", "normalize", "nullif", "numeric", "out", "overlay", "position", "precision",
        "real", "row", "setof", "smallint", "substring", "time", "timestamp", "treat", "trim", "values", "varchar", "xmlattributes", "xmlconcat", "xmlelement",
        "xmlexists", "xmlforest", "xmlnamespaces", "xmlparse", "xmlpi", "xmlroot", "xmlserialize", "xmltable",
    }.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>SQLite takes every other keyword for a name where nothing else fits.</summary>
    private static readonly HashSet<string> s_sqlite = new[]
    {
        "add", "all", "alter", "and", "as", "autoincrement", "between", "case", "check", "collate", "commit", "constraint", "create", "default", "deferrable", "delete", "distinct", "drop", "else",
        "escape", "except", "exists", "foreign", "from", "group", "having", "in", "index", "insert", "intersect", "into", "is", "isnull", "join", "limit", "not", "nothing", "notnull", "null", "on", "or",
        "order", "primary", "references", "returning", "select", "set", "table", "then", "to", "transaction", "union", "unique", "update", "using", "values", "when", "where",
    }.ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_sqliteSpans = s_sqlite.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>In lower case: only names in lower case are asked about.</summary>
    private static readonly HashSet<string> s_all = s_reserved.Concat(s_typeOrFunction).Concat(s_column).ToHashSet(StringComparer.Ordinal);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_reservedSpans = s_reserved.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_typeOrFunctionSpans = s_typeOrFunction.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reserved: never a column or table name without quotes.</summary>
    public static bool IsReserved(ReadOnlySpan<char> word) => s_reservedSpans.Contains(word);

    /// <summary>Whether the word at the cursor is never a name without quotes.</summary>
    public static bool IsReserved(SqlReader sql) => sql.Flavor == SqlFlavor.Sqlite ? s_sqliteSpans.Contains(sql.CurrentSpan) : IsReserved(sql.CurrentSpan);

    /// <summary>May name a type or a function, but not a column or table.</summary>
    public static bool IsTypeOrFunction(ReadOnlySpan<char> word) => s_typeOrFunctionSpans.Contains(word);

    /// <summary>As quote_ident decides: every keyword that is not of the unreserved class.</summary>
    public static bool NeedsQuotes(string name) => s_all.Contains(name);
}
