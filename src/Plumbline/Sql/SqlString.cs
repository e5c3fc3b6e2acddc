using System.Globalization;
using System.Text;

namespace Plumbline.Sql;

/// <summary>String constants: their value, and how to write one (manual 4.1.2).</summary>
public static class SqlString
{
    /// <summary>The value of a constant in any of its spellings: <c>'…'</c>, <c>E'…'</c>, <c>U&amp;'…'</c>, <c>$tag$…$tag$</c>, <c>B'…'</c>, <c>X'…'</c>.</summary>
    public static string Value(ReadOnlySpan<char> token)
    {
        if (token[0] == '$')
        {
            var tag = token[1..].IndexOf('$') + 2;
            return token[tag..^tag].ToString();
        }
        var escapes = token[0] is 'e' or 'E';
        var unicode = token[0] is 'u' or 'U';
        var inner = token[(token.IndexOf('\'') + 1)..^1];
        if (!escapes && !unicode && !inner.Contains('\'')) return inner.ToString();
        var text = Joined(inner, escapes);
        return unicode ? UnicodeEscapes(text) : text;
    }

    /// <summary>As a constant: <c>'it''s'</c>.</summary>
    public static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary><c>\0041</c> and <c>\+000041</c>.</summary>
    public static string UnicodeEscapes(string text)
    {
        if (!text.Contains('\\')) return text;
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var start = i + 1;
            var length = 4;
            if (start < text.Length && text[start] == '+') { start++; length = 6; }
            if (text[i] == '\\' && start < text.Length && text[start] == '\\') { result.Append('\\'); i = start; }
            else if (text[i] == '\\' && start + length <= text.Length && int.TryParse(text.AsSpan(start, length), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code))
            {
                result.Append(new Rune(code).ToString());
                i = start + length - 1;
            }
            else result.Append(text[i]);
        }
        return result.ToString();
    }

    /// <summary>Doubled quotes, backslash escapes and continuation over lines.</summary>
    private static string Joined(ReadOnlySpan<char> inner, bool escapes)
    {
        var result = new StringBuilder();
        for (var i = 0; i < inner.Length; i++)
        {
            var c = inner[i];
            if (c == '\'')
            {
                i++;
                if (i < inner.Length && inner[i] != '\'')
                    while (i < inner.Length && inner[i] != '\'') i++;
                else result.Append('\'');
            }
            else if (c == '\\' && escapes && i + 1 < inner.Length) i = Escape(inner, i + 1, result);
            else result.Append(c);
        }
        return result.ToString();
    }

    private static int Escape(ReadOnlySpan<char> text, int at, StringBuilder result)
    {
        switch (text[at])
        {
            case 'n': result.Append('\n'); return at;
            case 't': result.Append('\t'); return at;
            case 'r': result.Append('\r'); return at;
            case 'b': result.Append('\b'); return at;
            case 'f': result.Append('\f'); return at;
            case 'x': return Coded(text, at, at + 1, 2, 16, result);
            case 'u': return Coded(text, at, at + 1, 4, 16, result);
            case 'U': return Coded(text, at, at + 1, 8, 16, result);
            case >= '0' and <= '7': return Coded(text, at, at, 3, 8, result);
            default: result.Append(text[at]); return at;
        }
    }

    private static int Coded(ReadOnlySpan<char> text, int letter, int start, int length, int radix, StringBuilder result)
    {
        var code = 0;
        var at = start;
        for (; at < text.Length && at < start + length; at++)
        {
            var digit = char.IsAsciiHexDigit(text[at]) ? Convert.ToInt32(text[at].ToString(), 16) : 16;
            if (digit >= radix) break;
            code = code * radix + digit;
        }
        if (at == start || !Rune.IsValid(code)) { result.Append(text[letter]); return letter; }
        result.Append(new Rune(code).ToString());
        return at - 1;
    }
}
