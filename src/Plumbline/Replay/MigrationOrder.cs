using Plumbline.Model;

namespace Plumbline.Replay;

/// <summary>
/// The folder's own order: each style by its own rule; numbered files before dated ones, dated ones of several styles by their stamps,
/// files without a version last. What no rule says is put into words.
/// </summary>
public static class MigrationOrder
{
    private enum Domain { Numbered, Dated, Unmarked, Repeated }

    /// <param name="found">The migrations in any order.</param>
    /// <param name="journal">Drizzle's own order, when there is one.</param>
    /// <param name="configured">The configuration's word: names that keep this order among themselves, whatever the rules say.</param>
    public static (List<Migration> Migrations, List<string> Assumed) Sort(IReadOnlyList<Migration> found, IReadOnlyList<string>? journal = null, IReadOnlyList<string>? configured = null)
    {
        var places = Places(journal ?? []);
        var styles = found.GroupBy(m => (int)m.Style).Select(g => ByOwnRule((MigrationStyle)g.Key, g, places)).ToList();
        var sorted = new List<Migration>(found.Count);
        foreach (var domain in (ReadOnlySpan<Domain>)[Domain.Numbered, Domain.Dated, Domain.Unmarked, Domain.Repeated]) Merge(styles.Select(s => new Queue<Migration>(s.Where(m => DomainOf(m) == domain))), sorted);
        var assumed = Assumptions(sorted);
        if (configured is { Count: > 1 }) Rearrange(sorted, Places(configured));
        return (sorted, configured is { Count: > 1 } ? [] : assumed);
    }

    /// <summary>Whether the names themselves say which of two files runs first: both numbered, or both dated.</summary>
    public static bool AreOrdered(Migration one, Migration other) => DomainOf(one) == DomainOf(other) && DomainOf(one) is Domain.Numbered or Domain.Dated;

    private static Dictionary<string, int> Places(IReadOnlyList<string> names)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names) places.TryAdd(name, places.Count);
        return places;
    }

    private static List<Migration> ByOwnRule(MigrationStyle style, IEnumerable<Migration> files, Dictionary<string, int> journal)
    {
        var list = files.ToList();
        list.Sort(style switch
        {
            MigrationStyle.Prisma or MigrationStyle.Supabase => ByName,
            MigrationStyle.Drizzle => (a, b) => Place(a, journal).CompareTo(Place(b, journal)) is not 0 and var order ? order : ByName(a, b),
            MigrationStyle.Diesel => (a, b) => string.CompareOrdinal(a.Version, b.Version) is not 0 and var order ? order : ByName(a, b),
            _ => ByVersion,
        });
        return list;
    }

    private static int Place(Migration migration, Dictionary<string, int> journal) => journal.GetValueOrDefault(migration.Name, int.MaxValue);

    private static int ByName(Migration one, Migration other) =>
        string.CompareOrdinal(one.Name, other.Name) is not 0 and var order ? order : string.CompareOrdinal(one.Text.Path, other.Text.Path);

    private static int ByVersion(Migration one, Migration other) => Version(one).CompareTo(Version(other)) is not 0 and var order ? order : ByName(one, other);

    private static MigrationVersion Version(Migration migration) => new(migration.Version);

    /// <summary>Takes, again and again, the head with the lowest version: no style's own order is broken.</summary>
    private static void Merge(IEnumerable<Queue<Migration>> queues, List<Migration> into)
    {
        var left = queues.Where(q => q.Count > 0).ToList();
        while (left.Count > 0)
        {
            var lowest = left[0];
            foreach (var queue in left)
                if (ByVersion(queue.Peek(), lowest.Peek()) < 0) lowest = queue;
            into.Add(lowest.Dequeue());
            if (lowest.Count == 0) left.Remove(lowest);
        }
    }

    private static void Rearrange(List<Migration> sorted, Dictionary<string, int> configured)
    {
        var slots = Enumerable.Range(0, sorted.Count).Where(i => configured.ContainsKey(sorted[i].Name)).ToList();
        var named = slots.Select(i => sorted[i]).OrderBy(m => configured[m.Name]).ToList();
        for (var i = 0; i < slots.Count; i++) sorted[slots[i]] = named[i];
    }

    private static Domain DomainOf(Migration migration)
    {
        var version = Version(migration);
        if (migration.Style == MigrationStyle.Flyway && version.IsNone) return migration.Name.StartsWith("before", StringComparison.Ordinal) ? Domain.Numbered : Domain.Repeated;
        if (migration.Style is MigrationStyle.Prisma or MigrationStyle.Supabase or MigrationStyle.Diesel || version.IsStamp) return Domain.Dated;
        return version.IsNone && migration.Style != MigrationStyle.Drizzle ? Domain.Unmarked : Domain.Numbered;
    }

    private static List<string> Assumptions(List<Migration> sorted)
    {
        var assumed = new List<string>();
        var numbered = sorted.Where(m => DomainOf(m) == Domain.Numbered).ToList();
        var dated = sorted.Where(m => DomainOf(m) == Domain.Dated).ToList();
        var unmarked = sorted.Where(m => DomainOf(m) == Domain.Unmarked).ToList();
        if (numbered.Count > 0 && dated.Count > 0)
            assumed.Add($"numbered files ({Span(numbered)}) run before dated ones ({Span(dated)}) as far as they can: no name says which come first");
        if (unmarked.Count > 0 && sorted.Count > unmarked.Count)
            assumed.Add($"files without a number or a date ({Span(unmarked)}) run last, or where what they need exists");
        return assumed;
    }

    private static string Span(List<Migration> files) => files.Count == 1 ? files[0].Name : $"{files[0].Name} to {files[^1].Name}";
}
