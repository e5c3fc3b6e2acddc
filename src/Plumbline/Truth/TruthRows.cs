using Plumbline.Model;

namespace Plumbline.Truth;

/// <summary>The table as rows: one for each object, and one for each facet of an object of which a facet differs.</summary>
public static class TruthRows
{
    /// <summary>The pseudo facet of a constraint or index that is the same but for its name.</summary>
    public static readonly Facet Name = new Facet<SchemaObject>("name", o => o.Name.Name, (own, from) => own with { Name = from.Name }, FacetWeight.Small);

    public static EquatableArray<TruthRow> Of(TruthTable table)
    {
        if (table.Voices.Count < 2) return [];
        var rows = new List<TruthRow>(table.Subjects.Count + 64);
        foreach (var subject in table.Subjects)
        {
            rows.Add(OfObject(table, subject));
            if (subject.Differences.Count == 0) continue;
            foreach (var facet in subject.Object.Kind.Facets)
                if (OfFacet(table, subject, facet) is { } row) rows.Add(row);
        }
        return rows.ToEquatableArray();
    }

    /// <summary>
    /// The rows that do not agree. A rename that a history has already made is told only where its table still differs:
    /// there it explains, elsewhere it is history.
    /// </summary>
    public static EquatableArray<TruthRow> Differing(TruthTable table)
    {
        if (table.Voices.Count < 2) return [];
        var rows = new List<TruthRow>();
        foreach (var subject in table.Subjects)
        {
            if (subject.ExistenceDrifts || subject.Rename is not null || subject.Resolved is not null) rows.Add(OfObject(table, subject));
            if (subject.Differences.Count == 0) continue;
            foreach (var facet in subject.Object.Kind.Facets)
                if (OfFacet(table, subject, facet) is { Status: not TruthStatus.Agree } row) rows.Add(row);
        }
        var drifting = rows.Where(r => r.Status == TruthStatus.Drift).Select(r => r.Subject.Name.OfWhole()).ToHashSet();
        return rows.Where(r => r.Status == TruthStatus.Drift || drifting.Contains(r.Subject.Name.OfWhole())).ToEquatableArray();
    }

    private static TruthRow OfObject(TruthTable table, TruthSubject subject)
    {
        var values = new List<TruthValue>();
        for (var voice = 0; voice < table.Voices.Count; voice++)
        {
            var (own, state) = subject.Sightings[voice];
            if (own is not null && state == TruthState.Same && subject.Rename is not null && (subject.RenamedIn == voice || own.Name.Name != subject.Id.Name.Name)) state = TruthState.Different;
            foreach (var source in table.Voices[voice].Sources) values.Add(OfSource(table.Voices[voice], source, subject, own, state));
        }
        var facet = subject.Rename is { NameOnly: true } ? Name : null;
        var status = subject.ExistenceDrifts || subject.Rename is not null ? TruthStatus.Drift : subject.Resolved is not null ? TruthStatus.Resolved : TruthStatus.Agree;
        return new(subject.Id, facet, status, values.ToEquatableArray());
    }

    private static TruthValue OfSource(TruthVoice voice, Sources.Source source, TruthSubject subject, SchemaObject? own, TruthState state)
    {
        if (own is null)
        {
            var silent = voice.Sources.Count > 1 && (voice.IsSide(source) || !source.Voice.CouldState(subject.Object));
            return new(source.Name, silent ? TruthState.Silent : state, null, default);
        }
        var said = voice.Sources.Count == 1 ? own : source.Catalog.Find(own.Id());
        if (said is null) return new(source.Name, TruthState.Silent, null, default);
        var value = ObjectText.Of(said);
        if (subject.Rename is not null && said.Name.Name != subject.Id.Name.Name) value = $"{said.Name.Name} {value}".TrimEnd();
        if (subject.Resolved is { } resolved && voice.Role == Plumbline.Sources.SourceRole.History) value = $"{value} ({resolved.How})".TrimStart();
        return new(source.Name, state, value, said.Origin.Here);
    }

    private static TruthRow? OfFacet(TruthTable table, TruthSubject subject, Facet facet)
    {
        if (facet.Weight == FacetWeight.Information) return null;
        var differing = subject.Differences.Where(d => d.Facet == facet).ToList();
        if (differing.Count == 0 && subject.Sightings.All(s => s.Object is null || facet.Read(s.Object) is null)) return null;
        var values = new List<TruthValue>();
        for (var voice = 0; voice < table.Voices.Count; voice++)
        {
            var own = subject.In(voice);
            foreach (var source in table.Voices[voice].Sources)
            {
                var said = own is null ? null : table.Voices[voice].Sources.Count == 1 ? own : source.Catalog.Find(own.Id());
                if (said is null || !source.Voice.CouldState(said, facet) || (table.Voices[voice].IsSide(source) && facet.Read(said) is null))
                    values.Add(new(source.Name, TruthState.Silent, null, default));
                else
                    values.Add(new(source.Name, differing.Any(d => d.Other == voice) ? TruthState.Different : TruthState.Same, facet.Read(said), said.Origin.Here));
            }
        }
        return new(subject.Id, facet, differing.Count > 0 ? TruthStatus.Drift : TruthStatus.Agree, values.ToEquatableArray());
    }
}
