using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Model;

/// <summary>
/// All objects of one database at one moment: a flat, immutable set. Every version shares its structure with the one before, so keeping them all is free.
/// </summary>
public sealed class Catalog
{
    public static readonly Catalog Empty = new(
        PersistentMap<ObjectId, SchemaObject>.Empty,
        PersistentMap<ObjectId, PersistentMap<ObjectId, ObjectId>>.Empty,
        PersistentMap<ObjectId, PersistentMap<ObjectId, ObjectId>>.Empty,
        PersistentMap<ObjectName, ObjectId>.Empty,
        PersistentMap<ObjectName, PersistentMap<ObjectId, ObjectId>>.Empty);

    private readonly PersistentMap<ObjectId, SchemaObject> _objects;
    private readonly PersistentMap<ObjectId, PersistentMap<ObjectId, ObjectId>> _children;
    private readonly PersistentMap<ObjectId, PersistentMap<ObjectId, ObjectId>> _dependents;
    private readonly PersistentMap<ObjectName, ObjectId> _relations;
    private readonly PersistentMap<ObjectName, PersistentMap<ObjectId, ObjectId>> _functions;

    private Catalog(
        PersistentMap<ObjectId, SchemaObject> objects,
        PersistentMap<ObjectId, PersistentMap<ObjectId, ObjectId>> children,
        PersistentMap<ObjectId, PersistentMap<ObjectId, ObjectId>> dependents,
        PersistentMap<ObjectName, ObjectId> relations,
        PersistentMap<ObjectName, PersistentMap<ObjectId, ObjectId>> functions)
    {
        _objects = objects;
        _children = children;
        _dependents = dependents;
        _relations = relations;
        _functions = functions;
    }

    public int Count => _objects.Count;

    /// <summary>Everything, in no promised order.</summary>
    public IEnumerable<SchemaObject> Objects => _objects.Values();

    public IEnumerable<T> OfType<T>() where T : SchemaObject => Objects.OfType<T>();

    public SchemaObject? Find(ObjectId id) => _objects.GetValueOrDefault(id);

    public bool TryFind<T>(Kind kind, ObjectName name, [NotNullWhen(true)] out T? found) where T : SchemaObject =>
        (found = _objects.GetValueOrDefault(new(kind, name)) as T) is not null;

    public bool Contains(ObjectId id) => _objects.ContainsKey(id);

    /// <summary>What holds this name in pg_class: table, index, view, sequence, composite type, or the index behind a key.</summary>
    public SchemaObject? Relation(string? schema, string name) =>
        _relations.TryGetValue(new(schema, name), out var id) ? Find(id) : null;

    /// <summary>The functions, procedures and aggregates of this bare name, whatever their arguments.</summary>
    public IEnumerable<Function> Functions(string? schema, string name) =>
        _functions.TryGetValue(new(schema, name), out var ids) ? ids.Values().Select(id => (Function)_objects.GetValueOrDefault(id)!) : [];

    /// <summary>The objects that are part of <paramref name="parent"/>, in no promised order.</summary>
    public IEnumerable<SchemaObject> Children(ObjectId parent) =>
        _children.TryGetValue(parent, out var ids) ? ids.Values().Select(id => _objects.GetValueOrDefault(id)!) : [];

    public IEnumerable<T> Children<T>(ObjectId parent) where T : SchemaObject => Children(parent).OfType<T>();

    /// <summary>In one order on every run, for what is listed or done one after the other.</summary>
    public static List<SchemaObject> Sorted(IEnumerable<SchemaObject> objects)
    {
        var list = objects.ToList();
        if (list.Count < 2) return list;
        list.Sort((a, b) => string.CompareOrdinal(a.Kind.Label, b.Kind.Label) is var order && order != 0 ? order : a.Name.CompareTo(b.Name));
        return list;
    }

    /// <summary>A table's columns in their order.</summary>
    public IReadOnlyList<Column> Columns(ObjectName table)
    {
        var columns = Children<Column>(new(Table.OfKind, table)).ToList();
        columns.Sort((a, b) => a.Position.CompareTo(b.Position));
        return columns;
    }

    /// <summary>The objects that name <paramref name="id"/> in their DependsOn.</summary>
    public IEnumerable<SchemaObject> Dependents(ObjectId id) =>
        _dependents.TryGetValue(id, out var ids) ? ids.Values().Select(d => _objects.GetValueOrDefault(d)!) : [];

    /// <summary>This catalog with the object added, or put in place of the one with its kind and name.</summary>
    public Catalog With(SchemaObject subject)
    {
        var id = subject.Id();
        var children = _children;
        var dependents = _dependents;
        var relations = _relations;
        var functions = _functions;
        if (_objects.TryGetValue(id, out var present))
        {
            foreach (var needed in present.DependsOn()) dependents = Unlink(dependents, needed, id);
        }
        else
        {
            if (subject.Parent() is { } parent) children = Link(children, parent, id);
            if (subject.Kind.IsRelation) relations = relations.SetItem(new(subject.Name.Schema, subject.Name.Name), id);
            if (subject is Function function) functions = Link(functions, function.BareName(), id);
        }
        foreach (var needed in subject.DependsOn()) dependents = Link(dependents, needed, id);
        return new(_objects.SetItem(id, subject), children, dependents, relations, functions);
    }

    /// <summary>This catalog without one object; its parts are not looked at.</summary>
    public Catalog Without(ObjectId id)
    {
        if (!_objects.TryGetValue(id, out var present)) return this;
        var dependents = _dependents;
        foreach (var needed in present.DependsOn()) dependents = Unlink(dependents, needed, id);
        var children = present.Parent() is { } parent ? Unlink(_children, parent, id) : _children;
        var relations = _relations;
        var relation = new ObjectName(id.Name.Schema, id.Name.Name);
        if (id.Kind.IsRelation && relations.TryGetValue(relation, out var holder) && holder == id) relations = relations.Remove(relation);
        var functions = present is Function function ? Unlink(_functions, function.BareName(), id) : _functions;
        return new(_objects.Remove(id), children, dependents, relations, functions);
    }

    /// <summary>What a server would hold: everything that no statement was refused for.</summary>
    public Catalog WithoutRefused() => Objects.Where(o => o.Refused is not null).Aggregate(this, (catalog, o) => catalog.Without(o.Id()));

    /// <summary>A hash over every object's kind, name and facets: equal catalogs have equal fingerprints, whatever their origins.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var subject in Objects.OrderBy(o => o.Kind.Label, StringComparer.Ordinal).ThenBy(o => o.Name.ToString(), StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{subject.Id()}\n"));
            foreach (var facet in subject.Kind.Facets.Where(f => f.Weight != FacetWeight.Information))
                if (facet.Read(subject) is { } value) hash.AppendData(Encoding.UTF8.GetBytes($"  {facet.Name}={value}\n"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static PersistentMap<TKey, PersistentMap<ObjectId, ObjectId>> Link<TKey>(PersistentMap<TKey, PersistentMap<ObjectId, ObjectId>> links, TKey from, ObjectId to) where TKey : notnull =>
        links.SetItem(from, (links.GetValueOrDefault(from) ?? PersistentMap<ObjectId, ObjectId>.Empty).SetItem(to, to));

    private static PersistentMap<TKey, PersistentMap<ObjectId, ObjectId>> Unlink<TKey>(PersistentMap<TKey, PersistentMap<ObjectId, ObjectId>> links, TKey from, ObjectId to) where TKey : notnull
    {
        if (!links.TryGetValue(from, out var set)) return links;
        var left = set.Remove(to);
        return left.Count == 0 ? links.Remove(from) : links.SetItem(from, left);
    }
}
