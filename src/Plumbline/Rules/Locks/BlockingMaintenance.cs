using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class BlockingMaintenance : LockRule
{
    public override string Name => "blocking-maintenance";
    public override Severity Default => Severity.High;

    public override Explanation Explain() => new(
        "A table in use is written anew or rebuilt while nobody may use it: VACUUM FULL, CLUSTER, REINDEX, SET LOGGED, SET TABLESPACE, REFRESH without CONCURRENTLY, LOCK TABLE without a timeout.",
        "They hold ACCESS EXCLUSIVE (REINDEX: SHARE, and the index itself, which stops most readers, too) for as long as the table takes (manual, the pages of these statements).",
        "```sql\nVACUUM FULL orders;\nREINDEX TABLE orders;\nREFRESH MATERIALIZED VIEW totals;\n```",
        "REINDEX … CONCURRENTLY; REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index on the view; instead of VACUUM FULL and CLUSTER a plain VACUUM, or a tool that copies the table beside it. LOCK TABLE with a lock_timeout.");

    protected override bool Concerns(Statement statement, StatementPlace place) => !statement.Clauses.HasFlag(Clauses.Concurrently) && (statement.Command == "LOCK" || place.Heavy.Count > 0);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        if (statement.Command == "LOCK")
        {
            // Who writes LOCK means it; what is missing is an end to the waiting.
            if (statement.Session.LockTimeout is null && place.Touches.FirstOrDefault(t => t.Mode.StopsWrites()) is { } locked)
                yield return At(place, locked.Table, $"LOCK takes {locked.Mode.InWords()} on {locked.Table} to the end of the transaction, and no lock_timeout is set", "SET lock_timeout = '2s'; before it") with { Severity = Severity.Medium };
            yield break;
        }
        foreach (var touch in place.Heavy.DistinctBy(t => t.Table))
        {
            if (!touch.Mode.StopsWrites() || !IsMaintenance(statement, touch)) continue;
            var isView = statement.Before.Contains(new(MaterializedView.OfKind, touch.Table));
            if (isView && statement.Before.Find(new(MaterializedView.OfKind, touch.Table)) is MaterializedView { NotPopulated: true }) continue;
            var id = new ObjectId(isView ? MaterializedView.OfKind : Table.OfKind, touch.Table);
            yield return At(place, id, $"{Called(statement)} holds {touch.Table} while {touch.Why} ({touch.Mode.InWords()}; {place.SizeOf(touch.Table)})", Fix(statement, touch, isView));
        }
    }

    private static bool IsMaintenance(Statement statement, Touch touch) => statement.Verb == Verb.Maintenance
        || touch is { Work: Work.Rewrite, Subject: { } id } && id.Kind == Table.OfKind && statement.Effects.Any(e => e is Change.Altered { Before: Table });

    private static string Called(Statement statement) => statement.Command == "VACUUM" ? "VACUUM FULL" : statement.Command;

    private static string Fix(Statement statement, Touch touch, bool isView) => statement.Command switch
    {
        "REINDEX" => $"REINDEX TABLE CONCURRENTLY {Sql(touch.Table)}; outside of any transaction",
        "REFRESH MATERIALIZED VIEW" when isView && HasKey(statement.Before, touch.Table) => $"REFRESH MATERIALIZED VIEW CONCURRENTLY {Sql(touch.Table)};",
        "REFRESH MATERIALIZED VIEW" => $"make a unique index on {Sql(touch.Table)} that covers all its rows; then REFRESH MATERIALIZED VIEW CONCURRENTLY {Sql(touch.Table)};",
        "VACUUM" => $"VACUUM {Sql(touch.Table)}; it lets others work, and the space is used again",
        _ => "choose an hour without traffic, or copy the table beside it and swap the names",
    };

    private static bool HasKey(Catalog catalog, ObjectName view) => UniqueKey.On(catalog, new(MaterializedView.OfKind, view)).Any(k => k.Columns() is not null);
}
