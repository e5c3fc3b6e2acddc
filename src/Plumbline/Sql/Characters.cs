namespace Plumbline.Sql;

/// <summary>What a character may be part of (manual 4.1.1 and 4.1.3); every character beyond ASCII is a letter.</summary>
internal static class Characters
{
    private const byte InWord = 1, StartsWord = 2, InOperator = 4;

    private static readonly byte[] s_classes = Classes();

    public static bool IsOperator(char c) => c < 128 && (s_classes[c] & InOperator) != 0;

    public static bool IsWordStart(char c) => c >= 128 || (s_classes[c] & StartsWord) != 0;

    public static bool IsWordPart(char c) => c >= 128 || (s_classes[c] & InWord) != 0;

    /// <summary>How long the operator is that a text begins with: SQLite's are few, and none is another's beginning by chance ("SQL Language Expressions").</summary>
    public static int SqliteOperator(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("->>")) return 3;
        return text.Length > 1 && text[..2] is "->" or "||" or "<<" or ">>" or "<=" or ">=" or "==" or "<>" or "!=" ? 2 : 1;
    }

    private static byte[] Classes()
    {
        var classes = new byte[128];
        for (var c = '\0'; c < 128; c++)
        {
            if (char.IsAsciiLetter(c) || c == '_') classes[c] |= StartsWord | InWord;
            if (char.IsAsciiDigit(c)) classes[c] |= InWord;
            if ("+-*/<>=~!@#%^&|`?".Contains(c)) classes[c] |= InOperator;
        }
        classes['$'] |= InWord;
        return classes;
    }
}
