using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class UniqueConstraintBuildsIndex : LockRule
{
    public override string Name => "unique-constraint-builds-index";
    public override Severity Default => Severity.High;

    public override Explanation Explain() => new(
        "A unique constraint is added to a table in use, and its index is built meanwhile.",
        "ADD UNIQUE takes ACCESS EXCLUSIVE and holds it while the index is built: nobody reads or writes the table. It is the same when the constraint comes with a new column (manual, ALTER TABLE, ADD table_constraint_using_index).",
        "```sql\nALTER TABLE orders ADD CONSTRAINT orders_number_key UNIQUE (number);\n```",
        "Build the index concurrently, then let the constraint take it over, which is done in an instant:\n\n```sql\nCREATE UNIQUE INDEX CONCURRENTLY orders_number_key ON orders (number);\n```\n\n```sql\nALTER TABLE orders ADD CONSTRAINT orders_number_key UNIQUE USING INDEX orders_number_key;\n```");

    protected override bool Concerns(Statement statement, StatementPlace place) => place.Does(Work.Build);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var touch in Once(place.Heavy.Where(t => t.Work == Work.Build)))
        {
            if (Find<Unique>(place, touch.Subject) is not { } unique || !Adds(statement, unique.Id())) continue;
            var (table, name) = (unique.Name.OfTable(), Sql(unique.Name.Name));
            yield return At(place, unique.Id(), $"the index of {unique.Name.Name} is built while nobody may read or write {table} (ACCESS EXCLUSIVE; {place.SizeOf(table)})",
                $"{(AddsColumnOf(statement, table, unique.Columns) ? "add the column first; then " : "")}CREATE UNIQUE INDEX CONCURRENTLY {name} ON {Sql(table)} ({Columns(unique.Columns)});{Alone(place)} then: ALTER TABLE {Sql(table)} ADD CONSTRAINT {name} UNIQUE USING INDEX {name}{Deferred(unique)};");
        }
    }

    private static string Deferred(Unique unique) => unique.Deferral.Canonical() is { } deferred ? $" {deferred.ToUpperInvariant()}" : "";
}
