using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class ForeignKeyWithoutNotValid : LockRule
{
    /// <summary>From here on a partitioned table's foreign key can be added without looking at its rows.</summary>
    private const int OnPartitionedFrom = 18;

    public override string Name => "foreign-key-without-not-valid";
    public override Severity Default => Severity.High;

    public override Explanation Explain() => new(
        "A foreign key is added to a table in use, and its rows are verified at once.",
        "ADD FOREIGN KEY takes SHARE ROW EXCLUSIVE on both tables and holds it while every row of the referring one is looked up: nobody writes to either meanwhile (manual, ALTER TABLE, ADD table_constraint). "
            + "A new table with a foreign key holds the table that it refers to as well, if only for an instant: that is told as info.",
        "```sql\nALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers (id);\n```",
        "Add it without looking at the rows, then validate it in another transaction, under a lock that lets others write:\n\n```sql\nALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;\n```\n\n```sql\nALTER TABLE orders VALIDATE CONSTRAINT orders_customer_fkey;\n```\n\nBefore PostgreSQL 18 a partitioned table takes no NOT VALID: do it on each partition, then on the table.");

    protected override bool Concerns(Statement statement, StatementPlace place) => place.Touches.Any(IsOfKey);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var group in place.Touches.Where(IsOfKey).GroupBy(t => t.Subject!).ToList())
        {
            if (Find<ForeignKey>(place, group.Key) is not { } key || !Adds(statement, key.Id()) || IsOfPartition(statement, key)) continue;
            var table = key.Name.OfTable();
            var scanned = group.Any(t => t.Work == Work.Scan && place.MayBeLarge(table));
            if (scanned && !AddsColumnOf(statement, table, key.Columns)) yield return OfRows(place, key, table);
            else if (!statement.Before.Contains(new(Table.OfKind, table)) && place.MayBeLarge(key.ReferencedTable) && IsFirst(statement, key)) yield return OfNewTable(statement, place, table);
        }
    }

    private static bool IsOfKey(Touch touch) => touch is { Subject: { } id, Index: null } && id.Kind == ForeignKey.OfKind;

    private Finding OfRows(StatementPlace place, ForeignKey key, ObjectName table)
    {
        var both = key.ReferencedTable == table ? $"{table}" : $"{table} and {key.ReferencedTable}";
        var parts = place.Version < OnPartitionedFrom && place.Statement.After.Find(new(Table.OfKind, table)) is Table { PartitionBy: not null };
        var add = $"ALTER TABLE {Sql(table)} ADD CONSTRAINT {Sql(key.Name.Name)} FOREIGN KEY ({Columns(key.Columns)}) REFERENCES {Sql(key.ReferencedTable)} ({Columns(key.ReferencedColumns)}) NOT VALID;";
        var validate = $"ALTER TABLE {Sql(table)} VALIDATE CONSTRAINT {Sql(key.Name.Name)};";
        return At(place, key.Id(), $"{key.Name.Name} is verified against every row while nobody may write to {both} (SHARE ROW EXCLUSIVE; {table}: {place.SizeOf(table)})",
            parts ? $"before PostgreSQL {OnPartitionedFrom} a partitioned table takes no NOT VALID: add and validate it on each partition first, then on {table}" : $"{add} then, in another transaction: {validate}");
    }

    /// <summary>One for each new table: the tables that it refers to are held for an instant.</summary>
    private Finding OfNewTable(Statement statement, StatementPlace place, ObjectName table)
    {
        var parents = statement.After.Children<ForeignKey>(new(Table.OfKind, table)).Select(k => k.ReferencedTable).Where(p => place.Touches.Any(t => t.Table == p)).Distinct().Order().Select(p => p.ToString());
        return At(place, table, $"the foreign keys of the new table {table} hold {Wording.List(parents)} for an instant (SHARE ROW EXCLUSIVE): writers wait, if it has to wait itself",
            "set a short lock_timeout, and do nothing long in the same transaction") with
        { Severity = Severity.Info };
    }

    private static bool IsFirst(Statement statement, ForeignKey key)
    {
        foreach (var effect in statement.Effects.Span)
            if (effect is Diff.Change.Added { After: ForeignKey first } && first.Name.OfTable() == key.Name.OfTable() && statement.Before.Contains(new(Table.OfKind, first.ReferencedTable))) return first.Id() == key.Id();
        return false;
    }

    /// <summary>What a partition gets is told of its table.</summary>
    private static bool IsOfPartition(Statement statement, ForeignKey key) =>
        statement.After.Find(new(Table.OfKind, key.Name.OfTable())) is Table { PartitionOf: { } whole } && statement.Effects.Any(e => e is Diff.Change.Added { After: ForeignKey other } && other.Name.OfTable() == whole);
}
