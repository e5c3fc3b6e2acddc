namespace Plumbline.Model;

/// <summary>A primary key, with the index behind it.</summary>
public sealed record PrimaryKey(ObjectName Name, EquatableArray<string> Columns) : SchemaObject(Name)
{
    public static readonly Facet<PrimaryKey> ColumnsFacet = new("columns", k => k.WithoutOverlaps ? $"{k.Columns} without overlaps" : k.Columns.ToString(), (own, from) => own with { WithoutOverlaps = from.WithoutOverlaps, Columns = from.Columns });
    public static readonly Facet<PrimaryKey> IncludeFacet = new("include", k => k.Include.IsEmpty ? null : k.Include.ToString(), (own, from) => own with { Include = from.Include });
    public static readonly Facet<PrimaryKey> DeferralFacet = new("deferrable", k => k.Deferral.Canonical(), (own, from) => own with { Deferral = from.Deferral });
    public static readonly Facet<PrimaryKey> OptionsFacet = new("storage parameters", k => k.Options.IsEmpty ? null : k.Options.ToString(), (own, from) => own with { Options = from.Options }, FacetWeight.Small);
    public static readonly Facet<PrimaryKey> TablespaceFacet = new("tablespace", k => k.Tablespace, (own, from) => own with { Tablespace = from.Tablespace }, FacetWeight.Small);
    public static readonly Facet<PrimaryKey> SortingFacet = new("sorting", k => k.Sorting.IsEmpty ? null : k.Sorting.ToString(), (own, from) => own with { Sorting = from.Sorting });
    public static readonly Facet<PrimaryKey> OnConflictFacet = new("on conflict", k => k.OnConflict, (own, from) => own with { OnConflict = from.OnConflict });

    public static readonly RelationKind<PrimaryKey> OfKind = new("primary key", ColumnsFacet, IncludeFacet, DeferralFacet, OptionsFacet, TablespaceFacet, SortingFacet, OnConflictFacet);

    public override Kind Kind => OfKind;

    public EquatableArray<string> Include { get; init; }
    /// <summary>The last column is a range that may not overlap for equal other ones (PostgreSQL 18).</summary>
    public bool WithoutOverlaps { get; init; }

    public Deferral Deferral { get; init; }
    public EquatableArray<string> Options { get; init; }
    public string? Tablespace { get; init; }

    /// <summary>SQLite: how each column is compared and ordered, such as <c>COLLATE nocase DESC</c>, where that is not as the column itself; none where no column says so.</summary>
    public EquatableArray<string> Sorting { get; init; }

    /// <summary>SQLite: what becomes of a second row, when it is not simply refused: <c>rollback</c>, <c>fail</c>, <c>ignore</c> or <c>replace</c>.</summary>
    public string? OnConflict { get; init; }

    public override ObjectId? Parent() => TableOf();
    public override EquatableArray<string> Over() => Include.IsEmpty ? Columns : Columns.Concat(Include).ToEquatableArray();
}
