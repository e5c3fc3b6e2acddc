using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Footprints;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>
/// What cannot be altered of a type that columns have (an enum's labels, a domain's base, the attributes of a stored composite, a range's subtype):
/// a type as it is wanted takes its place, column by column, and its name in the end.
/// </summary>
internal sealed class TypeSwap : Recipe
{
    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Alter, Change: Change.Altered { Before: EnumType or Domain or CompositeType or RangeType } change } && IsBeyondAlter(change, situation)
        && (change.Before is EnumType || UserTypes.IsStored(situation.Before, change.Before.Id())) && CanMove(change, situation);

    private static bool IsBeyondAlter(Change.Altered change, Situation situation)
    {
        var facets = change.Facets.Where(f => f != SchemaObject.CommentFacet && f != SchemaObject.OwnerFacet).ToEquatableArray();
        return !facets.IsEmpty && situation.Writer(change.After)!.Alter(change.Before, change.After, facets, situation.Writing()) is null;
    }

    /// <summary>Whether the type's values stand in columns of their own, each of which can get another type.</summary>
    private static bool CanMove(Change.Altered change, Situation situation)
    {
        foreach (var dependent in situation.Before.Dependents(change.Before.Id()))
        {
            if (dependent is Table) return false; // of this type
            if (dependent is CompositeType or Domain or RangeType && UserTypes.IsStored(situation.Before, dependent.Id())) return false;
            if (dependent is not Column column || Stays(column, change.Before, situation) is not { } now) continue;
            if (!Is(column.Type, change.Before.Name) || UserTypes.IsStored(situation.Before, column.Parent()!)) return false;
            if (change is { Before: CompositeType was, After: CompositeType next } && (column.Type.IsArray || Cuts(was, next))) return false;
            if (column.Generated is null && Moving(column, change, situation) is null) return false;
        }
        return true;
    }

    /// <summary>A field of a row is cast, and a cast cuts texts in silence.</summary>
    private static bool Cuts(CompositeType was, CompositeType next) =>
        was.Attributes.Any(a => next.Attributes.Any(n => n.Name == a.Name && n.Type != a.Type && n.Type.Name.StartsWith("character", StringComparison.Ordinal) && TypeChanges.Narrows(a.Type, n.Type)));

    /// <summary>The column as it shall be; null when it goes, or leaves the type.</summary>
    private static Column? Stays(Column column, SchemaObject type, Situation situation) =>
        situation.After.Find(column.Id()) is Column now && Is(now.Type, type.Name) ? now : null;

    private static bool Is(SqlType type, ObjectName name) => type.Name == name.Name && type.Schema == name.Schema;

    /// <summary>Columns whose tables would be written anew while others wait.</summary>
    public static IEnumerable<Column> Rewritten(Change.Altered change, Situation situation) =>
        Columns(change.Before, situation).Where(c => c.Generated is null && situation.MayBeLarge(c.Name.OfTable())).Select(c => Stays(c, change.Before, situation)!);

    private static IEnumerable<Column> Columns(SchemaObject type, Situation situation) =>
        situation.Before.Dependents(type.Id()).OfType<Column>().Where(c => !c.Inherited && Stays(c, type, situation) is not null);

    /// <summary>Whatever spells a value as a constant of the type, or hands a column of it on.</summary>
    public override IEnumerable<SchemaObject> Disturbed(Change.Altered change, Situation situation)
    {
        foreach (var dependent in situation.Before.Dependents(change.Before.Id()))
            if (dependent is not Column { Generated: null }) yield return dependent;
        foreach (var column in Columns(change.Before, situation))
            foreach (var user in Users(column, change, situation)) yield return user;
    }

    private static IEnumerable<SchemaObject> Users(Column column, Change.Altered change, Situation situation)
    {
        foreach (var neighbour in situation.Before.Children(column.Parent()!).Concat(situation.Before.Dependents(column.Id())).Concat(situation.Before.Dependents(column.Parent()!)))
        {
            if (neighbour is Column { Generated: null } or PrimaryKey or Unique || neighbour is Index { Predicate: null } index && index.Keys.All(k => k.Column is not null)) continue;
            // Enums are compared by their own kind: both ends move, one after the other.
            if (neighbour is ForeignKey && change.Before is not EnumType && change.Facets.All(f => f != Domain.TypeFacet)) continue;
            if (situation.IsTied(neighbour, column)) yield return neighbour;
        }
    }

    public override string? Done(Change.Altered change) => TypeMarks.Tell(change.Before, change.After);

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        var change = (Change.Altered)node.Change;
        var statements = change.After is RangeType ? ThroughText(change, situation) : ThroughNext(change, situation);
        yield return new(change.After.Id(), Because(change.After), StepPace.Brief, statements.Concat(Again(change.Before, change.After, situation).Select(s => new PlannedStatement(s))).ToEquatableArray());
    }

    private static IEnumerable<PlannedStatement> ThroughNext(Change.Altered change, Situation situation)
    {
        var (was, type) = (change.Before, change.After);
        var next = Next(type);
        var done = TypeMarks.Tell(was, type);
        foreach (var making in situation.Creating(next)) yield return making with { Unless = done is null ? making.Unless : making.Unless is null ? done : $"{making.Unless} OR {done}", AsksMore = true };
        string[] swap =
        [
            .. Columns(was, situation).Where(c => c.Generated is null).SelectMany(c => Moving(c, change, situation)!).Select(a => a.Sql),
            .. situation.Writer(was)!.Drop(was, situation.Before),
            .. situation.Writer(type)!.Rename(next, type.Name),
        ];
        foreach (var sql in swap) yield return new(sql) { Unless = $"{PgCatalog.Type(next.Name)} IS NULL", AsksMore = true };
    }

    /// <summary>A range brings functions that are called after it and keep that name for ever: only the place of one that is gone can be taken. Its values wait as texts meanwhile.</summary>
    private static IEnumerable<PlannedStatement> ThroughText(Change.Altered change, Situation situation)
    {
        var (was, type) = (change.Before, change.After);
        var done = TypeMarks.Tell(was, type);
        var columns = Columns(was, situation).Where(c => c.Generated is null).ToList();
        string[] away = [.. columns.SelectMany(c => Moving(c, change, situation)!).Select(a => a.Sql), .. situation.Writer(was)!.Drop(was, situation.Before)];
        foreach (var sql in away) yield return new(sql) { Unless = done is null ? $"NOT {situation.Writer(was)!.Exists(was)}" : $"{done} OR NOT {situation.Writer(was)!.Exists(was)}", AsksMore = true };
        foreach (var making in situation.Creating(type)) yield return making;
        foreach (var column in columns)
        {
            var isBack = $"NOT {PgCatalog.Row("pg_attribute", $"attrelid = {PgCatalog.Relation(column.Name.OfTable())} AND attname = {SqlString.Quote(column.Name.Name)} AND atttypid = {PgCatalog.Type(Between(column))}")}";
            foreach (var back in situation.Writer(column)!.Alter(column with { Type = Between(column), Default = null }, column with { Default = null }, [Column.TypeFacet], new(situation.After, situation.After, situation.Version))!)
                yield return new(back.Sql) { Unless = isBack, AsksMore = true };
        }
    }

    private static SqlType Between(Column column) => SqlType.Text with { IsArray = column.Type.IsArray };

    private static string Because(SchemaObject type) => type is EnumType labels
        ? $"enum {type.Name} has {string.Join(", ", labels.Labels)} and no other label: a row with one that goes stops this"
        : $"{type.Kind.Label} {type.Name} is made anew, and the columns that have it move: a value that does not fit stops this";

    private static SchemaObject Next(SchemaObject type)
    {
        var name = type.Name with { Name = ImplicitNames.Make(type.Name.Name, null, "_new") };
        return type switch
        {
            Domain domain => domain with { Name = name, Comment = null, Owner = null, Checks = domain.Checks.Select(c => c with { Comment = null }) },
            CompositeType composite => composite with { Name = name, Comment = null, Owner = null, Attributes = composite.Attributes.Select(a => a with { Comment = null }) },
            _ => type with { Name = name, Comment = null, Owner = null },
        };
    }

    /// <summary>A default names the old type: it comes back when the new one has the name.</summary>
    private static IReadOnlyList<Alteration>? Moving(Column column, Change.Altered change, Situation situation)
    {
        var next = Next(change.After);
        var moved = column with { Type = next is RangeType ? Between(column) : column.Type with { Name = next.Name.Name }, Default = null };
        return situation.Writer(column)!.Alter(column, moved, column.Default is null ? [Column.TypeFacet] : [Column.TypeFacet, Column.DefaultFacet],
            new(situation.Before.With(next), situation.After.With(next).With(moved), situation.Version));
    }

    /// <summary>What the new type and its columns do not have by themselves.</summary>
    private static IEnumerable<string> Again(SchemaObject was, SchemaObject type, Situation situation)
    {
        foreach (var column in Columns(was, situation))
            if (column is { Generated: null, Default: { } own } && Stays(column, was, situation)!.Default is { } value && value.Equals(own))
                yield return $"ALTER TABLE {Quoting.Name(column.Name.OfTable())} ALTER COLUMN {Quoting.Name(column.Name.Name)} SET DEFAULT {value.Sql}";
        if (type.Owner is { } owner && owner == was.Owner) yield return $"ALTER {NamedObject.Written(type)} OWNER TO {Quoting.Name(owner)}";
        foreach (var grant in situation.Before.Children<Grant>(was.Id()).Select(g => situation.After.Find(g.Id())).OfType<Grant>())
            foreach (var statement in situation.Writer(grant)!.Create(grant, situation.After)) yield return statement;
        foreach (var comment in Comments.Written(type.Comment == was.Comment ? type : type with { Comment = null })) yield return comment;
    }
}
