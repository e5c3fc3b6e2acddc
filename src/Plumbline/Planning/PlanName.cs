using System.Text;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>A migration's name when nobody gave one: what it mainly does, in a few words.</summary>
public static class PlanName
{
    private const int Most = 3;

    public static string Of(Catalog before, EquatableArray<Change> changes, EquatableArray<GoalRename> renames)
    {
        var tables = Named(changes.OfType<Change.Added>().Where(c => c.After is Table));
        if (tables.Count > 0) return "add_" + Join(tables);
        var gone = Named(changes.OfType<Change.Dropped>().Where(c => c.Before is Table));
        if (gone.Count > 0) return "drop_" + Join(gone);
        var touched = changes.Select(c => c.Subject()).Concat(renames.Select(r => r.Before)).Select(o => o.Name.Table ?? o.Name.Name).Distinct().ToList();
        if (changes.All(c => c is Change.Added { After: Index }) && renames.IsEmpty) return $"index_{Join(touched.Select(Snake).ToList())}";
        return touched.Count == 0 ? "nothing" : "change_" + Join(touched.Select(Snake).ToList());
    }

    private static List<string> Named(IEnumerable<Change> changes) => changes.Select(c => Snake(c.Subject().Name.Name)).ToList();

    private static string Join(List<string> names) => names.Count <= Most ? string.Join("_and_", names) : $"{names[0]}_and_{names.Count - 1}_more";

    public static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var word in NameWords.Words(name)) text.Append(text.Length > 0 ? "_" : "").Append(word.ToLowerInvariant());
        return text.Length > 0 ? text.ToString() : "change";
    }
}
