namespace Plumbline.Model;

/// <summary>An exclusion constraint, with the index behind it. Elements read <c>expression WITH operator</c>.</summary>
public sealed record Exclusion(ObjectName Name, string Method, EquatableArray<string> Elements) : SchemaObject(Name)
{
    public static readonly Facet<Exclusion> MethodFacet = new("method", e => e.Method, (own, from) => own with { Method = from.Method });
    public static readonly Facet<Exclusion> ElementsFacet = new("elements", e => e.Elements.ToString(), (own, from) => own with { Elements = from.Elements }) { Printed = true };
    public static readonly Facet<Exclusion> PredicateFacet = new("predicate", e => e.Predicate?.Text, (own, from) => own with { Predicate = from.Predicate }) { Printed = true };
    public static readonly Facet<Exclusion> IncludeFacet = new("include", e => e.Include.IsEmpty ? null : e.Include.ToString(), (own, from) => own with { Include = from.Include });
    public static readonly Facet<Exclusion> DeferralFacet = new("deferrable", e => e.Deferral.Canonical(), (own, from) => own with { Deferral = from.Deferral });
    public static readonly Facet<Exclusion> OptionsFacet = new("storage parameters", e => e.Options.IsEmpty ? null : e.Options.ToString(), (own, from) => own with { Options = from.Options }, FacetWeight.Small);

    public static readonly RelationKind<Exclusion> OfKind = new("exclusion", MethodFacet, ElementsFacet, PredicateFacet, IncludeFacet, DeferralFacet, OptionsFacet);

    public override Kind Kind => OfKind;

    public SqlExpression? Predicate { get; init; }
    public EquatableArray<string> Include { get; init; }
    public Deferral Deferral { get; init; }
    public EquatableArray<string> Options { get; init; }

    /// <summary>The table's columns that elements and predicate name.</summary>
    public EquatableArray<string> Columns { get; init; }

    /// <summary>The elements' names joined, as the server does it to make up a name.</summary>
    public string? Calls { get; init; }

    public override ObjectId? Parent() => TableOf();
    public override EquatableArray<string> Over() => Columns;
}
