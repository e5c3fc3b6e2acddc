namespace Plumbline.Model;

/// <summary>A trigger (manual, CREATE TRIGGER).</summary>
public sealed record Trigger(ObjectName Name) : SchemaObject(Name)
{
    public static readonly Facet<Trigger> TimingFacet = new("timing", t => t.Timing, (own, from) => own with { Timing = from.Timing });
    public static readonly Facet<Trigger> EventsFacet = new("events", t => t.Events.ToString(), (own, from) => own with { Events = from.Events });
    public static readonly Facet<Trigger> LevelFacet = new("level", t => t.ForEachRow ? "row" : "statement", (own, from) => own with { ForEachRow = from.ForEachRow });
    public static readonly Facet<Trigger> WhenFacet = new("when", t => t.When?.Text, (own, from) => own with { When = from.When }) { Printed = true };
    public static readonly Facet<Trigger> ActionFacet = new("action", t => t.Action, (own, from) => own with { Action = from.Action });
    public static readonly Facet<Trigger> ReferencingFacet = new("referencing", t => t.Referencing, (own, from) => own with { Referencing = from.Referencing });
    public static readonly Facet<Trigger> ConstraintFacet = new("constraint", t => t.Constraint ? (t.Deferral.Canonical() ?? "constraint") + (t.From is null ? "" : $" from {t.From}") : null, (own, from) => own with { Constraint = from.Constraint, Deferral = from.Deferral, From = from.From });
    public static readonly Facet<Trigger> EnabledFacet = new("enabled", t => t.Enabled == "origin" ? null : t.Enabled, (own, from) => own with { Enabled = from.Enabled });
    public static readonly Facet<Trigger> BodyFacet = new("body", t => t.Body, (own, from) => own with { Body = from.Body });

    public static readonly Kind<Trigger> OfKind = new("trigger", TimingFacet, EventsFacet, LevelFacet, WhenFacet, ActionFacet, ReferencingFacet, ConstraintFacet, EnabledFacet, BodyFacet);

    public override Kind Kind => OfKind;

    /// <summary><c>before</c>, <c>after</c> or <c>instead of</c>.</summary>
    public string Timing { get; init; } = "after";

    /// <summary><c>insert</c>, <c>update</c>, <c>update of a, b</c>, <c>delete</c>, <c>truncate</c>, in this order.</summary>
    public EquatableArray<string> Events { get; init; }

    public bool ForEachRow { get; init; }
    public SqlExpression? When { get; init; }

    /// <summary>The function call: <c>touch('a')</c>; null in SQLite.</summary>
    public string? Action { get; init; }

    /// <summary>Transition tables: <c>old table as o new table as n</c>.</summary>
    public string? Referencing { get; init; }

    public bool Constraint { get; init; }
    public Deferral Deferral { get; init; }
    public ObjectName? From { get; init; }

    /// <summary><c>origin</c> (the default), <c>disabled</c>, <c>replica</c> or <c>always</c>.</summary>
    public string Enabled { get; init; } = "origin";

    /// <summary>SQLite: the statements between BEGIN and END.</summary>
    public string? Body { get; init; }

    public EquatableArray<ObjectId> Needs { get; init; }

    /// <summary>The kind of relation it stands on: a table, or a view for INSTEAD OF.</summary>
    public bool OnView { get; init; }

    public override ObjectId? Parent() => OnView ? new(View.OfKind, Name.OfTable()) : TableOf();
    public override EquatableArray<ObjectId> DependsOn() => Needs;
}
