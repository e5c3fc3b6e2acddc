using System.Globalization;
using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Footprints;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Safety;

public sealed class NotNullWithoutBackfill : HazardRule
{
    public override string Name => "not-null-without-backfill";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Safety;

    public override Explanation Explain() => new(
        "A column is made required, and no statement before it filled its nulls.",
        "PostgreSQL refuses it when one row has a null (23502); nothing in the history makes sure that none has.",
        "```sql\nALTER TABLE analytics_events ALTER COLUMN \"eventType\" SET NOT NULL;\n```",
        "Fill it first, in the same file, so that both are done or none:\n\n```sql\nUPDATE analytics_events SET \"eventType\" = 'unknown' WHERE \"eventType\" IS NULL;\nALTER TABLE analytics_events ALTER COLUMN \"eventType\" SET NOT NULL;\n```");

    protected override bool Concerns(Change effect) => effect is Change.Altered { Before: Column { NotNull: false }, After: Column { NotNull: true } };

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var table in statement.Effects.Select(e => Unfilled(statement, place, e)).OfType<Column>().GroupBy(c => c.Name.OfTable()))
        {
            var columns = table.ToList();
            var name = (Column c) => Quoting.Name(c.Name.Name);
            yield return Found(place, columns, c => c.Origin.Here, $"{Wording.Columns(columns)} {(columns.Count == 1 ? "is" : "are")} made not null, but nothing before it fills {(columns.Count == 1 ? "its" : "their")} nulls: one null and it fails (23502){string.Concat(columns.Select(c => Share(place, c)).Where(s => s.Length > 0).Take(1))}") with
            {
                Fix = new($"fill it first, in the same file: {string.Join("; ", columns.Select(c => $"UPDATE {Quoting.Name(table.Key)} SET {name(c)} = … WHERE {name(c)} IS NULL"))}"),
            };
        }
    }

    /// <summary>A primary key says it for its columns; that is its own statement's risk. A default filled the rows when the column was added.</summary>
    private static Column? Unfilled(Statement statement, StatementPlace place, Change effect)
    {
        if (effect is not Change.Altered { Before: Column { NotNull: false, Default: null }, After: Column { NotNull: true, NotNullNotValid: false, Identity: null, Generated: null } after }) return null;
        if (statement.Effects.Any(e => e is Change.Added { After: PrimaryKey })) return null;
        if (!place.Migration.Before.Contains(new(Table.OfKind, after.Name.OfTable())) || IsSpared(place, after.Name.OfTable())) return null;
        return Proofs.OfNotNull(statement.Before, after) || IsFilled(after, place) ? null : after;
    }

    /// <summary>Backwards from here, under whatever names the table and the column had then.</summary>
    private static bool IsFilled(Column column, StatementPlace place)
    {
        var (table, name) = (column.Name.OfTable(), column.Name.Name);
        foreach (var statement in place.Backwards())
        {
            foreach (var step in statement.Data)
            {
                if (step.Table.Name == table.Name && step.Action is "update" or "merge" && (step.Columns.IsEmpty || step.Columns.Contains(name))) return true;
                // the rows that have none are removed instead
                if (step is { Action: "delete", HasWhere: true } && step.Table.Name == table.Name && StatementWords.Names(statement).Contains(name)) return true;
            }
            if (statement.Empties(table) || IsFilledInBlock(statement, table.Name, name)) return true;
            foreach (var effect in statement.Effects)
            {
                if (effect is not Change.Renamed renamed) continue;
                if (renamed.After is Column && renamed.After.Name == table.Member(name)) name = renamed.Before.Name.Name;
                else if (renamed.After is Table && renamed.After.Name == table) table = renamed.Before.Name;
            }
        }
        return false;
    }

    /// <summary>What a block does to rows is not executed here: that it names the table and the column, to fill it or to stop where it is not filled, is taken for its word.</summary>
    private static bool IsFilledInBlock(Statement statement, string table, string column)
    {
        if (statement.Verb != Verb.Block && statement.NotExecuted.IsEmpty) return false;
        if (!statement.Text().Contains(column, StringComparison.OrdinalIgnoreCase)) return false;
        var names = BlockWords.Names(statement);
        return names.Contains(table) && names.Contains(column);
    }

    private static string Share(StatementPlace place, Column column) =>
        place.File.Targets.NullsOf(column.Name) is { } shares && shares.Max() is > 0 and var most ? string.Create(CultureInfo.InvariantCulture, $"; about {most:P0} of the rows have one") : "";
}
