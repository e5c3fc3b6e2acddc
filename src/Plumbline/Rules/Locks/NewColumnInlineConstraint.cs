using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class NewColumnInlineConstraint : LockRule
{
    public override string Name => "new-column-inline-constraint";
    public override Severity Default => Severity.Medium;

    public override Explanation Explain() => new(
        "A column is added together with a constraint that makes the server read every row.",
        "An inline CHECK is verified against all rows under ACCESS EXCLUSIVE, though the column is new and null in each; REFERENCES with a default looks every row up and holds the other table, too (observed on 13 to 18).",
        "```sql\nALTER TABLE orders ADD COLUMN rating int CHECK (rating BETWEEN 1 AND 5);\n```",
        "Add the column alone, which is done in an instant; then the constraint, without looking at the rows; then validate it in another transaction:\n\n```sql\nALTER TABLE orders ADD COLUMN rating int;\nALTER TABLE orders ADD CONSTRAINT orders_rating_check CHECK (rating BETWEEN 1 AND 5) NOT VALID;\n```\n\n```sql\nALTER TABLE orders VALIDATE CONSTRAINT orders_rating_check;\n```");

    protected override bool Concerns(Statement statement, StatementPlace place) => place.Does(Work.Scan);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var touch in Once(place.Heavy.Where(t => t is { Work: Work.Scan, Elsewhere: false } && t.Subject is { } id && (id.Kind == Model.Check.OfKind || id.Kind == ForeignKey.OfKind))))
        {
            var constraint = statement.After.Find(touch.Subject!)!;
            var columns = constraint is ForeignKey key ? key.Columns : ((Model.Check)constraint).Columns;
            if (!Adds(statement, constraint.Id()) || !AddsColumnOf(statement, touch.Table, columns)) continue;
            yield return At(place, constraint.Id(), $"{constraint.Name.Name} comes with a new column and is verified against every row while nobody may read or write {touch.Table} (ACCESS EXCLUSIVE; {place.SizeOf(touch.Table)})",
                $"ALTER TABLE {Sql(touch.Table)} ADD COLUMN … without it; then ADD CONSTRAINT {Sql(constraint.Name.Name)} … NOT VALID; and, in another transaction: ALTER TABLE {Sql(touch.Table)} VALIDATE CONSTRAINT {Sql(constraint.Name.Name)};");
        }
    }
}
