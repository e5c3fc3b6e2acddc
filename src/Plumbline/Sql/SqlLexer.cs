using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>
/// Cuts text into tokens by PostgreSQL's lexical rules (manual 4.1) and into statements, in one pass.
/// Total: any text gives tokens; what is never closed becomes a finding and the rest of the file a <see cref="TokenKind.Bad"/> token.
/// psql meta-commands, COPY data and BEGIN ATOMIC bodies (and SQLite's trigger bodies) are recognised, so that their semicolons end nothing.
/// </summary>
public ref struct SqlLexer
{
    /// <summary>The rule under which lexical faults are reported.</summary>
    public const string UnreadableRule = "sql-not-understood";

    [ThreadStatic]
    private static Token[]? t_buffer;

    private readonly SourceText _file;
    private readonly ReadOnlySpan<char> _text;
    private readonly SqlFlavor _flavor;
    private readonly List<StatementRange> _statements = [];
    private readonly List<Finding> _findings = [];
    private Token[] _tokens;
    private int _count;
    private int _at;
    private int _first;
    private int _depth;
    private int _blocks;
    private bool _standardStrings = true;

    private bool _whole;

    private SqlLexer(SourceText file, SqlFlavor flavor, int start = 0, int end = -1)
    {
        _file = file;
        _text = end < 0 ? file.Text : file.Text.AsSpan(0, end);
        _flavor = flavor;
        _at = start;
        _tokens = t_buffer ?? new Token[1024];
        t_buffer = null;
    }

    public static SqlTokens Read(SourceText file, SqlFlavor flavor = SqlFlavor.Postgres) => new SqlLexer(file, flavor).Run();

    /// <summary>Reads a part of a file, such as the text of EXECUTE; tokens keep their places in the file.</summary>
    public static SqlTokens ReadPart(SourceText file, int start, int end) => new SqlLexer(file, SqlFlavor.Postgres, start, end).Run();

    /// <summary>Reads a PL/pgSQL body that stands in a file: semicolons are tokens and end no statement.</summary>
    public static SqlTokens ReadBody(SourceText file, int start, int end) => new SqlLexer(file, SqlFlavor.Postgres, start, end) { _whole = true }.Run();

    private SqlTokens Run()
    {
        if (_at == 0 && _text.Length > 0 && _text[0] == '\uFEFF') _at = 1;
        while (true)
        {
            SkipBlank();
            if (_at >= _text.Length) break;
            Next();
        }
        EndStatement();
        t_buffer = _tokens;
        return new(_file, _tokens.AsSpan(0, _count).ToArray(), _statements, _findings, _flavor);
    }

    private void SkipBlank()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c is ' ' or '\n' or '\r' or '\t' or '\f' or '\v' or '\0' or '\u00a0') _at++;
            else if (c == '-' && Peek(1) == '-')
            {
                var end = _text[_at..].IndexOf('\n');
                _at = end < 0 ? _text.Length : _at + end + 1;
            }
            else if (c == '/' && Peek(1) == '*') SkipComment();
            else return;
        }
    }

    /// <summary>Block comments nest in PostgreSQL (manual 4.1.5), not in SQLite.</summary>
    private void SkipComment()
    {
        var start = _at;
        var depth = 1;
        _at += 2;
        while (_at < _text.Length && depth > 0)
        {
            var next = _text[_at..].IndexOfAny('*', '/');
            if (next < 0) { _at = _text.Length; break; }
            _at += next;
            if (_text[_at] == '*' && Peek(1) == '/') { depth--; _at += 2; }
            else if (_text[_at] == '/' && Peek(1) == '*') { if (_flavor == SqlFlavor.Postgres) depth++; _at += 2; }
            else _at++;
        }
        if (depth > 0) Unclosed(start, "comment", "*/");
    }

    private void Next()
    {
        var start = _at;
        var c = _text[_at];
        if (Characters.IsWordStart(c)) Word();
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1)) && !(_at > 0 && _text[_at - 1] == '.'))) Number();
        else switch (c)
            {
                case '\'': Quoted(start, _at, !_standardStrings); break;
                case '"': QuotedWord('"'); break;
                case '`' when _flavor == SqlFlavor.Sqlite: QuotedWord('`'); break;
                case '[' when _flavor == SqlFlavor.Sqlite: BracketWord(); break;
                case '$': Dollar(); break;
                case '(': _depth++; Add(TokenKind.LeftParen, 1); break;
                case ')': if (_depth > 0) _depth--; Add(TokenKind.RightParen, 1); break;
                case '[': Add(TokenKind.LeftBracket, 1); break;
                case ']': Add(TokenKind.RightBracket, 1); break;
                case ',': Add(TokenKind.Comma, 1); break;
                case '.' when _flavor == SqlFlavor.Sqlite && _count == _first && char.IsAsciiLetter(Peek(1)): MetaCommand(); break;
                case '.': Add(TokenKind.Dot, 1); break;
                case ';': Semicolon(); break;
                case ':': Add(Peek(1) == ':' ? TokenKind.Cast : Peek(1) == '=' ? TokenKind.Operator : TokenKind.Colon, Peek(1) is ':' or '=' ? 2 : 1); break;
                case '\\' when _flavor == SqlFlavor.Postgres && (AtLineStart() || char.IsAsciiLetter(Peek(1))): MetaCommand(); break;
                default:
                    if (_flavor == SqlFlavor.Sqlite && Characters.IsOperator(c)) Add(TokenKind.Operator, Characters.SqliteOperator(_text[_at..]));
                    else if (Characters.IsOperator(c)) Operator();
                    else
                    {
                        _findings.Add(Unreadable(start, $"unexpected character {Show(c)}"));
                        Add(TokenKind.Bad, 1);
                    }
                    break;
            }
    }

    private void Word()
    {
        var c = _text[_at];
        var next = Peek(1);
        if (next == '\'' && c is 'e' or 'E' && _flavor == SqlFlavor.Postgres) { Quoted(_at, _at + 1, true); return; }
        if (next == '\'' && c is 'b' or 'B' or 'x' or 'X' or 'n' or 'N') { Quoted(_at, _at + 1, false); return; }
        if (next == '&' && c is 'u' or 'U' && _flavor == SqlFlavor.Postgres)
        {
            if (Peek(2) == '\'') { Quoted(_at, _at + 2, false); return; }
            if (Peek(2) == '"') { var start = _at; _at += 2; QuotedWord('"', start); return; }
        }
        var end = _at + 1;
        while (end < _text.Length && Characters.IsWordPart(_text[end])) end++;
        var first = _at;
        Add(TokenKind.Word, end - _at);
        if (_blocks > 0 || (end - first is 5 or 6 && (c | 0x20) is 'a' or 'b')) TrackBlocks(_text[first..end]);
    }

    /// <summary>The semicolons inside <c>BEGIN ATOMIC … END</c> (and a SQLite trigger's <c>BEGIN … END</c>) do not end the statement.</summary>
    private void TrackBlocks(ReadOnlySpan<char> word)
    {
        if (_blocks > 0)
        {
            if (word.Equals("CASE", StringComparison.OrdinalIgnoreCase)) _blocks++;
            else if (word.Equals("END", StringComparison.OrdinalIgnoreCase)) _blocks--;
            return;
        }
        if (_flavor == SqlFlavor.Postgres)
        {
            if (word.Equals("ATOMIC", StringComparison.OrdinalIgnoreCase) && _count - _first > 2 && IsToken(_count - 2, "BEGIN")) _blocks = 1;
        }
        else if (word.Equals("BEGIN", StringComparison.OrdinalIgnoreCase) && _count - _first > 1 && IsToken(_first, "CREATE"))
        {
            _blocks = 1;
        }
    }

    private void Number()
    {
        var end = _at;
        if (_text[end] == '0' && Peek(1) is 'x' or 'X' or 'o' or 'O' or 'b' or 'B' && char.IsAsciiHexDigit(Peek(2)))
        {
            end += 2;
            while (end < _text.Length && (char.IsAsciiHexDigit(_text[end]) || _text[end] == '_')) end++;
            Add(TokenKind.Number, end - _at);
            return;
        }
        while (end < _text.Length && (char.IsAsciiDigit(_text[end]) || (_text[end] == '_' && end + 1 < _text.Length && char.IsAsciiDigit(_text[end + 1])))) end++;
        if (end < _text.Length && _text[end] == '.' && !(end + 1 < _text.Length && _text[end + 1] == '.'))
        {
            end++;
            while (end < _text.Length && char.IsAsciiDigit(_text[end])) end++;
        }
        if (end < _text.Length && _text[end] is 'e' or 'E')
        {
            var exponent = end + 1;
            if (exponent < _text.Length && _text[exponent] is '+' or '-') exponent++;
            if (exponent < _text.Length && char.IsAsciiDigit(_text[exponent]))
            {
                end = exponent;
                while (end < _text.Length && char.IsAsciiDigit(_text[end])) end++;
            }
        }
        Add(TokenKind.Number, end - _at);
    }

    /// <summary>A string whose quote stands at <paramref name="quote"/>; adjacent strings on later lines continue it (manual 4.1.2.1).</summary>
    private void Quoted(int start, int quote, bool escapes)
    {
        var at = quote + 1;
        while (true)
        {
            var next = escapes ? _text[at..].IndexOfAny('\'', '\\') : _text[at..].IndexOf('\'');
            if (next < 0) { Unclosed(start, "string", "'"); return; }
            at += next;
            if (_text[at] == '\\') { at = Math.Min(at + 2, _text.Length); continue; }
            if (at + 1 < _text.Length && _text[at + 1] == '\'') { at += 2; continue; }
            at++;
            if (_flavor == SqlFlavor.Sqlite || Continues(at) is not { } again) break;
            at = again + 1;
        }
        _at = start;
        Add(TokenKind.String, at - start);
    }

    private readonly int? Continues(int at)
    {
        var line = false;
        if (at >= _text.Length || _text[at] > ' ') return null;
        while (at < _text.Length && char.IsWhiteSpace(_text[at])) line |= _text[at++] == '\n';
        return line && at < _text.Length && _text[at] == '\'' ? at : null;
    }

    private void QuotedWord(char quote, int? from = null)
    {
        var start = from ?? _at;
        var at = _at + 1;
        while (true)
        {
            var next = at > _text.Length ? -1 : _text[at..].IndexOf(quote);
            if (next < 0) { Unclosed(start, "quoted name", quote.ToString()); return; }
            at += next + 1;
            if (at < _text.Length && _text[at] == quote) { at++; continue; }
            break;
        }
        _at = start;
        Add(TokenKind.QuotedWord, at - start);
    }

    private void BracketWord()
    {
        var end = _text[_at..].IndexOf(']');
        if (end < 0) { Unclosed(_at, "quoted name", "]"); return; }
        Add(TokenKind.QuotedWord, end + 1);
    }

    /// <summary><c>$1</c>, or a dollar-quoted string (manual 4.1.2.4); SQLite's parameters have names, too (<c>$name</c>).</summary>
    private void Dollar()
    {
        var start = _at;
        var end = _at + 1;
        while (end < _text.Length && (char.IsAsciiDigit(_text[end]) || (_flavor == SqlFlavor.Sqlite && Characters.IsWordPart(_text[end])))) end++;
        if (end > _at + 1)
        {
            Add(TokenKind.Parameter, end - _at);
            return;
        }
        while (end < _text.Length && Characters.IsWordPart(_text[end]) && _text[end] != '$') end++;
        if (end >= _text.Length || _text[end] != '$')
        {
            _findings.Add(Unreadable(start, "unexpected character '$'"));
            Add(TokenKind.Bad, 1);
            return;
        }
        var tag = _text[start..(end + 1)];
        var close = _text[(end + 1)..].IndexOf(tag, StringComparison.Ordinal);
        if (close < 0) { Unclosed(start, "dollar-quoted string", tag.ToString()); return; }
        Add(TokenKind.String, end + 1 + close + tag.Length - start);
    }

    /// <summary>The longest run of operator characters, cut before a comment and, as PostgreSQL does, before a trailing + or - (manual 4.1.3).</summary>
    private void Operator()
    {
        var end = _at;
        while (end < _text.Length && Characters.IsOperator(_text[end]))
        {
            if (end > _at && (_text[end] == '-' && end + 1 < _text.Length && _text[end + 1] == '-')) break;
            if (end > _at && (_text[end] == '/' && end + 1 < _text.Length && _text[end + 1] == '*')) break;
            end++;
        }
        var length = end - _at;
        while (length > 1 && _text[_at + length - 1] is '+' or '-' && !HasExtraOperator(_text.Slice(_at, length))) length--;
        Add(TokenKind.Operator, length);
    }

    /// <summary>PostgreSQL lets an operator end in + or - where one of these is in it.</summary>
    private static bool HasExtraOperator(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (c is '~' or '!' or '@' or '#' or '%' or '^' or '&' or '|' or '`' or '?') return true;
        return false;
    }

    private void Semicolon()
    {
        if (_whole) { Add(TokenKind.Semicolon, 1); return; }
        if (_depth > 0 && !LooksLikeNewStatement()) { Add(TokenKind.Semicolon, 1); return; }
        if (_blocks > 0) { Add(TokenKind.Semicolon, 1); return; }
        var first = _first;
        var copies = _count > first && IsToken(first, "COPY") && HasFromStdin(first);
        if (_count > first + 1 && IsToken(first, "SET") && IsToken(first + 1, "standard_conforming_strings")) _standardStrings = !IsOff(first);
        EndStatement();
        _at++;
        if (copies) CopyData();
    }

    /// <summary>A semicolon inside parentheses is legal only in CREATE RULE; elsewhere a parenthesis was never closed and the statement ends here.</summary>
    private readonly bool LooksLikeNewStatement()
    {
        for (var i = _first; i < _count && i < _first + 6; i++)
            if (IsToken(i, "RULE")) return false;
        return true;
    }

    private void EndStatement()
    {
        if (_count > _first) _statements.Add(new(_first, _count));
        _first = _count;
        _depth = 0;
        _blocks = 0;
    }

    private readonly bool IsOff(int first)
    {
        for (var i = first + 2; i < _count; i++)
            if (IsToken(i, "off") || IsToken(i, "'off'") || IsToken(i, "false") || IsToken(i, "0")) return true;
        return false;
    }

    private readonly bool HasFromStdin(int first)
    {
        for (var i = first + 1; i < _count; i++)
            if (IsToken(i, "STDIN") && IsToken(i - 1, "FROM")) return true;
        return false;
    }

    private void CopyData()
    {
        var line = _text[_at..].IndexOf('\n');
        if (line < 0) return;
        var start = _at + line + 1;
        var at = start;
        while (at < _text.Length)
        {
            var length = _text[at..].IndexOf('\n');
            var end = length < 0 ? _text.Length : at + length;
            var row = _text[at..end].TrimEnd('\r');
            at = Math.Min(end + 1, _text.Length);
            if (row.SequenceEqual("\\.")) { _at = at; return; }
        }
        _at = start;
        Unclosed(start, "COPY data", "\\.");
    }

    private void MetaCommand()
    {
        var length = _text[_at..].IndexOf('\n');
        if (length < 0) length = _text.Length - _at;
        EndStatement();
        Add(TokenKind.MetaCommand, _text.Slice(_at, length).TrimEnd("\r\n").Length);
        EndStatement();
    }

    private void Unclosed(int start, string what, string closer)
    {
        _findings.Add(Unreadable(start, $"{what} is never closed: no {closer} up to the end of the file"));
        _at = start;
        Add(TokenKind.Bad, _text.Length - start);
    }

    private readonly Finding Unreadable(int at, string message) =>
        new(UnreadableRule, Severity.High, null, _file.At(at), message) { About = _file.Path, AboutKind = "file" };

    private void Add(TokenKind kind, int length)
    {
        if (_count == _tokens.Length) Array.Resize(ref _tokens, _count * 2);
        _tokens[_count++] = new(kind, _at, length);
        _at += length;
    }

    private readonly bool IsToken(int index, ReadOnlySpan<char> word) =>
        _tokens[index].Length == word.Length && _text.Slice(_tokens[index].Start, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase);

    private readonly bool AtLineStart()
    {
        var at = _at - 1;
        while (at >= 0 && _text[at] is ' ' or '\t') at--;
        return at < 0 || _text[at] == '\n';
    }

    private readonly char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private static string Show(char c) => char.IsControl(c) ? $"U+{(int)c:X4}" : $"'{c}'";
}
