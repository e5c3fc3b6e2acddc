namespace Plumbline.Model;

public sealed record CompositeAttribute(string Name, SqlType Type, string? Collation = null)
{
    public string? Comment { get; init; }

    public override string ToString() => Collation is null ? $"{Name} {Type}" : $"{Name} {Type} collate {Collation}";
}

/// <summary>A stand-alone composite type (manual 8.16).</summary>
public sealed record CompositeType(ObjectName Name, EquatableArray<CompositeAttribute> Attributes) : SchemaObject(Name)
{
    public static readonly Facet<CompositeType> AttributesFacet = new("attributes", c => c.Attributes.ToString(), (own, from) => own with { Attributes = from.Attributes });
    public static readonly Facet<CompositeType> AttributeCommentsFacet = new("comments of attributes", t => ColumnComment.Join(t.Comments()), (own, from) => own with { Attributes = own.Attributes.Select(a => a with { Comment = from.Attributes.FirstOrDefault(o => o.Name == a.Name)?.Comment }) }, FacetWeight.Small);

    public static readonly RelationKind<CompositeType> OfKind = new("composite type", AttributesFacet, AttributeCommentsFacet);
    public override Kind Kind => OfKind;
    public EquatableArray<ObjectId> Needs { get; init; }
    /// <summary>The comments on its attributes.</summary>
    internal EquatableArray<ColumnComment> Comments() => Attributes.Where(a => a.Comment is not null).Select(a => new ColumnComment(a.Name, a.Comment!));

    public override EquatableArray<ObjectId> DependsOn() => Needs;
}
