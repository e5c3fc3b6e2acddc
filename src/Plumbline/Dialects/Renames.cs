using Plumbline.Model;

namespace Plumbline.Dialects;

/// <summary>Renaming with everything that names the object: parts get new keys, dependents and their texts follow.</summary>
public static class Renames
{
    extension(CatalogBuilder catalog)
    {
        /// <summary>
        /// Gives an object a new name or schema. The caller has checked that the name is free; <paramref name="changed"/> is the object
        /// when more than its name changes.
        /// </summary>
        public void RenameWithParts(SchemaObject before, ObjectName name, int position = -1, SchemaObject? changed = null)
        {
            var renaming = new Renaming();
            var touched = new Dictionary<ObjectId, SchemaObject>();
            Collect(catalog.Current, before.Id(), new(before.Kind, name), renaming, touched);
            FollowAll(catalog, renaming, touched, before, position, changed);
        }

        /// <summary>Renames many objects at once: a schema with all that is in it.</summary>
        public void RenameMany(SchemaObject before, ObjectName name, IEnumerable<(SchemaObject Before, ObjectName After)> others, int position = -1)
        {
            var renaming = new Renaming();
            var touched = new Dictionary<ObjectId, SchemaObject>();
            Collect(catalog.Current, before.Id(), new(before.Kind, name), renaming, touched);
            foreach (var (other, after) in others)
            {
                touched.TryAdd(other.Id(), other);
                Collect(catalog.Current, other.Id(), new(other.Kind, after), renaming, touched);
            }
            FollowAll(catalog, renaming, touched, before, position, null);
        }
    }

    private static void Collect(Catalog catalog, ObjectId before, ObjectId after, Renaming renaming, Dictionary<ObjectId, SchemaObject> touched)
    {
        renaming.Add(before, after);
        foreach (var part in catalog.Children(before))
        {
            if (renaming.Ids.ContainsKey(part.Id())) continue;
            touched.TryAdd(part.Id(), part);
            var name = PartName(part, before, after);
            Collect(catalog, part.Id(), new(part.Kind, name), renaming, touched);
        }
        foreach (var dependent in catalog.Dependents(before)) touched.TryAdd(dependent.Id(), dependent);
        if (before.Kind != Column.OfKind || before.Name.Name == after.Name.Name) return;
        var table = new ObjectId(Table.OfKind, before.Name.OfTable());
        if (catalog.Find(table) is Table { PartitionBy: not null } keyed) touched.TryAdd(table, keyed);
        foreach (var neighbour in catalog.Children(table)) touched.TryAdd(neighbour.Id(), neighbour);
        foreach (var dependent in catalog.Dependents(table)) touched.TryAdd(dependent.Id(), dependent);
    }

    private static ObjectName PartName(SchemaObject part, ObjectId before, ObjectId after) => part switch
    {
        Grant grant => new Grant(after, grant.Grantee).Name,
        { Name.Table: not null } when after.Kind.IsRelation => new(after.Name.Schema, part.Name.Name, after.Name.Name),
        _ => before.Name.Schema == after.Name.Schema ? part.Name : part.Name with { Schema = after.Name.Schema },
    };

    private static void FollowAll(CatalogBuilder catalog, Renaming renaming, Dictionary<ObjectId, SchemaObject> touched, SchemaObject before, int position, SchemaObject? changed)
    {
        touched.Remove(before.Id());
        var main = Moved(catalog, changed ?? before, renaming);
        foreach (var id in touched.Keys) catalog.Current = catalog.Current.Without(id);
        catalog.Rename(before, main, position);
        foreach (var follower in touched.Values) catalog.Current = catalog.Current.With(Moved(catalog, follower, renaming));
    }

    private static SchemaObject Moved(CatalogBuilder catalog, SchemaObject subject, Renaming renaming)
    {
        var id = renaming.Of(subject.Id());
        var moved = id.Name == subject.Name ? subject : subject with { Name = id.Name };
        if (moved is Grant grant) moved = grant with { On = renaming.Of(grant.On) };
        return catalog.Dialect.Of(subject.Kind)?.Follow(moved, renaming) ?? moved;
    }
}
