using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules;

/// <summary>The words of a body in quotes: a DO block's, or a function's.</summary>
internal static class BlockWords
{
    public static HashSet<string> Names(Statement statement)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var outer = StatementWords.Read(statement); !outer.AtEnd; outer.Advance())
            if (outer.Is(TokenKind.String)) Collect(outer.ValueOf(outer.Current), names);
        return names;
    }

    private static void Collect(string body, HashSet<string> names)
    {
        var tokens = SqlLexer.ReadBody(new SourceText("", "", body), 0, body.Length);
        for (var sql = new SqlReader(tokens, 0, tokens.Tokens.Length); !sql.AtEnd; sql.Advance())
        {
            if (sql.IsName) names.Add(sql.NameOf(sql.Current));
            else if (sql.Is(TokenKind.String) && sql.ValueOf(sql.Current) is { Length: > 8 } text && text.Contains(' ')) Collect(text, names);
        }
    }
}
