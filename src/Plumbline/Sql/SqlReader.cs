using System.Globalization;
using System.Text;
using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Ends the reading of a statement that is not valid SQL; caught where statements are executed, where it becomes a finding.</summary>
public sealed class SqlSyntaxException(string message, int position) : Exception(message)
{
    /// <summary>Character offset in the file.</summary>
    public int Position => position;
}

/// <summary>
/// A cursor over one statement's tokens. Words are compared without case; names come out as the server stores them:
/// folded when unquoted, unescaped when quoted, cut at 63 bytes (manual 4.1.1).
/// </summary>
public sealed class SqlReader(SqlTokens source, int first, int end)
{
    /// <summary>NAMEDATALEN - 1.</summary>
    public const int MaxNameBytes = 63;

    private readonly Token[] _tokens = source.Tokens;
    private readonly int _first = first;
    private int _at = first;
    private readonly string _text = source.File.Text;

    public SqlReader(SqlTokens source, StatementRange range) : this(source, range.First, range.End) { }

    /// <summary>Reads text that stands alone, such as an expression or a body.</summary>
    public static SqlReader Over(SourceText file, SqlFlavor flavor = SqlFlavor.Postgres)
    {
        var tokens = SqlLexer.Read(file, flavor);
        return new(tokens, 0, tokens.Tokens.Length);
    }

    public static SqlReader Over(string text, SqlFlavor flavor = SqlFlavor.Postgres) => Over(new SourceText("", "", text), flavor);

    public SqlTokens Tokens => source;
    public SourceText File => source.File;
    public SqlFlavor Flavor => source.Flavor;

    /// <summary>Index of the current token; set it to go back.</summary>
    public int At { get => _at; set => _at = value; }

    public int First => _first;
    public int End => end;
    public bool AtEnd => At >= end;
    public Token Current => Peek(0);

    /// <summary>Character offset of the current token; at the end, of the last token's end.</summary>
    public int Position => At < end ? _tokens[At].Start : end > _first ? _tokens[end - 1].End : 0;

    /// <summary>Character offset just after the token before the current one.</summary>
    public int EndOfLast => At > _first ? _tokens[At - 1].End : Position;

    /// <summary>The dotted name from an offset to the token before the current one.</summary>
    internal Written WrittenFrom(int at) => new(at, At > _first ? _tokens[At - 1].Start : at, EndOfLast);

    public Origin Here => File.At(Position);

    public Token Peek(int ahead) => At + ahead < end && At + ahead >= _first ? _tokens[At + ahead] : new(TokenKind.End, _text.Length, 0);

    public void Advance() => At++;

    public ReadOnlySpan<char> Span(Token token) => _text.AsSpan(token.Start, token.Length);

    public ReadOnlySpan<char> CurrentSpan => Span(Current);

    /// <summary>The source text from one character offset to another.</summary>
    public string Slice(int start, int stop) => _text[start..stop];

    // Words

    public bool Is(ReadOnlySpan<char> word) => IsAt(0, word);

    public bool Is(ReadOnlySpan<char> word, ReadOnlySpan<char> next) => IsAt(0, word) && IsAt(1, next);

    public bool IsAt(int ahead, ReadOnlySpan<char> word)
    {
        var at = At + ahead;
        if (at >= end) return false;
        ref var token = ref _tokens[at];
        return token.Length == word.Length && token.Kind == TokenKind.Word && _text.AsSpan(token.Start, token.Length).Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    public bool Take(ReadOnlySpan<char> word)
    {
        if (!IsAt(0, word)) return false;
        At++;
        return true;
    }

    public bool Take(ReadOnlySpan<char> word, ReadOnlySpan<char> next)
    {
        if (!IsAt(0, word) || !IsAt(1, next)) return false;
        At += 2;
        return true;
    }

    public bool Take(ReadOnlySpan<char> word, ReadOnlySpan<char> next, ReadOnlySpan<char> third)
    {
        if (!IsAt(0, word) || !IsAt(1, next) || !IsAt(2, third)) return false;
        At += 3;
        return true;
    }

    public void Expect(ReadOnlySpan<char> word)
    {
        if (!Take(word)) throw Unexpected(word.ToString());
    }

    // Symbols

    public bool Is(TokenKind kind) => Current.Kind == kind;

    public bool Take(TokenKind kind)
    {
        if (Current.Kind != kind) return false;
        At++;
        return true;
    }

    public void Expect(TokenKind kind)
    {
        if (!Take(kind)) throw Unexpected(Describe(kind));
    }

    public bool IsOperator(ReadOnlySpan<char> text) => Current.Kind == TokenKind.Operator && CurrentSpan.SequenceEqual(text);

    public bool TakeOperator(ReadOnlySpan<char> text)
    {
        if (!IsOperator(text)) return false;
        At++;
        return true;
    }

    // Names and literals

    public bool IsName => Current.Kind is TokenKind.Word or TokenKind.QuotedWord;

    /// <summary>A name, folded or unquoted; keywords are taken as names too, since only the caller knows what may stand here. SQLite takes a string for one.</summary>
    public string Name()
    {
        if (Flavor == SqlFlavor.Sqlite && Is(TokenKind.String)) return String();
        if (!IsName) throw Unexpected("a name");
        return NameOf(_tokens[At++]);
    }

    /// <summary>The stored form of a name token. SQLite keeps names as they are written, of any length.</summary>
    public string NameOf(Token token)
    {
        var span = Span(token);
        if (Flavor == SqlFlavor.Sqlite) return token.Kind == TokenKind.QuotedWord ? Unquoted(span) : NamePool.Intern(span);
        if (token.Kind == TokenKind.QuotedWord) return Unquote(span);
        Span<char> folded = stackalloc char[Math.Min(span.Length, 256)];
        if (span.Length > 256) return Cut(span.ToString().ToLowerInvariant());
        for (var i = 0; i < span.Length; i++) folded[i] = span[i] is >= 'A' and <= 'Z' ? (char)(span[i] | 0x20) : span[i];
        return span.Length > MaxNameBytes / 4 && Encoding.UTF8.GetByteCount(folded) > MaxNameBytes ? Cut(folded.ToString()) : NamePool.Intern(folded);
    }

    /// <summary>A name with an optional schema in front; the schema is null when none was written. A database name in front is dropped.</summary>
    public ObjectName QualifiedName()
    {
        var name = Name();
        if (!Take(TokenKind.Dot)) return new(null, name);
        var second = Name();
        return Take(TokenKind.Dot) ? new(second, Name()) : new(name, second);
    }

    /// <summary>The value of a string constant, whatever its quoting.</summary>
    public string String()
    {
        if (Current.Kind != TokenKind.String) throw Unexpected("a string");
        return ValueOf(_tokens[At++]);
    }

    public string ValueOf(Token token) => SqlString.Value(Span(token));

    public long Integer()
    {
        var negative = TakeOperator("-");
        if (!negative) TakeOperator("+");
        if (Current.Kind != TokenKind.Number) throw Unexpected("a number");
        var digits = Span(_tokens[At]).ToString().Replace("_", "", StringComparison.Ordinal);
        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) throw Unexpected("a number");
        At++;
        if (negative) value = -value;
        return value < long.MinValue ? long.MinValue : value > long.MaxValue ? long.MaxValue : (long)value;
    }

    /// <summary><c>(a, b, c)</c></summary>
    public EquatableArray<string> NameList()
    {
        Expect(TokenKind.LeftParen);
        var names = new List<string>();
        do names.Add(Name());
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParen);
        return names.ToEquatableArray();
    }

    /// <summary>Skips one balanced group: at a left parenthesis, past the right one that closes it.</summary>
    public void SkipGroup()
    {
        Expect(TokenKind.LeftParen);
        for (var depth = 1; depth > 0; At++)
        {
            if (AtEnd) throw Unexpected(")");
            if (Current.Kind == TokenKind.LeftParen) depth++;
            else if (Current.Kind == TokenKind.RightParen) depth--;
        }
    }

    public void ExpectEnd()
    {
        if (!AtEnd) throw Unexpected("the end of the statement");
    }

    public SqlSyntaxException Unexpected(string wanted) =>
        new(AtEnd ? $"syntax error at the end of the statement: expected {wanted}" : $"syntax error at {Shown()}: expected {wanted}", Position);

    private string Shown()
    {
        var text = CurrentSpan;
        return text.Length > 40 ? $"{text[..40]}…" : text.ToString();
    }

    private static string Unquote(ReadOnlySpan<char> span) => Cut(Unquoted(span));

    private static string Unquoted(ReadOnlySpan<char> span)
    {
        if (span[0] is 'u' or 'U') return SqlString.UnicodeEscapes(span[3..^1].ToString().Replace("\"\"", "\"", StringComparison.Ordinal));
        var quote = span[^1];
        var inner = span[1..^1];
        return inner.Contains(quote) && quote != ']' ? inner.ToString().Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal) : NamePool.Intern(inner);
    }

    /// <summary>PostgreSQL cuts names at 63 bytes, never inside a character.</summary>
    public static string Cut(string name)
    {
        if (name.Length <= MaxNameBytes / 4 || Encoding.UTF8.GetByteCount(name) <= MaxNameBytes) return name;
        var bytes = 0;
        var length = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > MaxNameBytes) break;
            bytes += rune.Utf8SequenceLength;
            length += rune.Utf16SequenceLength;
        }
        return NamePool.Intern(name.AsSpan(0, length));
    }

    private static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.LeftParen => "(",
        TokenKind.RightParen => ")",
        TokenKind.LeftBracket => "[",
        TokenKind.RightBracket => "]",
        TokenKind.Comma => ",",
        TokenKind.Dot => ".",
        TokenKind.Semicolon => ";",
        TokenKind.Cast => "::",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
