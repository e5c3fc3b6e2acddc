namespace Plumbline.Model;

/// <summary>
/// What a source can say at all. A voice that cannot state an object or a facet does not deny it: its silence is no drift.
/// </summary>
public sealed class Voice(string name, Func<SchemaObject, bool> couldState, Func<SchemaObject, Facet, bool> couldStateFacet)
{
    /// <summary>A database or a complete SQL history: it speaks of everything.</summary>
    public static readonly Voice Everything = new("everything", _ => true, (_, _) => true);

    public string Name => name;

    /// <summary>Whether this source, had it meant this object, could have stated it.</summary>
    public bool CouldState(SchemaObject subject) => couldState(subject);

    /// <summary>Whether this source says anything about this facet of this object.</summary>
    public bool CouldState(SchemaObject subject, Facet facet) => couldState(subject) && couldStateFacet(subject, facet);

    public override string ToString() => name;
}
