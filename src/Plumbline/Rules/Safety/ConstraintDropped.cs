using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Safety;

public sealed class ConstraintDropped : HazardRule
{
    public override string Name => "constraint-dropped";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Safety;

    public override Explanation Explain() => new(
        "A foreign key, a check, a unique constraint or a primary key is taken away.",
        "From then on rows come in that it would have refused, and code that relies on it meets them; bringing it back means cleaning first. Dropping a foreign key also locks both tables. "
            + "Quiet where the same file puts another of its kind in its place, where its columns or its table go, for a check that only proved a NOT NULL, and for what was made in the same change. DROP NOT NULL is told at the level low.",
        "```sql\nALTER TABLE invoices DROP CONSTRAINT invoices_customer_id_fkey;\n```",
        "Put what replaces it into the same file, or write down beside the statement who keeps the promise from now on.");

    protected override bool Concerns(Statement statement) => !statement.Effects.IsEmpty && statement.Command is "ALTER TABLE" or "DROP INDEX" && !statement.Clauses.HasFlag(Clauses.Cascade);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var effect in statement.Effects)
        {
            if (effect is Change.Altered { Before: Column { NotNull: true } before, After: Column { NotNull: false } after })
            {
                if (OfNotNull(statement, place, before, after) is { } loosened) yield return loosened;
                continue;
            }
            if (effect is not Change.Dropped { Before: var dropped } || Columns(dropped) is not { } columns || Goes(statement, place, dropped, columns)) continue;
            if (place.IsBorn(dropped) || place.IsBorn(dropped.Name.OfTable()) || IsReplaced(place, dropped, columns) || IsProofOnly(statement.Before, dropped)) continue;
            yield return Found(place, dropped.Id(), StatementWords.PlaceOf(statement, dropped.Name.Name), $"{dropped.Kind.Label} {dropped.Name} is dropped and nothing takes its place: {Consequence(dropped, columns)}");
        }
    }

    private Finding? OfNotNull(Statement statement, StatementPlace place, Column before, Column after)
    {
        if (place.IsBorn(before) || place.IsBorn(after.Name.OfTable()) || statement.Effects.Any(e => e is Change.Dropped { Before: PrimaryKey })) return null;
        // a new column takes over, or it is required again
        if (place.Later.Any(s => s.Effects.Any(e => e is Change.Dropped or Change.Renamed && (e is Change.Renamed r ? r.Before : e.Subject()).Id() == after.Id() || e is Change.Altered { After: Column { NotNull: true } again } && again.Name == after.Name))) return null;
        return Found(place, after.Id(), StatementWords.PlaceOf(statement, after.Name.Name), $"{after.Name} may be null from now on: code that reads it and was written before does not expect that") with { Severity = Severity.Low };
    }

    /// <summary>null for what is no constraint.</summary>
    private static EquatableArray<string>? Columns(SchemaObject subject) =>
        subject is ForeignKey or Model.Check or Unique or PrimaryKey or Exclusion or Model.Index { Unique: true } ? subject.Over() : null;

    /// <summary>Its table or one of its columns goes, in this statement or later in the file.</summary>
    private static bool Goes(Statement statement, StatementPlace place, SchemaObject dropped, EquatableArray<string> columns)
    {
        var table = dropped.Name.OfTable();
        foreach (var one in place.Later.Prepend(statement))
            foreach (var effect in one.Effects)
            {
                if (effect is Change.Dropped { Before: Table gone } && (gone.Name == table || dropped is ForeignKey key && gone.Name == key.ReferencedTable)) return true;
                if (effect is Change.Dropped { Before: Column column } && (column.Name.OfTable() == table && columns.Contains(column.Name.Name) || dropped is ForeignKey { ReferencedTable: var other } && other == column.Name.OfTable())) return true;
            }
        return false;
    }

    /// <summary>By the file's end: one of the same sort, on the same table, that has a column with it in common.</summary>
    private static bool IsReplaced(StatementPlace place, SchemaObject dropped, EquatableArray<string> columns)
    {
        var table = dropped.Name.OfTable();
        var now = columns.Select(c => place.ColumnAtEnd(table, c));
        foreach (var one in place.Migration.After.Children(new(Table.OfKind, place.TableAtEnd(table))))
            if (Sort(one) == Sort(dropped) && Columns(one) is { } others && others.Any(now.Contains) && (place.IsBorn(one) || Promises(one, dropped, now))) return true;
        return dropped is ForeignKey && IsByTrigger(place, dropped);
    }

    /// <summary>One that was there before and says at least as much: a duplicate is dropped.</summary>
    private static bool Promises(SchemaObject one, SchemaObject dropped, EquatableArray<string> columns) => dropped switch
    {
        ForeignKey before => one is ForeignKey after && after.Columns == before.Columns && after.ReferencedTable == before.ReferencedTable,
        Check before => one is Check after && after.Expression == before.Expression,
        _ => Columns(one)!.Value.All(columns.Contains) && one is not Model.Index { Predicate: not null },
    };

    private static bool IsByTrigger(StatementPlace place, SchemaObject dropped) => place.Later.Any(s => s.Effects.Any(e => e is Change.Added { After: Trigger { Constraint: true } trigger } && trigger.Name.OfTable() == dropped.Name.OfTable()));

    /// <summary>Keys, unique constraints and unique indexes promise the same.</summary>
    private static string Sort(SchemaObject subject) => subject is Unique or PrimaryKey or Model.Index { Unique: true } ? "unique" : subject is Model.Index ? "index" : subject.Kind.Label;

    /// <summary>CHECK (a IS NOT NULL) beside NOT NULL: it spared the server a scan, and has done its work.</summary>
    private static bool IsProofOnly(Catalog catalog, SchemaObject dropped) =>
        dropped is Check { Columns: [var column] } check && catalog.Find(new(Column.OfKind, check.Name.OfTable().Member(column))) is Column { NotNull: true } && check.Expression.Text.EndsWith("IS NOT NULL", StringComparison.Ordinal);

    private static string Consequence(SchemaObject dropped, EquatableArray<string> columns) => dropped switch
    {
        ForeignKey key => $"{Wording.List(columns)} may name rows of {key.ReferencedTable} that are not there",
        Check check => $"({check.Expression}) holds no longer for new rows",
        _ => $"{Wording.List(columns)} may be there twice",
    };
}
