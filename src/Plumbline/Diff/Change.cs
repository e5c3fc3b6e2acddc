using Plumbline.Model;

namespace Plumbline.Diff;

/// <summary>One difference between two catalogs. Four members, closed.</summary>
public abstract record Change
{
    private Change() { }

    public sealed record Added(SchemaObject After) : Change;

    public sealed record Dropped(SchemaObject Before) : Change;

    public sealed record Altered(SchemaObject Before, SchemaObject After, EquatableArray<Facet> Facets) : Change;

    /// <param name="Confidence">0 to 1; 1 when a statement or the configuration says that it is a rename.</param>
    public sealed record Renamed(SchemaObject Before, SchemaObject After, EquatableArray<Facet> Facets, double Confidence) : Change;

    /// <summary>The object as it is after the change, or was before a drop.</summary>
    public SchemaObject Subject() => this switch
    {
        Added added => added.After,
        Dropped dropped => dropped.Before,
        Altered altered => altered.After,
        Renamed renamed => renamed.After,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public Change Invert() => this switch
    {
        Added added => new Dropped(added.After),
        Dropped dropped => new Added(dropped.Before),
        Altered altered => new Altered(altered.After, altered.Before, altered.Facets),
        Renamed renamed => new Renamed(renamed.After, renamed.Before, renamed.Facets, renamed.Confidence),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
