using System.Globalization;
using Plumbline.Planning.Styles;
using Plumbline.Replay;

namespace Plumbline.Planning.Reconcile;

/// <summary>Ways to name files so that they sort as they work, best first.</summary>
/// <param name="early">Those that sort before what they need: they are the ones to move.</param>
internal sealed class OrderNames(IReadOnlyList<Migration> working, IReadOnlySet<Migration> early, DateTime now)
{
    public IEnumerable<IReadOnlyList<Renumbered>> Ways()
    {
        var kept = Kept();
        if (Between(kept) is { } between) yield return between;
        yield return Behind(kept);
        yield return Following(kept);
    }

    /// <summary>The most others whose versions rise already: the longest rising run of the order that works.</summary>
    private HashSet<Migration> Kept()
    {
        var length = new int[working.Count];
        var previous = new int[working.Count];
        var best = -1;
        for (var i = 0; i < working.Count; i++)
        {
            if (early.Contains(working[i])) continue;
            (length[i], previous[i]) = (1, -1);
            for (var j = 0; j < i; j++)
                if (length[j] > 0 && Version(working[j]).CompareTo(Version(working[i])) < 0 && length[j] >= length[i]) (length[i], previous[i]) = (length[j] + 1, j);
            if (best < 0 || length[i] >= length[best]) best = i;
        }
        var kept = new HashSet<Migration>(ReferenceEqualityComparer.Instance);
        for (; best >= 0; best = previous[best]) kept.Add(working[best]);
        return kept;
    }

    /// <summary>A second after the one before: only where stamps leave room.</summary>
    private List<Renumbered>? Between(HashSet<Migration> kept)
    {
        var named = new List<Renumbered>();
        for (var i = 0; i < working.Count; i++)
        {
            if (kept.Contains(working[i])) continue;
            var before = i == 0 ? null : named.Find(r => r.Before == working[i - 1])?.After ?? working[i - 1];
            if (before is null || Version(before) is not { IsStamp: true, Text.Length: 14 } last) return null;
            var at = DateTime.ParseExact(last.Text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture).AddSeconds(1).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
            var next = working.Skip(i + 1).FirstOrDefault(kept.Contains);
            if (next is not null && Version(next).CompareTo(new(at)) <= 0) return null;
            named.Add(new(working[i], Rebase.Named(working[i], MigrationFiles.Written(working[i]).Contains('-') ? $"{at[..4]}-{at[4..6]}-{at[6..8]}-{at[8..]}" : at), $"after {before.Name}, which it needs"));
        }
        return named;
    }

    private List<Renumbered> Behind(HashSet<Migration> kept)
    {
        var named = new List<Renumbered>();
        var there = working.Where(kept.Contains).ToList();
        foreach (var migration in working.Where(m => !kept.Contains(m))) Add(named, there, migration, "behind all others");
        return named;
    }

    /// <summary>The first that cannot keep its version, and all after it.</summary>
    private List<Renumbered> Following(HashSet<Migration> kept)
    {
        var named = new List<Renumbered>();
        var there = new List<Migration>();
        foreach (var migration in working)
        {
            if (there.Count > 0 && Version(there[^1]).CompareTo(Version(migration)) >= 0) Add(named, there, migration, kept.Contains(migration) ? $"stays behind {there[^1].Name}" : $"after {there[^1].Name}, which it needs");
            else there.Add(migration);
        }
        return named;
    }

    private void Add(List<Renumbered> named, List<Migration> there, Migration migration, string because)
    {
        named.Add(new(migration, Rebase.Named(migration, new NextVersions(there, now, false).Take()), because));
        there.Add(named[^1].After);
    }

    private static MigrationVersion Version(Migration migration) => new(migration.Version);
}
