using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay.DoBlocks;
using Plumbline.Sql;

namespace Plumbline.Replay;

/// <summary>
/// Executes DO blocks: a small PL/pgSQL over the catalog in memory (manual 43). What is executed inside is listed as statements of their own.
/// Assign <see cref="Read"/> to <see cref="CatalogBuilder.Blocks"/>.
/// </summary>
public static class DoBlock
{
    private const int DeepestNesting = 8;

    [ThreadStatic]
    private static int t_depth;

    /// <summary>Reads a DO statement from after its command word and executes it.</summary>
    public static void Read(SqlReader sql, CatalogBuilder catalog)
    {
        var language = sql.Take("LANGUAGE") ? NameOrString(sql) : null;
        if (!sql.Is(TokenKind.String)) throw sql.Unexpected("a block in quotes");
        var token = sql.Current;
        sql.Advance();
        if (sql.Take("LANGUAGE")) language = NameOrString(sql);
        sql.ExpectEnd();
        if (language is not (null or "plpgsql")) { catalog.AddNotExecuted($"a block in {language}"); return; }
        if (t_depth >= DeepestNesting) { catalog.AddNotExecuted("a block nested too deep"); return; }
        t_depth++;
        try
        {
            Execute(Body(sql, token), catalog);
        }
        finally
        {
            t_depth--;
        }
    }

    private static string NameOrString(SqlReader sql) => sql.Is(TokenKind.String) ? sql.String().ToLowerInvariant() : sql.Name();

    /// <summary>The tokens of the block's text, at their true places when it is dollar-quoted, on their true lines when not.</summary>
    private static SqlTokens Body(SqlReader sql, Token token)
    {
        var raw = sql.Span(token);
        var value = sql.ValueOf(token);
        if (raw[0] == '$')
        {
            var start = token.Start + (raw.Length - value.Length) / 2;
            return SqlLexer.ReadBody(sql.File, start, start + value.Length);
        }
        var before = sql.File.Text.AsSpan(0, token.Start + 1).ToArray();
        for (var i = 0; i < before.Length; i++)
            if (before[i] is not ('\n' or '\r')) before[i] = ' ';
        var text = new string(before) + value;
        return SqlLexer.ReadBody(new SourceText(sql.File.Source, sql.File.Path, text), before.Length, text.Length);
    }

    private static void Execute(SqlTokens body, CatalogBuilder catalog)
    {
        InnerBlock block;
        try
        {
            block = new BlockReader(body).Read();
        }
        catch (SqlSyntaxException wrong)
        {
            catalog.AddNotExecuted($"line {body.File.At(wrong.Position).Line}: the block could not be read: {wrong.Message}");
            return;
        }
        var before = catalog.Current;
        var first = catalog.Executor.Statements.Count;
        var interpreter = new Interpreter(catalog, body);
        try
        {
            interpreter.Run(block);
            catalog.Executor.RefuseSince(first);
        }
        catch (BlockError error)
        {
            catalog.Executor.Withdraw(first, before);
            throw new StatementRefused(error.SqlState, error.Message, error.Position, error.Missing);
        }
        catch (BlockLimit)
        {
            catalog.AddNotExecuted("a loop that does not end within reason");
        }
    }
}
