namespace Plumbline.Planning.Rows;

/// <summary>
/// Chance that repeats itself: a number for every row of every column, computed from where it stands and never remembered (splitmix64, Steele, Lea and Flood 2014).
/// So any value of any row can be asked for again, and the same seed gives the same rows.
/// </summary>
internal static class Draw
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>A stream of its own for whatever bears this name.</summary>
    public static ulong Stream(int seed, string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in name) hash = (hash ^ c) * 1099511628211UL;
        return Mix(hash + (ulong)(uint)seed * Step);
    }

    public static ulong Of(ulong stream, long row) => Mix(stream + (ulong)(row + 1) * Step);

    /// <summary>One to one: different numbers stay different.</summary>
    public static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    /// <summary>Whether a share of all rows holds this one.</summary>
    public static bool Falls(ulong draw, double share) => share > 0 && (draw >> 11) * (1.0 / (1UL << 53)) < share;
}
