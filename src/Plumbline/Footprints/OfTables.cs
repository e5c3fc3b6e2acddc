using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Footprints;

/// <summary>Tables and partitions (manual, CREATE TABLE, ALTER TABLE, DROP TABLE).</summary>
internal static class OfTables
{
    public static void Read(FootprintReader reader, Change change)
    {
        var table = (Table)change.Subject();
        switch (change)
        {
            case Change.Added: Make(reader, table); break;
            case Change.Dropped: Drop(reader, table); break;
            case Change.Altered { Before: Table before } altered: Alter(reader, before, table, altered); break;
            case Change.Renamed renamed: reader.Take(renamed.Before.Name, LockMode.AccessExclusive, Work.None, table.Id(), $"it is renamed {table.Name}"); break;
        }
    }

    /// <summary>Tables that are made of a type change with it.</summary>
    public static void OfType(FootprintReader reader, CompositeType type)
    {
        foreach (var table in reader.Before.Dependents(type.Id()).OfType<Table>())
            if (table.OfType == type.Name) reader.Take(table.Name, LockMode.AccessExclusive, Work.None, type.Id(), $"its type {type.Name} is altered");
    }

    private static void Make(FootprintReader reader, Table table)
    {
        if (table.PartitionOf is { } whole)
        {
            reader.Take(whole, LockMode.AccessExclusive, Work.None, table.Id(), $"partition {table.Name} is made in it");
            HoldDefault(reader, whole, table, Work.Scan, $"every row is read to see whether it belongs into {table.Name}");
        }
        foreach (var parent in table.Inherits) reader.Take(parent, LockMode.ShareUpdateExclusive, Work.None, table.Id(), $"{table.Name} inherits from it");
    }

    private static void Drop(FootprintReader reader, Table table)
    {
        reader.Take(table.Name, LockMode.AccessExclusive, Work.None, table.Id(), "it is dropped");
        if (table.PartitionOf is not { } whole) return;
        reader.Take(whole, LockMode.AccessExclusive, Work.None, table.Id(), $"its partition {table.Name} is dropped");
        HoldDefault(reader, whole, table, Work.None, $"it takes more rows now that {table.Name} is gone");
    }

    private static void Alter(FootprintReader reader, Table before, Table after, Change.Altered change)
    {
        if (before.PartitionOf != after.PartitionOf)
        {
            if (after.PartitionOf is { } whole) Attach(reader, after, whole);
            else if (before.PartitionOf is { } left) Detach(reader, after, left);
            return;
        }
        foreach (var parent in after.Inherits.Where(p => !before.Inherits.Contains(p))) reader.Take(parent, LockMode.ShareUpdateExclusive, Work.None, after.Id(), $"{after.Name} inherits from it");
        var rewrites = (before.Persistence != after.Persistence || before.Tablespace != after.Tablespace || (before.AccessMethod ?? "heap") != (after.AccessMethod ?? "heap")) && after.PartitionBy is null;
        if (rewrites) reader.Take(after.Name, LockMode.AccessExclusive, Work.Rewrite, after.Id(), "all of it is written to another place");
        else if (change.Facets.All(f => f == SchemaObject.CommentFacet)) reader.Take(after.Name, LockMode.ShareUpdateExclusive, Work.None, after.Id(), "its comment is changed");
    }

    /// <summary>Its rows are read to see whether they fit, and those of the default partition whether they belong here; checks that prove it spare that.</summary>
    private static void Attach(FootprintReader reader, Table table, ObjectName whole)
    {
        // Its own triggers go, where a foreign key of the same becomes part of one.
        foreach (var key in reader.Before.Children<ForeignKey>(new(Table.OfKind, whole)))
            if (ForeignKeys.PartOf(reader.Before, table, key) is { } part) reader.Take(key.ReferencedTable, LockMode.AccessExclusive, Work.None, table.Id(), $"{part.Name.Name}, which refers to it, becomes part of {key.Name.Name}");
        // What is for all other rows is, alone, for all.
        var proved = Proofs.OfBound(reader.Before, table, whole) || table.PartitionBound == "DEFAULT" && Partitions.Of(reader.Before, whole).Count == 0;
        reader.Take(whole, LockMode.ShareUpdateExclusive, Work.None, table.Id(), $"{table.Name} becomes a partition of it");
        foreach (var one in Partitions.AllBelow(reader.Before, table.Name).Prepend(table))
            reader.Take(one.Name, LockMode.AccessExclusive, proved ? Work.None : Work.Scan, table.Id(), proved ? "it is attached" : "every row is read to see whether it fits its partition's bound");
        HoldDefault(reader, whole, table, Work.Scan, $"every row is read to see whether it belongs into {table.Name}");
    }

    /// <summary>What the default partition takes changes with every other partition.</summary>
    private static void HoldDefault(FootprintReader reader, ObjectName whole, Table partition, Work work, string why)
    {
        foreach (var other in Partitions.Of(reader.Before, whole))
        {
            if (other.PartitionBound != "DEFAULT" || other.Name == partition.Name) continue;
            var proved = work != Work.None && Proofs.OfAbsence(reader.Before, other, partition, whole);
            foreach (var one in work == Work.None ? [other] : Partitions.AllBelow(reader.Before, other.Name).Prepend(other))
                reader.Take(one.Name, LockMode.AccessExclusive, proved ? Work.None : work, partition.Id(), proved ? $"a check proves that it has no row for {partition.Name}" : why);
        }
    }

    private static void Detach(FootprintReader reader, Table table, ObjectName whole)
    {
        var patient = reader.Statement.Clauses.HasFlag(Clauses.Concurrently);
        reader.Take(whole, patient ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive, Work.None, table.Id(), $"its partition {table.Name} is detached");
        if (!patient) HoldDefault(reader, whole, table, Work.None, $"it takes more rows now that {table.Name} is detached");
        reader.Take(table.Name, !patient && reader.Version < 14 ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive, Work.None, table.Id(), "it is detached");
    }
}
