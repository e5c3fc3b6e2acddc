using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules;

/// <summary>Where a place of a function's body stands in the file that makes the function.</summary>
internal static class PlaceInBody
{
    /// <param name="at">Offset in the body as the catalog keeps it: line ends unified, outer blank lines cut.</param>
    /// <returns>The statement's own place where the body is not written there, or with escapes.</returns>
    public static Origin Of(Statement statement, Function function, int at)
    {
        for (var sql = StatementWords.Read(statement); !sql.AtEnd; sql.Advance())
            if (sql.Is(TokenKind.String) && FunctionOptions.Trimmed(sql.ValueOf(sql.Current)) == function.Body) return Of(sql, function.Body!, at) is { } place ? statement.File.At(place) : statement.Where();
        return statement.Where();
    }

    private static int? Of(SqlReader sql, string body, int at)
    {
        var written = sql.CurrentSpan;
        var value = sql.ValueOf(sql.Current);
        var quotes = written[0] == '\'';
        if (!quotes && written[0] != '$') return null;
        var left = value.ReplaceLineEndings("\n").IndexOf(body, StringComparison.Ordinal) + at;
        var place = quotes ? 1 : (written.Length - value.Length) / 2;
        for (; left > 0; left--, place++)
            if (IsPair(written, place, quotes)) place++;
        return sql.Position + place;
    }

    /// <summary>Two characters that stand for one.</summary>
    private static bool IsPair(ReadOnlySpan<char> written, int at, bool quotes) =>
        at + 1 < written.Length && ((written[at] == '\r' && written[at + 1] == '\n') || (quotes && written[at] == '\'' && written[at + 1] == '\''));
}
