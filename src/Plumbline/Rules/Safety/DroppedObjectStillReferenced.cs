using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Safety;

public sealed class DroppedObjectStillReferenced : HazardRule
{
    public override string Name => "dropped-object-still-referenced";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Safety;

    public override Explanation Explain() => new(
        "A table or a column is dropped or renamed, and something that stays still needs it: a function's body names it, or queries by other columns lose the index that goes with it.",
        "The server knows what views and policies need and refuses; it does not look into function bodies, which fail at the next call (42P01, 42703), triggers with every write. "
            + "With a column the server drops every index that has it among others, too. Quiet when the same file corrects the body, and where another index begins with the column that stays.",
        "```sql\nALTER TABLE orders DROP COLUMN region;   -- the index over (customer_id, region) goes with it\n```",
        "Replace the function in the same file, before the drop: `CREATE OR REPLACE FUNCTION …`. For an index, drop it by name, and build one over the columns that stay if queries need it.");

    protected override bool Concerns(Statement statement)
    {
        foreach (var effect in statement.Effects.Span)
            if (effect is Change.Dropped { Before: Table or View or MaterializedView or Column } or Change.Renamed { Before: Table or View or MaterializedView or Column }) return true;
        return false;
    }

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var effect in statement.Effects)
        {
            var gone = effect switch { Change.Dropped dropped => dropped.Before, Change.Renamed renamed => renamed.Before, _ => null };
            if (gone is not (Table or View or MaterializedView or Column) || place.Migration.After.Contains(gone.Id())) continue;
            if (gone is Column && effect is Change.Dropped && !place.IsBorn(gone.Name.OfTable()))
                foreach (var finding in Unsaid(statement, place, (Column)gone)) yield return finding;
            if (gone is Column && statement.Effects.Any(e => e is Change.Dropped { Before: Table table } && table.Name == gone.Name.OfTable())) continue;
            foreach (var function in Functions(place))
                if (Names(place, function, gone)) yield return Of(statement, place, gone, function, effect is Change.Renamed);
        }
    }

    private Finding Of(Statement statement, StatementPlace place, SchemaObject gone, Function function, bool renamed) =>
        Found(place, gone.Id(), gone is Column ? StatementWords.PlaceOf(statement, gone.Name.Name) : statement.Where(),
            $"{gone.Kind.Label} {gone.Name} is {(renamed ? "renamed" : "dropped")}, and the body of {function.BareName()} still names it: it fails when it is called ({(gone is Column ? "42703" : "42P01")})") with
        {
            Related = [new(function.Origin.Here, $"{function.BareName()} as it stays")],
            Values = [place.Migration.Migration.Name, function.Name.ToString()],
            Fix = new($"replace {function.BareName()} in the same file"),
        };

    /// <summary>The functions that stand when the file has run, with bodies that can be read.</summary>
    private static IEnumerable<Function> Functions(StatementPlace place)
    {
        foreach (var id in FunctionTrail.UpTo(place))
            if (place.Migration.After.Find(id) is Function function && RoutineNames.AreRead(function)) yield return function;
    }

    /// <summary>Whether the body names it before, and misses it when the file has run.</summary>
    private static bool Names(StatementPlace place, Function function, SchemaObject gone)
    {
        if (!function.Body!.Contains(gone.Name.Name, StringComparison.OrdinalIgnoreCase) && !gone.Name.Name.Contains('"')) return false;
        var session = place.Statement.Session;
        var names = RoutineNames.In(place.Migration.After, place.Version).Of(function, session);
        var missing = names.Where(n => n.Verdict == NameVerdict.Missing).Select(n => n.At).ToHashSet();
        var part = gone is Column ? NamePart.Column : NamePart.Relation;
        if (missing.Count > 0 && RoutineNames.In(place.Statement.Before, place.Version).Of(function, session).Any(n => n.Part == part && n.Verdict == NameVerdict.Known && n.Name == gone.Name && missing.Contains(n.At))) return true;
        if (gone is not Column || function.Returns != "trigger" || RoutineNames.AskForTable(function) || !names.Any(n => n is { Part: NamePart.Column, Name: { Schema: null, Table: "new" or "old" } } && n.Name.Name == gone.Name.Name)) return false;
        return place.Migration.After.Dependents(function.Id()).OfType<Trigger>().Any(t => t.ForEachRow && t.Name.OfTable() == place.TableAtEnd(gone.Name.OfTable()));
    }

    /// <summary>Indexes whose first columns stay, and that go with a later one though nobody said so: queries by the first ones have none any more.</summary>
    private IEnumerable<Finding> Unsaid(Statement statement, StatementPlace place, Column column)
    {
        var table = column.Name.OfTable();
        foreach (var effect in statement.Effects)
        {
            if (effect is not Change.Dropped { Before: var part } || part.Name.Table != table.Name || part.Name.Schema != table.Schema || Columns(part) is not { Count: > 1 } columns || !columns.Contains(column.Name.Name) || place.IsBorn(part)) continue;
            var first = columns.TakeWhile(c => statement.After.Contains(new(Column.OfKind, table.Member(c)))).ToList();
            if (first.Count == 0 || StatementWords.Names(statement).Contains(part.Name.Name) || IsCovered(place, table, first[0])) continue;
            yield return Found(place, part.Id(), StatementWords.PlaceOf(statement, column.Name.Name), $"with {column.Name} the server drops {part.Kind.Label} {part.Name.Name} over {Wording.List(columns)}, too: queries by {Wording.List(first)} have no index any more") with
            {
                Severity = Severity.Medium,
                Related = part.Origin.Here.File is null ? [] : [new(part.Origin.Here, "made here")],
                Fix = new($"build one over what stays, if queries need it: CREATE INDEX ON {Quoting.Name(place.TableAtEnd(table))} ({string.Join(", ", first.Select(c => Quoting.Name(place.ColumnAtEnd(table, c))))})"),
            };
        }
    }

    /// <summary>What an index only carries along, or asks in its condition, is not what it is for.</summary>
    private static EquatableArray<string>? Columns(SchemaObject subject) => subject switch
    {
        Unique unique => unique.Columns,
        PrimaryKey key => key.Columns,
        Model.Index index => index.Keys.Where(k => k.Column is not null).Select(k => k.Column!),
        _ => null,
    };

    private static bool IsCovered(StatementPlace place, ObjectName table, string first)
    {
        var now = place.ColumnAtEnd(table, first);
        return place.Migration.After.Children(new(Table.OfKind, place.TableAtEnd(table))).Any(one => Columns(one) is { IsEmpty: false } columns && columns[0] == now);
    }
}
