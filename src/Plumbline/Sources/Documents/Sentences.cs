using System.Text;
using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>Cuts words into sentences, and puts them together again for messages.</summary>
internal static class Sentences
{
    public static IEnumerable<EquatableArray<Word>> Of(EquatableArray<Word> words)
    {
        var start = 0;
        for (var at = 0; at <= words.Count; at++)
        {
            if (at < words.Count && !(words[at].Kind == WordKind.Mark && words[at].Text is "." or ";" or "!" or "?")) continue;
            if (at > start) yield return EquatableArray.Create(words.Span[start..at]);
            start = at + 1;
        }
    }

    public static string Text(EquatableArray<Word> words)
    {
        var text = new StringBuilder();
        var end = -1;
        foreach (var word in words)
        {
            if (end >= 0 && word.At != end && text.Length > 0 && text[^1] != '(') text.Append(word.Kind == WordKind.Mark && word.Text is "," or ")" or ":" or "." ? "" : " ");
            text.Append(word.Text);
            end = word.At + word.Text.Length;
        }
        return text.ToString();
    }

    /// <summary>The code words of a list that begins at <paramref name="at"/>, behind an article or a noun: <c>the columns `a`, `b` and `c`</c>.</summary>
    public static List<Word> NamesFrom(EquatableArray<Word> words, int at)
    {
        var names = new List<Word>();
        for (; at < words.Count; at++)
        {
            if (words[at].Kind == WordKind.Code) names.Add(words[at]);
            else if (IsGlue(words[at]) || (names.Count == 0 && (IsNoun(words[at]) || words[at].IsOneOf("the", "a", "an", "its", "also", "both", "required")))) continue;
            else break;
        }
        return names;
    }

    /// <summary>The code words of a list that ends before <paramref name="end"/>.</summary>
    public static List<Word> NamesBefore(EquatableArray<Word> words, int end)
    {
        var names = new List<Word>();
        for (var at = end - 1; at >= 0; at--)
        {
            if (words[at].Kind == WordKind.Code) names.Insert(0, words[at]);
            // `email` of `users` is …: the table stands behind its column.
            else if (names.Count == 1 && words[at].IsOneOf("of", "in", "on") && at > 0 && words[at - 1].Kind == WordKind.Code) names.Clear();
            else if (IsGlue(words[at]) || (names.Count == 0 && (IsNoun(words[at]) || words[at].IsOneOf("is", "are", "was", "were", "still")))) continue;
            else break;
        }
        return names;
    }

    public static bool IsNoun(Word word) => word.IsOneOf("column", "columns", "field", "fields");

    private static bool IsGlue(Word word) => word.IsMark(',') || word.IsMark('&') || word.IsMark(':') || word.IsOneOf("and", "or");

    public static bool Has(EquatableArray<Word> words, params ReadOnlySpan<string> wanted)
    {
        foreach (var word in words)
            if (word.IsOneOf(wanted)) return true;
        return false;
    }

    /// <summary>Where these words stand one behind the other; below zero when they do not.</summary>
    public static int IndexOf(EquatableArray<Word> words, params ReadOnlySpan<string> phrase)
    {
        for (var at = 0; at + phrase.Length <= words.Count; at++)
        {
            var fits = true;
            for (var i = 0; fits && i < phrase.Length; i++) fits = words[at + i].Is(phrase[i]);
            if (fits) return at;
        }
        return -1;
    }

    /// <summary>The state that a sentence speaks of, by its words; open where it names none or two.</summary>
    public static ClaimAbout About(EquatableArray<Word> words)
    {
        var history = Has(words, "migration", "migrations", "migrated", "history");
        var declared = words.Any(w => w.Text is "schema.prisma" or "schema.ts") || Has(words, "declared", "declares", "declaration");
        return history == declared ? ClaimAbout.Any : history ? ClaimAbout.History : ClaimAbout.Declared;
    }
}
