using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Footprints;

/// <summary>Triggers, policies, rules, statistics, publications, materialized views: an instant each (manual, the pages of their statements).</summary>
internal static class OfParts
{
    public static void Read(FootprintReader reader, Change change)
    {
        var part = change.Subject();
        if (change is Change.Altered altered && altered.Facets.All(f => f == SchemaObject.CommentFacet))
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
            case MaterializedView when change is not Change.Added:
                reader.Take(Old(change).Name, LockMode.AccessExclusive, Work.None, part.Id(), Says(part, change));
                break;
        }
    }

    private static void OfTrigger(FootprintReader reader, Trigger trigger, Change change) =>
        reader.Take(trigger.Name.OfTable(), change is Change.Added or Change.Altered ? LockMode.ShareRowExclusive : LockMode.AccessExclusive, Work.None, trigger.Id(), Says(trigger, change));

    private static void OfStatistics(FootprintReader reader, ExtendedStatistics statistics, Change change)
    {
        if (change is not (Change.Added or Change.Dropped)) return;
        reader.Take(statistics.Parent() ?? statistics.DependsOn().FirstOrDefault(), LockMode.ShareUpdateExclusive, Work.None, statistics.Id(), Says(statistics, change));
    }

    /// <summary>The tables that it takes in.</summary>
    private static void OfPublication(FootprintReader reader, Publication publication, Change change)
    {
        var earlier = change is Change.Altered { Before: Publication before } ? before.DependsOn().ToHashSet() : [];
        if (change is Change.Added or Change.Altered)
            foreach (var table in publication.DependsOn())
                if (!earlier.Contains(table) && table.Kind == Table.OfKind) reader.Take(table, LockMode.ShareUpdateExclusive, Work.None, publication.Id(), $"it is published by {publication.Name.Name}");
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
