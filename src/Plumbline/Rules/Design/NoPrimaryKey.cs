using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class NoPrimaryKey : CatalogRule
{
    public override string Name => "no-primary-key";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "A table has no primary key.",
        "A row cannot be named: nothing stops a second one like it, an update by a program cannot be sure to meet one row, and logical replication refuses to update or delete there (manual, 31.1). Another unique key over required columns does for most of it, and is told as low.",
        "```sql\nCREATE TABLE audit_log (at timestamptz NOT NULL, what text NOT NULL);\n```",
        "```sql\nALTER TABLE audit_log ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;\n```\n\nOn a large table that rewrites it: add a nullable column, fill it in batches, build a unique index concurrently and take it as the key (`plumb plan` writes that). A table that only ever takes rows may be allowed.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        // SQLite gives every row an id of its own.
        if (view.Voice.Sources[0].Dialect == AllDialects.Sqlite) yield break;
        foreach (var table in view.Tables())
        {
            if (table.PartitionOf is not null || table.ForeignServer is not null || !table.Inherits.IsEmpty || Key(view, table) is PrimaryKey || view.IsElsewhere(table.Id(), o => o is PrimaryKey)) continue;
            var other = Key(view, table);
            yield return Found(table.Id(), table.Origin.Here, $"{view.Called(table.Id())} has no primary key{(other is null ? ": nothing tells two equal rows apart" : $"; {other.Id()} does for one")}") with
            {
                Severity = other is null ? Default : Severity.Low,
            };
        }
    }

    /// <summary>What tells its rows apart: the primary key, or another key whose columns are all required.</summary>
    private static SchemaObject? Key(CatalogView view, Table table)
    {
        SchemaObject? other = null;
        foreach (var part in view.Catalog.Children(table.Id()))
        {
            if (part is PrimaryKey) return part;
            if (UniqueKey.Of(part) is { IsValid: true } key && key.Columns() is { IsEmpty: false } columns && columns.All(c => view.Column(table.Name, c) is { NotNull: true })) other = part;
        }
        return other;
    }
}
