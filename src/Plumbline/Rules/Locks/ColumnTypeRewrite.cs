using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Locks;

public sealed class ColumnTypeRewrite : LockRule
{
    public override string Name => "column-type-rewrite";
    public override Severity Default => Severity.High;

    public override Explanation Explain() => new(
        "A column's new type makes the server write the whole table anew.",
        "It holds ACCESS EXCLUSIVE while every row is written and every index built again: nobody reads or writes the table, and twice its space is taken (manual, ALTER TABLE, \"Notes\"). "
            + "A longer varchar, varchar to text, a larger precision of numeric at the same scale write nothing, and are not told.",
        "```sql\nALTER TABLE orders ALTER COLUMN id TYPE bigint;\n```",
        "Put a second column beside it, keep it in step by a trigger, fill it in batches, give it its indexes and constraints without blocking, and swap the two names in one short transaction. `plumb plan` writes these steps.");

    protected override bool Concerns(Statement statement, StatementPlace place) => place.Does(Work.Rewrite);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var touch in Once(place.Heavy.Where(t => t.Work == Work.Rewrite)))
        {
            if (touch.Subject is not { } id || AlterationOf(statement, id) is not { Before: Column before, After: Column column } || before.Type == column.Type && before.Collation == column.Collation) continue;
            var computed = statement.Clauses.HasFlag(Clauses.Computed) ? ", computed by USING" : "";
            yield return At(place, id, $"{column.Name} from {before.Type} to {column.Type}{computed}: {touch.Table} is written anew with all its indexes while nobody may read or write it (ACCESS EXCLUSIVE; {place.SizeOf(touch.Table)})",
                $"ALTER TABLE {Sql(touch.Table)} ADD COLUMN {Sql($"{column.Name.Name}_next")} {Quoting.Type(column.Type)}; keep it in step by a trigger, fill it in batches, then swap the names in one short transaction");
        }
    }
}
