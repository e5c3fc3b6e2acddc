using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Footprints;

/// <summary>What a column's new type asks of its table, and of the tables that refer to it (manual, ALTER TABLE, "Notes"; measured on 13 to 18).</summary>
internal static class OfColumnTypes
{
    public static void Read(FootprintReader reader, Column before, Column after)
    {
        var table = after.Name.OfTable();
        var (work, why) = Judge(reader, before, after);
        reader.Take(table, LockMode.AccessExclusive, work, after.Id(), why);
        foreach (var key in Keys(reader.Before, after))
        {
            var other = key.Name.OfTable() == table ? key.ReferencedTable : key.Name.OfTable();
            if (other != table) reader.Take(other, LockMode.AccessExclusive, work == Work.Rewrite ? Work.Scan : Work.None, key.Id(), $"{key.Name.Name} is made anew for the type of {after.Name}", elsewhere: key.Name.OfTable() == table);
        }
    }

    private static (Work Work, string Why) Judge(FootprintReader reader, Column before, Column after)
    {
        var name = after.Name.Name;
        var isEmpty = reader.Before.Find(after.Parent()!) is Table { PartitionBy: not null } or Table { ForeignServer: not null };
        if (isEmpty) return (Work.None, $"{name} changes its type");
        if (reader.Statement.Clauses.HasFlag(Clauses.Computed)) return (Work.Rewrite, $"the value of {name} is computed for every row");
        if (Rewrites(reader, before, after)) return (Work.Rewrite, $"{before.Type} is not stored as {after.Type}: every row is written anew");
        if (RebuiltIndex(reader, before, after) is { } index) return (Work.Build, $"index {index.Name.Name} is built anew for {name}");
        if (Verified(reader.Before, after) is { } check) return (Work.Scan, $"every row is read to verify {check.Name.Name} for {name}'s new type");
        return (Work.None, $"{name} changes its type");
    }

    private static bool Rewrites(FootprintReader reader, Column before, Column after)
    {
        if (before.Type == after.Type) return false;
        if (OfColumns.IsConstrainedDomain(after.Type, reader.After)) return true;
        var (from, to) = (TypeMatch.Base(reader.Before, before.Type), TypeMatch.Base(reader.After, after.Type));
        if (IsMoment(from) && IsMoment(to) && from.Name != to.Name && from.Modifier == to.Modifier && !from.IsArray && !to.IsArray) return reader.Statement.Session.TimeZone is not ("UTC" or "utc" or "Etc/UTC" or "GMT");
        return TypeChanges.Rewrites(from, to);
    }

    private static bool IsMoment(SqlType type) => type.Name is "timestamp without time zone" or "timestamp with time zone";

    /// <summary>One whose order changes with the collation, or that the server does not compare: partial ones, and those over expressions.</summary>
    private static Model.Index? RebuiltIndex(FootprintReader reader, Column before, Column after)
    {
        var isOrderedAnew = TypeMatch.Collation(reader.Before, before) != TypeMatch.Collation(reader.After, after);
        foreach (var index in reader.Before.Children<Model.Index>(after.Parent()!).OrderBy(i => i.Name))
            if (index.Columns.Contains(after.Name.Name) && (isOrderedAnew || index.Predicate is not null || index.Keys.Any(k => k.Expression is not null))) return index;
        return null;
    }

    private static Check? Verified(Catalog catalog, Column column) =>
        catalog.Children<Check>(column.Parent()!).Where(c => c is { NotValid: false, NotEnforced: false } && c.Columns.Contains(column.Name.Name)).MinBy(c => c.Name);

    /// <summary>The foreign keys that the column takes part in, on either side.</summary>
    private static IEnumerable<ForeignKey> Keys(Catalog catalog, Column column)
    {
        var table = column.Name.OfTable();
        foreach (var key in catalog.Children<ForeignKey>(new(Table.OfKind, table)))
            if (key.Columns.Contains(column.Name.Name)) yield return key;
        foreach (var key in catalog.Dependents(new(Table.OfKind, table)).OfType<ForeignKey>())
            if (key.Name.OfTable() != table && key.ReferencedTable == table && key.ReferencedColumns.Contains(column.Name.Name)) yield return key;
    }
}
