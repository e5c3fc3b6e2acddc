using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Safety;

public sealed class RequiredColumnNoDefault : StatementRule
{
    public override string Name => "required-column-no-default";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Safety;

    public override Explanation Explain() => new(
        "A required column without a default is added to a table that may have rows.",
        "PostgreSQL refuses it as soon as there is one row (23502). It works on an empty database and fails where it matters.",
        "```sql\nALTER TABLE personal_models ADD COLUMN model_type text NOT NULL;\n```",
        "In three steps: add it nullable, fill it, then require it.\n\n```sql\nALTER TABLE personal_models ADD COLUMN model_type text;\nUPDATE personal_models SET model_type = 'glucose' WHERE model_type IS NULL;\nALTER TABLE personal_models ALTER COLUMN model_type SET NOT NULL;\n```\n\nOr give it a constant default, which costs nothing since PostgreSQL 11.");

    public override IEnumerable<Finding> Check(Statement statement, StatementPlace place)
    {
        foreach (var effect in statement.Effects)
        {
            if (effect is not Change.Added { After: Column { NotNull: true, Default: null, Identity: null, Generated: null } column }) continue;
            var table = new ObjectId(Table.OfKind, column.Name.OfTable());
            // A table made in the same file is empty; one that was emptied in it as well.
            if (!place.Migration.Before.Contains(table) || column.Refused is not null || place.Earlier.Any(s => Empties(s, table.Name))) continue;
            yield return Found(column.Id(), column.Origin.Here, $"{column.Name} {column.Type} not null is added without a default: it fails on a table with rows (23502)") with { Values = [place.Migration.Migration.Name] };
        }
    }

    internal static bool Empties(Statement statement, ObjectName table)
    {
        foreach (var step in statement.Data)
            if (step.Table == table && (step.Action == "truncate" || step is { Action: "delete", HasWhere: false })) return true;
        return false;
    }
}
