namespace Plumbline.Cli;

/// <summary>The known word that a mistyped one probably means.</summary>
public static class Nearest
{
    /// <summary>The word with the fewest edits between, if they are few enough to be a slip.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        string? best = null;
        var fewest = Math.Max(2, word.Length / 3) + 1;
        foreach (var candidate in known)
        {
            var edits = Edits(word.ToLowerInvariant(), candidate);
            if (edits >= fewest) continue;
            fewest = edits;
            best = candidate;
        }
        return best;
    }

    /// <summary>The end of an error about a word that is not known.</summary>
    public static string Suggestion(string word, IReadOnlyList<string> known) =>
        Of(word, known) is { } near ? $": did you mean {near}?" : $": known are {string.Join(", ", known)}";

    /// <summary>Insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Edits(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 8 || one.Length > 64) return int.MaxValue;
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        return rows[one.Length, other.Length];
    }
}
