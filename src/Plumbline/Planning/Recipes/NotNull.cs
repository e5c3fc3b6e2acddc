using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>
/// Nulls are forbidden without reading the table under a strong lock: a check that is validated first proves it (12 and later),
/// or the constraint itself is added not valid and validated (18 and later; manual, ALTER TABLE, SET NOT NULL).
/// </summary>
internal sealed class NotNull : Recipe
{
    private const int ProvedByCheckFrom = 12;
    internal const int NotValidFrom = 18;

    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Alter, Change: Change.Altered { Before: Column { NotNull: false }, After: Column { NotNull: true, NotNullNotValid: false } column } change }
        && situation.Dialect.Name == Dialects.AllDialects.Postgres && !change.Facets.Contains(Column.TypeFacet) && situation.Writing().After.Find(column.Parent()!) is Table { PartitionOf: null };

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        var change = (Change.Altered)node.Change;
        var column = (Column)change.After;
        var others = change.Facets.Where(f => f != Column.NotNullFacet && f != SchemaObject.CommentFacet && f != SchemaObject.OwnerFacet).ToEquatableArray();
        // An identity is given only to what must have a value.
        var isFirst = column.Identity is null;
        if (isFirst)
            foreach (var step in Others()) yield return step;
        if (Backfill.For(column, situation) is { } backfill)
            foreach (var step in Updates.Of(column, backfill, situation)) yield return step with { Lost = [$"the nulls of {column.Name}"] };
        foreach (var step in Forbidding(column, situation)) yield return step;
        if (!isFirst)
            foreach (var step in Others()) yield return step;

        IEnumerable<Step> Others()
        {
            var (before, after) = isFirst ? (change.Before, Column.NotNullFacet.Take(column, change.Before)) : (Column.NotNullFacet.Take(change.Before, column), column);
            if (!others.IsEmpty && situation.Writer(column)!.Alter(before, after, others, situation.Writing()) is { Count: > 0 } statements)
                yield return Step.Of(column.Id(), $"column {column.Name}: {string.Join(", ", others.Select(f => f.Name))}", StepPace.Brief, statements);
        }
    }

    internal static IEnumerable<Step> Forbidding(Column column, Situation situation)
    {
        var (table, name) = (Quoting.Name(column.Name.OfTable()), Quoting.Name(column.Name.Name));
        var forbid = $"ALTER TABLE {table} ALTER COLUMN {name} SET NOT NULL";
        // The same above partitions: each has the check, too, and is proved by its own (seen on 13, 15 and 18).
        if (!situation.MayBeLarge(column.Name.OfTable()) || situation.Version < ProvedByCheckFrom)
        {
            yield return Step.Of(column.Id(), $"{column.Name} must have a value", StepPace.Brief, forbid);
            yield break;
        }
        var constraint = situation.Version >= NotValidFrom ? column.NotNullName ?? ImplicitNames.Make(column.Name.Table!, column.Name.Name, "not_null") : ImplicitNames.Make(column.Name.Table!, column.Name.Name, "present");
        var quoted = Quoting.Name(constraint);
        var definition = situation.Version >= NotValidFrom ? $"NOT NULL {name}" : $"CHECK ({name} IS NOT NULL)";
        var set = PgCatalog.Row("pg_attribute", $"attrelid = {PgCatalog.Relation(column.Name.OfTable())} AND attname = {SqlString.Quote(column.Name.Name)} AND attnotnull");
        var there = PgCatalog.Row("pg_constraint", $"conrelid = {PgCatalog.Relation(column.Name.OfTable())} AND conname = {SqlString.Quote(constraint)}");
        yield return new(column.Id(), $"{column.Name} must have a value in new rows", StepPace.Brief,
            [new($"ALTER TABLE {table} ADD CONSTRAINT {quoted} {definition} NOT VALID") { Unless = $"{set} OR {there}" }]);
        yield return new(column.Id(), $"{column.Name} has a value in every row: proved while rows are written", StepPace.Long,
            [new($"ALTER TABLE {table} VALIDATE CONSTRAINT {quoted}") { Unless = situation.Version >= NotValidFrom ? null : $"NOT {there}" }]);
        if (situation.Version >= NotValidFrom) yield break;
        yield return new(column.Id(), $"{column.Name} must have a value: proved by the check, which has done its work", StepPace.Brief,
            [new(forbid), new($"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {quoted}")]);
    }
}
