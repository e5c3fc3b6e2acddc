using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Loss;

public sealed class DropTableWithData : HazardRule
{
    public override string Name => "drop-table-with-data";
    public override Severity Default => Severity.Critical;
    public override Family Family => Family.Loss;

    public override Explanation Explain() => new(
        "A table that may have rows is dropped.",
        "The rows are gone as soon as it is committed, and no undo brings them back. Quiet for a table that was made in the same change, that every database shows empty, or whose rows a statement of the same file, or of the one before it, has read into another.",
        "```sql\nDROP TABLE invoices;\n```",
        "Keep the rows where somebody finds them, in a release of its own:\n\n```sql\nALTER TABLE invoices RENAME TO invoices_dropped;\n```\n\nDrop it later, when nobody asked for it and there is a backup that was read back. Where the rows are not worth keeping, say so beside the statement.");

    protected override bool Concerns(Change effect) => effect is Change.Dropped { Before: Table };

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        if (statement.Command == "DROP SCHEMA") yield break;
        foreach (var effect in statement.Effects)
        {
            if (effect is not Change.Dropped { Before: Table { ForeignServer: null } table } || IsSpared(place, table.Name) || GoesWithItsWhole(statement, table)) continue;
            if (DataTrail.Keeps(place, table.Name, null) || WasEmptied(place, table.Name)) continue;
            yield return Found(place, table.Id(), statement.Where(), $"{table.Name} is dropped with all its rows{Size(place, table.Name)}") with { Fix = Aside(table.Name) };
        }
    }

    private static Fix Aside(ObjectName table) => new($"set it aside first, and drop it when nobody missed it: ALTER TABLE {Quoting.Name(table)} RENAME TO {Quoting.Name(SqlReader.Cut($"{table.Name}_dropped"))}");

    /// <summary>A partition is told with its table.</summary>
    private static bool GoesWithItsWhole(Statement statement, Table table) =>
        statement.Effects.Any(e => e is Change.Dropped { Before: Table whole } && (table.PartitionOf == whole.Name || table.Inherits.Contains(whole.Name)));

    /// <summary>That is told where it was emptied.</summary>
    private static bool WasEmptied(StatementPlace place, ObjectName table) => place.Earlier.Any(s => s.Empties(table));
}
