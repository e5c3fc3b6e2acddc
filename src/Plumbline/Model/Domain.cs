namespace Plumbline.Model;

/// <summary>A check of a domain, in which VALUE stands for the value.</summary>
public sealed record DomainCheck(string Name, SqlExpression Expression, bool NotValid = false)
{
    public string? Comment { get; init; }

    public override string ToString() => $"{Name}: {Expression}{(NotValid ? " not valid" : "")}";
}

/// <summary>A domain (manual 8.18).</summary>
public sealed record Domain(ObjectName Name, SqlType BaseType) : SchemaObject(Name)
{
    public static readonly Facet<Domain> TypeFacet = new("type", d => d.BaseType.ToString(), (own, from) => own with { BaseType = from.BaseType });
    public static readonly Facet<Domain> NotNullFacet = new("not null", d => d.NotNull ? "not null" : null, (own, from) => own with { NotNull = from.NotNull });
    public static readonly Facet<Domain> DefaultFacet = new("default", d => d.Default?.Text, (own, from) => own with { Default = from.Default }) { Printed = true };
    public static readonly Facet<Domain> CollationFacet = new("collation", d => d.Collation, (own, from) => own with { Collation = from.Collation });
    public static readonly Facet<Domain> ChecksFacet = new("checks", d => d.Checks.IsEmpty ? null : d.Checks.ToString(), (own, from) => own with { Checks = from.Checks }) { Printed = true };
    public static readonly Facet<Domain> CheckCommentsFacet = new("comments of checks", d => ColumnComment.Join(d.Comments()), (own, from) => own with { Checks = own.Checks.Select(c => c with { Comment = from.Checks.FirstOrDefault(o => o.Name == c.Name)?.Comment }) }, FacetWeight.Small);

    public static readonly Kind<Domain> OfKind = new("domain", TypeFacet, NotNullFacet, DefaultFacet, CollationFacet, ChecksFacet, CheckCommentsFacet);

    public override Kind Kind => OfKind;

    public bool NotNull { get; init; }
    public SqlExpression? Default { get; init; }
    public string? Collation { get; init; }

    /// <summary>Sorted by name.</summary>
    public EquatableArray<DomainCheck> Checks { get; init; }

    public EquatableArray<ObjectId> Needs { get; init; }

    /// <summary>The comments on its checks.</summary>
    internal EquatableArray<ColumnComment> Comments() => Checks.Where(c => c.Comment is not null).Select(c => new ColumnComment(c.Name, c.Comment!));

    public override EquatableArray<ObjectId> DependsOn() => Needs;

    /// <summary>The domain that a type is, the one that this is over, and so on down; none for an array of them.</summary>
    public static IEnumerable<Domain> Under(Catalog catalog, SqlType type)
    {
        // A history that is refused may lead round in a circle.
        for (var depth = 0; depth < 32 && type is { IsArray: false, Schema: not null } && catalog.TryFind<Domain>(OfKind, new(type.Schema, type.Name), out var domain); depth++)
        {
            yield return domain;
            type = domain.BaseType;
        }
    }
}
