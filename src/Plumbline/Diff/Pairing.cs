using Plumbline.Model;

namespace Plumbline.Diff;

/// <summary>An object before and after; one of the two is null when it was added or dropped. Their kinds differ when a source takes one for the other.</summary>
public sealed record Pair(SchemaObject? Before, SchemaObject? After, RenameCandidate? Rename = null)
{
    /// <summary>The partner stands for this object beside being something of its own: a column that counts, for the sequence it counts with.</summary>
    public bool Lent { get; init; }
}

/// <summary>
/// The one function that says which object is which: by id, then for what is left by ever weaker predicates, always among the
/// unmatched objects of one parent, so that two large catalogs never meet all against all.
/// </summary>
public static class Pairing
{
    public static List<Pair> Of(Catalog before, Catalog after, RenameHints? hints = null)
    {
        hints ??= RenameHints.None;
        var pairs = new List<Pair>(Math.Max(before.Count, after.Count));
        var dropped = new List<SchemaObject>();
        foreach (var subject in before.Objects)
        {
            if (after.Find(subject.Id()) is { } partner) pairs.Add(new(subject, partner));
            else dropped.Add(subject);
        }
        if (pairs.Count == after.Count && dropped.Count == 0) return pairs;

        var added = after.Objects.Where(o => !before.Contains(o.Id())).ToList();
        if (dropped.Count > 0 || added.Count > 0)
        {
            var renames = new Renames(before, after, hints, dropped, added);
            pairs.AddRange(renames.Find());
            (dropped, added) = (renames.Dropped, renames.Added);
        }
        pairs.AddRange(dropped.Select(o => new Pair(o, null)));
        pairs.AddRange(added.Select(o => new Pair(null, o)));
        return pairs;
    }
}
