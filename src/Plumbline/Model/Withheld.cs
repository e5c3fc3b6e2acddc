using System.Text;

namespace Plumbline.Model;

/// <summary>
/// Text that is shown to people or written to files, without the passwords that stand in it: a script's <c>postgres://user:password@…</c>,
/// a migration's <c>PASSWORD '…'</c>, a mistyped command line. As many characters stand there as before, so that places in it stay right.
/// </summary>
public static class Withheld
{
    private const char Mask = '*';

    /// <summary>Each with the place of its rarest letter: all that is printed passes here, and is looked through once, for w and k.</summary>
    private static readonly (string Name, int Rare)[] s_names = [("password", 4), ("passwd", 4), ("pwd", 1), ("authtoken", 6), ("api_key", 4)];

    public static string In(string text)
    {
        StringBuilder? masked = null;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at] | ' ';
            if (letter is 'w' or 'k') CoverNamed(text, at, ref masked);
            if (letter != ':' || at + 1 == text.Length || text[at + 1] != '/') continue;
            Cover(text, InUrl(text, at), ref masked);
            Cover(text, Parameters(text, at), ref masked);
        }
        return masked?.ToString() ?? text;
    }

    private static void CoverNamed(string text, int at, ref StringBuilder? masked)
    {
        foreach (var (name, rare) in s_names)
            if (at >= rare && text.AsSpan(at - rare).StartsWith(name, StringComparison.OrdinalIgnoreCase)) Cover(text, AfterName(text, at - rare + name.Length), ref masked);
    }

    private static void Cover(string text, (int Start, int End) range, ref StringBuilder? masked)
    {
        if (range.Start >= range.End) return;
        masked ??= new(text);
        for (var i = range.Start; i < range.End; i++) masked[i] = Mask;
    }

    /// <summary>From the colon after the user to the last <c>@</c> of the word: a password that was not encoded may hold one, too.</summary>
    private static (int Start, int End) InUrl(string text, int colon)
    {
        var scheme = SchemeBefore(text, colon);
        var start = colon + 1;
        if (scheme.IsEmpty) return default;
        while (start < text.Length && text[start] == '/') start++;
        var end = start;
        while (end < text.Length && !IsEnd(text[end])) end++;
        var word = text.AsSpan(start, end - start);
        var isDatabase = scheme.StartsWith("postgres", StringComparison.OrdinalIgnoreCase);
        var host = word.LastIndexOf('@');
        var separator = word.IndexOf(':');
        if (separator < 0 || (host >= 0 && separator > host)) return default;
        if (host >= 0) return isDatabase || word[..host].IndexOf('/') < 0 ? (start + separator + 1, start + host) : default;
        // No @ at all: what follows a database's colon is a port, or a password whose @ was forgotten.
        var rest = word[(separator + 1)..];
        var length = rest.IndexOfAny("/?,]") is >= 0 and var stop ? stop : rest.TrimEnd('\\').Length;
        return isDatabase && word[0] != '[' && rest[..length].ContainsAnyExceptInRange('0', '9') ? (start + separator + 1, start + separator + 1 + length) : default;
    }

    /// <summary>What stands after the question mark of a database's URL: any of it may be a secret.</summary>
    private static (int Start, int End) Parameters(string text, int colon)
    {
        if (!SchemeBefore(text, colon).StartsWith("postgres", StringComparison.OrdinalIgnoreCase)) return default;
        var end = colon;
        while (end < text.Length && !IsEnd(text[end])) end++;
        // A question mark before the @ is one of the password's.
        var host = Math.Max(colon, text.LastIndexOf('@', end - 1, end - colon));
        var question = text.IndexOf('?', host, end - host);
        while (end > colon && text[end - 1] is '\\' or ',' or ';' or ')' or '.') end--;
        if (question < 0 || IsSocket(text.AsSpan(question + 1, Math.Max(0, end - question - 1)))) return default;
        return (question + 1, end);
    }

    /// <summary>The folder of a socket and nothing more: an address, which somebody means to copy.</summary>
    private static bool IsSocket(ReadOnlySpan<char> parameters) => parameters.StartsWith("host=%2F") && parameters.IndexOfAny('&', '@') < 0;

    private static ReadOnlySpan<char> SchemeBefore(string text, int colon)
    {
        var start = colon;
        while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '+' or '.' or '-')) start--;
        return text.AsSpan(start, colon - start);
    }

    /// <summary><c>password=value</c>, <c>password = 'value'</c>, <c>PASSWORD 'value'</c>.</summary>
    private static (int Start, int End) AfterName(string text, int at)
    {
        var start = at;
        while (start < text.Length && text[start] == ' ') start++;
        var equals = start < text.Length && text[start] == '=';
        if (equals) start++;
        while (start < text.Length && text[start] == ' ') start++;
        if (start >= text.Length || (!equals && start == at)) return default;
        if (text[start] is '\'' or '"')
        {
            var close = text.IndexOf(text[start], start + 1);
            return (equals || text[start] == '\'') && close > 0 ? (start + 1, close) : default;
        }
        // Blanks around it are an expression of SQL or of a program, not a connection string.
        if (!equals || start != at + 1) return default;
        var end = start;
        while (end < text.Length && !IsEnd(text[end]) && text[end] is not (';' or '&' or ')' or ',' or '\\')) end++;
        return (start, end);
    }

    private static bool IsEnd(char c) => char.IsWhiteSpace(c) || c is '"' or '\'' or '`' or '<' or '>';
}
