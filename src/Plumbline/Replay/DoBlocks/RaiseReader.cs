using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>RAISE in its spellings (manual 43.9.1): level, format and arguments, condition, USING.</summary>
internal sealed class RaiseReader(SqlReader sql, BlockClauses clauses)
{
    private const string RaiseException = "P0001";

    public Raising Read(int start)
    {
        var below = sql.Take("NOTICE") || sql.Take("WARNING") || sql.Take("INFO") || sql.Take("LOG") || sql.Take("DEBUG");
        sql.Take("EXCEPTION");
        var state = sql.Is(TokenKind.Semicolon) ? "" : RaiseException;
        Expression? message = null;
        var arguments = new List<Expression>();
        if (sql.Take("SQLSTATE")) state = sql.String();
        else if (sql.Is(TokenKind.String)) message = new Literal(sql.String());
        else if (sql.IsName && !sql.Is("USING")) state = Conditions.StateOf(sql.Name());
        while (sql.Take(TokenKind.Comma)) arguments.Add(clauses.ReadCondition(";"));
        if (sql.Take("USING"))
        {
            do ReadOption(ref state, ref message);
            while (sql.Take(TokenKind.Comma));
        }
        clauses.SkipTo(";");
        return new(start, sql.EndOfLast, below ? null : state, message, arguments);
    }

    private void ReadOption(ref string state, ref Expression? message)
    {
        var option = sql.Name();
        if (!sql.TakeOperator("=") && !sql.TakeOperator(":=")) throw sql.Unexpected("=");
        var value = clauses.ReadCondition(";");
        if (option == "errcode" && value is Literal { Value: string code }) state = Conditions.StateOf(code);
        if (option == "message") message ??= value;
    }
}
