namespace Plumbline.Model;

/// <summary>An installed extension (manual 36.17).</summary>
public sealed record Extension(ObjectName Name) : SchemaObject(Name)
{
    public static readonly Facet<Extension> InSchemaFacet = new("schema", e => e.InSchema, (own, from) => own with { InSchema = from.InSchema });
    public static readonly Facet<Extension> VersionFacet = new("version", e => e.Version, (own, from) => own with { Version = from.Version }, FacetWeight.Small);

    public static readonly Kind<Extension> OfKind = new("extension", InSchemaFacet, VersionFacet);

    public override Kind Kind => OfKind;

    /// <summary>null when the statement left the choice to the extension and the search path.</summary>
    public string? InSchema { get; init; }

    public string? Version { get; init; }
}
