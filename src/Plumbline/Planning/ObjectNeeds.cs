using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>What an object stands on beside what it is a part of, whoever makes it and whatever is there already.</summary>
internal static class ObjectNeeds
{
    public static IEnumerable<ObjectId> Of(SchemaObject subject, Catalog catalog)
    {
        foreach (var needed in subject.DependsOn()) yield return needed;
        foreach (var needed in DoubtfulChecks.NeededBy(subject, catalog)) yield return needed;
        // The key of a partition is attached to the one of its whole.
        if (subject is PrimaryKey or Unique or ForeignKey && catalog.Find(subject.Parent()!) is Table { PartitionOf: { } whole })
            foreach (var above in catalog.Children(new(Table.OfKind, whole)))
                if (above.Kind == subject.Kind) yield return above.Id();
        if (subject is not Table) yield break;
        foreach (var column in catalog.Columns(subject.Name))
            foreach (var needed in column.DependsOn())
                if (needed != subject.Id()) yield return needed;
    }
}
