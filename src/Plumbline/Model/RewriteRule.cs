namespace Plumbline.Model;

/// <summary>A query rewrite rule (manual, CREATE RULE).</summary>
public sealed record RewriteRule(ObjectName Name) : SchemaObject(Name)
{
    public static readonly Facet<RewriteRule> EventFacet = new("event", r => r.Event, (own, from) => own with { Event = from.Event });
    public static readonly Facet<RewriteRule> InsteadFacet = new("instead", r => r.Instead ? "instead" : null, (own, from) => own with { Instead = from.Instead });
    public static readonly Facet<RewriteRule> WhereFacet = new("where", r => r.Where?.Text, (own, from) => own with { Where = from.Where }) { Printed = true };
    public static readonly Facet<RewriteRule> ActionsFacet = new("actions", r => r.Actions, (own, from) => own with { Actions = from.Actions }) { Printed = true };
    public static readonly Facet<RewriteRule> EnabledFacet = new("enabled", r => r.Enabled == "origin" ? null : r.Enabled, (own, from) => own with { Enabled = from.Enabled });

    public static readonly Kind<RewriteRule> OfKind = new("rule", EventFacet, InsteadFacet, WhereFacet, ActionsFacet, EnabledFacet);

    public override Kind Kind => OfKind;

    public string Event { get; init; } = "select";
    public bool Instead { get; init; }
    public SqlExpression? Where { get; init; }

    /// <summary>The commands in canonical text, or <c>nothing</c>.</summary>
    public string Actions { get; init; } = "nothing";

    public string Enabled { get; init; } = "origin";
    public bool OnView { get; init; }
    public EquatableArray<ObjectId> Needs { get; init; }
    public override ObjectId? Parent() => OnView ? new(View.OfKind, Name.OfTable()) : TableOf();
    public override EquatableArray<ObjectId> DependsOn() => Needs;
}
