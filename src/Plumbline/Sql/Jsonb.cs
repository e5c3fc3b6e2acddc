using System.Text;
using System.Text.Json;

namespace Plumbline.Sql;

/// <summary>jsonb prints its own spelling: one blank after colons and commas, keys by length then by bytes, the last of doubled keys (manual 8.14).</summary>
internal static class Jsonb
{
    /// <summary>The text itself when it is no JSON.</summary>
    public static string Canonical(string text)
    {
        if (text is "{}" or "[]") return text;
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 200 });
            var result = new StringBuilder(text.Length + 8);
            Write(result, document.RootElement);
            return result.ToString();
        }
        catch (JsonException)
        {
            return text;
        }
    }

    public static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Write(StringBuilder result, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(result, value); break;
            case JsonValueKind.Array:
                result.Append('[');
                var first = true;
                foreach (var item in value.EnumerateArray())
                {
                    if (!first) result.Append(", ");
                    first = false;
                    Write(result, item);
                }
                result.Append(']');
                break;
            case JsonValueKind.String: WriteString(result, value.GetString()!); break;
            default: result.Append(value.GetRawText()); break;
        }
    }

    private static void WriteObject(StringBuilder result, JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject()) members[member.Name] = member.Value;
        result.Append('{');
        var first = true;
        foreach (var (name, member) in members.OrderBy(m => Encoding.UTF8.GetByteCount(m.Key)).ThenBy(m => m.Key, StringComparer.Ordinal))
        {
            if (!first) result.Append(", ");
            first = false;
            WriteString(result, name);
            result.Append(": ");
            Write(result, member);
        }
        result.Append('}');
    }

    private static void WriteString(StringBuilder result, string text)
    {
        result.Append('"');
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
                case < ' ': result.Append($"\\u{(int)c:x4}"); break;
                default: result.Append(c); break;
            }
        }
        result.Append('"');
    }
}
