namespace Plumbline.Model;

/// <summary>Extended statistics (manual, CREATE STATISTICS). Its own schema and name identify it; <see cref="ObjectName.Table"/> is not set.</summary>
public sealed record ExtendedStatistics(ObjectName Name, ObjectName Of, EquatableArray<string> Expressions) : SchemaObject(Name)
{
    public static readonly Facet<ExtendedStatistics> OfFacet = new("table", s => s.Of.ToString(), (own, from) => own with { Of = from.Of });
    public static readonly Facet<ExtendedStatistics> ExpressionsFacet = new("expressions", s => s.Expressions.ToString(), (own, from) => own with { Expressions = from.Expressions }) { Printed = true };
    public static readonly Facet<ExtendedStatistics> KindsFacet = new("kinds", s => s.Kinds.IsEmpty ? null : s.Kinds.ToString(), (own, from) => own with { Kinds = from.Kinds });
    public static readonly Facet<ExtendedStatistics> TargetFacet = new("statistics target", s => s.Target?.ToString(), (own, from) => own with { Target = from.Target }, FacetWeight.Small);

    public static readonly Kind<ExtendedStatistics> OfKind = new("statistics", OfFacet, ExpressionsFacet, KindsFacet, TargetFacet);

    public override Kind Kind => OfKind;

    /// <summary>Sorted; empty when all kinds are meant.</summary>
    public EquatableArray<string> Kinds { get; init; }

    public int? Target { get; init; }

    /// <summary>The columns named: dropping one drops the statistics.</summary>
    public EquatableArray<string> Columns { get; init; }

    public override ObjectId? Parent() => new(Table.OfKind, Of);
    public override EquatableArray<string> Over() => Columns;
}
