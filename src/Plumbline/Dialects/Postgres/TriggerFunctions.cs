using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>The function call at the end of a trigger: no arguments of its own, the strings are handed to it (manual 39.1).</summary>
internal static class TriggerFunctions
{
    private static readonly HashSet<string> s_builtIn = ["tsvector_update_trigger", "tsvector_update_trigger_column", "suppress_redundant_updates_trigger", "lo_manage", "moddatetime", "autoinc", "insert_username", "refint"];

    /// <param name="returns"><c>trigger</c> or <c>event_trigger</c>.</param>
    public static string Read(SqlReader sql, CatalogBuilder catalog, string returns, List<ObjectId> needs)
    {
        var position = sql.Position;
        var written = sql.QualifiedName();
        var arguments = new List<string>();
        sql.Expect(TokenKind.LeftParen);
        if (!sql.Is(TokenKind.RightParen))
        {
            do arguments.Add(SqlString.Quote(sql.Is(TokenKind.String) ? sql.String() : ReadWord(sql)));
            while (sql.Take(TokenKind.Comma));
        }
        sql.Expect(TokenKind.RightParen);
        var name = Find(catalog, written, returns, needs, position);
        return $"{Quoting.Name(name)}({string.Join(", ", arguments)})";
    }

    /// <summary>The server's own are called without schema, and so is what stands in Supabase's schema of extensions, which is on every search path.</summary>
    public static ObjectName Called(ObjectName function) => function.Schema is "pg_catalog" or "extensions" ? function with { Schema = null } : function;

    private static string ReadWord(SqlReader sql)
    {
        if (sql.IsName) return sql.Name();
        var start = sql.Position;
        sql.TakeOperator("-");
        sql.Advance();
        return sql.Slice(start, sql.EndOfLast);
    }

    private static ObjectName Find(CatalogBuilder catalog, ObjectName written, string returns, List<ObjectId> needs, int position)
    {
        foreach (var function in catalog.Functions(written))
        {
            if (function.Arguments.Length > 0) continue;
            if (function.Returns != returns && function.Returns != "opaque")
                catalog.Refuse(SqlStates.InvalidObjectDefinition, $"function {function.Name} must return {returns}", position);
            needs.Add(function.Id());
            return Called(function.BareName());
        }
        var name = catalog.Assumed(written);
        if (IsOutside(catalog, written)) return Called(written.Schema is null ? written : name);
        var missing = new ObjectId(Function.OfKind, name with { Name = $"{name.Name}()" });
        catalog.Refuse(SqlStates.UndefinedFunction, $"function {missing.Name} does not exist", position, missing);
        return name;
    }

    private static bool IsOutside(CatalogBuilder catalog, ObjectName written)
    {
        if (written.Schema is null or "pg_catalog" && s_builtIn.Contains(written.Name)) return true;
        if (written.Schema is not null) return catalog.Outside.HasFunction(written) || written.Schema == "extensions";
        foreach (var schema in catalog.Session.SearchPath.Span)
            if (catalog.Outside.HasFunction(new(schema, written.Name))) return true;
        return false;
    }
}
