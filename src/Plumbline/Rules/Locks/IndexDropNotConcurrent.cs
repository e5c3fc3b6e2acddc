using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class IndexDropNotConcurrent : LockRule
{
    public override string Name => "index-drop-not-concurrent";
    public override Severity Default => Severity.Medium;

    public override Explanation Explain() => new(
        "An index of a table in use is dropped without CONCURRENTLY.",
        "DROP INDEX takes ACCESS EXCLUSIVE on the table. It is done in an instant, but it waits for the longest query that is running, and everybody else, SELECT too, waits behind it (manual, DROP INDEX).",
        "```sql\nDROP INDEX orders_note_idx;\n```",
        "```sql\nDROP INDEX CONCURRENTLY orders_note_idx;\n```\n\nOutside of any transaction. The index of a partitioned table cannot be dropped so; there, set a short lock_timeout and try again.");

    protected override bool Concerns(Statement statement, StatementPlace place) => statement.Command == "DROP INDEX" && !statement.Clauses.HasFlag(Clauses.Concurrently);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var touch in place.Touches)
        {
            if (touch.Index is not null || touch.Subject is not { } id || id.Kind != Model.Index.OfKind || statement.Before.Find(id) is not Model.Index { PartitionOf: null, OnMaterializedView: false } index) continue;
            if (place.IsBorn(index) || statement.Before.Find(index.Parent()!) is Table { PartitionBy: not null } || place.Later.Any(s => Drops(s, touch.Table))) continue;
            yield return At(place, id, $"dropping {index.Name.Name} takes ACCESS EXCLUSIVE on {touch.Table}: it waits for every query on it, and readers and writers wait behind it",
                $"DROP INDEX CONCURRENTLY {Sql(new ObjectName(index.Name.Schema, index.Name.Name))};{Alone(place)}");
        }
    }

    private static bool Drops(Statement statement, ObjectName table)
    {
        foreach (var effect in statement.Effects.Span)
            if (effect is Change.Dropped { Before: Table dropped } && dropped.Name == table) return true;
        return false;
    }
}
