using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>On the way back, a column whose values are gone: it must have one again only where no row lacks it.</summary>
internal sealed class ComesBackEmpty : Recipe
{
    public override bool Fits(ChangeNode node, Situation situation) =>
        situation.IsUndo && situation.Dialect.Name == Dialects.AllDialects.Postgres
        && node is { Act: Act.Create, Subject: Column { NotNull: true, Default: null, Identity: null, Generated: null } column } && !situation.IsNew(column.Name.OfTable()) && !column.Inherited && !IsKey(column, situation);

    /// <summary>A key asks for a value whatever is said here; so does a table above, of what comes below it (42804).</summary>
    private static bool IsKey(Column column, Situation situation) => situation.After.Children<PrimaryKey>(column.Parent()!).Any(k => k.Columns.Contains(column.Name.Name));

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        var column = (Column)node.Subject;
        var (table, name) = (Quoting.Name(column.Name.OfTable()), Quoting.Name(column.Name.Name));
        yield return new(column.Id(), $"column {column.Name} is missing", StepPace.Brief, situation.Creating(column with { NotNull = false, NotNullNotValid = false }).ToEquatableArray());
        yield return new(column.Id(), $"column {column.Name} must have a value, which no row has", StepPace.Brief,
            [new PlannedStatement($"ALTER TABLE {table} ALTER COLUMN {name} SET NOT NULL") { Unless = $"EXISTS (SELECT FROM {table} WHERE {name} IS NULL)" }]);
    }
}
