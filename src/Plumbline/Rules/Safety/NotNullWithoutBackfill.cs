using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Safety;

public sealed class NotNullWithoutBackfill : StatementRule
{
    public override string Name => "not-null-without-backfill";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Safety;

    public override Explanation Explain() => new(
        "A column is made required, and no statement before it filled its nulls.",
        "PostgreSQL refuses it when one row has a null (23502); nothing in the history makes sure that none has.",
        "```sql\nALTER TABLE analytics_events ALTER COLUMN \"eventType\" SET NOT NULL;\n```",
        "Fill it first, in the same file, so that both are done or none:\n\n```sql\nUPDATE analytics_events SET \"eventType\" = 'unknown' WHERE \"eventType\" IS NULL;\nALTER TABLE analytics_events ALTER COLUMN \"eventType\" SET NOT NULL;\n```");

    public override IEnumerable<Finding> Check(Statement statement, StatementPlace place)
    {
        foreach (var effect in statement.Effects)
        {
            if (effect is not Change.Altered { Before: Column { NotNull: false } before, After: Column { NotNull: true } after }) continue;
            // A primary key says it for its columns; that is its own statement's risk. A default filled the rows when the column was added.
            if (statement.Effects.Any(e => e is Change.Added { After: PrimaryKey }) || before.Default is not null || after.Identity is not null || after.Generated is not null) continue;
            if (!place.Migration.Before.Contains(new(Table.OfKind, after.Name.OfTable())) || IsProved(statement.Before, after) || IsFilled(after, place)) continue;
            yield return Found(after.Id(), after.Origin.Here, $"{after.Name} is made not null, but nothing before it fills its nulls: one null and it fails (23502)") with { Values = [place.Migration.Migration.Name] };
        }
    }

    /// <summary>Backwards from here, under whatever names the table and the column had then.</summary>
    private static bool IsFilled(Column column, StatementPlace place)
    {
        var (table, name) = (column.Name.OfTable(), column.Name.Name);
        foreach (var statement in place.AllEarlier.Reverse())
        {
            foreach (var step in statement.Data)
                if (step.Table.Name == table.Name && step.Action is "update" or "merge" && (step.Columns.IsEmpty || step.Columns.Contains(name))) return true;
            if (RequiredColumnNoDefault.Empties(statement, table) || IsFilledInBlock(statement, table.Name, name)) return true;
            foreach (var effect in statement.Effects)
            {
                if (effect is not Change.Renamed renamed) continue;
                if (renamed.After is Column && renamed.After.Name == table.Member(name)) name = renamed.Before.Name.Name;
                else if (renamed.After is Table && renamed.After.Name == table) table = renamed.Before.Name;
            }
        }
        return false;
    }

    /// <summary>A loop that updates rows is not executed here; that it names the table and the column is taken for its word.</summary>
    private static bool IsFilledInBlock(Statement statement, string table, string column)
    {
        if (statement.Verb != Verb.Block && statement.NotExecuted.IsEmpty) return false;
        var text = statement.Text();
        return text.Contains("UPDATE", StringComparison.OrdinalIgnoreCase) && text.Contains(table, StringComparison.OrdinalIgnoreCase) && text.Contains(column, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A valid check that the column is not null is proof: PostgreSQL takes it as one since 12.</summary>
    private static bool IsProved(Catalog catalog, Column column)
    {
        foreach (var check in catalog.Children<Check>(new(Table.OfKind, column.Name.OfTable())))
            if (!check.NotValid && check.Columns.Contains(column.Name.Name) && check.Expression.Text.Contains("IS NOT NULL", StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
