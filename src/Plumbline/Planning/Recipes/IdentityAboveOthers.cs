using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>
/// An identity column cannot be added to a table that others inherit from (42P16; since 17 to a partitioned one): the column comes with a default that
/// numbers the rows of all of them, and becomes an identity afterwards.
/// </summary>
internal sealed class IdentityAboveOthers : Recipe
{
    private const int OfPartitionedFrom = 17;

    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Create, Subject: Column { Identity: not null, Inherited: false } column } && situation.Dialect.Name == AllDialects.Postgres
        && situation.After.Find(column.Parent()!) is Table table && !situation.IsNew(table.Name)
        && !(table.PartitionBy is not null && situation.Version >= OfPartitionedFrom)
        && Partitions.Below(situation.After, table.Name).Any(child => situation.Before.Contains(child.Id()));

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        var column = (Column)node.Subject;
        var numbers = IdentityColumns.Sequence(column.Identity!, column.Type) with
        {
            Name = new(column.Name.Schema, ImplicitNames.Make(column.Name.Table!, column.Name.Name, "fill")),
        };
        var numbered = column with { Identity = null, Default = new($"nextval({SqlString.Quote(Quoting.Name(numbers.Name))}::regclass)"), Comment = null };
        var writer = situation.Writer(column)!;
        var there = writer.Exists(column);
        var statements = situation.Creating(numbers).Select(s => s with { Unless = there, AsksMore = true }).ToList();
        statements.AddRange(situation.Creating(numbered));
        statements.AddRange(writer.Alter(numbered, column, [Column.DefaultFacet, Column.IdentityFacet], situation.Writing())!.Select(a => new PlannedStatement(a.Sql) { Unless = a.Unless }));
        statements.AddRange(situation.Dropping(numbers));
        yield return new(column.Id(), $"column {column.Name} is missing; its rows, and those of the tables below, are numbered first", StepPace.Brief, statements.ToEquatableArray());
    }
}
