using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>
/// What the server's own print of expressions (pg_get_expr, pg_get_indexdef) says of the text that it was given: by that two expressions of one name are told
/// apart on a server. Only words and operations count that are printed as they are written.
/// </summary>
/// <param name="Texts">The expressions, with every cast.</param>
/// <param name="Whole">All that may be printed with them.</param>
internal sealed record PrintedText(IReadOnlyList<string> Texts, string Whole)
{
    private static readonly string[] s_rewritten = ["BETWEEN", "IN", "LIKE", "ILIKE", "SIMILAR", "ANY", "SOME", "ALL", "IS", "NOT", "COALESCE", "NULLIF", "AT", "EXTRACT", "SUBSTRING", "OVERLAPS"];

    public static PrintedText Of(string text) => new([text], text);

    /// <summary>What is found in the print of one and not in that of the other; null where the two differ only in what the server words in its own way.</summary>
    /// <param name="columns">The names that may stand in it: they are printed as they are.</param>
    public static Mark? Between(PrintedText was, PrintedText now, IReadOnlySet<string> columns)
    {
        // Beside a constant that is printed otherwise, another may be found in it.
        var isRead = was.Texts.Any(IsRead);
        if (now.Words().FirstOrDefault(w => !was.Names(w) && !(isRead && (w[0] == '\'' || char.IsAsciiDigit(w[0])))) is { } added) return new(added, true);
        if (was.IsPrintedAlike() && now.Operators().FirstOrDefault(o => !was.Operators().Contains(o)) is { } other) return new($" {other} ", true);
        // A word that the server prints otherwise would say that all is done before it has begun.
        if (was.Words().FirstOrDefault(w => columns.Contains(w) && !now.Names(w)) is { } gone) return new(gone, false);
        if (was.IsPrintedAlike() && !was.HasCasts())
        {
            var sides = was.Sides(columns, bare: false).ToHashSet();
            if (now.Sides(columns, bare: true).FirstOrDefault(s => !sides.Contains(s)) is { } side) return new(side, true);
        }
        return null;
    }

    private bool Names(string text) => Whole.Contains(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Words that the server prints as they are written.</summary>
    private IEnumerable<string> Words()
    {
        foreach (var text in Texts)
        {
            var tokens = Tokens(text);
            for (var i = 0; i < tokens.Length; i++)
                // A type's name may be that of a cast, which the server writes for either.
                if (tokens[i] is { Kind: TokenKind.Word or TokenKind.QuotedWord or TokenKind.String or TokenKind.Number } token && text[token.Start..token.End] is var word && !IsRead(tokens, i, text) && !Types.IsBuiltIn(new(null, word.ToLowerInvariant()))) yield return word;
        }
    }

    private IEnumerable<string> Operators() => Texts.SelectMany(t => Tokens(t).Where(k => k.Kind == TokenKind.Operator).Select(k => t[k.Start..k.End]));

    /// <summary>A column beside an operator. The server puts each operation into parentheses, and nothing around a column.</summary>
    /// <param name="bare">Only where no parentheses stand between the two.</param>
    private IEnumerable<string> Sides(IReadOnlySet<string> columns, bool bare)
    {
        foreach (var text in Texts)
        {
            var tokens = Tokens(text).Where(t => bare || t.Kind is not (TokenKind.LeftParen or TokenKind.RightParen)).ToArray();
            for (var i = 0; i < tokens.Length; i++)
            {
                if (tokens[i].Kind != TokenKind.Operator) continue;
                var symbol = Text(i);
                if (i > 0 && columns.Contains(Text(i - 1))) yield return $"({Text(i - 1)} {symbol} ";
                if (i + 1 < tokens.Length && columns.Contains(Text(i + 1))) yield return $" {symbol} {Text(i + 1)})";
            }

            string Text(int at) => text[tokens[at].Start..tokens[at].End];
        }
    }

    private bool HasCasts() => Texts.Any(t => Tokens(t).Any(k => t[k.Start..k.End] is "::" || t[k.Start..k.End].Equals("CAST", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether no operator is kept as others than were written: then one of them says nothing.</summary>
    private bool IsPrintedAlike() => Texts.All(t => !Tokens(t).Any(k => k.Kind == TokenKind.Word && s_rewritten.Contains(t[k.Start..k.End].ToUpperInvariant())));

    private static bool IsRead(string text)
    {
        var tokens = Tokens(text);
        return Enumerable.Range(0, tokens.Length).Any(i => IsRead(tokens, i, text));
    }

    /// <summary>A constant of a type that is no text is printed as its value is: <c>'1 hour'::interval</c> as <c>'01:00:00'::interval</c>, 1e3 as 1000.</summary>
    private static bool IsRead(Token[] tokens, int at, string text) => tokens[at].Kind switch
    {
        TokenKind.String => at + 2 < tokens.Length && text[tokens[at + 1].Start..tokens[at + 1].End] == "::" && text[tokens[at + 2].Start..tokens[at + 2].End] is not ("text" or "character" or "varchar"),
        TokenKind.Number => text[tokens[at].Start..tokens[at].End].Any(c => c is not '.' && !char.IsAsciiDigit(c)),
        _ => false,
    };

    private static Token[] Tokens(string text) => [.. SqlLexer.Read(new SourceText("printed", "printed", text)).Tokens];

    /// <param name="IsThere">Whether it is what comes that is printed so, or what goes.</param>
    internal sealed record Mark(string Text, bool IsThere)
    {
        /// <summary>The condition, on what prints the expression.</summary>
        public string On(string print) => $"{print} {(IsThere ? "" : "NOT ")}LIKE {Pattern(Text)}";
    }

    /// <summary>A pattern of LIKE that finds the text anywhere.</summary>
    public static string Pattern(string text) =>
        SqlString.Quote($"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%");
}
