using Plumbline.Diff;
using Plumbline.Dialects;
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
            yield return Found(after.Id(), after.Origin.Here, $"{after.Name} is made not null, but nothing before it fills its nulls: one null and it fails (23502)");
        }
    }

    private static bool IsFilled(Column column, StatementPlace place)
    {
        var table = column.Name.OfTable();
        foreach (var statement in place.AllEarlier)
        {
            foreach (var step in statement.Data)
                if (step.Table.Name == table.Name && step.Action is "update" or "merge" && (step.Columns.IsEmpty || step.Columns.Contains(column.Name.Name))) return true;
            if (RequiredColumnNoDefault.Empties(statement, table)) return true;
            foreach (var unknown in statement.NotExecuted)
                if (unknown.Contains(table.Name, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    /// <summary>A valid check that the column is not null is proof: PostgreSQL takes it as one since 12.</summary>
    private static bool IsProved(Catalog catalog, Column column)
    {
        foreach (var check in catalog.Children<Check>(new(Table.OfKind, column.Name.OfTable())))
            if (!check.NotValid && check.Columns.Contains(column.Name.Name) && check.Expression.Text.Contains("IS NOT NULL", StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
