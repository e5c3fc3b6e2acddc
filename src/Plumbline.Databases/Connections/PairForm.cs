using System.Text;

namespace Plumbline.Databases.Connections;

/// <summary><c>host=… port=… dbname='a b'</c>: libpq's keyword strings (manual 34.1.1.1).</summary>
internal static class PairForm
{
    /// <summary>Null when the text is not written so.</summary>
    public static ConnectionSettings? Read(string text)
    {
        var settings = new ConnectionSettings();
        for (var at = Skip(text, 0); at < text.Length; at = Skip(text, at))
        {
            var start = at;
            while (at < text.Length && text[at] != '=' && !char.IsWhiteSpace(text[at])) at++;
            var name = text[start..at];
            at = Skip(text, at);
            if (name.Length == 0 || at >= text.Length || text[at] != '=') return null;
            var (value, end) = Value(text, Skip(text, at + 1));
            if (value is null) return null;
            settings.Set(name, value);
            at = end;
        }
        return settings;
    }

    /// <summary>A value and where it ends; no value when its quote is not closed.</summary>
    private static (string? Value, int End) Value(string text, int at)
    {
        var quoted = at < text.Length && text[at] == '\'';
        if (quoted) at++;
        var value = new StringBuilder();
        for (; at < text.Length; at++)
        {
            if (quoted ? text[at] == '\'' : char.IsWhiteSpace(text[at])) return (value.ToString(), quoted ? at + 1 : at);
            if (text[at] == '\\' && at + 1 < text.Length) at++;
            value.Append(text[at]);
        }
        return (quoted ? null : value.ToString(), at);
    }

    private static int Skip(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
