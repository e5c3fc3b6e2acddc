using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>The column that takes another one's place, and what stands on it: made and filled beside it, then given its name.</summary>
/// <param name="Taken">Indexes and constraints that are to stand on it as they stand on the first.</param>
internal sealed record NextColumn(Column Was, Column Wanted, IReadOnlyList<SchemaObject> Taken)
{
    private const int LongestName = 63;
    private const string Suffix = "__new";

    private Column Column { get; } = Wanted with { Name = Next(Wanted.Name), Comment = null, Owner = null, NotNullName = null };

    private string Table => Quoting.Name(Wanted.Name.OfTable());

    /// <summary>There is nothing to do, or it was done.</summary>
    private string IsAway => $"NOT {new Columns().Exists(Column)}";

    private static ObjectName Next(ObjectName name) => name with { Name = (name.Name.Length + Suffix.Length > LongestName ? name.Name[..(LongestName - Suffix.Length)] : name.Name) + Suffix };

    // Beside the first

    public IEnumerable<Step> Before(Situation situation)
    {
        var subject = Wanted.Id();
        yield return new(subject, $"column {Wanted.Name} becomes {Wanted.Type} without stopping anybody: a second one beside it, kept in step by a trigger", StepPace.Brief, [.. Adding(situation), .. Following(situation)]);
        yield return new(subject, $"{Column.Name} in the rows that are there", StepPace.Alone, [Filling(situation)]);
        foreach (var one in Taken)
            foreach (var step in Standing(Like(one, situation), situation)) yield return step;
        if (!Column.NotNull) yield break;
        foreach (var step in NotNull.Forbidding(Column, situation)) yield return Guard(step);
    }

    private IEnumerable<PlannedStatement> Adding(Situation situation)
    {
        var done = PgCatalog.HasType(Wanted);
        var add = new Columns().Create(Column with { NotNull = false, NotNullNotValid = false, Default = null }, situation.After).ToList();
        yield return new(add[0]) { Unless = $"{new Columns().Exists(Column)} OR {done}", AsksMore = true };
        foreach (var setting in add.Skip(1)) yield return new(setting) { Unless = IsAway, AsksMore = true };
    }

    /// <summary>Triggers fire in the order of their names: this one sees what the others have made of the row.</summary>
    private string Trigger => $"zz_{Column.Name.Name}";

    private ObjectName Function => new(Wanted.Name.Schema, $"{Wanted.Name.Table}_{Column.Name.Name}");

    private IEnumerable<PlannedStatement> Following(Situation situation)
    {
        var value = Conversion($"NEW.{Quoting.Name(Was.Name.Name)}", situation);
        yield return new($"CREATE FUNCTION {Quoting.Name(Function)}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.{Quoting.Name(Column.Name.Name)} := {value}; RETURN NEW; END $$")
        {
            Unless = $"{IsAway} OR to_regproc({SqlString.Quote(PgCatalog.Full(Function))}) IS NOT NULL",
            AsksMore = true,
        };
        yield return new($"CREATE TRIGGER {Quoting.Name(Trigger)} BEFORE INSERT OR UPDATE ON {Table} FOR EACH ROW EXECUTE FUNCTION {Quoting.Name(Function)}()")
        {
            Unless = $"{IsAway} OR {PgCatalog.Row("pg_trigger", $"tgrelid = {PgCatalog.Relation(Wanted.Name.OfTable())} AND tgname = {SqlString.Quote(Trigger)}")}",
            AsksMore = true,
        };
    }

    private string Conversion(string value, Situation situation) => Casts.Using(value, Was.Type, Wanted.Type, Casts.Known(situation.Writing(), Wanted.Type)) ?? value;

    private PlannedStatement Filling(Situation situation)
    {
        var (was, next) = (Quoting.Name(Was.Name.Name), Quoting.Name(Column.Name.Name));
        return Updates.InBatches(Table, $"{next} = {Conversion(was, situation)}", $"{next} IS NULL AND {was} IS NOT NULL", IsAway);
    }

    // What stands on it

    /// <summary>The same on the second column, under another name.</summary>
    private SchemaObject Like(SchemaObject one, Situation situation)
    {
        var renaming = new Dialects.Renaming();
        renaming.Add(Wanted.Id(), Column.Id());
        return situation.Writer(one)!.Follow(one, renaming) with { Name = Next(one.Name), Comment = null, Owner = null };
    }

    private IEnumerable<Step> Standing(SchemaObject like, Situation situation)
    {
        if (like is Check or ForeignKey)
        {
            foreach (var step in ConstraintInTwoSteps.Adding(like, situation)) yield return Guard(step);
            yield break;
        }
        var index = like is Unique unique ? KeyThroughIndex.IndexOf(unique) : (Index)like;
        foreach (var step in IndexConcurrently.Building(index, situation)) yield return Guard(step);
    }

    private Step Guard(Step step) => step with { Subject = Wanted.Id(), Statements = step.Statements.Select(Guard) };

    private PlannedStatement Guard(PlannedStatement statement) => statement with { Unless = statement.Unless is { } unless ? $"{unless} OR {IsAway}" : IsAway, AsksMore = true };

    // In its place

    /// <summary>The name comes last: by it a second run knows that all is done.</summary>
    public IEnumerable<Step> Swap(Situation situation)
    {
        var alter = $"ALTER TABLE {Table} ALTER COLUMN {Quoting.Name(Column.Name.Name)}";
        var statements = new List<string> { $"DROP TRIGGER {Quoting.Name(Trigger)} ON {Table}", $"DROP FUNCTION {Quoting.Name(Function)}()" };
        // Else they would go with the first.
        statements.AddRange(situation.After.Children<Sequence>(Wanted.Id()).Select(s => $"ALTER SEQUENCE {Quoting.Name(s.Name)} OWNED BY {Table}.{Quoting.Name(Column.Name.Name)}"));
        statements.Add($"ALTER TABLE {Table} DROP COLUMN {Quoting.Name(Was.Name.Name)}");
        if (Wanted.Default is { } value) statements.Add($"{alter} SET DEFAULT {Columns.DefaultText(Wanted, value)}");
        if (Wanted.NotNull && situation.Version >= NotNull.NotValidFrom) statements.Add(Renamed(NotNullOf(Column), NotNullOf(Wanted)));
        foreach (var one in Taken) statements.AddRange(Given(one, situation));
        if (Wanted.Comment is not null) statements.Add(Comments.OfItself(Column with { Comment = Wanted.Comment }));
        statements.Add($"ALTER TABLE {Table} RENAME COLUMN {Quoting.Name(Column.Name.Name)} TO {Quoting.Name(Wanted.Name.Name)}");
        yield return new(Wanted.Id(), $"column {Wanted.Name}: the second one takes its place", StepPace.Brief, statements.Select(s => new PlannedStatement(s) { Unless = IsAway, AsksMore = true }).ToEquatableArray());
    }

    private static string NotNullOf(Column column) => column.NotNullName ?? ImplicitNames.Make(column.Name.Table!, column.Name.Name, "not_null");

    private string Renamed(string constraint, string name) => $"ALTER TABLE {Table} RENAME CONSTRAINT {Quoting.Name(constraint)} TO {Quoting.Name(name)}";

    private IEnumerable<string> Given(SchemaObject one, Situation situation)
    {
        if (one is Unique) yield return KeyThroughIndex.Attaching(one, Next(one.Name).Name);
        else if (one is Index index)
            foreach (var sql in situation.Writer(index)!.Rename(Like(index, situation), index.Name)) yield return sql;
        else yield return Renamed(Next(one.Name).Name, one.Name.Name);
        if (one.Comment is not null) yield return Comments.OfItself(one);
    }
}
