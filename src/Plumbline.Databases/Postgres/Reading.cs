using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Postgres;

/// <summary>What the queries have brought so far: names and ids by OID, and the objects themselves.</summary>
public sealed class Reading(int version)
{
    private readonly Dictionary<ObjectId, SchemaObject> _objects = [];

    /// <summary>Major version of the server.</summary>
    public int Version => version;

    /// <summary>pg_namespace: the user's schemas only.</summary>
    public Dictionary<uint, string> Schemas { get; } = [];

    /// <summary>pg_class: what each of the user's relations is.</summary>
    public Dictionary<uint, ObjectId> Relations { get; } = [];

    public List<NotCompared> NotRead { get; } = [];

    public void Add(SchemaObject subject) => _objects[subject.Id()] = subject;

    /// <summary>A later query says more about an object: a comment, an owner, the sequence behind a default.</summary>
    public void Change<T>(ObjectId id, Func<T, T> change) where T : SchemaObject
    {
        if (_objects.TryGetValue(id, out var found) && found is T subject) _objects[id] = change(subject);
    }

    public T? Find<T>(ObjectId id) where T : SchemaObject => _objects.GetValueOrDefault(id) as T;

    public Catalog ToCatalog() => _objects.Values.Aggregate(Catalog.Empty, (catalog, subject) => catalog.With(subject));
}
