using System.Globalization;
using System.Text;

namespace Plumbline.Sql;

/// <summary>
/// jsonb prints its own spelling: one blank after colons and commas, keys by length then by bytes, the last of doubled keys (manual 8.14).
/// A reader of its own: the framework's would cost more to load than all else that is done here, and throws on half characters.
/// </summary>
internal ref struct Jsonb
{
    private const int MaxDepth = 200;

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;

    private Jsonb(ReadOnlySpan<char> text) => _text = text;

    /// <summary>null when the text is no JSON.</summary>
    public static string? Canonical(string text)
    {
        if (text is "{}" or "[]") return text;
        var reader = new Jsonb(text);
        var value = reader.Value();
        reader.Blank();
        return value is not null && reader._at == text.Length ? value : null;
    }

    private void Blank()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r') _at++;
    }

    private bool Take(char c)
    {
        Blank();
        if (_at >= _text.Length || _text[_at] != c) return false;
        _at++;
        return true;
    }

    private string? Value()
    {
        Blank();
        if (_at >= _text.Length || ++_depth > MaxDepth) return null;
        var value = _text[_at] switch
        {
            '{' => Object(),
            '[' => Array(),
            '"' => String() is { } text ? Quoted(text) : null,
            '-' or (>= '0' and <= '9') => Number(),
            _ => Word("true") ?? Word("false") ?? Word("null"),
        };
        _depth--;
        return value;
    }

    private string? Word(string word)
    {
        if (!_text[_at..].StartsWith(word, StringComparison.Ordinal)) return null;
        _at += word.Length;
        return word;
    }

    private string? Number()
    {
        var start = _at++;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] is '.' or 'e' or 'E' or '+' or '-')) _at++;
        var digits = _text[start.._at];
        return char.IsAsciiDigit(digits[^1]) && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? digits.ToString() : null;
    }

    private string? Array()
    {
        _at++;
        if (Take(']')) return "[]";
        var result = new StringBuilder("[");
        do
        {
            if (Value() is not { } item) return null;
            result.Append(result.Length > 1 ? ", " : "").Append(item);
        }
        while (Take(','));
        return Take(']') ? result.Append(']').ToString() : null;
    }

    private string? Object()
    {
        _at++;
        if (Take('}')) return "{}";
        var members = new List<string[]>();
        do
        {
            Blank();
            if (_at >= _text.Length || _text[_at] != '"' || String() is not { } name || !Take(':') || Value() is not { } value) return null;
            members.RemoveAll(m => m[0] == name);
            members.Add([name, value]);
        }
        while (Take(','));
        if (!Take('}')) return null;
        members.Sort(static (a, b) => Encoding.UTF8.GetByteCount(a[0]) - Encoding.UTF8.GetByteCount(b[0]) is var order && order != 0 ? order : string.CompareOrdinal(a[0], b[0]));
        var result = new StringBuilder("{");
        foreach (var member in members) result.Append(result.Length > 1 ? ", " : "").Append(Quoted(member[0])).Append(": ").Append(member[1]);
        return result.Append('}').ToString();
    }

    private string? String()
    {
        var result = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == '"') { _at++; return result.ToString(); }
            if (c < ' ') return null;
            if (c != '\\') { result.Append(c); continue; }
            if (++_at >= _text.Length) return null;
            switch (_text[_at])
            {
                case 'n': result.Append('\n'); break;
                case 't': result.Append('\t'); break;
                case 'r': result.Append('\r'); break;
                case 'b': result.Append('\b'); break;
                case 'f': result.Append('\f'); break;
                case '"' or '\\' or '/': result.Append(_text[_at]); break;
                case 'u' when _at + 4 < _text.Length && int.TryParse(_text.Slice(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                    result.Append((char)code);
                    _at += 4;
                    break;
                default: return null;
            }
        }
        return null;
    }

    private static string Quoted(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"': result.Append("\\\""); break;
                case '\\': result.Append("\\\\"); break;
                case '\n': result.Append("\\n"); break;
                case '\r': result.Append("\\r"); break;
                case '\t': result.Append("\\t"); break;
                case '\b': result.Append("\\b"); break;
                case '\f': result.Append("\\f"); break;
                case < ' ': result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
                default: result.Append(c); break;
            }
        }
        return result.Append('"').ToString();
    }
}
