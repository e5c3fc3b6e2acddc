using Plumbline.Model;

namespace Plumbline.Diff;

/// <summary>Ranks table renames: by the columns two tables share, then by their names.</summary>
internal static class TableRenames
{
    /// <summary>A column name that so many unmatched tables have says nothing about which is which.</summary>
    private const int Common = 40;

    public static IEnumerable<RenameCandidate> Rank(List<SchemaObject> dropped, List<SchemaObject> added, Catalog before, Catalog after, RenameHints hints)
    {
        var columnsAfter = added.ToDictionary(t => t, t => after.Columns(t.Name).Select(Signature).ToHashSet());
        var holders = new Dictionary<string, List<SchemaObject>>();
        foreach (var (table, columns) in columnsAfter)
            foreach (var column in columns)
                (holders.TryGetValue(column, out var list) ? list : holders[column] = []).Add(table);

        foreach (var was in dropped)
        {
            var columns = before.Columns(was.Name).Select(Signature).ToHashSet();
            var answer = hints.AnswerFor(was.Name);
            var likely = columns.SelectMany(c => holders.TryGetValue(c, out var list) && list.Count <= Common ? list : []).ToHashSet();
            if (answer is not null) likely.UnionWith(added.Where(t => t.Name.Name == answer));
            foreach (var now in likely)
            {
                if (answer is not null && now.Name.Name == answer) yield return new(was, now, 1, ["the configuration says so"]) { Answered = true };
                else if (answer is null && Judge(was, now, columns, columnsAfter[now], hints) is { } candidate) yield return candidate;
            }
        }
    }

    private static RenameCandidate? Judge(SchemaObject was, SchemaObject now, HashSet<string> before, HashSet<string> after, RenameHints hints)
    {
        var shared = before.Count(after.Contains);
        var overlap = (double)shared / Math.Max(1, before.Count + after.Count - shared);
        var name = NameWords.Similarity(was.Name.Name, now.Name.Name);
        if (hints.OwnName(now.Id()) is { } own && NameWords.Similarity(was.Name.Name, own) >= 0.9) name = 1;

        // One column in common, such as an id, is no evidence; a small table needs its name to speak for it too.
        if (shared < 2 || (overlap < 0.8 && name < 0.4) || overlap < 0.3) return null;
        var confidence = Math.Min(0.95, 0.6 * overlap + 0.4 * name);
        var evidence = new List<string> { $"{shared} of {Math.Max(before.Count, after.Count)} columns are the same" };
        if (name >= 0.4) evidence.Add("the names are alike");
        return new(was, now, confidence, evidence.ToEquatableArray());
    }

    private static string Signature(Column column) => $"{column.Name.Name} {column.Type}";
}
