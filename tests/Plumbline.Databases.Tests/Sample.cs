namespace Plumbline.Databases.Tests;

/// <summary>Cases of a test that takes minutes over all of them.</summary>
internal static class Sample
{
    /// <summary>All of them in the long suite; else one in so many, chosen by their names, so that a run repeats the last and a new case moves no other.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> names, int oneIn) => LongServerFactAttribute.IsLong ? names : names.Where(n => Hash(n) % (uint)oneIn == 0);

    /// <summary>FNV-1a: the same on every machine.</summary>
    private static uint Hash(string name)
    {
        var hash = 2166136261;
        foreach (var c in name) hash = (hash ^ c) * 16777619;
        return hash;
    }
}
