using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Truth;

/// <summary>One voice's word about one object.</summary>
public readonly record struct Sighting(SchemaObject? Object, TruthState State);

/// <summary>A facet in which a voice differs from the reference.</summary>
/// <param name="Reference">Index of the voice that is believed for this facet.</param>
/// <param name="Other">Index of the voice that differs.</param>
public sealed record FacetDifference(Facet Facet, int Reference, int Other, string? Before, string? After);

/// <summary>An object, and what every voice says of it. <see cref="Sightings"/> run parallel to the table's voices.</summary>
public sealed class TruthSubject(ObjectId id, Sighting[] sightings)
{
    /// <summary>As the first voice that has it calls it.</summary>
    public ObjectId Id => id;

    public IReadOnlyList<Sighting> Sightings => sightings;

    /// <summary>Index of the first voice that speaks of it.</summary>
    public int Reference { get; internal set; }

    /// <summary>Set when another voice has it under another name, and no migration says that it was renamed.</summary>
    public RenameCandidate? Rename { get; internal set; }

    /// <summary>Index of the voice with the other name.</summary>
    public int RenamedIn { get; internal set; }

    public IReadOnlyList<FacetDifference> Differences { get; internal set; } = [];

    /// <summary>Set when the history renamed it to what it is called now.</summary>
    public Resolution? Resolved { get; internal set; }

    public SchemaObject Object
    {
        get
        {
            foreach (var sighting in sightings)
                if (sighting.Object is { } subject) return subject;
            throw new InvalidOperationException($"nobody says {id}");
        }
    }

    public SchemaObject? In(int voice) => sightings[voice].Object;

    /// <summary>Whether the voices disagree about its existence, its name or a facet.</summary>
    public bool Drifts => Differences.Count > 0 || Rename is not null || ExistenceDrifts;

    public bool ExistenceDrifts
    {
        get
        {
            var (denied, said) = (false, false);
            foreach (var sighting in sightings)
            {
                denied |= sighting.State is TruthState.Absent or TruthState.Refused;
                said |= sighting.Object is not null;
            }
            return denied && said;
        }
    }
}

/// <summary>A rename that the history carried out, so that its name and the reference's are now the same.</summary>
/// <param name="How">In words: <c>renamed from x</c>, <c>copied from x, which was then dropped</c>.</param>
public sealed record Resolution(ObjectId Now, string Before, string How, Origin At);
