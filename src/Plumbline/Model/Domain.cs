namespace Plumbline.Model;

/// <summary>A check of a domain, in which VALUE stands for the value.</summary>
public sealed record DomainCheck(string Name, SqlExpression Expression, bool NotValid = false)
{
    public override string ToString() => $"{Name}: {Expression}{(NotValid ? " not valid" : "")}";
}

/// <summary>A domain (manual 8.18).</summary>
public sealed record Domain(ObjectName Name, SqlType BaseType) : SchemaObject(Name)
{
    public static readonly Facet<Domain> TypeFacet = new("type", d => d.BaseType.ToString());
    public static readonly Facet<Domain> NotNullFacet = new("not null", d => d.NotNull ? "not null" : null);
    public static readonly Facet<Domain> DefaultFacet = new("default", d => d.Default?.Text) { Printed = (own, from) => own with { Default = from.Default } };
    public static readonly Facet<Domain> CollationFacet = new("collation", d => d.Collation);
    public static readonly Facet<Domain> ChecksFacet = new("checks", d => d.Checks.IsEmpty ? null : d.Checks.ToString()) { Printed = (own, from) => own with { Checks = from.Checks } };

    public static readonly Kind<Domain> OfKind = new("domain", TypeFacet, NotNullFacet, DefaultFacet, CollationFacet, ChecksFacet);

    public override Kind Kind => OfKind;

    public bool NotNull { get; init; }
    public SqlExpression? Default { get; init; }
    public string? Collation { get; init; }

    /// <summary>Sorted by name.</summary>
    public EquatableArray<DomainCheck> Checks { get; init; }

    public EquatableArray<ObjectId> Needs { get; init; }
    public override IEnumerable<ObjectId> DependsOn() => Needs;
}
