using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>
/// A table becomes a partition: a check that says what its bound says is proved first, under a weak lock, so that the server need not read the rows
/// while nobody may touch them (manual, ALTER TABLE, ATTACH PARTITION).
/// </summary>
internal sealed class AttachProved : Recipe
{
    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Alter, Change: Change.Altered { Before: Table { PartitionOf: null, Inherits.IsEmpty: true } before, After: Table { PartitionOf: not null } after } }
        && situation.MayBeLarge(before.Name) && Condition(after, situation) is not null;

    /// <summary>Null where a bound is more than values of one plain column.</summary>
    public static string? Condition(Table table, Situation situation) => Key(table, situation) is { } column ? Condition(table, situation, Quoting.Name(column)) : null;

    /// <summary>Of the value that the key has, or will have.</summary>
    public static string? Condition(Table table, Situation situation, string value) =>
        Key(table, situation) is not null && table.PartitionBound is { } bound ? PartitionBounds.Condition(value, bound) : null;

    /// <summary>The one column by which rows are parted.</summary>
    public static string? Key(Table table, Situation situation) =>
        situation.After.Find(new(Table.OfKind, table.PartitionOf!)) is Table { PartitionBy: { } key } && !Partitions.HasExpressions(key) && Partitions.KeyColumns(key).ToList() is [var column] ? column : null;

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        var change = (Change.Altered)node.Change;
        var table = (Table)change.After;
        var name = Quoting.Name(table.Name);
        var constraint = ImplicitNames.Make(table.Name.Name, null, "bound");
        var there = PgCatalog.OfConstraint(table.Name.Member(constraint), 'c');
        var facets = change.Facets.Where(f => f != SchemaObject.CommentFacet && f != SchemaObject.OwnerFacet).ToEquatableArray();
        var attaching = situation.Writer(table)!.Alter(change.Before, table, facets, situation.Writing())!;
        var attached = attaching[^1].Unless!;
        var others = DefaultProved.Of(table, Condition(table, situation), attached, situation);
        if (others is not null)
            foreach (var step in others.Before()) yield return step;
        yield return new(table.Id(), $"table {table.Name} becomes a partition of {table.PartitionOf}: its new rows fit the bound", StepPace.Brief,
            [new($"ALTER TABLE {name} ADD CONSTRAINT {Quoting.Name(constraint)} CHECK ({Condition(table, situation)}) NOT VALID") { Unless = $"{there} OR {attached}", AsksMore = true }]);
        yield return new(table.Id(), $"all rows of {table.Name} fit, proved while they are read and written", StepPace.Long,
            [new($"ALTER TABLE {name} VALIDATE CONSTRAINT {Quoting.Name(constraint)}") { Unless = $"NOT {there}", AsksMore = true }]);
        yield return new(table.Id(), $"table {table.Name} is attached, and the check has done its work", StepPace.Brief,
        [
            .. attaching.Select(a => new PlannedStatement(a.Sql) { Unless = a.Unless }),
            new($"ALTER TABLE {name} DROP CONSTRAINT IF EXISTS {Quoting.Name(constraint)}"),
            .. others is null ? [] : (PlannedStatement[])[others.Afterwards],
        ]);
    }
}
