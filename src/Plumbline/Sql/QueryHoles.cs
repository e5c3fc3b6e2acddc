namespace Plumbline.Sql;

/// <summary>
/// A query in code has places that are filled when it runs. Parameters (<c>$1</c>, <c>?</c>, <c>:name</c>, <c>@name</c>, <c>{0}</c>) are values; a hole
/// (<see cref="Hole"/>, once or more for each) may be anything: a value, a name or part of one, a clause.
/// </summary>
public static class QueryHoles
{
    /// <summary>Stands in a text for what is not known of it; a letter to the lexer.</summary>
    public const char Hole = '\uFFFC';

    public static bool IsIn(string name) => name.Contains(Hole);

    /// <summary>The tokens of one statement with its parameters as such, without the holes that stand where a clause could.</summary>
    /// <param name="isLoose">Whether such a hole may bring relations into play.</param>
    internal static SqlTokens Read(SqlTokens source, StatementRange range, out bool isLoose)
    {
        var tokens = new List<Token>(range.End - range.First);
        var text = source.File.Text;
        var clauses = new ClauseTrack();
        isLoose = false;
        for (var at = range.First; at < range.End; at++)
        {
            var token = source.Tokens[at];
            var next = at + 1 < range.End ? source.Tokens[at + 1] : default;
            var touches = next.Length > 0 && next.Start == token.End;
            var span = text.AsSpan(token.Start, token.Length);
            clauses.Pass(token, span);
            switch (token.Kind)
            {
                case TokenKind.Colon when touches && clauses.Brackets == 0 && (next.Kind == TokenKind.Word || (next.Kind == TokenKind.Number && source.Flavor == SqlFlavor.Sqlite)):
                case TokenKind.Operator when touches && next.Kind is TokenKind.Word && span is "@":
                case TokenKind.Operator when touches && next.Kind is TokenKind.Number && span is "?":
                    AddParameter(tokens, new(TokenKind.Parameter, token.Start, next.End - token.Start), text);
                    at++;
                    break;
                case TokenKind.Operator when span is "?" && (source.Flavor == SqlFlavor.Sqlite || !EndsOperand(tokens, text)):
                    AddParameter(tokens, new(TokenKind.Parameter, token.Start, 1), text);
                    break;
                case TokenKind.Operator when span.Length > 1 && IsComparison(span[..^1]) && (span[^1] == '?' || (span[^1] == '@' && touches && next.Kind == TokenKind.Word && span is not "<@")):
                    tokens.Add(new(TokenKind.Operator, token.Start, token.Length - 1));
                    tokens.Add(new(TokenKind.Parameter, token.End - 1, span[^1] == '?' ? 1 : 1 + next.Length));
                    if (span[^1] == '@') at++;
                    break;
                case TokenKind.Bad when span is "{" && next.Kind == TokenKind.Number && at + 2 < range.End && text[source.Tokens[at + 2].Start] == '}':
                    tokens.Add(new(TokenKind.Parameter, token.Start, source.Tokens[at + 2].End - token.Start));
                    at += 2;
                    break;
                case TokenKind.Bad when span is "{" && touches && text[next.Start] == '{' && !EndsOperand(tokens, text) && !(tokens.Count > 0 && Is(tokens[^1], text, "from", "join", "into", "update", "table")) && Filled(source, at, range.End) is > 0 and var last:
                    // {{name}} of a project's own; what it is cast to stands behind it or within.
                    AddParameter(tokens, new(TokenKind.Parameter, token.Start, source.Tokens[last].End - token.Start), text);
                    at = last;
                    break;
                case TokenKind.Word when IsHole(span):
                    isLoose |= AddHole(tokens, token, text) && clauses.MayBringRelations;
                    break;
                default:
                    tokens.Add(token);
                    break;
            }
        }
        return new(source.File, [.. tokens], [new(0, tokens.Count)], [], source.Flavor) { HasHoles = text.Contains(Hole) };
    }

    /// <summary>The last token of <c>{{…}}</c>; -1 where it is no such place.</summary>
    private static int Filled(SqlTokens source, int at, int end)
    {
        var text = source.File.Text;
        for (var last = at + 2; last + 1 < end && last < at + 12; last++)
            if (text[source.Tokens[last].Start] == '}' && text[source.Tokens[last + 1].Start] == '}') return last + 1;
        return -1;
    }

    private static bool IsHole(ReadOnlySpan<char> word) => !word.ContainsAnyExcept(Hole);

    private static bool IsComparison(ReadOnlySpan<char> symbol) => symbol is "=" or "<" or ">" or "<=" or ">=" or "<>" or "!=" or "+" or "-" or "*" or "/" or "||";

    /// <returns>Whether it was left out.</returns>
    private static bool AddHole(List<Token> tokens, Token hole, string text)
    {
        if (EndsOperand(tokens, text)) return true;
        if (tokens.Count > 0 && Is(tokens[^1], text, "in", "values")) AddParameter(tokens, hole with { Kind = TokenKind.Parameter }, text);
        else tokens.Add(hole);
        return false;
    }

    /// <summary>Behind IN and VALUES it is a list, put together with its parentheses.</summary>
    private static void AddParameter(List<Token> tokens, Token parameter, string text)
    {
        var isList = tokens.Count > 0 && Is(tokens[^1], text, "in", "values");
        if (isList) tokens.Add(new(TokenKind.LeftParen, parameter.Start, 0));
        tokens.Add(parameter);
        if (isList) tokens.Add(new(TokenKind.RightParen, parameter.End, 0));
    }

    /// <summary>Whether an operand or a name is complete before the place: what follows is an operator, an alias or a clause.</summary>
    private static bool EndsOperand(List<Token> tokens, string text)
    {
        if (tokens.Count == 0) return false;
        var last = tokens[^1];
        return last.Kind switch
        {
            TokenKind.String or TokenKind.Number or TokenKind.Parameter or TokenKind.RightParen or TokenKind.RightBracket or TokenKind.QuotedWord => true,
            TokenKind.Word => !IsBeforeOperand(text.AsSpan(last.Start, last.Length)),
            TokenKind.Operator => tokens.Count > 1 && text.AsSpan(last.Start, last.Length) is "*" && (tokens[^2].Kind is TokenKind.Dot or TokenKind.Comma || Is(tokens[^2], text, "select", "returning", "distinct")),
            _ => false,
        };
    }

    private static bool IsBeforeOperand(ReadOnlySpan<char> word) =>
        (Keywords.IsReserved(word) && !Any(word, "null", "true", "false", "end", "default", "current_date", "current_timestamp", "current_user", "localtimestamp", "asc", "desc", "user"))
        || Any(word, "like", "ilike", "is", "between", "escape", "by", "set", "values", "join", "update", "delete", "insert", "similar", "operator", "merge", "filter", "over", "partition", "recursive");

    private static bool Is(Token token, string text, params ReadOnlySpan<string> words) => token.Kind == TokenKind.Word && Any(text.AsSpan(token.Start, token.Length), words);

    private static bool Any(ReadOnlySpan<char> word, params ReadOnlySpan<string> words)
    {
        foreach (var one in words)
            if (word.Equals(one, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>In which clause of the innermost query a place is: behind WHERE nothing brings a relation.</summary>
    private struct ClauseTrack
    {
        private readonly Stack<bool> _closed = new();
        private bool _isClosed;

        public ClauseTrack() { }

        public int Brackets { get; private set; }

        public readonly bool MayBringRelations => !_isClosed;

        public void Pass(Token token, ReadOnlySpan<char> span)
        {
            switch (token.Kind)
            {
                case TokenKind.LeftBracket: Brackets++; break;
                case TokenKind.RightBracket: Brackets--; break;
                case TokenKind.LeftParen: _closed.Push(_isClosed); _isClosed = false; break;
                case TokenKind.RightParen: _isClosed = _closed.Count > 0 && _closed.Pop(); break;
                case TokenKind.Word:
                    if (Any(span, "where", "having", "order", "limit", "offset", "select", "returning", "into")) _isClosed = true;
                    else if (Any(span, "from", "set", "with", "using", "union", "join")) _isClosed = false;
                    break;
            }
        }
    }
}
