using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Footprints;

/// <summary>Triggers, policies, rules, statistics, publications, materialized views: an instant each (manual, the pages of their statements).</summary>
internal static class OfParts
{
    public static void Read(FootprintReader reader, Change change)
    {
        var part = change.Subject();
        if (change is Change.Altered altered && altered.Facets.All(f => f == SchemaObject.CommentFacet || f == MaterializedView.ColumnCommentsFacet))
        {
            if (part is MaterializedView) reader.Take(part.Name, LockMode.ShareUpdateExclusive, Work.None, part.Id(), "its comment is changed");
            return;
        }
        switch (part)
        {
            case Trigger trigger: OfTrigger(reader, trigger, change); break;
            case Policy or RewriteRule: reader.Take(part.Parent(), LockMode.AccessExclusive, Work.None, part.Id(), Says(part, change)); break;
            case ExtendedStatistics statistics: OfStatistics(reader, statistics, change); break;
            case Publication publication: OfPublication(reader, publication, change); break;
            case MaterializedView view when change is Change.Altered { Before: MaterializedView before }:
                if (before.Tablespace != view.Tablespace || before.AccessMethod != view.AccessMethod) reader.Take(view.Name, LockMode.AccessExclusive, Work.Rewrite, view.Id(), "all of it is written to another place");
                break;
            case MaterializedView when change is not Change.Added:
                reader.Take(Old(change).Name, LockMode.AccessExclusive, Work.None, part.Id(), Says(part, change));
                break;
        }
    }

    /// <summary>A row trigger of a partitioned table has a copy on every partition.</summary>
    private static void OfTrigger(FootprintReader reader, Trigger trigger, Change change)
    {
        var mode = change is Change.Added or Change.Altered ? LockMode.ShareRowExclusive : LockMode.AccessExclusive;
        reader.Take(trigger.Name.OfTable(), mode, Work.None, trigger.Id(), Says(trigger, change));
        if (!trigger.ForEachRow || trigger.OnView) return;
        foreach (var below in Partitions.AllBelow(reader.Before, trigger.Name.OfTable()).Where(t => t.PartitionOf is not null)) reader.Take(below.Name, mode, Work.None, trigger.Id(), Says(trigger, change));
    }

    private static void OfStatistics(FootprintReader reader, ExtendedStatistics statistics, Change change)
    {
        if (change is not (Change.Added or Change.Dropped)) return;
        reader.Take(statistics.Parent() ?? statistics.DependsOn().FirstOrDefault(), LockMode.ShareUpdateExclusive, Work.None, statistics.Id(), Says(statistics, change));
    }

    /// <summary>The tables that it takes in or lets go.</summary>
    private static void OfPublication(FootprintReader reader, Publication publication, Change change)
    {
        var earlier = change is Change.Altered { Before: Publication before } ? before.DependsOn().ToHashSet() : [];
        if (change is not (Change.Added or Change.Altered)) return;
        var now = publication.DependsOn().ToHashSet();
        var filtered = change is Change.Altered { Before: Publication old } ? publication.Tables.Except(old.Tables).Select(t => new ObjectId(Table.OfKind, t.Table)) : [];
        foreach (var table in now.Where(t => !earlier.Contains(t)).Concat(earlier.Where(t => !now.Contains(t))).Concat(filtered).Distinct())
            if (table.Kind == Table.OfKind) reader.Take(table, LockMode.ShareUpdateExclusive, Work.None, publication.Id(), $"publication {publication.Name.Name} {(now.Contains(table) ? "takes it in" : "lets go of it")}");
    }

    private static string Says(SchemaObject part, Change change) => $"{part.Kind.Label} {part.Name.Name} {Done(change)}";

    public static string Done(Change change) => change switch
    {
        Change.Added => "is added",
        Change.Dropped => "is dropped",
        Change.Renamed => "is renamed",
        _ => "is altered",
    };

    public static SchemaObject Old(Change change) => change switch
    {
        Change.Renamed renamed => renamed.Before,
        Change.Altered altered => altered.Before,
        _ => change.Subject(),
    };
}
