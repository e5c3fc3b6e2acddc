namespace Plumbline.Model;

public enum Persistence { Permanent, Unlogged, Temporary }

/// <summary>A table: ordinary, partitioned, a partition or foreign (manual, CREATE TABLE). Columns and constraints are objects of their own.</summary>
public sealed record Table(ObjectName Name) : SchemaObject(Name)
{
    public static readonly Facet<Table> PersistenceFacet = new("persistence", t => t.Persistence == Persistence.Permanent ? null : t.Persistence.ToString().ToLowerInvariant(), (own, from) => own with { Persistence = from.Persistence });
    public static readonly Facet<Table> PartitionByFacet = new("partition by", t => t.PartitionBy, (own, from) => own with { PartitionBy = from.PartitionBy }) { Printed = true };
    public static readonly Facet<Table> PartitionOfFacet = new("partition of", t => t.DetachPending ? $"{t.PartitionOf} (detach pending)" : t.PartitionOf?.ToString(), (own, from) => own with { DetachPending = from.DetachPending, PartitionOf = from.PartitionOf });
    public static readonly Facet<Table> PartitionBoundFacet = new("partition bound", t => t.PartitionBound, (own, from) => own with { PartitionBound = from.PartitionBound }) { Printed = true };
    public static readonly Facet<Table> InheritsFacet = new("inherits", t => t.Inherits.IsEmpty ? null : t.Inherits.ToString(), (own, from) => own with { Inherits = from.Inherits });
    public static readonly Facet<Table> OfTypeFacet = new("of type", t => t.OfType?.ToString(), (own, from) => own with { OfType = from.OfType });
    public static readonly Facet<Table> RowSecurityFacet = new("row level security", t => t.RowSecurity ? "enabled" : null, (own, from) => own with { RowSecurity = from.RowSecurity });
    public static readonly Facet<Table> ForceRowSecurityFacet = new("force row level security", t => t.ForceRowSecurity ? "forced" : null, (own, from) => own with { ForceRowSecurity = from.ForceRowSecurity });
    public static readonly Facet<Table> ReplicaIdentityFacet = new("replica identity", t => t.ReplicaIdentity, (own, from) => own with { ReplicaIdentity = from.ReplicaIdentity }, FacetWeight.Small);
    public static readonly Facet<Table> OptionsFacet = new("storage parameters", t => t.Options.IsEmpty ? null : t.Options.ToString(), (own, from) => own with { Options = from.Options }, FacetWeight.Small);
    public static readonly Facet<Table> AccessMethodFacet = new("access method", t => t.AccessMethod, (own, from) => own with { AccessMethod = from.AccessMethod }, FacetWeight.Small);
    public static readonly Facet<Table> TablespaceFacet = new("tablespace", t => t.Tablespace, (own, from) => own with { Tablespace = from.Tablespace }, FacetWeight.Small);
    public static readonly Facet<Table> ForeignServerFacet = new("foreign server", t => t.ForeignServer, (own, from) => own with { ForeignServer = from.ForeignServer });
    public static readonly Facet<Table> StrictFacet = new("strict", t => t.Strict ? "strict" : null, (own, from) => own with { Strict = from.Strict });
    public static readonly Facet<Table> WithoutRowIdFacet = new("without rowid", t => t.WithoutRowId ? "without rowid" : null, (own, from) => own with { WithoutRowId = from.WithoutRowId });

    public static readonly RelationKind<Table> OfKind = new("table",
        PersistenceFacet, PartitionByFacet, PartitionOfFacet, PartitionBoundFacet, InheritsFacet, OfTypeFacet, RowSecurityFacet, ForceRowSecurityFacet,
        ReplicaIdentityFacet, OptionsFacet, AccessMethodFacet, TablespaceFacet, ForeignServerFacet, StrictFacet, WithoutRowIdFacet);

    public override Kind Kind => OfKind;

    public Persistence Persistence { get; init; }

    /// <summary>Canonical partition key, such as <c>RANGE (created_at)</c>; null for a table that is not partitioned.</summary>
    public string? PartitionBy { get; init; }

    public ObjectName? PartitionOf { get; init; }

    /// <summary>Canonical bound, such as <c>FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')</c> or <c>DEFAULT</c>.</summary>
    public string? PartitionBound { get; init; }

    /// <summary>DETACH … CONCURRENTLY was begun and not finished: it takes no more rows from above.</summary>
    public bool DetachPending { get; init; }

    public EquatableArray<ObjectName> Inherits { get; init; }
    public ObjectName? OfType { get; init; }
    public bool RowSecurity { get; init; }
    public bool ForceRowSecurity { get; init; }

    /// <summary>null for the default (the primary key), else <c>full</c>, <c>nothing</c> or <c>index NAME</c>.</summary>
    public string? ReplicaIdentity { get; init; }

    /// <summary>Storage parameters as <c>name=value</c>, sorted.</summary>
    public EquatableArray<string> Options { get; init; }

    public string? AccessMethod { get; init; }
    public string? Tablespace { get; init; }
    public string? ForeignServer { get; init; }

    /// <summary>SQLite STRICT.</summary>
    public bool Strict { get; init; }

    /// <summary>SQLite WITHOUT ROWID.</summary>
    public bool WithoutRowId { get; init; }

    public override EquatableArray<ObjectId> DependsOn()
    {
        var needs = Inherits.Select(static parent => new ObjectId(OfKind, parent));
        if (PartitionOf is not null) needs = needs.Add(new(OfKind, PartitionOf));
        return OfType is null ? needs : needs.Add(new(CompositeType.OfKind, OfType));
    }
}
