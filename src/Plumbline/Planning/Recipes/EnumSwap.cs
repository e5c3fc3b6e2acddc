using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>
/// Labels that go, or stand in another order, cannot be taken out of an enum type (manual 8.7): a type with the wanted labels takes its place,
/// column by column, and its name in the end.
/// </summary>
internal sealed class EnumSwap : Recipe
{
    public override string Way => "making a type with the wanted labels, moving the columns to it, and giving it the name";

    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Alter, Change: Change.Altered { Before: EnumType before, After: EnumType after } change } && change.Facets.Contains(EnumType.LabelsFacet)
        && situation.Writer(after)?.Alter(before, after, [EnumType.LabelsFacet], situation.Writing()) is null;

    /// <summary>Whatever spells a label as a constant of the type, or hands a column of it on.</summary>
    public override IEnumerable<SchemaObject> Disturbed(Change.Altered change, Situation situation)
    {
        foreach (var dependent in situation.Before.Dependents(change.Before.Id()))
            if (dependent is not Column) yield return dependent;
        foreach (var column in Columns(change.Before, situation.Before))
            foreach (var user in Users(column, situation)) yield return user;
    }

    private static IEnumerable<SchemaObject> Users(Column column, Situation situation)
    {
        foreach (var neighbour in situation.Before.Children(column.Parent()!).Concat(situation.Before.Dependents(column.Id())).Concat(situation.Before.Dependents(column.Parent()!)))
        {
            if (neighbour is Column { Generated: null } or PrimaryKey or Unique or ForeignKey || neighbour is Index { Predicate: null } index && index.Keys.All(k => k.Column is not null)) continue;
            if ((situation.Writer(neighbour)?.BondTo(neighbour, column) ?? Bond.None) != Bond.None) yield return neighbour;
        }
    }

    private static IEnumerable<Column> Columns(SchemaObject type, Catalog catalog) => catalog.Dependents(type.Id()).OfType<Column>().Where(c => c.Type.Name == type.Name.Name && !c.Inherited);

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        var type = (EnumType)((Change.Altered)node.Change).After;
        var was = (EnumType)((Change.Altered)node.Change).Before;
        var next = type with { Name = type.Name with { Name = ImplicitNames.Make(type.Name.Name, null, "_new") }, Comment = null, Owner = null };
        var done = Done(was, type);
        var statements = situation.Creating(next).Select(s => s with { Unless = $"{s.Unless} OR ({done})", AsksMore = true }).ToList();
        var moved = $"{PgCatalog.Type(next.Name)} IS NULL";
        foreach (var column in Columns(type, situation.Before))
            if (situation.After.Find(column.Id()) is Column { } now && now.Type.Name == type.Name.Name)
                statements.AddRange(Moving(column, now, next).Select(sql => new PlannedStatement(sql) { Unless = moved, AsksMore = true }));
        statements.Add(new($"DROP TYPE {Quoting.Name(type.Name)}") { Unless = moved, AsksMore = true });
        statements.Add(new($"ALTER TYPE {Quoting.Name(next.Name)} RENAME TO {Quoting.Name(type.Name.Name)}") { Unless = moved, AsksMore = true });
        yield return new(type.Id(), $"enum {type.Name} has {string.Join(", ", type.Labels)} and no other label: a row with one that goes stops this", StepPace.Brief, statements.ToEquatableArray());
    }

    /// <summary>Whether the type has been changed already: a label is gone, or two of them stand the other way round.</summary>
    private static string Done(EnumType was, EnumType type)
    {
        if (was.Labels.FirstOrDefault(l => !type.Labels.Contains(l)) is { } gone)
            return $"NOT EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = {PgCatalog.Type(type.Name)} AND enumlabel = {SqlString.Quote(gone)})";
        // Whoever stands at another place now: a new type counts from one.
        var moved = Enumerable.Range(0, type.Labels.Count).First(i => was.Labels[i] != type.Labels[i]);
        return $"EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = {PgCatalog.Type(type.Name)} AND enumlabel = {SqlString.Quote(type.Labels[moved])} AND enumsortorder = {moved + 1})";
    }

    private static IEnumerable<string> Moving(Column column, Column now, EnumType next)
    {
        var alter = $"ALTER TABLE {Quoting.Name(column.Name.OfTable())} ALTER COLUMN {Quoting.Name(column.Name.Name)}";
        var array = column.Type.IsArray ? "[]" : "";
        if (column.Default is not null) yield return $"{alter} DROP DEFAULT";
        yield return $"{alter} TYPE {Quoting.Name(next.Name)}{array} USING {Quoting.Name(column.Name.Name)}::text{array}::{Quoting.Name(next.Name)}{array}";
        if (now.Default is { } value) yield return $"{alter} SET DEFAULT {WithoutCast(value.Sql, column.Type.Name)}";
    }

    /// <summary>A constant's cast would name the old type.</summary>
    private static string WithoutCast(string sql, string type) => sql.IndexOf("::", StringComparison.Ordinal) is > 0 and var at && sql[at..].Contains(type, StringComparison.OrdinalIgnoreCase) && sql[0] == '\'' ? sql[..at] : sql;
}
