using System.Globalization;
using System.Text;
using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

internal enum PrismaTokenKind : byte
{
    /// <summary>Past the last token of the file.</summary>
    End,

    /// <summary>One or more line ends: a definition stands on one line.</summary>
    NewLine,
    Word,
    Number,
    String,

    /// <summary><c>///</c> to the end of the line.</summary>
    Documentation,
    At,
    AtAt,
    LeftBrace,
    RightBrace,
    LeftParen,
    RightParen,
    LeftBracket,
    RightBracket,
    Comma,
    Colon,
    Equals,
    Dot,
    Question,
    Exclamation,

    /// <summary>A character that no token begins with, or a string that its line does not close.</summary>
    Bad,
}

/// <summary>A token and where it stands: character offset and length in the file.</summary>
internal readonly record struct PrismaToken(PrismaTokenKind Kind, int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>Cuts a Prisma schema into tokens. Total: any text gives tokens.</summary>
internal ref struct PrismaLexer
{
    private readonly ReadOnlySpan<char> _text;
    private readonly List<PrismaToken> _tokens = [];
    private int _at;

    private PrismaLexer(string text) => _text = text;

    public static List<PrismaToken> Read(SourceText file)
    {
        var lexer = new PrismaLexer(file.Text);
        if (file.Text.StartsWith('\uFEFF')) lexer._at = 1;
        while (lexer._at < lexer._text.Length) lexer.Next();
        lexer._tokens.Add(new(PrismaTokenKind.End, file.Text.Length, 0));
        return lexer._tokens;
    }

    private void Next()
    {
        var c = _text[_at];
        if (c is '\n' or '\r') AddNewLine();
        else if (char.IsWhiteSpace(c) || c == '\0') _at++;
        else if (c == '/' && Peek(1) is '/' or '*') Comment();
        else if (c == '"') Quoted();
        else if (char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c)) Word();
        else if (c == '-' && char.IsAsciiDigit(Peek(1))) Word();
        else if (c == '@') Add(Peek(1) == '@' ? PrismaTokenKind.AtAt : PrismaTokenKind.At, Peek(1) == '@' ? 2 : 1);
        else Add(SymbolOf(c), 1);
    }

    private readonly char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private void Add(PrismaTokenKind kind, int length)
    {
        _tokens.Add(new(kind, _at, length));
        _at += length;
    }

    private void AddNewLine()
    {
        if (_tokens.Count > 0 && _tokens[^1].Kind != PrismaTokenKind.NewLine) Add(PrismaTokenKind.NewLine, 1);
        else _at++;
    }

    private static PrismaTokenKind SymbolOf(char c) => c switch
    {
        '{' => PrismaTokenKind.LeftBrace,
        '}' => PrismaTokenKind.RightBrace,
        '(' => PrismaTokenKind.LeftParen,
        ')' => PrismaTokenKind.RightParen,
        '[' => PrismaTokenKind.LeftBracket,
        ']' => PrismaTokenKind.RightBracket,
        ',' => PrismaTokenKind.Comma,
        ':' => PrismaTokenKind.Colon,
        '=' => PrismaTokenKind.Equals,
        '.' => PrismaTokenKind.Dot,
        '?' => PrismaTokenKind.Question,
        '!' => PrismaTokenKind.Exclamation,
        _ => PrismaTokenKind.Bad,
    };

    private void Comment()
    {
        if (Peek(1) == '*')
        {
            var close = _text[(_at + 2)..].IndexOf("*/");
            _at = close < 0 ? _text.Length : _at + close + 4;
            return;
        }
        var length = _text[_at..].IndexOfAny('\n', '\r');
        if (length < 0) length = _text.Length - _at;
        if (Peek(2) == '/') Add(PrismaTokenKind.Documentation, length);
        else _at += length;
    }

    private void Quoted()
    {
        var end = _at + 1;
        while (end < _text.Length && _text[end] is not ('"' or '\n' or '\r')) end += _text[end] == '\\' && end + 1 < _text.Length && _text[end + 1] is not ('\n' or '\r') ? 2 : 1;
        var closed = end < _text.Length && _text[end] == '"';
        Add(closed ? PrismaTokenKind.String : PrismaTokenKind.Bad, Math.Min(closed ? end + 1 : end, _text.Length) - _at);
    }

    private void Word()
    {
        var end = _at + 1;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] is '_' or '-' || char.IsSurrogate(_text[end]))) end++;
        var isNumber = !_text[(_at + 1)..end].ContainsAnyExceptInRange('0', '9') && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '-');
        if (isNumber && end + 1 < _text.Length && _text[end] == '.' && char.IsAsciiDigit(_text[end + 1]))
            for (end++; end < _text.Length && char.IsAsciiDigit(_text[end]);) end++;
        Add(isNumber ? PrismaTokenKind.Number : PrismaTokenKind.Word, end - _at);
    }

    /// <summary>The value of a string token: JSON's escapes.</summary>
    public static string ValueOf(ReadOnlySpan<char> token)
    {
        var inner = token[1..^1];
        if (!inner.Contains('\\')) return inner.ToString();
        var value = new StringBuilder(inner.Length);
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] != '\\' || i + 1 >= inner.Length) { value.Append(inner[i]); continue; }
            i++;
            if (inner[i] == 'u' && i + 4 < inner.Length && ushort.TryParse(inner.Slice(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
            {
                value.Append((char)code);
                i += 4;
            }
            else value.Append(Unescaped(inner[i]));
        }
        return value.ToString();
    }

    private static char Unescaped(char c) => c switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => c };
}
