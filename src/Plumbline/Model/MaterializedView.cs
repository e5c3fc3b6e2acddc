namespace Plumbline.Model;

/// <summary>A materialized view (manual, CREATE MATERIALIZED VIEW).</summary>
public sealed record MaterializedView(ObjectName Name, string Query) : SchemaObject(Name)
{
    public static readonly Facet<MaterializedView> QueryFacet = new("query", v => v.Query, (own, from) => own with { Query = from.Query, Sql = from.Sql }) { Printed = true };
    public static readonly Facet<MaterializedView> ColumnsFacet = new("column names", v => v.ColumnNames.IsEmpty ? null : v.ColumnNames.ToString(), (own, from) => own with { ColumnNames = from.ColumnNames });
    public static readonly Facet<MaterializedView> OptionsFacet = new("storage parameters", v => v.Options.IsEmpty ? null : v.Options.ToString(), (own, from) => own with { Options = from.Options }, FacetWeight.Small);
    public static readonly Facet<MaterializedView> AccessMethodFacet = new("access method", v => v.AccessMethod, (own, from) => own with { AccessMethod = from.AccessMethod }, FacetWeight.Small);
    public static readonly Facet<MaterializedView> TablespaceFacet = new("tablespace", v => v.Tablespace, (own, from) => own with { Tablespace = from.Tablespace }, FacetWeight.Small);
    public static readonly Facet<MaterializedView> ColumnCommentsFacet = new("comments of columns", v => ColumnComment.Join(v.ColumnComments), (own, from) => own with { ColumnComments = from.ColumnComments }, FacetWeight.Small);
    public static readonly Facet<MaterializedView> PopulatedFacet = new("populated", v => v.NotPopulated ? "no" : null, (own, from) => own with { NotPopulated = from.NotPopulated }, FacetWeight.Information);

    public static readonly RelationKind<MaterializedView> OfKind = new("materialized view", QueryFacet, ColumnsFacet, OptionsFacet, AccessMethodFacet, TablespaceFacet, ColumnCommentsFacet, PopulatedFacet);

    public override Kind Kind => OfKind;

    public EquatableArray<string> ColumnNames { get; init; }
    public EquatableArray<string> Options { get; init; }
    public string? AccessMethod { get; init; }
    public string? Tablespace { get; init; }

    /// <summary>Sorted by column.</summary>
    public EquatableArray<ColumnComment> ColumnComments { get; init; }

    /// <summary>WITH NO DATA: it cannot be read before REFRESH.</summary>
    public bool NotPopulated { get; init; }

    /// <summary>For writing: the query with every cast as it was written; null when <see cref="Query"/> says it all.</summary>
    public string? Sql { get; init; }
    public EquatableArray<ObjectId> Needs { get; init; }
    public override EquatableArray<ObjectId> DependsOn() => Needs;
}
