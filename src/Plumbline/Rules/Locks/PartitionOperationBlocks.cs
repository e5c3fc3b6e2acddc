using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class PartitionOperationBlocks : LockRule
{
    /// <summary>From here on a partition can be detached while the table is used.</summary>
    private const int DetachConcurrentlyFrom = 14;

    public override string Name => "partition-operation-blocks";
    public override Severity Default => Severity.Medium;

    public override Explanation Explain() => new(
        "A partition is made, attached, detached or indexed in a way that stops those who use the table.",
        "CREATE TABLE … PARTITION OF and a plain DETACH take ACCESS EXCLUSIVE on the whole table. ATTACH reads the new partition, and the default one, under ACCESS EXCLUSIVE, unless a check proves that the rows fit. CREATE INDEX on the whole builds on every partition while nobody may write (manual 5.12).",
        "```sql\nCREATE TABLE events_2027 PARTITION OF events FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');\n```",
        "Make the table alone, prove that it fits, attach it:\n\n```sql\nCREATE TABLE events_2027 (LIKE events INCLUDING DEFAULTS INCLUDING CONSTRAINTS);\nALTER TABLE events_2027 ADD CONSTRAINT events_2027_bound CHECK (at >= '2027-01-01' AND at < '2028-01-01');\nALTER TABLE events ATTACH PARTITION events_2027 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');\n```\n\nDETACH PARTITION … CONCURRENTLY outside of any transaction. An index: CREATE INDEX ON ONLY the table, CONCURRENTLY on each partition, then ALTER INDEX … ATTACH PARTITION.");

    protected override bool Concerns(Statement statement, StatementPlace place) => !statement.Effects.IsEmpty;

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var effect in statement.Effects)
            if (Of(effect, statement, place) is { } finding) yield return finding;
    }

    private Finding? Of(Change effect, Statement statement, StatementPlace place) => effect switch
    {
        Change.Added { After: Table { PartitionOf: { } whole } made } when Touches(place, whole) => OfMade(place, made, whole),
        Change.Altered { Before: Table { PartitionOf: null }, After: Table { PartitionOf: { } whole } attached } => OfAttached(place, attached, whole),
        Change.Altered { Before: Table { PartitionOf: { } whole }, After: Table { PartitionOf: null } detached } when Touches(place, whole) && !statement.Clauses.HasFlag(Clauses.Concurrently) => OfDetached(statement, place, detached, whole),
        Change.Added { After: Model.Index { PartitionOf: null } index } when OfIndex(statement, place, index) is { } finding => finding,
        _ => null,
    };

    private static bool Touches(StatementPlace place, ObjectName table) => place.Touches.Any(t => t.Table == table);

    private Finding OfMade(StatementPlace place, Table made, ObjectName whole) =>
        At(place, made.Id(), $"PARTITION OF takes ACCESS EXCLUSIVE on {whole}: everybody waits, if it has to wait itself",
            $"CREATE TABLE {Sql(made.Name)} (LIKE {Sql(whole)} INCLUDING DEFAULTS INCLUDING CONSTRAINTS); then ALTER TABLE {Sql(whole)} ATTACH PARTITION {Sql(made.Name)} {made.PartitionBound};");

    private Finding? OfAttached(StatementPlace place, Table attached, ObjectName whole)
    {
        if (place.Heavy.FirstOrDefault(t => t is { Work: Work.Scan, Mode: LockMode.AccessExclusive }) is not { } scan) return null;
        var other = scan.Table != attached.Name;
        return At(place, attached.Id(), $"{scan.Table} is read from end to end while nobody may read or write it (ACCESS EXCLUSIVE; {place.SizeOf(scan.Table)}): {scan.Why}",
            $"ALTER TABLE {Sql(scan.Table)} ADD CONSTRAINT … CHECK ({(other ? $"that no row belongs into {attached.Name.Name}" : $"what {attached.PartitionBound} says")}) NOT VALID; then, in another transaction: VALIDATE CONSTRAINT …; then attach it to {Sql(whole)}");
    }

    /// <summary>CONCURRENTLY is refused beside a default partition.</summary>
    private Finding? OfDetached(Statement statement, StatementPlace place, Table detached, ObjectName whole)
    {
        if (place.Version < DetachConcurrentlyFrom || Partitions.Of(statement.Before, whole).Exists(p => p.PartitionBound == "DEFAULT")) return null;
        return At(place, detached.Id(), $"DETACH PARTITION takes ACCESS EXCLUSIVE on {whole}: everybody waits, if it has to wait itself",
            $"ALTER TABLE {Sql(whole)} DETACH PARTITION {Sql(detached.Name)} CONCURRENTLY;{Alone(place)}");
    }

    private Finding? OfIndex(Statement statement, StatementPlace place, Model.Index index)
    {
        var table = index.Name.OfTable();
        if (statement.Before.Find(new(Table.OfKind, table)) is not Table { PartitionBy: not null } || place.Heavy.FirstOrDefault(t => t.Work == Work.Build && !t.Elsewhere) is not { } build) return null;
        return At(place, index.Id(), $"{index.Name.Name} is built on every partition of {table} while nobody may write (SHARE; {build.Table}: {place.SizeOf(build.Table)})",
            $"CREATE INDEX {Sql(index.Name.Name)} ON ONLY {Sql(table)} (…); then CREATE INDEX CONCURRENTLY on each partition, and ALTER INDEX {Sql(index.Name.Name)} ATTACH PARTITION … for each");
    }
}
