using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Truth;

/// <summary>Two declared sources that speak of one facet of one object and differ.</summary>
public sealed record Overlap(ObjectId Subject, Facet Facet, Source First, SchemaObject Before, Source Second, SchemaObject After);

/// <summary>
/// One voice at the table: a source, or several declared sources that speak as one by union. A side file (SQL beside a schema of another
/// format) adds to what is declared and denies nothing.
/// </summary>
public sealed class TruthVoice
{
    private readonly Dictionary<ObjectId, Source> _statedBy = [];

    public TruthVoice(SourceRole role, IReadOnlyList<Source> sources)
    {
        Role = role;
        Sources = sources;
        Catalog = sources[0].Catalog;
        Name = sources.Count == 1 ? sources[0].Name : "declared";
        if (sources.Count > 1) Catalog = Unite();
    }

    public SourceRole Role { get; }
    public string Name { get; }
    public IReadOnlyList<Source> Sources { get; }
    public Catalog Catalog { get; }
    public IReadOnlyList<Overlap> Overlaps { get; private set; } = [];

    /// <summary>The words <c>the history</c>, <c>schema.prisma</c>: how a sentence names this voice.</summary>
    public string InWords() => Role == SourceRole.History && Sources.Count == 1 ? "the history" : Sources.Count == 1 ? Name : "the declared schema";

    /// <summary>SQL beside a schema of another format.</summary>
    public bool IsSide(Source source) => Sources.Count > 1 && source.Format == "sql" && Sources.Any(s => s.Format != "sql");

    /// <summary>A side file that nobody gave a voice of its own says what it states and no more.</summary>
    private bool OnlyStates(Source source) => IsSide(source) && ReferenceEquals(source.Voice, Voice.Everything);

    /// <summary>The source that said it, the first when several did.</summary>
    public Source StatedBy(ObjectId id) => Sources.Count > 1 && _statedBy.TryGetValue(id, out var source) ? source : Sources[0];

    /// <summary>Whether this voice, had the object existed for it, would have said so: then its silence is a denial.</summary>
    public bool Denies(SchemaObject subject)
    {
        foreach (var source in Sources)
            if (!OnlyStates(source) && source.Voice.CouldState(subject)) return true;
        return false;
    }

    /// <summary>The source that speaks of a facet of an object, with its own word for the object; null when none does.</summary>
    public (Source Source, SchemaObject Object)? SpeaksOf(SchemaObject own, Facet facet)
    {
        if (Sources.Count == 1) return Sources[0].Voice.CouldState(own, facet) ? (Sources[0], own) : null;
        foreach (var source in Sources)
        {
            if (source.Catalog.Find(own.Id()) is not { } said || !source.Voice.CouldState(said, facet)) continue;
            if (OnlyStates(source) && facet.Read(said) is null && Sources.Any(s => s != source && s.Catalog.Contains(own.Id()))) continue;
            return (source, said);
        }
        return null;
    }

    /// <summary>What this voice calls an object beside its database name: the model and field.</summary>
    public ModelName? OwnName(ObjectId id)
    {
        foreach (var source in Sources)
            if (source.ModelNames.TryGetValue(id, out var name)) return name;
        return null;
    }

    /// <summary>The object of another form or name that one of the sources takes for the same.</summary>
    public SchemaObject? OtherForm(SchemaObject subject, Catalog other)
    {
        foreach (var source in Sources)
            if (source.Voice.OtherForm?.Invoke(subject, other) is { } found) return found;
        return null;
    }

    private Catalog Unite()
    {
        var ordered = Sources.OrderBy(IsSide).ToList();
        var united = ordered[0].Catalog;
        var overlaps = new List<Overlap>();
        foreach (var source in ordered)
            foreach (var subject in source.Catalog.Objects)
            {
                var id = subject.Id();
                if (!_statedBy.TryAdd(id, source)) Meet(id, source, subject, overlaps);
                else if (source != ordered[0]) united = united.With(subject);
            }
        Overlaps = overlaps;
        return united;
    }

    private void Meet(ObjectId id, Source second, SchemaObject after, List<Overlap> overlaps)
    {
        var first = _statedBy[id];
        var before = first.Catalog.Find(id)!;
        if (ReferenceEquals(before, after) || before.Origin.Here == after.Origin.Here) return;
        foreach (var facet in before.Kind.Compare(before, after))
        {
            if (facet.Weight == FacetWeight.Information || !first.Voice.CouldState(before, facet) || !second.Voice.CouldState(after, facet)) continue;
            if (OnlyStates(second) && facet.Read(after) is null) continue;
            if (first.Voice.Agrees(before, after, facet)) continue;
            overlaps.Add(new(id, facet, first, before, second, after));
        }
    }
}
