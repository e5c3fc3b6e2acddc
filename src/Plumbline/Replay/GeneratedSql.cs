using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay.DoBlocks;
using Plumbline.Sql;

namespace Plumbline.Replay;

/// <summary>
/// A query whose rows are statements: psql sends the query and then every value of its rows (manual, psql, <c>\gexec</c>).
/// It is what <see cref="CatalogBuilder.Generated"/> runs.
/// </summary>
public static class GeneratedSql
{
    /// <summary>Reads a query from its first word and executes what its rows say; they point at the query, since they stand in no file themselves.</summary>
    public static void Run(SqlReader sql, CatalogBuilder catalog)
    {
        var start = sql.Position;
        var interpreter = new Interpreter(catalog, sql.Tokens);
        var result = DynamicSql.Query(sql, new Scope(null, interpreter));
        if (!result.Certain || result.Rows.Any(r => r.Values.Any(v => v is Unknown)))
        {
            interpreter.NotExecuted(start, []);
            return;
        }
        var at = sql.File.At(start);
        foreach (var row in result.Rows)
            foreach (var value in row.Values)
                if (value is not null) Execute(new SourceText(sql.File.Source, sql.File.Path, Values.Text(value), at), at, catalog);
    }

    private static void Execute(SourceText text, Origin at, CatalogBuilder catalog)
    {
        var tokens = SqlLexer.Read(text);
        foreach (var range in tokens.Statements) catalog.Executor.Run(tokens, range, Clauses.Guarded, at);
    }
}
