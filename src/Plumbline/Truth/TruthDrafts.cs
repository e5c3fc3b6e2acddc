using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Truth;

/// <summary>Every object with each voice's word beside it, before anything is judged: which object of one voice is which of another.</summary>
internal sealed class TruthDrafts(IReadOnlyList<TruthVoice> voices, IReadOnlyDictionary<string, string> answers)
{
    private readonly Dictionary<ObjectId, int> _index = [];
    private readonly List<TruthDraft> _drafts = [];

    /// <summary>Where a voice's object stands that has another name there than in the first voice.</summary>
    private readonly Dictionary<ObjectId, int> _otherwise = [];

    private readonly bool _withDatabases = voices.Any(v => v.Role == SourceRole.Database);

    public IReadOnlyList<TruthDraft> All => _drafts;

    /// <summary>By draft: what is called one thing here and another there.</summary>
    public Dictionary<int, (RenameCandidate Rename, int Voice)> Renames { get; } = [];

    public static TruthDrafts Of(IReadOnlyList<TruthVoice> voices, IReadOnlyDictionary<string, string>? answers)
    {
        var drafts = new TruthDrafts(voices, answers ?? new Dictionary<string, string>());
        var pairings = voices.Select((_, voice) => drafts.Paired(voice)).ToList();
        foreach (var subject in voices[0].Catalog.Objects) drafts.Draft(subject.Id(), 0, subject);
        for (var voice = 1; voice < voices.Count; voice++)
        {
            if (voices[voice].Role == SourceRole.Database) drafts.LayDatabase(voice, pairings[voice]());
            else drafts.LayBeside(voice, pairings[voice]());
        }
        return drafts;
    }

    /// <summary>Which object is which takes as long as all that follows, so that a large voice is paired while those before it are laid.</summary>
    private Func<List<Pair>> Paired(int voice) =>
        Cores.Begin(() => Pairing.Of(voices[voice].Catalog, voices[Anchor(voice)].Catalog, Hints(voice, Anchor(voice))), pays: voice > 1 && voices[voice].Catalog.Count >= Catalog.Large);

    /// <summary>A database was made by the history, if there is one; every other voice is laid beside the first.</summary>
    private int Anchor(int voice)
    {
        if (voices[voice].Role != SourceRole.Database) return 0;
        var maker = 0;
        while (maker < voice && voices[maker].Role != SourceRole.History) maker++;
        return maker == voice ? 0 : maker;
    }

    /// <summary>Pairs a voice's objects with those of the first voice; what has no partner there is drafted on its own.</summary>
    private void LayBeside(int voice, List<Pair> pairs)
    {
        foreach (var pair in pairs)
        {
            if (pair.Before is null) continue;
            if (pair.Lent)
            {
                Lend(pair, voice);
                continue;
            }
            var at = Draft((pair.After ?? pair.Before).Id(), voice, pair.Before);
            if (_withDatabases && pair.After is not null && (pair.After.Name != pair.Before.Name || pair.After.Kind != pair.Before.Kind)) _otherwise.TryAdd(pair.Before.Id(), at);
            NoteRename(pair, at, voice, voices[0]);
        }
    }

    /// <summary>
    /// Its objects are paired with the history's first, and stand where those stand; what the history does not know is looked for in the first voice.
    /// </summary>
    private void LayDatabase(int voice, List<Pair> pairs)
    {
        var maker = Anchor(voice);
        var rest = new Dictionary<ObjectId, SchemaObject>();
        foreach (var pair in pairs)
        {
            if (pair.Before is null) continue;
            if (pair.Lent) Lend(pair, voice);
            else if (Standing(pair.Before.Id()) is { } own && IsFree(own, voice)) Put(own, voice, pair.Before);
            else if (pair.After is not null && Standing(pair.After.Id()) is { } its && IsFree(its, voice))
            {
                Put(its, voice, pair.Before);
                NoteRename(pair, its, voice, voices[maker]);
            }
            else rest.TryAdd(pair.Before.Id(), pair.Before);
        }
        if (rest.Count > 0) LayRest(voice, maker, rest);
    }

    private void LayRest(int voice, int maker, Dictionary<ObjectId, SchemaObject> rest)
    {
        if (maker != 0)
            foreach (var pair in Pairing.Of(voices[voice].Catalog, voices[0].Catalog, Hints(voice, 0)))
            {
                if (pair.Before is null || pair.After is null || !rest.ContainsKey(pair.Before.Id())) continue;
                if (pair.Lent) Lend(pair, voice);
                else if (Standing(pair.After.Id()) is { } at && IsFree(at, voice))
                {
                    Put(at, voice, pair.Before);
                    NoteRename(pair, at, voice, voices[0]);
                }
                else continue;
                rest.Remove(pair.Before.Id());
            }
        foreach (var (id, subject) in rest) Draft(id, voice, subject);
    }

    private RenameHints Hints(int voice, int anchor) => new()
    {
        Answers = answers,
        OwnName = id => voices[anchor].OwnName(id) is { } own ? own.Field ?? own.Model : null,
        OtherForm = (subject, catalog) => voices[voice].OtherForm(subject, catalog) ?? voices[anchor].OtherForm(subject, catalog),
    };

    /// <summary>A name that a voice only supposes (a counter's sequence) is no name to differ from.</summary>
    private void NoteRename(Pair pair, int at, int voice, TruthVoice anchor)
    {
        if (pair.Rename is not null && anchor.StatedBy(pair.After!.Id()).Voice.CouldState(pair.After)) Renames.TryAdd(at, (pair.Rename, voice));
    }

    /// <summary>One side keeps the promise by another object, which has its own line; so this line has a word on both sides.</summary>
    private void Lend(Pair pair, int voice)
    {
        var own = _index.ContainsKey(pair.After!.Id()) && voices[voice].Catalog.Contains(pair.After.Id()) ? pair.Before! : pair.After;
        var at = Draft(own.Id(), voice, pair.Before!);
        _drafts[at].Sightings[0] = new(pair.After, TruthState.Same);
    }

    private int? Standing(ObjectId id) => _index.TryGetValue(id, out var at) || _otherwise.TryGetValue(id, out at) ? at : null;

    private bool IsFree(int at, int voice) => _drafts[at].Sightings[voice].Object is null;

    private void Put(int at, int voice, SchemaObject subject) => _drafts[at].Sightings[voice] = new(subject, TruthState.Same);

    private int Draft(ObjectId id, int voice, SchemaObject subject)
    {
        if (!_index.TryGetValue(id, out var at))
        {
            _index[id] = at = _drafts.Count;
            _drafts.Add(new(id, new Sighting[voices.Count]));
        }
        Put(at, voice, subject);
        return at;
    }
}

/// <summary>One object with the place for each voice's word.</summary>
internal sealed class TruthDraft(ObjectId id, Sighting[] sightings)
{
    public ObjectId Id => id;
    public Sighting[] Sightings => sightings;
}
