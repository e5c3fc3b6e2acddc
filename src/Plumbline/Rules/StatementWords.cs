using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules;

/// <summary>The words of a statement, for what no effect tells: which columns an UPDATE reads, where in a long ALTER TABLE a column stands.</summary>
internal static class StatementWords
{
    public static SqlReader Read(Statement statement)
    {
        var tokens = SqlLexer.ReadPart(statement.File, statement.Start, statement.Start + statement.Length);
        return new(tokens, 0, tokens.Tokens.Length);
    }

    /// <summary>Every name and key word in it, folded as the server does.</summary>
    public static HashSet<string> Names(Statement statement)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var sql = Read(statement); !sql.AtEnd; sql.Advance())
            if (sql.IsName) names.Add(sql.NameOf(sql.Current));
        return names;
    }

    /// <summary>Where the statement names a part of its table: a column, a constraint; its beginning when it does not.</summary>
    public static Origin PlaceOf(Statement statement, string name)
    {
        var sql = Read(statement);
        // past ALTER TABLE and the table's own name
        for (sql.At = Math.Min(3, sql.End); !sql.AtEnd; sql.Advance())
            if (sql.IsName && sql.NameOf(sql.Current) == name) return sql.Here;
        return statement.Where();
    }

    /// <summary>Everything behind the WHERE that belongs to the statement itself; null when it has none.</summary>
    public static SqlReader? Where(Statement statement)
    {
        var sql = Read(statement);
        for (var depth = 0; !sql.AtEnd; sql.Advance())
        {
            if (sql.Is(TokenKind.LeftParen)) depth++;
            else if (sql.Is(TokenKind.RightParen)) depth--;
            else if (depth == 0 && sql.Take("WHERE")) return new(sql.Tokens, sql.At, sql.End);
        }
        return null;
    }
}
