using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Truth;

/// <summary>Compares one database with the voice that it is to keep, object by object.</summary>
internal sealed class DepartureReading(TruthTable truth, int voice, int keeps)
{
    private readonly int _declared = truth.VoiceOf(SourceRole.Declared);
    private readonly Dictionary<ObjectId, Departure> _whole = [];

    public IReadOnlyList<Departure> All()
    {
        var found = new List<Departure>();
        foreach (var subject in truth.Drifting)
        {
            if (OfExistence(subject) is { } departure)
            {
                found.Add(departure);
                _whole[subject.Id] = departure;
            }
            else if (subject.In(voice) is { } own && Expected(subject) is { } expected) OfFacets(subject, expected, own, found);
        }
        // Reports sort a table before its parts, but a view's or a sequence's whole may come later.
        for (var i = 0; i < found.Count; i++)
            if (found[i].Facet is null && IsPart(found[i])) found[i] = found[i] with { Implied = true };
        return found;
    }

    private Departure? OfExistence(TruthSubject subject)
    {
        var own = subject.In(voice);
        var expected = Expected(subject);
        if (own is null)
        {
            if (expected is null || subject.Sightings[voice].State != TruthState.Absent) return null;
            var declares = _declared < 0 || _declared == keeps ? TruthState.Same : subject.Sightings[_declared].State;
            return new(DepartureKind.Missing, subject, expected, null) { AsDeclared = declares == TruthState.Absent, Unsayable = declares == TruthState.Silent };
        }
        if (expected is not null)
            return own.Name.Name == expected.Name.Name || !ReferenceEquals(own.Kind, expected.Kind) ? null
                : new(DepartureKind.Renamed, subject, expected, own) { AsDeclared = Declared(subject)?.Name.Name == own.Name.Name };
        if (Declared(subject) is { } declared && _declared != keeps) return new(DepartureKind.Extra, subject, null, own) { AsDeclared = AgreesWith(declared, own) };
        if (IsMadeByAFile(subject) || !subject.Sightings.Any(s => s.State is TruthState.Absent or TruthState.Refused)) return null;
        return new(DepartureKind.Extra, subject, null, own);
    }

    private void OfFacets(TruthSubject subject, SchemaObject expected, SchemaObject own, List<Departure> found)
    {
        if (!ReferenceEquals(expected.Kind, own.Kind)) return;
        foreach (var facet in expected.Kind.Compare(expected, own))
        {
            if (facet.Weight == FacetWeight.Information || truth.Agree(keeps, expected, voice, own, facet)) continue;
            var declared = _declared == keeps ? null : Declared(subject);
            var speaks = declared is not null && ReferenceEquals(declared.Kind, own.Kind) && truth.Voices[_declared].SpeaksOf(declared, facet) is not null;
            found.Add(new(DepartureKind.Different, subject, expected, own) { Facet = facet, AsDeclared = speaks && truth.Agree(_declared, declared!, voice, own, facet), Unsayable = declared is not null && !speaks });
        }
    }

    /// <summary>What the voice that is to be kept has; what a server refuses it does not have.</summary>
    private SchemaObject? Expected(TruthSubject subject)
    {
        if (truth.Voices[keeps].Role != SourceRole.History) return Held(subject, keeps);
        for (var at = 0; at < truth.Voices.Count; at++)
            if (truth.Voices[at].Role == SourceRole.History && Held(subject, at) is { } made) return made;
        return null;
    }

    private SchemaObject? Held(TruthSubject subject, int at)
    {
        if (subject.In(at) is not { Refused: null } held) return null;
        for (var parent = held.Parent(); parent is not null && truth.Voices[at].Catalog.Find(parent) is { } whole; parent = whole.Parent())
            if (whole.Refused is not null) return null;
        return held;
    }

    private SchemaObject? Declared(TruthSubject subject) => _declared < 0 ? null : subject.In(_declared);

    private bool IsMadeByAFile(TruthSubject subject)
    {
        for (var at = 0; at < truth.Voices.Count; at++)
            if (truth.Voices[at].Role != SourceRole.Database && Held(subject, at) is not null) return true;
        return false;
    }

    private bool AgreesWith(SchemaObject declared, SchemaObject own) =>
        !ReferenceEquals(declared.Kind, own.Kind) || declared.Kind.Compare(declared, own).All(f => f.Weight != FacetWeight.Structural || truth.Agree(_declared, declared, voice, own, f));

    private bool IsPart(Departure departure)
    {
        var subject = departure.Own ?? departure.Expected!;
        for (var parent = subject.Parent(); parent is not null; parent = truth.Find(parent)?.Object.Parent())
            if (_whole.TryGetValue(parent, out var whole) && whole.Kind == departure.Kind) return true;
        if (subject.Name.Schema is { } schema && _whole.TryGetValue(new(Schema.OfKind, new(null, schema)), out var home) && home.Kind == departure.Kind) return true;
        return subject is Sequence { OwnedBy: { } owner } && _whole.TryGetValue(new(Column.OfKind, owner), out var column) && column.Kind == departure.Kind;
    }
}
