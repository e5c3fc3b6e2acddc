using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class IndexNotConcurrent : LockRule
{
    public override string Name => "index-not-concurrent";
    public override Severity Default => Severity.High;

    public override Explanation Explain() => new(
        "An index is built on a table in use without CONCURRENTLY.",
        "CREATE INDEX holds a SHARE lock while it reads and sorts the whole table: every INSERT, UPDATE and DELETE waits until it is done (manual, CREATE INDEX, \"Building Indexes Concurrently\").",
        "```sql\nCREATE INDEX orders_customer_idx ON orders (customer_id);\n```",
        "Build it concurrently, under a name, in a migration that runs outside of any transaction and without lock_timeout:\n\n```sql\nCREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);\n```\n\nA build that fails leaves an invalid index behind: drop it before trying again. A table that the same change makes, and one that is small in every database, needs none of this.");

    protected override bool Concerns(Statement statement, StatementPlace place) => place.Heavy.Count > 0;

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var touch in place.Heavy)
        {
            if (touch.Mode != LockMode.Share || Find<Model.Index>(place, touch.Subject) is not { PartitionOf: null, OnMaterializedView: false } index || !Adds(statement, index.Id())) continue;
            // A partitioned table's has a way of its own.
            if (statement.After.Find(new(Table.OfKind, touch.Table)) is Table { PartitionBy: not null }) continue;
            yield return At(place, index.Id(), $"{index.Name.Name} is built while nobody may write to {touch.Table} (SHARE; {place.SizeOf(touch.Table)})",
                $"{Concurrently(index, statement.After)}{Alone(place)}");
        }
    }

    private static string Concurrently(Model.Index index, Catalog catalog)
    {
        var create = AllDialects.Find(AllDialects.Postgres)!.Of(Model.Index.OfKind)!.Create(index, catalog).First();
        return create.Replace("INDEX ", "INDEX CONCURRENTLY ", StringComparison.Ordinal) + ";";
    }
}
