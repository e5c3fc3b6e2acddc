using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>
/// A new partition is made as a table of its own, then attached: CREATE TABLE … PARTITION OF stops all who use the other partitions,
/// ATTACH PARTITION does not (from 12; manual 5.12.2.2).
/// </summary>
internal sealed class PartitionAlone : Recipe
{
    private const int WeakFrom = 12;

    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Create, Subject: Table { PartitionOf: { } whole, ForeignServer: null } table } && situation.Version >= WeakFrom && situation.MayBeLarge(whole)
        && situation.Before.Find(new(Table.OfKind, whole)) is Table && situation.After.Columns(table.Name).All(c => IsAsAbove(c, whole, situation.After));

    /// <summary>LIKE makes of it what it makes of the one above.</summary>
    private static bool IsAsAbove(Column column, ObjectName whole, Catalog catalog) =>
        column.Identity is null && catalog.Find(new(Column.OfKind, whole.Member(column.Name.Name))) is Column { Identity: null } above && above.NotNull == column.NotNull && above.NotNullNotValid == column.NotNullNotValid
        && Equals(above.Default, column.Default) && Equals(above.Generated, column.Generated) && above.Storage == column.Storage && above.Compression == column.Compression;

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        var table = (Table)node.Subject;
        var statements = WrittenTable.Alone(table, situation.After, situation.Version).ToList();
        var attached = AlteredTable.IsBelow(table, table.PartitionOf!);
        var others = DefaultProved.Of(table, AttachProved.Condition(table, situation), attached, situation);
        if (others is not null)
            foreach (var step in others.Before()) yield return step;
        yield return new(table.Id(), $"table {table.Name} is missing: made alone, and attached to {table.PartitionOf} without stopping those who use the other partitions", StepPace.Brief,
        [
            new(statements[0]) { Unless = situation.Writer(table)!.Exists(table) },
            .. statements.Skip(1).Select(s => new PlannedStatement(s)),
            new($"ALTER TABLE {Quoting.Name(table.PartitionOf!)} ATTACH PARTITION {Quoting.Name(table.Name)} {table.PartitionBound}") { Unless = attached },
            .. others is null ? [] : (PlannedStatement[])[others.Afterwards],
        ]);
    }
}
