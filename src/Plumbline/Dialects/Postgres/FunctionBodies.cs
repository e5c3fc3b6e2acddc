using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>
/// What the server checks in a body when the function is made: SQL bodies are analysed against the catalog,
/// PL/pgSQL bodies only parsed (manual, check_function_bodies).
/// </summary>
internal static class FunctionBodies
{
    public static void Check(SqlReader sql, CatalogBuilder catalog, Function made, int position)
    {
        if (made.Language != "sql" || made.Body is not { } body || made.Options.Any(o => o.StartsWith("library=", StringComparison.Ordinal))) return;
        if (made.HasParsedBody() || !catalog.Session.ChecksFunctionBodies) return;
        var tokens = SqlLexer.Read(new SourceText("", "", body));
        foreach (var range in tokens.Statements)
        {
            var statement = new SqlReader(tokens, range);
            if (!statement.Is("SELECT") && !statement.Is("INSERT") && !statement.Is("UPDATE") && !statement.Is("DELETE") && !statement.Is("WITH")) return;
            foreach (var written in RelationsOf(statement))
            {
                if (catalog.FindRelation(written) is not null || catalog.OutsideRelation(written) is not null) continue;
                var refusal = catalog.NoRelation(written, position);
                catalog.Refuse(refusal.SqlState, $"{refusal.Message} (named in the body of {made.Name})", position, refusal.Missing);
            }
        }
    }

    private static EquatableArray<ObjectName> RelationsOf(SqlReader statement)
    {
        try
        {
            return Queries.Read(statement).Relations;
        }
        catch (SqlSyntaxException)
        {
            return []; // what we cannot read, the server may
        }
    }
}
