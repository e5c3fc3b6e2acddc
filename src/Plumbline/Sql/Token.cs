namespace Plumbline.Sql;

public enum TokenKind : byte
{
    /// <summary>Past the last token of the statement.</summary>
    End,
    Word,
    QuotedWord,
    String,
    Number,
    Parameter,
    Operator,
    LeftParen,
    RightParen,
    LeftBracket,
    RightBracket,
    Comma,
    Semicolon,
    Dot,
    Colon,

    /// <summary><c>::</c></summary>
    Cast,

    /// <summary>A command of psql or of the sqlite3 shell (<c>.bail on</c>), up to its line's end.</summary>
    MetaCommand,

    /// <summary>Text that can be no token, or one that is never closed; the lexer has a finding for it.</summary>
    Bad,
}

/// <summary>A token and where it stands: character offset and length in the file.</summary>
public readonly record struct Token(TokenKind Kind, int Start, int Length)
{
    public int End => Start + Length;
}
