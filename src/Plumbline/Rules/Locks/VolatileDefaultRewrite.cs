using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class VolatileDefaultRewrite : LockRule
{
    public override string Name => "volatile-default-rewrite";
    public override Severity Default => Severity.High;

    public override Explanation Explain() => new(
        "A column is added with a default that is another value for every row.",
        "A constant, or a function that is stable within a statement such as now(), is kept once for all rows. A volatile function is called for each: the table is written anew under ACCESS EXCLUSIVE (manual, ALTER TABLE, \"Notes\").",
        "```sql\nALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();\n```",
        "Add the column without the default, give the default to new rows, and fill the old ones in batches:\n\n```sql\nALTER TABLE orders ADD COLUMN token uuid;\nALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid();\n```\n\n```sql\nUPDATE orders SET token = gen_random_uuid() WHERE token IS NULL AND id BETWEEN 1 AND 10000;   -- and so on\n```");

    protected override bool Concerns(Statement statement, StatementPlace place) => place.Does(Work.Rewrite);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var touch in Once(place.Heavy.Where(t => t.Work == Work.Rewrite)))
        {
            if (Find<Column>(place, touch.Subject) is not { Default: { } value } column || !Adds(statement, column.Id()) || IsSerial(statement, column) || Volatility.Of(value, statement.After) is not { } function) continue;
            var (table, name) = (Sql(touch.Table), Sql(column.Name.Name));
            yield return At(place, column.Id(), $"{function}() {(Volatility.IsSupposed(function, statement.After) ? "is made by no file, and volatile unless it says otherwise: it gives" : "gives")} every row another {column.Name.Name}: {touch.Table} is written anew while nobody may read or write it (ACCESS EXCLUSIVE; {place.SizeOf(touch.Table)})",
                $"ALTER TABLE {table} ADD COLUMN {name} {column.Type}; ALTER TABLE {table} ALTER COLUMN {name} SET DEFAULT {value.Sql}; then fill the old rows in batches");
        }
    }

    /// <summary>The sequence comes with the column.</summary>
    internal static bool IsSerial(Statement statement, Column column) =>
        statement.Effects.Any(e => e is Diff.Change.Added { After: Sequence { OwnedBy: { } owner } } && owner == column.Name);
}
