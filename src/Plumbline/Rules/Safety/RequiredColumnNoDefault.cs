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

    protected override bool Concerns(Change effect) => effect is Change.Added { After: Column { NotNull: true } };

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var table in statement.Effects.Select(e => Asked(statement, place, e)).OfType<Column>().GroupBy(c => c.Name.OfTable()))
        {
            var columns = table.ToList();
            var on = Quoting.Name(table.Key);
            yield return Found(place, columns, c => c.Origin.Here, $"{Wording.Columns(columns, c => $"{c.Type} not null")} {(columns.Count == 1 ? "is" : "are")} added without a default: it fails on a table with rows (23502)") with
            {
                Fix = new($"in three steps: ALTER TABLE {on} {Each(columns, c => $"ADD COLUMN {Quoting.Name(c.Name.Name)} {Quoting.Type(c.Type)}")}; fill {Wording.List(columns.Select(c => Quoting.Name(c.Name.Name)))} in every row; "
                    + $"ALTER TABLE {on} {Each(columns, c => $"ALTER COLUMN {Quoting.Name(c.Name.Name)} SET NOT NULL")}"),
            };
        }
    }

    /// <summary>A column that asks for a value that rows do not have. A table made in the same file is empty; one that was emptied in it as well.</summary>
    private static Column? Asked(Statement statement, StatementPlace place, Change effect)
    {
        if (effect is not Change.Added { After: Column { NotNull: true, Default: null, Identity: null, Generated: null, Refused: null } column }) return null;
        var table = column.Name.OfTable();
        if (!place.Migration.Before.Contains(new(Table.OfKind, table)) || IsSpared(place, table) || place.Earlier.Any(s => s.Empties(table))) return null;
        return HasDomainDefault(statement.After, column.Type) ? null : column;
    }

    /// <summary>A domain may bring a default of its own.</summary>
    private static bool HasDomainDefault(Catalog catalog, SqlType type) => type.Schema is { } schema && catalog.Find(new(Domain.OfKind, new(schema, type.Name))) is Domain { Default: not null };
}
