namespace Plumbline.Model;

public sealed record CompositeAttribute(string Name, SqlType Type, string? Collation = null)
{
    public override string ToString() => Collation is null ? $"{Name} {Type}" : $"{Name} {Type} collate {Collation}";
}

/// <summary>A stand-alone composite type (manual 8.16).</summary>
public sealed record CompositeType(ObjectName Name, EquatableArray<CompositeAttribute> Attributes) : SchemaObject(Name)
{
    public static readonly Facet<CompositeType> AttributesFacet = new("attributes", c => c.Attributes.ToString());
    public static readonly RelationKind<CompositeType> OfKind = new("composite type", AttributesFacet);
    public override Kind Kind => OfKind;
    public EquatableArray<ObjectId> Needs { get; init; }
    public override IEnumerable<ObjectId> DependsOn() => Needs;
}
