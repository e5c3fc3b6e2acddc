namespace Plumbline.Model;

/// <summary>
/// Anything a catalog holds. An immutable value: identity is kind and name, relations to others are looked up, never stored as references.
/// What is derived is a method, not a property: a record's property that returns a record would recurse in ToString.
/// </summary>
public abstract record SchemaObject(ObjectName Name)
{
    public static readonly Facet<SchemaObject> CommentFacet = new("comment", o => o.Comment, (own, from) => own with { Comment = from.Comment }, FacetWeight.Small);
    public static readonly Facet<SchemaObject> OwnerFacet = new("owner", o => o.Owner, (own, from) => own with { Owner = from.Owner }, FacetWeight.Small);

    /// <summary>Where it was last defined. Never part of a comparison.</summary>
    public Provenance Origin { get; init; } = Provenance.Unknown;

    /// <summary>The text of COMMENT ON.</summary>
    public string? Comment { get; init; }

    /// <summary>The role that owns it, when some statement said so.</summary>
    public string? Owner { get; init; }

    /// <summary>The SQLSTATE with which PostgreSQL would refuse the statement that makes this object; it is kept as meant, so that the rest can be judged.</summary>
    public string? Refused { get; init; }

    public abstract Kind Kind { get; }

    public ObjectId Id() => new(Kind, Name);

    /// <summary>The object this one goes away with because it is a part of it: a column's table, an index's table.</summary>
    public virtual ObjectId? Parent() => null;

    /// <summary>What must exist for this to exist, besides its parent and its schema.</summary>
    public virtual EquatableArray<ObjectId> DependsOn() => [];

    /// <summary>The columns of its parent that it is over, as keys, in its conditions, or to carry them along: it goes with the first of them that goes.</summary>
    public virtual EquatableArray<string> Over() => [];

    public IEnumerable<ObjectId> OverColumns()
    {
        if (Over() is { IsEmpty: false } names && Parent() is { Name: var whole })
            foreach (var name in names) yield return new(Column.OfKind, whole.Member(name));
    }

    protected ObjectId TableOf() => new(Table.OfKind, Name.OfTable());
}
