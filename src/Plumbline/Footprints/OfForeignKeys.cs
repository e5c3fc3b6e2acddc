using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Footprints;

/// <summary>Foreign keys hold both their tables (manual, ALTER TABLE, ADD FOREIGN KEY).</summary>
internal static class OfForeignKeys
{
    public static void Read(FootprintReader reader, Change change)
    {
        var key = (ForeignKey)change.Subject();
        switch (change)
        {
            case Change.Added: Make(reader, key); break;
            case Change.Dropped dropped: Drop(reader, (ForeignKey)dropped.Before); break;
            case Change.Altered { Before: ForeignKey before }: Alter(reader, before, key, (Change.Altered)change); break;
            default: reader.Take(key.Name.OfTable(), LockMode.AccessExclusive, Work.None, key.Id(), $"{key.Name.Name} {OfParts.Done(change)}"); break;
        }
    }

    private static void Make(FootprintReader reader, ForeignKey key)
    {
        var leaves = Leaves(reader, key).ToList();
        var work = !key.NotValid && !key.NotEnforced && MayRefer(reader, key) && (leaves.Count == 0 || leaves.Exists(l => !l.Taken)) ? Work.Scan : Work.None;
        var why = work == Work.Scan ? $"every row is read to verify {key.Name.Name}" : $"{key.Name.Name} is added";
        reader.Take(key.Name.OfTable(), LockMode.ShareRowExclusive, work, key.Id(), why);
        if (key.ReferencedTable != key.Name.OfTable()) reader.Take(key.ReferencedTable, LockMode.ShareRowExclusive, work, key.Id(), why, elsewhere: true);
        // Each partition that is referred to has a trigger of its own; those of a key that is taken over go.
        var referred = Partitions.AllBelow(reader.Before, key.ReferencedTable).Where(t => t.PartitionOf is not null).Select(t => t.Name).ToList();
        var takesOver = leaves.Exists(l => l.Taken);
        foreach (var partition in referred)
            reader.Take(partition, takesOver ? LockMode.AccessExclusive : LockMode.ShareRowExclusive, Work.None, key.Id(), $"{key.Name.Name} refers to it", elsewhere: true);
        foreach (var (leaf, taken) in leaves)
        {
            if (!taken) continue;
            reader.Take(leaf, referred.Count > 0 ? LockMode.AccessExclusive : LockMode.ShareRowExclusive, Work.None, key.Id(), $"its key becomes a part of {key.Name.Name}");
            reader.Take(key.ReferencedTable, LockMode.AccessExclusive, Work.None, key.Id(), $"the key of {leaf.Name}, which refers to it, becomes a part of {key.Name.Name}", elsewhere: true);
        }
    }

    /// <summary>The partitions with rows, each with whether it has the key already: then it is taken over, and a trigger goes that it had on the other table.</summary>
    private static IEnumerable<(ObjectName Table, bool Taken)> Leaves(FootprintReader reader, ForeignKey key)
    {
        if (reader.Before.Find(new(Table.OfKind, key.Name.OfTable())) is not Table { PartitionBy: not null } whole) yield break;
        var open = new Stack<Table>([whole]);
        while (open.TryPop(out var next))
            foreach (var partition in Partitions.Of(reader.Before, next.Name))
            {
                if (partition.PartitionBy is not null) open.Push(partition);
                else yield return (partition.Name, reader.Before.Children<ForeignKey>(partition.Id()).Any(k => ForeignKeys.Same(k, key) && ForeignKeys.IsTaken(k, key, reader.Version)));
            }
    }

    /// <summary>A table that is made here has no row to verify, and REFERENCES behind a new column without a default is not verified; ADD FOREIGN KEY is, though nothing can be found.</summary>
    private static bool MayRefer(FootprintReader reader, ForeignKey key)
    {
        if (!reader.Before.Contains(new(Table.OfKind, key.Name.OfTable()))) return false;
        if (reader.Statement.Clauses.HasFlag(Clauses.KeyOfTable)) return true;
        foreach (var name in key.Columns.Span)
            if (!reader.Before.Contains(new(Column.OfKind, key.Name.OfTable().Member(name))) && reader.After.Find(new(Column.OfKind, key.Name.OfTable().Member(name))) is Column { Default: null, Identity: null, Generated: null }) return false;
        return true;
    }

    /// <summary>The triggers of both its tables go.</summary>
    private static void Drop(FootprintReader reader, ForeignKey key)
    {
        reader.Take(key.Name.OfTable(), LockMode.AccessExclusive, Work.None, key.Id(), $"{key.Name.Name} is dropped");
        reader.Take(key.ReferencedTable, LockMode.AccessExclusive, Work.None, key.Id(), $"{key.Name.Name}, which refers to it, is dropped");
    }

    private static void Alter(FootprintReader reader, ForeignKey before, ForeignKey after, Change.Altered change)
    {
        if (change.Facets.All(f => f == SchemaObject.CommentFacet)) return;
        var enforces = before.NotEnforced && !after.NotEnforced;
        if (before.NotValid && !after.NotValid && !enforces)
        {
            reader.Take(after.Name.OfTable(), LockMode.ShareUpdateExclusive, Work.Scan, after.Id(), $"every row is read to validate {after.Name.Name}");
            if (after.ReferencedTable != after.Name.OfTable()) reader.Take(after.ReferencedTable, LockMode.RowShare, Work.Scan, after.Id(), $"{after.Name.Name}, which refers to it, is validated", elsewhere: true);
            return;
        }
        reader.Take(after.Name.OfTable(), LockMode.AccessExclusive, enforces ? Work.Scan : Work.None, after.Id(), $"{after.Name.Name} is altered");
        if (before.NotEnforced != after.NotEnforced && after.ReferencedTable != after.Name.OfTable())
            reader.Take(after.ReferencedTable, enforces ? LockMode.ShareRowExclusive : LockMode.AccessExclusive, enforces ? Work.Scan : Work.None, after.Id(), $"{after.Name.Name}, which refers to it, is altered", elsewhere: true);
    }
}
