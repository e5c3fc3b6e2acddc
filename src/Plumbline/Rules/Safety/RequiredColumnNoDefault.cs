using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Safety;

public sealed class RequiredColumnNoDefault : HazardRule
{
    public override string Name => "required-column-no-default";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Safety;

    public override Explanation Explain() => new(
        "A required column without a default is added to a table that may have rows.",
        "PostgreSQL refuses it as soon as there is one row (23502). It works on an empty database and fails where it matters.",
        "```sql\nALTER TABLE personal_models ADD COLUMN model_type text NOT NULL;\n```",
        "In three steps: add it nullable, fill it, then require it.\n\n```sql\nALTER TABLE personal_models ADD COLUMN model_type text;\nUPDATE personal_models SET model_type = 'glucose' WHERE model_type IS NULL;\nALTER TABLE personal_models ALTER COLUMN model_type SET NOT NULL;\n```\n\nOr give it a constant default, which costs nothing since PostgreSQL 11.");

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var effect in statement.Effects)
        {
            if (effect is not Change.Added { After: Column { NotNull: true, Default: null, Identity: null, Generated: null } column }) continue;
            var table = new ObjectId(Table.OfKind, column.Name.OfTable());
            // A table made in the same file is empty; one that was emptied in it as well.
            if (!place.Migration.Before.Contains(table) || IsSpared(place, table.Name) || column.Refused is not null || place.Earlier.Any(s => s.Empties(table.Name))) continue;
            if (HasDomainDefault(statement.After, column.Type)) continue;
            var (on, name) = (Quoting.Name(table.Name), Quoting.Name(column.Name.Name));
            yield return Found(place, column.Id(), column.Origin.Here, $"{column.Name} {column.Type} not null is added without a default: it fails on a table with rows (23502)") with
            {
                Fix = new($"in three steps: ALTER TABLE {on} ADD COLUMN {name} {Quoting.Type(column.Type)}; fill {name} in every row; ALTER TABLE {on} ALTER COLUMN {name} SET NOT NULL"),
            };
        }
    }

    /// <summary>A domain may bring a default of its own.</summary>
    private static bool HasDomainDefault(Catalog catalog, SqlType type) => type.Schema is { } schema && catalog.Find(new(Domain.OfKind, new(schema, type.Name))) is Domain { Default: not null };
}
