namespace Plumbline.Model;

/// <summary>An event trigger (manual chapter 40).</summary>
public sealed record EventTrigger(ObjectName Name) : SchemaObject(Name)
{
    public static readonly Facet<EventTrigger> EventFacet = new("event", t => t.Event, (own, from) => own with { Event = from.Event });
    public static readonly Facet<EventTrigger> TagsFacet = new("tags", t => t.Tags.IsEmpty ? null : t.Tags.ToString(), (own, from) => own with { Tags = from.Tags });
    public static readonly Facet<EventTrigger> ActionFacet = new("action", t => t.Action, (own, from) => own with { Action = from.Action });
    public static readonly Facet<EventTrigger> EnabledFacet = new("enabled", t => t.Enabled == "origin" ? null : t.Enabled, (own, from) => own with { Enabled = from.Enabled });

    public static readonly Kind<EventTrigger> OfKind = new("event trigger", EventFacet, TagsFacet, ActionFacet, EnabledFacet);

    public override Kind Kind => OfKind;

    public string Event { get; init; } = "ddl_command_end";
    public EquatableArray<string> Tags { get; init; }
    public string Action { get; init; } = "";
    public string Enabled { get; init; } = "origin";
    public EquatableArray<ObjectId> Needs { get; init; }
    public override EquatableArray<ObjectId> DependsOn() => Needs;
}
