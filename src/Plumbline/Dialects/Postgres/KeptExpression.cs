using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>
/// An expression as the server keeps it: the functions and types that it names through the search path are bound when the statement runs.
/// </summary>
internal static class KeptExpression
{
    /// <param name="catalog">null for what the server has printed: there every name has its schema.</param>
    /// <param name="about">The table whose row it is about, when queries may stand in it that name its columns.</param>
    public static ParsedExpression Read(SqlReader sql, CatalogBuilder? catalog, SqlType? target = null, bool restricted = false, ObjectName? about = null)
    {
        var start = sql.At;
        var parsed = Expressions.Read(sql, target, restricted);
        if (catalog is null || !NeedsBinding(catalog, parsed, about)) return parsed;
        sql.At = start;
        var meanings = new CatalogMeanings(catalog);
        return Expressions.Read(sql, target, restricted, meanings, about is null ? null : meanings.Relation(about));
    }

    /// <summary>What stands in public is written without schema in any case, and without a query in it there is only one row to name.</summary>
    private static bool NeedsBinding(CatalogBuilder catalog, ParsedExpression parsed, ObjectName? about)
    {
        if (about is not null && !parsed.Relations.IsEmpty) return true;
        return catalog.Session.SearchPath is not ["public"] && !(parsed.Functions.IsEmpty && parsed.Types.IsEmpty && parsed.Relations.IsEmpty);
    }
}
