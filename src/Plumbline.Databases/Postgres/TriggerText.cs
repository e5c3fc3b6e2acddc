using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Postgres;

/// <summary>What pg_trigger keeps in no readable form: the condition and the arguments, from pg_get_triggerdef.</summary>
internal static class TriggerText
{
    public static (SqlExpression? When, string Arguments) Read(string definition)
    {
        var sql = SqlReader.Over(definition);
        while (!sql.Is("FOR", "EACH")) sql.Advance();
        sql.At += 3;
        SqlExpression? when = null;
        if (sql.Take("WHEN"))
        {
            sql.Expect(TokenKind.LeftParen);
            when = Expressions.Read(sql).Expression;
            sql.Expect(TokenKind.RightParen);
        }
        sql.Expect("EXECUTE");
        sql.Advance();
        sql.QualifiedName();
        sql.Expect(TokenKind.LeftParen);
        var arguments = new List<string>();
        while (!sql.Take(TokenKind.RightParen))
        {
            arguments.Add(SqlString.Quote(sql.String()));
            sql.Take(TokenKind.Comma);
        }
        return (when, string.Join(", ", arguments));
    }
}
