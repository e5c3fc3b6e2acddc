using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>
/// Statements about what the model does not hold: they are read over to their end and listed as not compared.
/// Roles, databases, tablespaces and settings live in the cluster; the rest is rare in migrations.
/// </summary>
internal static class NotModelled
{
    private static readonly string[] s_kinds =
    [
        "ROLE", "USER", "GROUP", "DATABASE", "TABLESPACE", "CAST", "OPERATOR", "OPERATOR CLASS", "OPERATOR FAMILY", "COLLATION", "CONVERSION", "DEFAULT CONVERSION", "LANGUAGE",
        "TRANSFORM", "ACCESS METHOD", "TEXT SEARCH CONFIGURATION", "TEXT SEARCH DICTIONARY", "TEXT SEARCH PARSER", "TEXT SEARCH TEMPLATE",
        "FOREIGN DATA WRAPPER", "SERVER", "USER MAPPING", "SUBSCRIPTION",
    ];

    private static readonly string[] s_others =
    [
        "SECURITY LABEL", "ALTER SYSTEM", "ALTER LARGE OBJECT", "DROP OWNED", "REASSIGN OWNED", "IMPORT FOREIGN SCHEMA",
    ];

    public static void Register(Grammar grammar)
    {
        foreach (var kind in s_kinds)
        {
            grammar.On($"CREATE {kind}", ReadOver, Verb.NotModelled);
            if (kind == "DEFAULT CONVERSION") continue;
            grammar.On($"ALTER {kind}", ReadOver, Verb.NotModelled);
            grammar.On($"DROP {kind}", ReadOver, Verb.NotModelled);
        }
        foreach (var command in s_others) grammar.On(command, ReadOver, Verb.NotModelled);
    }

    /// <summary>Gives a statement, or the rest of it, up to its end: it is listed and not compared.</summary>
    public static void ReadOver(SqlReader sql, CatalogBuilder catalog)
    {
        catalog.Verb = Verb.NotModelled;
        if (sql.Is("IF", "EXISTS")) catalog.Clauses |= Clauses.IfExists;
        if (sql.Is("IF", "NOT") && sql.IsAt(2, "EXISTS")) catalog.Clauses |= Clauses.IfNotExists;
        sql.At = sql.End;
    }
}
