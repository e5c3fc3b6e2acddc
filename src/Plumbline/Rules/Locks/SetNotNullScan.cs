using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class SetNotNullScan : LockRule
{
    /// <summary>From here on a not-null constraint can be added without looking at the rows.</summary>
    private const int NotValidFrom = 18;

    public override string Name => "set-not-null-scan";
    public override Severity Default => Severity.High;

    public override Explanation Explain() => new(
        "A column of a table in use is made NOT NULL, and nothing proves yet that it has a value in every row.",
        "SET NOT NULL takes ACCESS EXCLUSIVE and holds it while every row is read: nobody reads or writes the table meanwhile. A valid check that says the same spares the reading (manual, ALTER TABLE, SET NOT NULL).",
        "```sql\nALTER TABLE orders ALTER COLUMN email SET NOT NULL;\n```",
        "Prove it first, under a lock that lets others work; each step in a transaction of its own:\n\n```sql\nALTER TABLE orders ADD CONSTRAINT orders_email_present CHECK (email IS NOT NULL) NOT VALID;\n```\n\n```sql\nALTER TABLE orders VALIDATE CONSTRAINT orders_email_present;\n```\n\n```sql\nALTER TABLE orders ALTER COLUMN email SET NOT NULL;\nALTER TABLE orders DROP CONSTRAINT orders_email_present;\n```\n\nFrom PostgreSQL 18 on, `ADD CONSTRAINT … NOT NULL email NOT VALID` and `VALIDATE CONSTRAINT` are enough.");

    protected override bool Concerns(Statement statement, StatementPlace place) => place.Does(Work.Scan);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        var found = Once(place.Heavy.Where(t => t is { Work: Work.Scan, Mode: LockMode.AccessExclusive })).Select(t => t.Subject is { } id ? StepsOf(statement, id).FirstOrDefault(IsRequired)?.After : null).OfType<Column>();
        // One scan answers for all columns that a statement requires.
        foreach (var group in found.GroupBy(c => c.Name.OfTable()))
        {
            var (table, columns) = (group.Key, group.ToList());
            // A primary key says so of its columns: its own rule tells.
            if (statement.Effects.Any(e => e is Change.Added { After: PrimaryKey key } && key.Name.OfTable() == table)) continue;
            yield return At(place, columns, $"every row is read to see that {Wording.Columns(columns)} {(columns.Count == 1 ? "has" : "have")} a value, while nobody may read or write {table} (ACCESS EXCLUSIVE; {place.SizeOf(table)})",
                string.Join(" ", columns.Select(c => Fix(place, table, c.Name.Name))));
        }
    }

    private static bool IsRequired(Change.Altered step) => step is { Before: Column { NotNull: false } before, After: Column { NotNull: true } after } && before.Type == after.Type;

    private static string Fix(StatementPlace place, ObjectName table, string column)
    {
        var alter = $"ALTER TABLE {Sql(table)}";
        if (place.Version >= NotValidFrom)
            return $"{alter} ADD CONSTRAINT {Sql($"{table.Name}_{column}_not_null")} NOT NULL {Sql(column)} NOT VALID; then, in another transaction: {alter} VALIDATE CONSTRAINT {Sql($"{table.Name}_{column}_not_null")};";
        var name = Sql($"{table.Name}_{column}_present");
        return $"{alter} ADD CONSTRAINT {name} CHECK ({Sql(column)} IS NOT NULL) NOT VALID; in another transaction: {alter} VALIDATE CONSTRAINT {name}; then: {alter} ALTER COLUMN {Sql(column)} SET NOT NULL; {alter} DROP CONSTRAINT {name};";
    }
}
