namespace Plumbline.Model;

/// <summary>A foreign key (manual 5.5.5). <see cref="ReferencedColumns"/> are filled in from the referenced primary key when the statement left them out.</summary>
public sealed record ForeignKey(ObjectName Name, EquatableArray<string> Columns, ObjectName ReferencedTable, EquatableArray<string> ReferencedColumns) : SchemaObject(Name)
{
    public static readonly Facet<ForeignKey> ColumnsFacet = new("columns", k => k.Period ? $"{k.Columns} with period" : k.Columns.ToString(), (own, from) => own with { Period = from.Period, Columns = from.Columns });
    public static readonly Facet<ForeignKey> ReferencesFacet = new("references", k => $"{k.ReferencedTable} ({k.ReferencedColumns})", (own, from) => own with { ReferencedTable = from.ReferencedTable, ReferencedColumns = from.ReferencedColumns });
    public static readonly Facet<ForeignKey> OnDeleteFacet = new("on delete", k => k.OnDelete == "no action" ? null : k.OnDelete, (own, from) => own with { OnDelete = from.OnDelete });
    public static readonly Facet<ForeignKey> OnUpdateFacet = new("on update", k => k.OnUpdate == "no action" ? null : k.OnUpdate, (own, from) => own with { OnUpdate = from.OnUpdate });
    public static readonly Facet<ForeignKey> MatchFacet = new("match", k => k.MatchFull ? "full" : null, (own, from) => own with { MatchFull = from.MatchFull });
    public static readonly Facet<ForeignKey> DeferralFacet = new("deferrable", k => k.Deferral.Canonical(), (own, from) => own with { Deferral = from.Deferral });
    public static readonly Facet<ForeignKey> ValidFacet = new("valid", k => k.NotValid ? "not valid" : null, (own, from) => own with { NotValid = from.NotValid });
    public static readonly Facet<ForeignKey> EnforcedFacet = new("enforced", k => k.NotEnforced ? "not enforced" : null, (own, from) => own with { NotEnforced = from.NotEnforced });

    public static readonly Kind<ForeignKey> OfKind = new("foreign key", ColumnsFacet, ReferencesFacet, OnDeleteFacet, OnUpdateFacet, MatchFacet, DeferralFacet, ValidFacet, EnforcedFacet);

    public override Kind Kind => OfKind;

    /// <summary><c>no action</c>, <c>restrict</c>, <c>cascade</c>, <c>set null</c>, <c>set default</c>; the last two may name columns: <c>set null (a, b)</c>.</summary>
    public string OnDelete { get; init; } = "no action";

    public string OnUpdate { get; init; } = "no action";
    public bool MatchFull { get; init; }
    /// <summary>The last column is a range that the referenced rows must cover together (PostgreSQL 18, PERIOD).</summary>
    public bool Period { get; init; }

    public Deferral Deferral { get; init; }
    public bool NotValid { get; init; }
    public bool NotEnforced { get; init; }

    /// <summary>The primary key, unique constraint or unique index that makes the reference possible.</summary>
    public ObjectId? ReferencedKey { get; init; }

    public override ObjectId? Parent() => TableOf();
    public override EquatableArray<string> Over() => Columns;
    public override EquatableArray<ObjectId> DependsOn() => ReferencedKey is { } key ? [new(Table.OfKind, ReferencedTable), key] : [new(Table.OfKind, ReferencedTable)];
}
