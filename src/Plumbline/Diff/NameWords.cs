namespace Plumbline.Diff;

/// <summary>Names as lists of words: <c>trainedAt</c>, <c>trained_at</c> and <c>TrainedAt</c> are the same two words.</summary>
public static class NameWords
{
    /// <summary>Names come back a thousand times (<c>id</c>, <c>created_at</c>): their words are kept.</summary>
    private const int Kept = 4096;

    [ThreadStatic]
    private static Dictionary<string, IReadOnlyList<string>>? t_words;

    /// <summary>The words of a name in lower case; digits stay with the word before them.</summary>
    public static IReadOnlyList<string> Words(string name)
    {
        var kept = t_words ??= new(StringComparer.Ordinal);
        if (kept.TryGetValue(name, out var known)) return known;
        if (kept.Count >= Kept) kept.Clear();
        return kept[name] = Split(name);
    }

    private static List<string> Split(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && !StartsWord(name, i)) continue;
            var word = name[start..i].Trim('_', '-', ' ', '.', '$');
            if (word.Length > 0) words.Add(word.ToLowerInvariant());
            start = i;
        }
        return words;
    }

    /// <summary>0 to 1: how likely it is that one name was made from the other.</summary>
    public static double Similarity(string before, string after)
    {
        if (before == after) return 1;
        var a = Words(before);
        var b = Words(after);
        if (a.SequenceEqual(b)) return 0.98;
        return Math.Max(OfWords(a, b), OfLetters(before.ToLowerInvariant(), after.ToLowerInvariant()));
    }

    /// <summary>The words that both names have, in the order of the first.</summary>
    public static List<string> Shared(string before, string after)
    {
        var other = Words(after);
        return Words(before).Where(other.Contains).ToList();
    }

    public static bool IsSnake(string name) => !name.Any(char.IsAsciiLetterUpper);

    public static bool IsPascal(string name) => name.Length > 0 && char.IsAsciiLetterUpper(name[0]) && name.Any(char.IsAsciiLetterLower) && !name.Contains('_');

    public static bool IsCamel(string name) => name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name.Any(char.IsAsciiLetterUpper) && !name.Contains('_');

    private static bool StartsWord(string name, int at)
    {
        var (last, here) = (name[at - 1], name[at]);
        if (last is '_' or '-' or ' ' or '.' or '$') return true;
        if (!char.IsUpper(here)) return false;
        return !char.IsUpper(last) || (at + 1 < name.Length && char.IsLower(name[at + 1]));
    }

    /// <summary>A name that lost or gained words at one end is close; the last word names the thing and weighs most.</summary>
    private static double OfWords(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        if (a.Count == 0 || b.Count == 0) return 0;
        var (shorter, longer) = a.Count <= b.Count ? (a, b) : (b, a);
        var ratio = (double)shorter.Count / longer.Count;
        if (longer.TakeLast(shorter.Count).SequenceEqual(shorter)) return 0.6 + 0.4 * ratio;
        if (longer.Take(shorter.Count).SequenceEqual(shorter)) return 0.45 + 0.4 * ratio;
        var shared = shorter.Count(longer.Contains);
        return (double)shared / (a.Count + b.Count - shared);
    }

    private static double OfLetters(string a, string b)
    {
        var longest = Math.Max(a.Length, b.Length);
        if (longest == 0 || longest > 128) return 0;
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return 1 - (double)row[b.Length] / longest;
    }
}
