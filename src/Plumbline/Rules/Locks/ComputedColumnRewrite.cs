using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class ComputedColumnRewrite : LockRule
{
    /// <summary>From here on a generated column can be computed when it is read.</summary>
    private const int VirtualFrom = 18;

    public override string Name => "computed-column-rewrite";
    public override Severity Default => Severity.High;

    public override Explanation Explain() => new(
        "A column is added whose value must be written into every row: serial, identity, GENERATED … STORED, a domain with conditions.",
        "The table is written anew under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile. A stored expression that is changed does the same (manual, ALTER TABLE, \"Notes\").",
        "```sql\nALTER TABLE orders ADD COLUMN number bigserial;\n```",
        "Add a plain column, fill it in batches, and make it what it shall be afterwards:\n\n```sql\nALTER TABLE orders ADD COLUMN number bigint;\nCREATE SEQUENCE orders_number_seq OWNED BY orders.number;\nALTER TABLE orders ALTER COLUMN number SET DEFAULT nextval('orders_number_seq');\n```\n\nInstead of a stored expression, a trigger fills a plain column; from PostgreSQL 18 on a VIRTUAL column takes no space and no time. Instead of a domain, take its base type and a check NOT VALID.");

    protected override bool Concerns(Statement statement, StatementPlace place) => place.Does(Work.Rewrite);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var touch in Once(place.Heavy.Where(t => t.Work == Work.Rewrite)))
        {
            if (Find<Column>(place, touch.Subject) is not { } column) continue;
            var isNew = Adds(statement, column.Id());
            if (isNew ? !IsComputed(statement, column) : AlterationOf(statement, column.Id()) is not { Before: Column { Generated: { } old } } || old == column.Generated) continue;
            yield return At(place, column.Id(), $"{touch.Why}: {touch.Table} is written anew while nobody may read or write it (ACCESS EXCLUSIVE; {place.SizeOf(touch.Table)})", Fix(place, touch.Table, column));
        }
    }

    private static bool IsComputed(Statement statement, Column column) =>
        column.Identity is not null || column.Generated is not null || VolatileDefaultRewrite.IsSerial(statement, column) || column.Default is not { } value || Volatility.Of(value, statement.After) is null;

    private static string Fix(StatementPlace place, ObjectName table, Column column)
    {
        if (column.Generated is not null)
            return place.Version >= VirtualFrom ? $"{Sql(column.Name.Name)} {column.Type} GENERATED ALWAYS AS (…) VIRTUAL is computed when it is read" : $"ALTER TABLE {Sql(table)} ADD COLUMN {Sql(column.Name.Name)} {column.Type}; fill it by a trigger for new rows, and in batches for the old ones";
        if (column.Identity is null && column.Default is null) return $"give {Sql(column.Name.Name)} the domain's base type, and the condition as a check NOT VALID, validated later";
        return $"ALTER TABLE {Sql(table)} ADD COLUMN {Sql(column.Name.Name)} {column.Type}; a sequence as its default for new rows, batches for the old ones";
    }
}
