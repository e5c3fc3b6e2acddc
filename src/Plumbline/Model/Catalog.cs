using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Model;

/// <summary>
/// All objects of one database at one moment: a flat, immutable set. Every version shares its structure with the one before, so keeping them all is free.
/// </summary>
public sealed class Catalog
{
    public static readonly Catalog Empty = new(PersistentMap<ObjectId, Place>.Empty, PersistentMap<ObjectName, ObjectId>.Empty, PersistentMap<ObjectName, Chain>.Empty, 0, false);

    /// <summary>From so many objects on, going through them is worth a second core.</summary>
    public const int Large = 4000;

    private static readonly ObjectName s_schemas = new(null, "\0schemas");

    private readonly PersistentMap<ObjectId, Place> _places;
    private readonly PersistentMap<ObjectName, ObjectId> _relations;
    private readonly PersistentMap<ObjectName, Chain> _named;
    private string? _fingerprint;

    private Catalog(PersistentMap<ObjectId, Place> places, PersistentMap<ObjectName, ObjectId> relations, PersistentMap<ObjectName, Chain> named, int count, bool mayHoldRefused)
    {
        _places = places;
        _relations = relations;
        _named = named;
        Count = count;
        MayHoldRefused = mayHoldRefused;
    }

    public int Count { get; }

    /// <summary>Whether a refused object was ever put into it: where none was, nobody need look for one.</summary>
    public bool MayHoldRefused { get; }

    /// <summary>Everything, in no promised order.</summary>
    public IEnumerable<SchemaObject> Objects
    {
        get
        {
            foreach (var place in _places.Values())
                if (place.Subject is { } subject) yield return subject;
        }
    }

    public IEnumerable<T> OfType<T>() where T : SchemaObject => Objects.OfType<T>();

    public SchemaObject? Find(ObjectId id) => _places.GetValueOrDefault(id)?.Subject;

    public bool TryFind<T>(Kind kind, ObjectName name, [NotNullWhen(true)] out T? found) where T : SchemaObject =>
        (found = Find(new(kind, name)) as T) is not null;

    public bool Contains(ObjectId id) => Find(id) is not null;

    /// <summary>What holds this name in pg_class: table, index, view, sequence, composite type, or the index behind a key.</summary>
    public SchemaObject? Relation(string? schema, string name) =>
        _relations.TryGetValue(new(schema, name), out var id) ? Find(id) : null;

    /// <summary>Everything whose name lives in pg_class, in no promised order.</summary>
    public IEnumerable<SchemaObject> Relations()
    {
        foreach (var id in _relations.Values())
            if (Find(id) is { } subject) yield return subject;
    }

    /// <summary>The functions, procedures and aggregates of this bare name, whatever their arguments.</summary>
    public IEnumerable<Function> Functions(string? schema, string name) =>
        Found(_named.GetValueOrDefault(new(schema, name))).OfType<Function>();

    /// <summary>The checks, foreign keys, triggers and policies of this name, on whatever table.</summary>
    public IEnumerable<SchemaObject> Parts(string? schema, string name) =>
        Found(_named.GetValueOrDefault(new(schema, name))).Where(o => o is not Function);

    public IEnumerable<Schema> Schemas() => Found(_named.GetValueOrDefault(s_schemas)).Cast<Schema>();

    /// <summary>The objects that are part of <paramref name="parent"/>, in no promised order.</summary>
    public IEnumerable<SchemaObject> Children(ObjectId parent) => Found(_places.GetValueOrDefault(parent)?.Children);

    /// <summary>Those of one kind: what else the parent has is not looked up.</summary>
    public IEnumerable<T> Children<T>(ObjectId parent) where T : SchemaObject
    {
        var (kind, all) = (typeof(T), typeof(T) == typeof(SchemaObject));
        for (var child = _places.GetValueOrDefault(parent)?.Children; child is not null; child = child.Next)
            if ((all || child.Id.Kind.Of == kind) && Find(child.Id) is T subject) yield return subject;
    }

    /// <summary>In one order on every run, for what is listed or done one after the other.</summary>
    public static List<SchemaObject> Sorted(IEnumerable<SchemaObject> objects)
    {
        var list = objects.ToList();
        if (list.Count < 2) return list;
        list.Sort((a, b) => string.CompareOrdinal(a.Kind.Label, b.Kind.Label) is var order && order != 0 ? order : a.Name.CompareTo(b.Name));
        return list;
    }

    /// <summary>The ids of what may differ between two catalogs: little, where one grew from the other.</summary>
    public static IEnumerable<ObjectId> Apart(Catalog one, Catalog other) =>
        PersistentMap<ObjectId, Place>.Apart(one._places, other._places) ?? one.Objects.Concat(other.Objects).Select(o => o.Id()).ToHashSet();

    /// <summary>All tables, in no promised order.</summary>
    public IEnumerable<Table> Tables()
    {
        foreach (var id in _relations.Values())
            if (ReferenceEquals(id.Kind, Table.OfKind) && Find(id) is Table table) yield return table;
    }

    /// <summary>The names of a table's columns, in no promised order: to look at those of every table, without looking at the columns.</summary>
    public List<string> ColumnNames(ObjectName table)
    {
        var names = new List<string>(16);
        for (var child = _places.GetValueOrDefault(new(Table.OfKind, table))?.Children; child is not null; child = child.Next)
            if (ReferenceEquals(child.Id.Kind, Column.OfKind)) names.Add(child.Id.Name.Name);
        return names;
    }

    /// <summary>A table's columns in their order.</summary>
    public IReadOnlyList<Column> Columns(ObjectName table)
    {
        var columns = new List<Column>();
        for (var child = _places.GetValueOrDefault(new(Table.OfKind, table))?.Children; child is not null; child = child.Next)
            if (ReferenceEquals(child.Id.Kind, Column.OfKind) && Find(child.Id) is Column column) columns.Add(column);
        // The newest child is met first: turned round, they mostly stand in order.
        columns.Reverse();
        columns.Sort(static (a, b) => a.Position.CompareTo(b.Position));
        return columns;
    }

    /// <summary>The objects that name <paramref name="id"/> in their DependsOn.</summary>
    public IEnumerable<SchemaObject> Dependents(ObjectId id) => Found(_places.GetValueOrDefault(id)?.Dependents);

    /// <summary>This catalog with the object added, or put in place of the one with its kind and name.</summary>
    public Catalog With(SchemaObject subject)
    {
        var id = subject.Id();
        var place = _places.GetValueOrDefault(id) ?? Place.Empty;
        var present = place.Subject;
        var places = _places.SetItem(id, place with { Subject = subject });
        var needs = subject.DependsOn();
        var mayHoldRefused = MayHoldRefused || subject.Refused is not null;
        if (present is null)
        {
            if (subject.Parent() is { } parent) places = Link(places, parent, id, asChild: true);
        }
        else
        {
            if (present.Parent() != subject.Parent()) places = Moved(places, id, present.Parent(), subject.Parent());
            if (present.DependsOn() == needs) return new(places, _relations, _named, Count, mayHoldRefused);
            foreach (var needed in present.DependsOn()) places = Unlink(places, needed, id, asChild: false);
        }
        foreach (var needed in needs) places = Link(places, needed, id, asChild: false);
        if (present is not null) return new(places, _relations, _named, Count, mayHoldRefused);
        var relations = subject.Kind.IsRelation ? _relations.SetItem(new(subject.Name.Schema, subject.Name.Name), id) : _relations;
        var named = IndexName(subject) is { } name ? _named.SetItem(name, new(id, _named.GetValueOrDefault(name))) : _named;
        return new(places, relations, named, Count + 1, mayHoldRefused);
    }

    /// <summary>A catalog of objects of which each has a kind and name of its own.</summary>
    public static Catalog Of(IEnumerable<SchemaObject> subjects)
    {
        var draft = new Draft();
        foreach (var subject in subjects) draft.Set(subject.Id(), subject);
        return draft.ToCatalog();
    }

    /// <summary>This catalog without one object; its parts are not looked at.</summary>
    public Catalog Without(ObjectId id)
    {
        if (_places.GetValueOrDefault(id) is not { Subject: { } present } place) return this;
        var places = Put(_places, id, place with { Subject = null });
        foreach (var needed in present.DependsOn()) places = Unlink(places, needed, id, asChild: false);
        if (present.Parent() is { } parent) places = Unlink(places, parent, id, asChild: true);
        var relations = _relations;
        if (id.Kind.IsRelation)
        {
            var relation = new ObjectName(id.Name.Schema, id.Name.Name);
            if (relations.TryGetValue(relation, out var holder) && holder == id) relations = relations.Remove(relation);
        }
        var named = _named;
        if (IndexName(present) is { } name)
        {
            var left = Chain.Without(named.GetValueOrDefault(name), id);
            named = left is null ? named.Remove(name) : named.SetItem(name, left);
        }
        return new(places, relations, named, Count - 1, MayHoldRefused);
    }

    /// <summary>Under which name an object is found without knowing its whole: routines by their bare name, parts of tables by their own, schemas all together.</summary>
    private static ObjectName? IndexName(SchemaObject subject) => subject switch
    {
        Function function => function.BareName(),
        Check or ForeignKey or Trigger or Policy => new(subject.Name.Schema, subject.Name.Name),
        Schema => s_schemas,
        _ => null,
    };

    /// <summary>What a server would hold: everything that no statement was refused for.</summary>
    public Catalog WithoutRefused() => Objects.Where(o => o.Refused is not null).Aggregate(this, (catalog, o) => catalog.Without(o.Id()));

    /// <summary>A hash over every object's kind, name and facets: equal catalogs have equal fingerprints, whatever their origins.</summary>
    public string Fingerprint()
    {
        if (_fingerprint is { } made) return made;
        lock (_places) return _fingerprint ??= MakeFingerprint();
    }

    /// <summary>The sum of what each object hashes to, so that none has to be put in order.</summary>
    private string MakeFingerprint()
    {
        var text = new StringBuilder();
        var (characters, bytes) = (Array.Empty<char>(), Array.Empty<byte>());
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        Span<ulong> sum = stackalloc ulong[SHA256.HashSizeInBytes / sizeof(ulong)];
        foreach (var subject in Objects)
        {
            subject.Name.AppendTo(text.Clear().Append(subject.Kind.Label).Append(' ')).Append('\n');
            foreach (var facet in subject.Kind.Facets)
                if (facet.Weight != FacetWeight.Information && facet.Read(subject) is { } value) text.Append("  ").Append(facet.Name).Append('=').Append(value).Append('\n');
            if (characters.Length < text.Length) (characters, bytes) = (new char[2 * text.Length], new byte[Encoding.UTF8.GetMaxByteCount(2 * text.Length)]);
            text.CopyTo(0, characters, text.Length);
            SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(characters.AsSpan(0, text.Length), bytes)), digest);
            for (var i = 0; i < sum.Length; i++) sum[i] += BinaryPrimitives.ReadUInt64LittleEndian(digest[(i * sizeof(ulong))..]);
        }
        for (var i = 0; i < sum.Length; i++) BinaryPrimitives.WriteUInt64LittleEndian(digest[(i * sizeof(ulong))..], sum[i]);
        return Convert.ToHexStringLower(digest);
    }

    private IEnumerable<SchemaObject> Found(Chain? chain)
    {
        for (; chain is not null; chain = chain.Next)
            if (Find(chain.Id) is { } subject) yield return subject;
    }

    private static PersistentMap<ObjectId, Place> Moved(PersistentMap<ObjectId, Place> places, ObjectId id, ObjectId? from, ObjectId? to)
    {
        if (from is { } old) places = Unlink(places, old, id, asChild: true);
        return to is { } parent ? Link(places, parent, id, asChild: true) : places;
    }

    private static PersistentMap<ObjectId, Place> Link(PersistentMap<ObjectId, Place> places, ObjectId from, ObjectId to, bool asChild)
    {
        var place = places.GetValueOrDefault(from) ?? Place.Empty;
        if (asChild) return places.SetItem(from, place with { Children = new(to, place.Children) });
        return place.Dependents?.Id == to ? places : places.SetItem(from, place with { Dependents = new(to, place.Dependents) });
    }

    private static PersistentMap<ObjectId, Place> Unlink(PersistentMap<ObjectId, Place> places, ObjectId from, ObjectId to, bool asChild)
    {
        if (places.GetValueOrDefault(from) is not { } place) return places;
        return Put(places, from, asChild ? place with { Children = Chain.Without(place.Children, to) } : place with { Dependents = Chain.Without(place.Dependents, to) });
    }

    private static PersistentMap<ObjectId, Place> Put(PersistentMap<ObjectId, Place> places, ObjectId id, Place place) =>
        place is { Subject: null, Children: null, Dependents: null } ? places.Remove(id) : places.SetItem(id, place);

    /// <summary>
    /// A catalog in the making: what a live database is read into, object by object, while the server is busy with the next. What an object needs is
    /// followed at the end alone, since a later one may say more about an earlier.
    /// </summary>
    public sealed class Draft
    {
        private readonly Dictionary<ObjectId, Place> _places = [];
        private readonly Dictionary<ObjectName, ObjectId> _relations = [];
        private readonly Dictionary<ObjectName, Chain> _named = [];
        private int _count;
        private bool _mayHoldRefused;

        public SchemaObject? Find(ObjectId id) => _places.GetValueOrDefault(id)?.Subject;

        /// <summary>Adds the object, or puts it in place of the one with its kind and name; it is part of the same.</summary>
        public void Set(ObjectId id, SchemaObject subject)
        {
            var place = At(id);
            var isNew = place.Subject is null;
            _mayHoldRefused |= subject.Refused is not null;
            place.Subject = subject;
            if (!isNew) return;
            _count++;
            if (subject.Parent() is { } parent)
            {
                var above = At(parent);
                above.Children = new(id, above.Children);
            }
            if (subject.Kind.IsRelation) _relations[subject.Name.Table is null ? subject.Name : new(subject.Name.Schema, subject.Name.Name)] = id;
            if (IndexName(subject) is { } name) _named[name] = new(id, _named.GetValueOrDefault(name));
        }

        /// <summary>The catalog of what was added; the draft is done with.</summary>
        public Catalog ToCatalog()
        {
            var users = new List<KeyValuePair<ObjectId, EquatableArray<ObjectId>>>();
            foreach (var (id, place) in _places)
                if (place.Subject?.DependsOn() is { IsEmpty: false } needs) users.Add(new(id, needs));
            foreach (var (id, needs) in users)
                foreach (var needed in needs)
                {
                    var below = At(needed);
                    if (below.Dependents?.Id != id) below.Dependents = new(id, below.Dependents);
                }
            return new(PersistentMap<ObjectId, Place>.Of(_places), PersistentMap<ObjectName, ObjectId>.Of(_relations), PersistentMap<ObjectName, Chain>.Of(_named), _count, _mayHoldRefused);
        }

        private Place At(ObjectId id) => CollectionsMarshal.GetValueRefOrAddDefault(_places, id, out _) ??= new(null, null, null);
    }

    /// <summary>An object with what is part of it and what names it. Both may be there before the object is, and after.</summary>
    private sealed record Place(SchemaObject? Subject, Chain? Children, Chain? Dependents)
    {
        // Set only while a catalog of many objects is being made.
        public SchemaObject? Subject { get; set; } = Subject;
        public Chain? Children { get; set; } = Children;
        public Chain? Dependents { get; set; } = Dependents;

        public static readonly Place Empty = new(null, null, null);
    }

    /// <summary>Ids, newest first: adding one costs the same however many there are.</summary>
    private sealed class Chain(ObjectId id, Chain? next)
    {
        public ObjectId Id => id;
        public Chain? Next => next;

        public static Chain? Without(Chain? chain, ObjectId id)
        {
            if (chain is null) return null;
            var kept = new Stack<ObjectId>();
            for (; chain is not null; chain = chain.Next)
                if (chain.Id != id) kept.Push(chain.Id);
            Chain? result = null;
            while (kept.TryPop(out var one)) result = new(one, result);
            return result;
        }
    }
}
