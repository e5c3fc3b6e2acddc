namespace Plumbline.Model;

/// <summary>
/// What a source can say at all. A voice that cannot state an object or a facet does not deny it: its silence is no drift.
/// </summary>
public sealed class Voice(string name, Func<SchemaObject, bool> couldState, Func<SchemaObject, Facet, bool> couldStateFacet)
{
    /// <summary>A database or a complete SQL history: it speaks of everything.</summary>
    public static readonly Voice Everything = new("everything", _ => true, (_, _) => true);

    public string Name => name;

    /// <summary>
    /// For a source whose words are wider than SQL's: which object of another kind or name keeps the promise of one that is missing there.
    /// Works from either side: given the declared object and the other catalog, or the other's object and the declared catalog.
    /// </summary>
    public Func<SchemaObject, Catalog, SchemaObject?>? OtherForm { get; init; }

    /// <summary>For the same: two spellings of a facet, the source's own object first, that mean one thing to it.</summary>
    public Func<SchemaObject, SchemaObject, Facet, bool>? SameMeaning { get; init; }

    /// <summary>Whether this source, had it meant this object, could have stated it.</summary>
    public bool CouldState(SchemaObject subject) => couldState(subject);

    /// <summary>Whether this source says anything about this facet of this object.</summary>
    public bool CouldState(SchemaObject subject, Facet facet) => couldState(subject) && couldStateFacet(subject, facet);

    /// <summary>
    /// What answers to <paramref name="subject"/> in <paramref name="other"/>: the object of the same id, else one that this voice takes for it
    /// (to Prisma a unique constraint is a unique index). Objects of different kinds have no facets in common: found is then the same.
    /// </summary>
    public SchemaObject? Counterpart(SchemaObject subject, Catalog other) => other.Find(subject.Id()) ?? OtherForm?.Invoke(subject, other);

    /// <summary>Whether <paramref name="own"/>, from this source, agrees in a facet with <paramref name="other"/> of the same kind.</summary>
    public bool Agrees(SchemaObject own, SchemaObject other, Facet facet) =>
        facet.Read(own) == facet.Read(other) || (SameMeaning?.Invoke(own, other, facet) ?? false);

    public override string ToString() => name;
}
