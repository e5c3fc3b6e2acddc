using System.Text;

namespace Plumbline.Reports;

/// <summary>Text from outside within HTML or XML: whatever a name holds, it stays text, also between the quotes of an attribute.</summary>
internal static class Markup
{
    /// <summary>Control and direction-changing characters are written out (XML 1.0 forbids most of them), lone surrogates and non-characters become U+FFFD.</summary>
    public static string Text(string text)
    {
        text = Style.Safe(text);
        var output = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) output.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c) || c is '\ufffe' or '\uffff') output.Append('\ufffd');
            else output.Append(Escape(c) is { } escaped ? escaped : c.ToString());
        }
        return output.ToString();
    }

    private static string? Escape(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => null,
    };
}
