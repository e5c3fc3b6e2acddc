using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Footprints;

/// <summary>Columns (manual, ALTER TABLE, "Notes"; measured on 13 to 18).</summary>
internal static class OfColumns
{
    private static readonly HashSet<Facet> s_tuning = [Column.StatisticsFacet, Column.OptionsFacet, SchemaObject.CommentFacet];

    public static void Read(FootprintReader reader, Change change)
    {
        // The options of an identity are its sequence's.
        if (reader.Statement.Command == "ALTER SEQUENCE") return;
        switch (change)
        {
            case Change.Added added: Add(reader, (Column)added.After); break;
            case Change.Altered { Before: Column before, After: Column after } altered: Alter(reader, before, after, altered.Facets); break;
            default:
                var old = OfParts.Old(change);
                reader.Take(old.Name.OfTable(), LockMode.AccessExclusive, Work.None, old.Id(), $"{old.Name.Name} {OfParts.Done(change)}");
                break;
        }
    }

    // New columns

    private static void Add(FootprintReader reader, Column column)
    {
        var table = column.Name.OfTable();
        if (!reader.IsShared(table)) return;
        if (WhyRewritten(column, reader.After) is { } why && !IsEmpty(reader, table)) reader.Take(table, LockMode.AccessExclusive, Work.Rewrite, column.Id(), why);
        else if (column is { NotNull: true, Default: null, Generated: null, Identity: null }) reader.Take(table, LockMode.AccessExclusive, Work.Scan, column.Id(), $"{column.Name.Name} has no value for the rows that are there");
        else reader.Take(table, LockMode.AccessExclusive, Work.None, column.Id(), $"{column.Name.Name} is added");
    }

    /// <summary>A partitioned table has no rows of its own, and a foreign one none that are here.</summary>
    private static bool IsEmpty(FootprintReader reader, ObjectName table) => reader.Before.Find(new(Table.OfKind, table)) is Table { PartitionBy: not null } or Table { ForeignServer: not null };

    /// <summary>Why each row must be written for a new column; null when the server keeps one value for all of them in its catalog.</summary>
    public static string? WhyRewritten(Column column, Catalog catalog)
    {
        if (column.Generated is { Stored: true }) return $"the value of {column.Name.Name} is computed for every row";
        if (column.Generated is not null) return null;
        if (column.Identity is not null) return $"every row gets a number for {column.Name.Name}";
        if (IsConstrainedDomain(column.Type, catalog)) return $"every row is written to hold {column.Name.Name} to its domain {column.Type}";
        return column.Default is { } value && Volatility.Of(value, catalog) is { } function ? $"{function}() gives every row another value for {column.Name.Name}" : null;
    }

    public static bool IsConstrainedDomain(SqlType type, Catalog catalog) => Domain.Under(catalog, type).Any(d => d.NotNull || !d.Checks.IsEmpty);

    // Altered columns

    private static void Alter(FootprintReader reader, Column before, Column after, EquatableArray<Facet> facets)
    {
        var table = after.Name.OfTable();
        if (before.Type != after.Type || before.Collation != after.Collation) { OfColumnTypes.Read(reader, before, after); return; }
        if (!before.NotNull && after.NotNull) { Forbid(reader, after); return; }
        if (before.NotNullNotValid && !after.NotNullNotValid && after.NotNull)
        {
            reader.Take(table, LockMode.ShareUpdateExclusive, Work.Scan, after.Id(), $"every row is read to validate that {after.Name.Name} has a value");
            return;
        }
        if (after.Generated is { Stored: true } && before.Generated is not null && before.Generated.Expression != after.Generated.Expression)
        {
            reader.Take(table, LockMode.AccessExclusive, IsEmpty(reader, table) ? Work.None : Work.Rewrite, after.Id(), $"the value of {after.Name.Name} is computed for every row");
            return;
        }
        reader.Take(table, facets.All(s_tuning.Contains) ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive, Work.None, after.Id(), $"{after.Name.Name} is altered");
    }

    private static void Forbid(FootprintReader reader, Column column)
    {
        var proved = column.NotNullNotValid || Proofs.OfNotNull(reader.Before, column) || IsEmpty(reader, column.Name.OfTable());
        reader.Take(column.Name.OfTable(), LockMode.AccessExclusive, proved ? Work.None : Work.Scan, column.Id(), proved ? $"{column.Name.Name} must have a value" : $"every row is read to see that {column.Name.Name} has a value");
    }
}
