using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class TypeChangeRebuildsDependents : LockRule
{
    public override string Name => "type-change-rebuilds-dependents";
    public override Severity Default => Severity.Medium;

    public override Explanation Explain() => new(
        "A column's new type writes no row, but a check is verified again or an index built again for it.",
        "The change looks free, and is, but for what stands on the column: every row is read under ACCESS EXCLUSIVE for a check, and an index is built again for another collation, or when it is partial or over an expression (manual, ALTER TABLE, \"Notes\").",
        "```sql\nALTER TABLE orders ADD CONSTRAINT code_there CHECK (code <> '');\nALTER TABLE orders ALTER COLUMN code TYPE varchar(40);   -- from varchar(20): code_there is verified again\n```",
        "Take the check or the index away first, change the type, then add it again without blocking:\n\n```sql\nALTER TABLE orders DROP CONSTRAINT code_there;\nALTER TABLE orders ALTER COLUMN code TYPE varchar(40);\nALTER TABLE orders ADD CONSTRAINT code_there CHECK (code <> '') NOT VALID;\n```\n\n```sql\nALTER TABLE orders VALIDATE CONSTRAINT code_there;\n```");

    protected override bool Concerns(Statement statement, StatementPlace place) => place.Does(Work.Scan) || place.Does(Work.Build);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var touch in Once(place.Heavy.Where(t => t.Work is Work.Scan or Work.Build)))
        {
            if (touch.Subject is not { } id || AlterationOf(statement, id) is not { Before: Column before, After: Column column } || before.Type == column.Type && before.Collation == column.Collation) continue;
            yield return At(place, id, $"{touch.Why}, while nobody may read or write {touch.Table} (ACCESS EXCLUSIVE; {place.SizeOf(touch.Table)})",
                touch.Work == Work.Scan ? "drop the check, change the type, add the check again NOT VALID, and VALIDATE it in another transaction" : "build the index for the new type beside the old one, where it can be, or drop it first and build it again CONCURRENTLY");
        }
    }
}
