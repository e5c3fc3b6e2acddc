using Plumbline.Dialects;
using Plumbline.Diff;
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
        var found = Once(place.Heavy.Where(t => t.Work == Work.Rewrite)).Select(t => t.Subject is { } id ? AlterationOf(statement, id) : null).Where(IsNewType);
        // The table is written once, whatever is changed of its columns.
        foreach (var group in found.GroupBy(a => a!.After.Name.OfTable()))
        {
            var (table, before) = (group.Key, group.ToDictionary(a => a!.After.Name, a => ((Column)a!.Before).Type));
            var columns = group.Select(a => (Column)a!.After).ToList();
            var computed = statement.Clauses.HasFlag(Clauses.Computed) ? ", computed by USING" : "";
            yield return At(place, columns, $"{Wording.Columns(columns, c => $"from {before[c.Name]} to {c.Type}")}{computed}: {table} is written anew with all its indexes while nobody may read or write it (ACCESS EXCLUSIVE; {place.SizeOf(table)})",
                $"ALTER TABLE {Sql(table)} {string.Join(", ", columns.Select(c => $"ADD COLUMN {Sql($"{c.Name.Name}_next")} {Quoting.Type(c.Type)}"))}; keep {(columns.Count == 1 ? "it" : "them")} in step by a trigger, fill {(columns.Count == 1 ? "it" : "them")} in batches, then swap the names in one short transaction");
        }
    }

    private static bool IsNewType(Change.Altered? alteration) => alteration is { Before: Column before, After: Column after } && (before.Type != after.Type || before.Collation != after.Collation);
}
