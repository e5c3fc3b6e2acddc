using System.Text;
using Plumbline.Sources.Code;

namespace Plumbline.CSharp;

/// <summary>Every word of a file, each once: what is not among them is not used there in any way. Comments count, too: they keep a name from being called unused.</summary>
internal static class CSharpWords
{
    private const int Longest = 64;

    public static string Of(string text)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var words = new StringBuilder(text.Length / 8);
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetter(text[at]) && text[at] != '_') { at++; continue; }
            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_')) at++;
            var word = text.AsSpan(start, at - start);
            if (word.Length <= Longest && seen.Add(word)) words.Append(words.Length == 0 ? "" : "\n").Append(word);
        }
        if (text.Contains($"{CodeFile.Allows} ", StringComparison.Ordinal)) words.Append('\n').Append(CodeFile.Allows);
        return words.ToString();
    }
}
