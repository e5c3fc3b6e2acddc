using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>
/// The small expressions that come again and again (<c>now()</c>, <c>false</c>, <c>'{}'</c>), by their text and the type they are assigned to.
/// One store per thread; it starts anew when it has grown large.
/// </summary>
internal static class KnownExpressions
{
    private const int Limit = 4096;

    [ThreadStatic]
    private static Dictionary<string, Known>? t_known;

    private sealed record Known(SqlType? Target, ParsedExpression Parsed, Known? Next);

    /// <summary>What was read before from the same words; the cursor is then behind them.</summary>
    public static ParsedExpression? Find(SqlReader sql, SqlType? target, bool restricted)
    {
        var length = Length(sql);
        if (length == 0 || !Ends(sql, length, restricted)) return null;
        if (t_known is null || !t_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Text(sql, sql.At, length), out var known)) return null;
        for (; known is not null; known = known.Next)
        {
            if (!ReferenceEquals(known.Target, target) && known.Target != target) continue;
            sql.At += length;
            return known.Parsed;
        }
        return null;
    }

    public static void Keep(SqlReader sql, int start, SqlType? target, ParsedExpression parsed)
    {
        var length = sql.At - start;
        if (length is not (1 or 3) || sql.Flavor != SqlFlavor.Postgres) return;
        var after = sql.At;
        sql.At = start;
        var small = Length(sql) == length;
        sql.At = after;
        if (!small) return;
        var known = t_known ??= new Dictionary<string, Known>(StringComparer.Ordinal);
        if (known.Count > Limit) known.Clear();
        var text = Text(sql, start, length).ToString();
        var others = known.GetValueOrDefault(text);
        for (var other = others; other is not null; other = other.Next)
            if (other.Target == target) return;
        known[text] = new(target, parsed, others);
    }

    /// <summary>One constant or word, or a call without arguments: how many tokens; else 0.</summary>
    private static int Length(SqlReader sql)
    {
        if (sql.Flavor != SqlFlavor.Postgres) return 0;
        var kind = sql.Current.Kind;
        if (kind is TokenKind.String or TokenKind.Number) return sql.Current.Length < 100 ? 1 : 0;
        if (kind != TokenKind.Word) return 0;
        return sql.Peek(1).Kind == TokenKind.LeftParen ? sql.Peek(2).Kind == TokenKind.RightParen ? 3 : 0 : 1;
    }

    /// <summary>Whether nothing that stands behind the words can belong to them.</summary>
    private static bool Ends(SqlReader sql, int length, bool restricted)
    {
        var next = sql.Peek(length).Kind;
        if (next is TokenKind.Comma or TokenKind.RightParen or TokenKind.End or TokenKind.Semicolon) return true;
        return restricted && next == TokenKind.Word
            && (sql.IsAt(length, "not") || sql.IsAt(length, "null") || sql.IsAt(length, "primary") || sql.IsAt(length, "unique") || sql.IsAt(length, "check") || sql.IsAt(length, "references") || sql.IsAt(length, "constraint"));
    }

    private static ReadOnlySpan<char> Text(SqlReader sql, int first, int length)
    {
        var tokens = sql.Tokens.Tokens;
        return sql.File.Text.AsSpan(tokens[first].Start, tokens[first + length - 1].End - tokens[first].Start);
    }
}
