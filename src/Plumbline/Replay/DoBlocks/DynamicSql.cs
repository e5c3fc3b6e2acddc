using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>EXECUTE: text that is SQL. A constant points at its own place in the file, a computed text at the EXECUTE.</summary>
internal sealed class DynamicSql(Interpreter interpreter, SqlTokens body)
{
    public void Run(Executing executing, Scope outer)
    {
        var scope = new Scope(outer, interpreter);
        for (var i = 0; i < executing.Using.Count; i++) scope.Variables[$"${i + 1}"] = executing.Using[i].Evaluate(outer);
        var value = executing.Text.Evaluate(scope);
        if (value is null) throw new BlockError("22004", "query string argument of EXECUTE is null", position: executing.Start);
        if (value is Unknown) { TellUnknown(executing, outer); return; }
        var text = Values.Text(value);
        var tokens = Tokens(executing, text);
        foreach (var range in tokens.Statements)
        {
            if (executing.Into.Count > 0 && Ask(new SqlReader(tokens, range), executing, scope)) continue;
            interpreter.RunSql(tokens, range, body.File.At(executing.Start));
        }
    }

    private void TellUnknown(Executing executing, Scope scope)
    {
        interpreter.Forget(executing.Into, scope);
        var leading = Reach.Leading(executing.Text, scope);
        if (leading is null || Reach.IsSchemaCommand(leading)) interpreter.NotExecuted(executing.Start, leading is null ? [] : [Reach.Shown(leading)]);
    }

    private SqlTokens Tokens(Executing executing, string text)
    {
        if (executing.Text is Literal { Token: { } token } && PlaceOf(token, text) is { } start) return SqlLexer.ReadPart(body.File, start, start + text.Length);
        var at = body.File.At(executing.Start);
        return SqlLexer.Read(new SourceText(body.File.Source, body.File.Path, text, at));
    }

    /// <summary>Where a constant's text begins, when it stands in the file as it is: no doubled quotes, no escapes.</summary>
    private int? PlaceOf(Token token, string text)
    {
        var raw = body.File.Text.AsSpan(token.Start, token.Length);
        var at = raw.IndexOf(text, StringComparison.Ordinal);
        return at > 0 && text.Length > 0 ? token.Start + at : null;
    }

    private bool Ask(SqlReader sql, Executing executing, Scope scope)
    {
        if (!QueryReader.IsAtQuery(sql)) { interpreter.Forget(executing.Into, scope); return false; }
        var result = Query(sql, scope);
        if (result.Certain) interpreter.Give(scope, executing.Into, result.Rows.Count > 0 ? result.Rows[0] : null);
        else interpreter.Forget(executing.Into, scope);
        return true;
    }

    /// <summary>The rows of FOR … IN EXECUTE.</summary>
    public static QueryResult TryQuery(Expression text, Scope scope) =>
        text.Evaluate(scope) is string known ? Query(SqlReader.Over(known), scope) : QueryResult.NotKnown;

    internal static QueryResult Query(SqlReader sql, Scope scope)
    {
        try
        {
            var query = new QueryReader(sql).Read();
            sql.Take(TokenKind.Semicolon);
            return sql.AtEnd ? query.Run(scope) : QueryResult.NotKnown;
        }
        catch (SqlSyntaxException)
        {
            return QueryResult.NotKnown;
        }
    }
}
