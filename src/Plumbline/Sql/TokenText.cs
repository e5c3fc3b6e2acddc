using System.Text;
using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Tokens as text in one spelling: key words in capitals, names folded and quoted only where they must be, one blank between.</summary>
internal static class TokenText
{
    /// <summary>The tokens from <paramref name="start"/> to before <paramref name="end"/>; what looks like a column or a call is noted.</summary>
    public static string Of(SqlReader sql, int start, int end, NamesUsed? names = null)
    {
        var text = new StringBuilder();
        var tokens = sql.Tokens.Tokens;
        for (var i = start; i < end; i++)
        {
            if (i > start && IsSpaced(sql, tokens[i - 1], tokens[i])) text.Append(' ');
            Append(sql, text, tokens[i]);
            if (names is not null) Note(sql, names, tokens, i, end);
        }
        return text.ToString();
    }

    private static void Append(SqlReader sql, StringBuilder text, Token token)
    {
        var span = sql.Span(token);
        switch (token.Kind)
        {
            case TokenKind.Word when IsKeyword(span): foreach (var c in span) text.Append(char.ToUpperInvariant(c)); break;
            case TokenKind.Word: text.Append(sql.NameOf(token)); break;
            case TokenKind.QuotedWord: text.Append(Quoting.Name(sql.NameOf(token))); break;
            case TokenKind.String when span[0] is '\'' or 'e' or 'E' or 'u' or 'U' or '$': text.Append(SqlString.Quote(sql.ValueOf(token))); break;
            case TokenKind.Number: text.Append(Numbers.Canonical(span)); break;
            case TokenKind.Operator: text.Append(Operators.Canonical(span)); break;
            default: text.Append(span); break;
        }
    }

    private static bool IsSpaced(SqlReader sql, Token before, Token next)
    {
        if (before.Kind is TokenKind.LeftParen or TokenKind.LeftBracket or TokenKind.Dot or TokenKind.Cast) return false;
        if (next.Kind is TokenKind.RightParen or TokenKind.RightBracket or TokenKind.Comma or TokenKind.Dot or TokenKind.Cast or TokenKind.Semicolon or TokenKind.LeftBracket) return false;
        if (next.Kind == TokenKind.LeftParen) return !(before.Kind == TokenKind.QuotedWord || (before.Kind == TokenKind.Word && !IsKeyword(sql.Span(before))));
        return true;
    }

    internal static bool IsKeyword(ReadOnlySpan<char> word) => Keywords.IsReserved(word) || Keywords.IsTypeOrFunction(word) || s_clauses.Contains(word);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_clauses =
        Enumerable.ToHashSet(
        [
            "between", "by", "current", "delete", "do", "exists", "filter", "first", "following", "group", "groups", "insert", "last", "matched", "materialized", "merge", "next",
            "nothing", "nulls", "only", "over", "overriding", "partition", "preceding", "range", "recursive", "rollup", "row", "rows", "set", "sets", "similar", "ties", "unbounded",
            "update", "values", "within", "cube", "grouping", "ordinality", "xmlelement", "xmlforest", "xmlparse", "xmlpi", "xmlroot", "xmlserialize", "xmlattributes", "xmlexists", "passing",
        ], StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static void Note(SqlReader sql, NamesUsed names, Token[] tokens, int at, int end)
    {
        var token = tokens[at];
        if (token.Kind is not (TokenKind.Word or TokenKind.QuotedWord)) return;
        if (token.Kind == TokenKind.Word && IsKeyword(sql.Span(token))) return;
        var next = at + 1 < end ? tokens[at + 1].Kind : TokenKind.End;
        if (next == TokenKind.Dot) return;
        var qualified = at > 1 && tokens[at - 1].Kind == TokenKind.Dot && tokens[at - 2].Kind is TokenKind.Word or TokenKind.QuotedWord;
        if (next == TokenKind.LeftParen) names.Function(new(qualified ? sql.NameOf(tokens[at - 2]) : null, sql.NameOf(token)));
        else names.Column(sql.NameOf(token));
    }
}
