using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Footprints;

/// <summary>Indexes (manual, CREATE INDEX, DROP INDEX, ALTER INDEX).</summary>
internal static class OfIndexes
{
    public static void Read(FootprintReader reader, Change change)
    {
        var index = (Model.Index)change.Subject();
        var table = index.Name.OfTable();
        var concurrently = reader.Statement.Clauses.HasFlag(Clauses.Concurrently);
        switch (change)
        {
            // On ONLY the partitioned table, nothing is built.
            case Change.Added:
                var builds = !(reader.Statement.Clauses.HasFlag(Clauses.Only) && reader.After.Find(new(Table.OfKind, table)) is Table { PartitionBy: not null });
                reader.Take(table, concurrently ? LockMode.ShareUpdateExclusive : LockMode.Share, builds ? Work.Build : Work.None, index.Id(), builds ? $"{index.Name.Name} is built" : $"{index.Name.Name} is declared");
                // A partition that has such an index already is held all the same.
                if (!reader.Statement.Clauses.HasFlag(Clauses.Only) && index.PartitionOf is null)
                    foreach (var below in Partitions.AllBelow(reader.Before, table).Where(t => t.PartitionOf is not null)) reader.Take(below.Name, LockMode.Share, Work.None, index.Id(), $"{index.Name.Name} is built");
                break;
            case Change.Dropped dropped:
                Drop(reader, (Model.Index)dropped.Before, concurrently);
                break;
            // Attached to a partitioned table's index.
            case Change.Altered { Before: Model.Index { PartitionOf: null } } when index.PartitionOf is not null:
                reader.TakeIndex(index.Id(), LockMode.AccessExclusive, Work.None, "it is attached");
                break;
            case Change.Altered altered when altered.Facets.All(f => f == SchemaObject.CommentFacet):
                reader.TakeIndex(index.Id(), LockMode.ShareUpdateExclusive, Work.None, "its comment is changed");
                break;
        }
    }

    private static void Drop(FootprintReader reader, Model.Index index, bool concurrently)
    {
        // A constraint has taken it over, or it goes with its column or table.
        if (reader.Statement.Command != "DROP INDEX") { reader.Take(index.Name.OfTable(), LockMode.AccessExclusive, Work.None, index.Id(), $"{index.Name.Name} goes"); return; }
        reader.Take(index.Name.OfTable(), concurrently ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive, Work.None, index.Id(), $"{index.Name.Name} is dropped");
        reader.TakeIndex(index.Id(), concurrently ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive, Work.None, "it is dropped");
    }
}
