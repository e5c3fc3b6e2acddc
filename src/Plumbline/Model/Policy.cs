namespace Plumbline.Model;

/// <summary>A row security policy (manual 5.9).</summary>
public sealed record Policy(ObjectName Name) : SchemaObject(Name)
{
    public static readonly Facet<Policy> CommandFacet = new("command", p => p.Command, (own, from) => own with { Command = from.Command });
    public static readonly Facet<Policy> RolesFacet = new("roles", p => p.Roles.ToString(), (own, from) => own with { Roles = from.Roles });
    public static readonly Facet<Policy> PermissiveFacet = new("permissive", p => p.Permissive ? null : "restrictive", (own, from) => own with { Permissive = from.Permissive });
    public static readonly Facet<Policy> UsingFacet = new("using", p => p.Using?.Text, (own, from) => own with { Using = from.Using }) { Printed = true };
    public static readonly Facet<Policy> WithCheckFacet = new("with check", p => p.WithCheck?.Text, (own, from) => own with { WithCheck = from.WithCheck }) { Printed = true };

    public static readonly Kind<Policy> OfKind = new("policy", CommandFacet, RolesFacet, PermissiveFacet, UsingFacet, WithCheckFacet);

    public override Kind Kind => OfKind;

    /// <summary><c>all</c>, <c>select</c>, <c>insert</c>, <c>update</c> or <c>delete</c>.</summary>
    public string Command { get; init; } = "all";

    /// <summary>Sorted; <c>public</c> when none was named.</summary>
    public EquatableArray<string> Roles { get; init; } = ["public"];

    public bool Permissive { get; init; } = true;
    public SqlExpression? Using { get; init; }
    public SqlExpression? WithCheck { get; init; }

    /// <summary>Other tables and functions that the expressions name.</summary>
    public EquatableArray<ObjectId> Needs { get; init; }

    public override ObjectId? Parent() => TableOf();
    public override EquatableArray<ObjectId> DependsOn() => Needs;
}
