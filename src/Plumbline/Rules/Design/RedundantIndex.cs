using Plumbline.Model;

namespace Plumbline.Rules.Design;

/// <summary>An index whose keys are the beginning of another's, or all of them: two rules over one comparison.</summary>
public sealed class RedundantIndex(bool duplicates) : CatalogRule
{
    public override string Name => duplicates ? "duplicate-index" : "redundant-index";
    public override Severity Default => duplicates ? Severity.Medium : Severity.Low;
    public override Family Family => Family.Design;

    public override Explanation Explain() => duplicates
        ? new(
            "Two indexes have the same keys.",
            "Both are written on every insert and update; only one is ever read.",
            "An index on the columns that a unique constraint of the same table has indexed already.",
            "Drop the one that no constraint needs: `DROP INDEX CONCURRENTLY …`.")
        : new(
            "An index's keys are the beginning of another index's keys.",
            "The longer one serves the same look-ups; the shorter one costs writes and space. It can be worth keeping when it is much smaller and read very often.",
            "`(tenantId)` beside `(tenantId, active)`.",
            "Drop the shorter one, or allow it with the reason why it stays.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var table in view.Tables())
        {
            var keys = Keys(view.Catalog, table);
            foreach (var one in keys)
            {
                // A unique index enforces something; it goes only when another enforces the same.
                if (one.Index is not { } index) continue;
                if (keys.FirstOrDefault(other => other.Name != one.Name && Covers(other, one)) is not { Name: not null } longer) continue;
                var message = duplicates
                    ? $"index {index.Name} ({index.Keys}) has the same keys as {longer.What} {longer.Name}"
                    : $"index {index.Name} ({index.Keys}) is the beginning of {longer.What} {longer.Name} ({string.Join(", ", longer.Columns)})";
                yield return Found(index.Id(), index.Origin.Here, message) with { Values = [longer.Name], Related = [new(longer.Where, $"{longer.What} {longer.Name}")] };
            }
        }
    }

    private sealed record Key(string Name, string What, EquatableArray<string> Columns, bool Unique, Index? Index, Origin Where);

    private bool Covers(Key other, Key one)
    {
        if (duplicates != (other.Columns.Count == one.Columns.Count) || other.Columns.Count < one.Columns.Count) return false;
        if (one.Unique && !(duplicates && other.Unique)) return false;
        for (var i = 0; i < one.Columns.Count; i++)
            if (other.Columns[i] != one.Columns[i]) return false;
        // Of two that are alike, the later name is the one too many; a constraint's is never.
        return !duplicates || other.Index is null || (other.Unique && !one.Unique) || (other.Unique == one.Unique && string.CompareOrdinal(other.Name, one.Name) < 0);
    }

    /// <summary>Plain B-tree keys over all rows, in their full spelling.</summary>
    private static List<Key> Keys(Catalog catalog, Table table)
    {
        var keys = new List<Key>();
        foreach (var part in catalog.Children(table.Id()).OrderBy(p => p.Name.Name, StringComparer.Ordinal))
        {
            if (part is PrimaryKey primary) keys.Add(new(primary.Name.Name, "the primary key", primary.Columns, true, null, primary.Origin.Here));
            else if (part is Unique unique) keys.Add(new(unique.Name.Name, "the unique constraint", unique.Columns, true, null, unique.Origin.Here));
            else if (part is Index { Method: "btree", Predicate: null, Invalid: false, PartitionOf: null } index && index.Include.IsEmpty)
                keys.Add(new(index.Name.Name, "index", index.Keys.Select(k => k.ToString()), index.Unique, index, index.Origin.Here));
        }
        return keys;
    }
}
