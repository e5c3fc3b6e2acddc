namespace Plumbline.Model;

/// <summary>Where something is said: a source's name, a file as a repository path, and a place in it. Lines and columns count from 1; 0 means unknown.</summary>
public readonly record struct Origin(string Source, string? File = null, int Line = 0, int Column = 0)
{
    public override string ToString() => File is null ? Source : Line == 0 ? File : $"{File}:{Line}";
}

/// <summary>
/// Where an object was last defined, and the trail of places before. All trails are equal to each other,
/// so that an object's place is never part of a comparison.
/// </summary>
/// <param name="parts">Where parts that are no objects of their own are written: the labels of an enum.</param>
public sealed class Provenance(Origin here, Provenance? earlier = null, IReadOnlyDictionary<string, Origin>? parts = null) : IEquatable<Provenance>
{
    public static readonly Provenance Unknown = new(default);

    public Origin Here => here;
    public Provenance? Earlier => earlier;

    /// <summary>The same object, touched again at <paramref name="next"/>.</summary>
    public Provenance Then(Origin next, IReadOnlyDictionary<string, Origin>? parts = null) => next == here && parts is null ? this : new(next, ReferenceEquals(this, Unknown) ? null : this, parts);

    /// <summary>Where a part was last written; where the object is, when nobody said.</summary>
    public Origin Of(string? part)
    {
        if (part is not null)
            for (var at = this; at is not null; at = at.Earlier)
                if (at.Parts is { } known && known.TryGetValue(part, out var found)) return found;
        return here;
    }

    /// <summary>Where the object is of which a part is written here; null where none is.</summary>
    public Origin? Around(Origin part)
    {
        for (var at = this; at is not null; at = at.Earlier)
            if (at.Parts is { } known && known.Values.Contains(part)) return at.Here;
        return null;
    }

    private IReadOnlyDictionary<string, Origin>? Parts => parts;

    /// <summary>Newest first.</summary>
    public IEnumerable<Origin> Trail()
    {
        for (var at = this; at is not null; at = at.Earlier) yield return at.Here;
    }

    public bool Equals(Provenance? other) => other is not null;
    public override bool Equals(object? obj) => obj is Provenance;
    public override int GetHashCode() => 0;
    public override string ToString() => here.ToString();
}
