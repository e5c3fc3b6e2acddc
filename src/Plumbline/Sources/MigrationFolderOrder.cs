using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Sources;

/// <summary>
/// The folder's own order: each style by its own rule; numbered files before dated ones, dated ones of several styles by their stamps,
/// files without a version last. What no rule says is put into words.
/// </summary>
internal static class MigrationFolderOrder
{
    public static (List<Migration> Migrations, List<string> Assumed) Sort(List<Migration> found, MigrationFolderJournal? journal)
    {
        var places = Places(journal);
        var styles = found.GroupBy(m => m.Style).Select(g => ByOwnRule(g.Key, g, places)).ToList();
        var sorted = new List<Migration>(found.Count);
        for (var domain = 0; domain < 4; domain++) Merge(styles.Select(s => new Queue<Migration>(s.Where(m => Domain(m) == domain))), sorted);
        return (sorted, Assumptions(sorted));
    }

    /// <summary>Whether one file's name says that it stands before or after the other's: both numbered, or both dated, or of one tool.</summary>
    public static bool AreOrdered(Migration one, Migration other) => one.Style == other.Style ? one.Style != MigrationStyle.Loose || Domain(one) == Domain(other) && Domain(one) < 2 : Domain(one) == Domain(other) && Domain(one) < 2;

    private static Dictionary<string, int> Places(MigrationFolderJournal? journal)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        if (journal is null) return places;
        foreach (var tag in journal.Tags) places.TryAdd(tag, places.Count);
        return places;
    }

    private static List<Migration> ByOwnRule(MigrationStyle style, IEnumerable<Migration> files, Dictionary<string, int> places)
    {
        var list = files.ToList();
        var named = Comparer<Migration>.Create((a, b) => Text(a.Name, b.Name) is not 0 and var order ? order : Text(a.Text.Path, b.Text.Path));
        list.Sort(style switch
        {
            MigrationStyle.Prisma or MigrationStyle.Supabase => named,
            MigrationStyle.Drizzle when places.Count > 0 => By((a, b) => Place(a, places).CompareTo(Place(b, places)), named),
            MigrationStyle.Drizzle => named,
            MigrationStyle.Diesel => By((a, b) => Text(a.Version, b.Version), named),
            _ => By((a, b) => Version(a).CompareTo(Version(b)), named),
        });
        return list;
    }

    private static Comparer<Migration> By(Comparison<Migration> rule, Comparer<Migration> then) =>
        Comparer<Migration>.Create((a, b) => rule(a, b) is not 0 and var order ? order : then.Compare(a, b));

    private static int Place(Migration migration, Dictionary<string, int> places) => places.GetValueOrDefault(migration.Name, int.MaxValue);

    /// <summary>Takes, again and again, the head with the lowest version: no style's own order is broken.</summary>
    private static void Merge(IEnumerable<Queue<Migration>> queues, List<Migration> into)
    {
        var left = queues.Where(q => q.Count > 0).ToList();
        while (left.Count > 0)
        {
            var lowest = left[0];
            foreach (var queue in left)
                if (Compare(queue.Peek(), lowest.Peek()) < 0) lowest = queue;
            into.Add(lowest.Dequeue());
            if (lowest.Count == 0) left.Remove(lowest);
        }
    }

    private static int Compare(Migration one, Migration other) => Version(one).CompareTo(Version(other)) is not 0 and var order ? order : Text(one.Name, other.Name);

    /// <summary>0 numbered, 1 dated, 2 without a version, 3 what Flyway runs after all.</summary>
    private static int Domain(Migration migration)
    {
        if (migration.Style == MigrationStyle.Flyway && migration.Version.Length == 0) return migration.Name.StartsWith("before", StringComparison.Ordinal) ? 0 : 3;
        if (migration.Style is MigrationStyle.Prisma or MigrationStyle.Supabase or MigrationStyle.Diesel || Version(migration).IsStamp) return 1;
        return migration.Version.Length == 0 && migration.Style != MigrationStyle.Drizzle ? 2 : 0;
    }

    private static List<string> Assumptions(List<Migration> sorted)
    {
        var assumed = new List<string>();
        var numbered = sorted.Where(m => Domain(m) == 0).ToList();
        var dated = sorted.Where(m => Domain(m) == 1).ToList();
        var loose = sorted.Where(m => Domain(m) == 2).ToList();
        if (numbered.Count > 0 && dated.Count > 0)
            assumed.Add($"numbered files ({Span(numbered)}) run before dated ones ({Span(dated)}): no name says so");
        if (loose.Count > 0 && sorted.Count > loose.Count)
            assumed.Add($"files without a number or a date ({Span(loose)}) run last, or where what they need exists: no name says so");
        return assumed;
    }

    private static string Span(List<Migration> files) => files.Count == 1 ? files[0].Name : $"{files[0].Name} to {files[^1].Name}";

    private static MigrationFolderVersion Version(Migration migration) => new(migration.Version);

    private static int Text(string one, string other) => string.CompareOrdinal(one, other);
}
