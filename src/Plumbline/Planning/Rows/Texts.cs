using System.Globalization;
using Plumbline.Model;

namespace Plumbline.Planning.Rows;

/// <summary>Values of the types that hold text.</summary>
internal static class Texts
{
    private static readonly string[] s_words =
    [
        "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "iris", "juniper", "kestrel", "larch", "maple", "nectar", "onyx", "pine",
        "quartz", "raven", "sage", "thistle", "umber", "violet", "willow", "yarrow", "zephyr", "alder", "basalt", "coral", "dune", "elm", "fern", "granite",
    ];

    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Of how many texts chance chooses, where they may repeat.</summary>
    private const ulong Usual = 4096;

    public static ValueSource? Of(SqlType type, Narrowing narrowing)
    {
        if (Longest(type) is not { } longest) return null;
        var most = Math.Min(longest, narrowing.MaxLength);
        var least = Math.Min(narrowing.MinLength, most);
        if (type.Name == "character" && narrowing.MinLength > 0) least = most;
        if (narrowing.Pattern is { } regex && Pattern.Of(regex, narrowing.MinLength, most) is { } pattern) return pattern;
        if (narrowing.Like is { } like) return Pattern.OfLike(like, most);
        if (most == 0) return new Choice([""]);
        if (narrowing.UpperCase) return Pattern.Of($"[A-Z]{{{Math.Clamp(least, 1, most)},{Math.Min(most, Math.Max(8, least))}}}");
        return most < 12 ? Short(Math.Max(least, 1), most) : Words(least, most);
    }

    /// <summary>null for a type that is no text.</summary>
    private static int? Longest(SqlType type) => type switch
    {
        { Name: "text" or "bpchar" or "citext" } => int.MaxValue,
        { Schema: null, Name: "character varying" or "character" } => type.Modifier is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : int.MaxValue,
        { Schema: null, Name: "name" } => 63,
        { Schema: null, Name: "\"char\"" } => 1,
        _ => null,
    };

    /// <summary>Letters and digits, as many as there is room for.</summary>
    private static Written Short(int least, int most)
    {
        var capacity = 1UL;
        for (var i = 0; i < most && capacity < ValueSource.Endless / 36; i++) capacity *= 36;
        return new(capacity, capacity, (n, to) =>
        {
            for (var i = 0; i < most && (n > 0 || i < least); i++)
            {
                to.Append(Letters[(int)(n % 36)]);
                n /= 36;
            }
        });
    }

    /// <summary><c>heron</c>, <c>heron-7</c>: a word, then how often the words were gone through, in twelve characters at least.</summary>
    private static Written Words(int least, int most)
    {
        var longest = s_words.Max(w => w.Length);
        var capacity = (ulong)s_words.Length;
        for (var left = most - longest - 1; left > 0 && capacity < ValueSource.Endless / 36; left--) capacity *= 36;
        return new(capacity, Math.Min(capacity, Usual), (n, to) =>
        {
            var start = to.Length;
            to.Append(s_words[n % (ulong)s_words.Length]);
            if (n >= (ulong)s_words.Length)
            {
                to.Append('-');
                AppendDigits(n / (ulong)s_words.Length, to);
            }
            while (to.Length - start < least) to.Append('x');
        });
    }

    private static void AppendDigits(ulong n, RowText to)
    {
        do
        {
            to.Append(Letters[(int)(n % 36)]);
            n /= 36;
        }
        while (n > 0);
    }
}
