using Plumbline.Model;

namespace Plumbline.Databases.Shadow;

/// <summary>Some objects of a catalog with all that they stand on, and nothing that has no part in what they mean: owners, comments, roles.</summary>
internal static class Excerpt
{
    public static Catalog Of(Catalog catalog, IEnumerable<ObjectId> wanted)
    {
        var taken = new HashSet<ObjectId>();
        var open = new Queue<ObjectId>(wanted);
        foreach (var extension in catalog.OfType<Extension>()) open.Enqueue(extension.Id());
        var excerpt = Catalog.Empty;
        while (open.TryDequeue(out var id))
        {
            if (!taken.Add(id) || catalog.Find(id) is not { Refused: null } subject) continue;
            excerpt = excerpt.With(Bare(subject));
            foreach (var needed in Needs(catalog, subject)) open.Enqueue(needed);
        }
        return excerpt;
    }

    private static IEnumerable<ObjectId> Needs(Catalog catalog, SchemaObject subject)
    {
        if (subject.Name.Schema is { } schema) yield return new(Schema.OfKind, new(null, schema));
        if (subject.Parent() is { } parent) yield return parent;
        foreach (var needed in subject.DependsOn()) yield return needed;
        // A query that groups by a table's key may name its other columns (manual, SELECT, GROUP BY).
        if (subject is Table)
            foreach (var part in catalog.Children(subject.Id()))
                if (part is Column or PrimaryKey) yield return part.Id();
    }

    private static SchemaObject Bare(SchemaObject subject) =>
        (subject is Policy policy ? policy with { Roles = ["public"] } : subject) with { Owner = null, Comment = null };
}
