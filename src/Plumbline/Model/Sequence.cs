namespace Plumbline.Model;

/// <summary>A sequence (manual, CREATE SEQUENCE), with PostgreSQL's defaults filled in.</summary>
public sealed record Sequence(ObjectName Name) : SchemaObject(Name)
{
    public static readonly Facet<Sequence> TypeFacet = new("type", s => s.Type.ToString(), (own, from) => own with { Type = from.Type });
    public static readonly Facet<Sequence> StartFacet = new("start", s => s.Start.ToString(), (own, from) => own with { Start = from.Start });
    public static readonly Facet<Sequence> IncrementFacet = new("increment", s => s.Increment.ToString(), (own, from) => own with { Increment = from.Increment });
    public static readonly Facet<Sequence> MinFacet = new("minvalue", s => s.Min.ToString(), (own, from) => own with { Min = from.Min });
    public static readonly Facet<Sequence> MaxFacet = new("maxvalue", s => s.Max.ToString(), (own, from) => own with { Max = from.Max });
    public static readonly Facet<Sequence> CacheFacet = new("cache", s => s.Cache.ToString(), (own, from) => own with { Cache = from.Cache }, FacetWeight.Small);
    public static readonly Facet<Sequence> CycleFacet = new("cycle", s => s.Cycle ? "cycle" : null, (own, from) => own with { Cycle = from.Cycle });
    public static readonly Facet<Sequence> OwnedByFacet = new("owned by", s => s.OwnedBy?.ToString(), (own, from) => own with { OwnedBy = from.OwnedBy });
    public static readonly Facet<Sequence> PersistenceFacet = new("persistence", s => s.Persistence == Persistence.Permanent ? null : s.Persistence.ToString().ToLowerInvariant(), (own, from) => own with { Persistence = from.Persistence });

    public static readonly RelationKind<Sequence> OfKind = new("sequence", TypeFacet, StartFacet, IncrementFacet, MinFacet, MaxFacet, CacheFacet, CycleFacet, OwnedByFacet, PersistenceFacet);

    public override Kind Kind => OfKind;

    public SqlType Type { get; init; } = SqlType.BigInt;
    public long Start { get; init; } = 1;
    public long Increment { get; init; } = 1;
    public long Min { get; init; } = 1;
    public long Max { get; init; } = long.MaxValue;
    public long Cache { get; init; } = 1;
    public bool Cycle { get; init; }
    public Persistence Persistence { get; init; }

    /// <summary>The column it goes away with.</summary>
    public ObjectName? OwnedBy { get; init; }

    /// <summary>Made for an identity column: an internal dependency, not to be dropped or altered on its own.</summary>
    public bool OfIdentity { get; init; }

    public override ObjectId? Parent() => OwnedBy is null ? null : new(Column.OfKind, OwnedBy);
}
