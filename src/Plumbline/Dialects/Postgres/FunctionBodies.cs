using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>
/// What the server checks in a body when the function is made: SQL bodies are analysed against the catalog,
/// PL/pgSQL bodies only parsed (manual, check_function_bodies).
/// </summary>
internal static class FunctionBodies
{
    public static void Check(CatalogBuilder catalog, Function made, int position)
    {
        if (!catalog.Session.ChecksFunctionBodies) return;
        foreach (var written in QueriesOf(made).SelectMany(q => q.Relations))
        {
            if (catalog.FindRelation(written) is not null || catalog.OutsideRelation(written) is not null) continue;
            var refusal = catalog.NoRelation(written, position);
            catalog.Refuse(refusal.SqlState, $"{refusal.Message} (named in the body of {made.Name})", position, refusal.Missing);
        }
    }

    /// <summary>The queries of a body in quotes, as far as they can be read: what we cannot, the server may.</summary>
    public static IEnumerable<ParsedQuery> QueriesOf(Function made)
    {
        if (made.Language != "sql" || made.Body is not { } body || made.HasParsedBody() || made.Options.Any(o => o.StartsWith("library=", StringComparison.Ordinal))) yield break;
        var tokens = SqlLexer.Read(new SourceText("", "", body));
        foreach (var range in tokens.Statements)
        {
            var statement = new SqlReader(tokens, range);
            if (!statement.Is("SELECT") && !statement.Is("INSERT") && !statement.Is("UPDATE") && !statement.Is("DELETE") && !statement.Is("WITH")) yield break;
            if (Read(statement) is { } query) yield return query;
        }
    }

    private static ParsedQuery? Read(SqlReader statement)
    {
        try
        {
            return Queries.Read(statement);
        }
        catch (SqlSyntaxException)
        {
            return null;
        }
    }
}
