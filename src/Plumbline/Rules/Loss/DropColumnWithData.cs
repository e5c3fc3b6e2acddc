using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Loss;

public sealed class DropColumnWithData : HazardRule
{
    public override string Name => "drop-column-with-data";
    public override Severity Default => Severity.Critical;
    public override Family Family => Family.Loss;

    public override Explanation Explain() => new(
        "A column that may hold values is dropped.",
        "The values are gone as soon as it is committed, and no undo brings them back. Adding a column of the same name again, as generators do for a new type, makes an empty one. "
            + "Quiet for a column that was made in the same change, that is generated, that every database shows empty, or whose values an earlier statement has read into another.",
        "```sql\nALTER TABLE customers DROP COLUMN phone;\n```",
        "Move the values first, and drop the column in a later release, when no running code reads it:\n\n```sql\nUPDATE customers SET contact = phone WHERE phone IS NOT NULL;\n```\n\nFor a new type, change it instead: `ALTER TABLE customers ALTER COLUMN phone TYPE text USING phone::text`.");

    protected override bool Concerns(Change effect) => effect is Change.Dropped { Before: Column };

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var table in statement.Effects.Select(e => Lost(statement, place, e)).OfType<Column>().GroupBy(c => c.Name.OfTable()))
        {
            var gone = table.Where(c => Again(statement, place, c) is null).ToList();
            if (gone.Count > 0)
            {
                yield return Found(place, gone, c => StatementWords.PlaceOf(statement, c.Name.Name), $"{Wording.Columns(gone, c => c.Type.ToString())} {(gone.Count == 1 ? "is dropped with its" : "are dropped with their")} values{Size(place, table.Key)}") with
                {
                    Fix = new($"keep {(gone.Count == 1 ? "its" : "their")} values where they are needed, and drop {(gone.Count == 1 ? "it" : "them")} when no running code reads {Wording.Columns(gone)}"),
                };
            }
            foreach (var column in table)
                if (Again(statement, place, column) is { } again) yield return Replaced(statement, place, column, again);
        }
    }

    private static Column? Lost(Statement statement, StatementPlace place, Change effect)
    {
        if (effect is not Change.Dropped { Before: Column { Generated: null, Inherited: false } column } || Goes(statement, column.Name.OfTable())) return null;
        var table = column.Name.OfTable();
        return IsSpared(place, table) || place.IsBorn(column) || place.IsAlwaysNull(column) || DataTrail.Keeps(place, table, column.Name.Name) ? null : column;
    }

    private Finding Replaced(Statement statement, StatementPlace place, Column column, Column again)
    {
        var use = $"ALTER TABLE {Quoting.Name(column.Name.OfTable())} ALTER COLUMN {Quoting.Name(column.Name.Name)} TYPE {Quoting.Type(again.Type)} USING {Quoting.Name(column.Name.Name)}::{Quoting.Type(again.Type)}";
        return Found(place, column.Id(), StatementWords.PlaceOf(statement, column.Name.Name), $"{column.Name} {column.Type} is dropped with its values and made anew, empty, as {again.Type}") with
        {
            Related = [new(again.Origin.Here, "made anew here")],
            Fix = again.Type == column.Type ? null : new($"change the type instead: {use}"),
        };
    }

    /// <summary>The column of the same name that the same file makes afterwards.</summary>
    private static Column? Again(Statement statement, StatementPlace place, Column column)
    {
        foreach (var one in place.Later.Prepend(statement))
            foreach (var effect in one.Effects)
                if (effect is Change.Added { After: Column again } && again.Name == column.Name) return again;
        return null;
    }

    private static bool Goes(Statement statement, ObjectName table) => statement.Effects.Any(e => e is Change.Dropped { Before: Table dropped } && dropped.Name == table);
}
