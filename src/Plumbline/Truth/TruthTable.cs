using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;
using Plumbline.Truth.Claims;
using Plumbline.Truth.Standings;

namespace Plumbline.Truth;

/// <summary>
/// Every object and facet against every voice. The reference, per object and per facet, is the first voice in the order of truth that speaks;
/// what a voice cannot state it does not deny. Knows facets, not kinds.
/// </summary>
public sealed class TruthTable
{
    /// <summary>Facets that are null when no statement spoke of them, rather than when they are off.</summary>
    private static readonly HashSet<Facet> s_unsaidWhenNull = [SchemaObject.OwnerFacet, Extension.InSchemaFacet, Extension.VersionFacet];

    private readonly Dictionary<ObjectId, TruthSubject> _subjects = [];
    private Dictionary<int, (RenameCandidate Rename, int Voice)> _renames = [];
    private IReadOnlyList<DatabaseDepartures>? _databases;
    private IReadOnlyList<HistoryStanding>? _standings;
    private IReadOnlyList<JudgedClaim>? _claims;
    private Project? _project;

    private TruthTable(IReadOnlyList<TruthVoice> voices) => Voices = voices;

    public IReadOnlyList<TruthVoice> Voices { get; }

    /// <summary>All objects, in the order in which reports name them.</summary>
    public IReadOnlyList<TruthSubject> Subjects { get; private set; } = [];

    /// <summary>Those of them about which the voices disagree.</summary>
    public IReadOnlyList<TruthSubject> Drifting { get; private set; } = [];

    /// <summary>Each migration in each database.</summary>
    public IReadOnlyList<HistoryStanding> Standings => _standings ??= _project is null ? [] : AllStandings.Of(_project);

    /// <summary>Where each database stands against what it is to keep.</summary>
    public IReadOnlyList<DatabaseDepartures> Databases => _databases ??= DatabaseDepartures.Of(this);

    /// <summary>What the project's documents say, judged.</summary>
    public IReadOnlyList<JudgedClaim> Claims => _claims ??= _project is null ? [] : AllClaims.Of(_project, this);

    /// <summary>Index of the first voice of a role; below zero when there is none.</summary>
    public int VoiceOf(SourceRole role)
    {
        for (var i = 0; i < Voices.Count; i++)
            if (Voices[i].Role == role) return i;
        return -1;
    }

    /// <summary>The subject of that kind and name, as the first voice that has it calls it.</summary>
    public TruthSubject? Find(ObjectId id) => _subjects.GetValueOrDefault(id);

    public static TruthTable Of(Project project)
    {
        var table = Of(VoicesOf(project), Hints(project));
        table._project = project;
        return table;
    }

    public static TruthTable Of(IReadOnlyList<TruthVoice> voices, IReadOnlyDictionary<string, string>? answers = null)
    {
        var table = new TruthTable(voices);
        if (voices.Count > 0) table.Settle(TruthDrafts.Of(voices, answers));
        return table;
    }

    /// <summary>The voices of a project in the order of truth. Several declared sources of one dialect are one voice.</summary>
    public static IReadOnlyList<TruthVoice> VoicesOf(Project project)
    {
        var dialect = project.Of(SourceRole.History).Concat(project.Of(SourceRole.Declared)).Concat(project.Of(SourceRole.Database)).FirstOrDefault()?.Dialect;
        var voices = new List<TruthVoice>();
        foreach (var role in project.Truth)
        {
            // A database that was not reached says nothing.
            // Documents are judged claim by claim.
            var sources = role == SourceRole.Document ? [] : project.Of(role).Where(s => s.Dialect == dialect && (role != SourceRole.Database || s.Database is not null)).ToList();
            if (sources.Count == 0) continue;
            if (role == SourceRole.Declared) voices.Add(new(role, sources));
            else voices.AddRange(sources.Select(s => new TruthVoice(role, [s])));
        }
        return voices;
    }

    private static Dictionary<string, string> Hints(Project project)
    {
        var answers = new Dictionary<string, string>();
        foreach (var answer in project.Renames) answers.TryAdd(answer.Before, answer.After);
        return answers;
    }

    private void Settle(TruthDrafts drafts)
    {
        _renames = drafts.Renames;
        var resolutions = Voices.Select(v => v.Sources.Count == 1 && v.Sources[0].History is { } history ? Resolutions.Of(history) : null).ToList();
        var unread = Voices.Select(v => new Unread(v)).ToList();
        var settled = new TruthSubject?[drafts.All.Count];
        Cores.Each(settled.Length, Catalog.Large, at => settled[at] = Settled(drafts.All[at], _renames.TryGetValue(at, out var rename) ? rename : null, resolutions, unread));
        var subjects = new List<TruthSubject>(settled.Length);
        _subjects.EnsureCapacity(settled.Length);
        foreach (var subject in settled)
        {
            if (subject is null) continue;
            subjects.Add(subject);
            _subjects[subject.Id] = subject;
        }
        // Where one object keeps the promise of several, they have that object alike.
        subjects.Sort(static (a, b) => Differ.Compare(a.Object, b.Object) is not 0 and var order ? order : a.Id.Name.CompareTo(b.Id.Name));
        Subjects = subjects;
        Drifting = subjects.Where(s => s.Drifts).ToList();
    }

    /// <summary>What the voices say of one object; null where nobody meant it.</summary>
    private TruthSubject? Settled(TruthDraft draft, (RenameCandidate Rename, int Voice)? rename, List<Dictionary<ObjectId, Resolution>?> resolutions, List<Unread> unread)
    {
        var (id, sightings) = (draft.Id, draft.Sightings);
        // What lives in a session is gone with it.
        if (IsGivenByTheServer(sightings) || id.Name.Schema == Dialects.Names.TemporarySchema) return null;
        var subject = new TruthSubject(id, sightings);
        FillSilences(subject, sightings, unread);
        if (rename is { } other) (subject.Rename, subject.RenamedIn) = other;
        subject.Differences = Compare(sightings);
        for (var voice = 1; voice < Voices.Count; voice++)
            if (sightings[voice].Object is { } own && sightings[subject.Reference].Object is not null && resolutions[voice]?.GetValueOrDefault(own.Id()) is { } resolved) subject.Resolved = resolved;
        return subject;
    }

    /// <summary>What an empty database brings along (the schema public) was stated by nobody.</summary>
    private static bool IsGivenByTheServer(Sighting[] sightings) => sightings.All(s => s.Object is null || ReferenceEquals(s.Object.Origin, Provenance.Unknown) && s.Object is Schema or Extension);

    private void FillSilences(TruthSubject subject, Sighting[] sightings, List<Unread> unread)
    {
        var known = subject.Object;
        var from = Array.FindIndex(sightings, s => s.Object is not null);
        var fromDatabase = Voices[from].Role == SourceRole.Database;
        for (var voice = 0; voice < sightings.Length; voice++)
        {
            if (sightings[voice].Object is { Refused: not null } refused && !IsRefused(voice, refused.Parent())) sightings[voice] = new(refused, TruthState.Refused);
            if (sightings[voice].Object is not null) continue;
            if (fromDatabase && Voices[voice].Catalog.Find(known.Id()) is { } under)
            {
                // It stands under the name that it has in the first voice.
                sightings[voice] = new(under, TruthState.Same);
                continue;
            }
            // Two folders of migrations for one database: what one makes the other need not.
            var elsewhere = Voices[voice].Role == SourceRole.History && IsInAnotherHistory(sightings, voice);
            var silent = elsewhere || (fromDatabase && IsLeftOpen(known, voice)) || !Denies(voice, known, from);
            var state = unread[voice].IsHidden(known) ? TruthState.Unreadable : silent ? TruthState.Silent : unread[voice].MayName(known) ? TruthState.Unreadable : TruthState.Absent;
            sightings[voice] = new(null, state);
        }
        subject.Reference = Math.Max(0, Array.FindIndex(sightings, s => s.State is not (TruthState.Silent or TruthState.Unreadable)));
        if (sightings[subject.Reference].State != TruthState.Absent) return;
        for (var voice = subject.Reference + 1; voice < sightings.Length; voice++)
            if (sightings[voice] is { Object: { } present, State: TruthState.Same }) sightings[voice] = new(present, TruthState.Different);
    }

    /// <summary>
    /// Platforms and administrators give privileges that no file speaks of: what no file says of an object's privileges is left open,
    /// for the files and between the databases.
    /// </summary>
    private bool IsLeftOpen(SchemaObject known, int voice)
    {
        if (known is not (Grant or DefaultPrivilege) || Voices[0].Role == SourceRole.Database) return false;
        var asked = Voices[voice].Role == SourceRole.Database ? Voices.Where(v => v.Role != SourceRole.Database) : [Voices[voice]];
        return known is Grant grant
            ? asked.All(v => !v.Catalog.Children<Grant>(grant.On).Any())
            : asked.All(v => !v.Catalog.OfType<DefaultPrivilege>().Any());
    }

    private bool IsInAnotherHistory(Sighting[] sightings, int voice)
    {
        for (var other = 0; other < sightings.Length; other++)
            if (other != voice && Voices[other].Role == SourceRole.History && sightings[other].Object is not null) return true;
        return false;
    }

    /// <summary>A voice that is silent about a whole (a partition) is silent about its parts.</summary>
    private bool Denies(int voice, SchemaObject known, int knownFrom)
    {
        if (!Voices[voice].Denies(known)) return false;
        if (known.Parent() is not { } parent || Voices[voice].Catalog.Contains(parent) || Voices[knownFrom].Catalog.Find(parent) is not { } whole) return true;
        return Voices[voice].Denies(whole);
    }

    private bool IsRefused(int voice, ObjectId? parent) => parent is { } id && Voices[voice].Catalog.Find(id) is { Refused: not null };

    private List<FacetDifference> Compare(Sighting[] sightings)
    {
        var first = Array.FindIndex(sightings, s => s.Object is not null);
        List<FacetDifference>? found = null;
        for (var voice = first + 1; voice < sightings.Length; voice++)
        {
            if (sightings[voice].Object is not { } other || ReferenceEquals(other, sightings[first].Object) || !ReferenceEquals(other.Kind, sightings[first].Object!.Kind)) continue;
            if (EqualsAllBefore(sightings, voice, other)) continue;
            foreach (var facet in other.Kind.Facets)
                if (Difference(sightings, facet, voice) is { } difference) (found ??= []).Add(difference);
        }
        return found ?? [];
    }

    /// <summary>Equal to the first alone would not do: where that is silent, another speaks.</summary>
    private static bool EqualsAllBefore(Sighting[] sightings, int voice, SchemaObject other)
    {
        for (var earlier = 0; earlier < voice; earlier++)
            if (sightings[earlier].Object is { } own && !other.Equals(own)) return false;
        return true;
    }

    /// <summary>Against the first voice before this one that speaks of the facet.</summary>
    private FacetDifference? Difference(Sighting[] sightings, Facet facet, int voice)
    {
        var other = sightings[voice].Object!;
        for (var earlier = 0; earlier < voice; earlier++)
        {
            if (sightings[earlier].Object is not { } own || !ReferenceEquals(own.Kind, other.Kind)) continue;
            if (Voices.Count == 2 && facet.Read(own) == facet.Read(other) && Voices[0].Sources.Count == 1) return null;
            if (Voices[earlier].SpeaksOf(own, facet) is not { } said) continue;
            return Agree(earlier, own, voice, other, facet) ? null : new(facet, earlier, voice, facet.Read(said.Object), facet.Read((Voices[voice].SpeaksOf(other, facet)?.Object ?? other)));
        }
        return null;
    }

    /// <summary>Whether two voices' words for a facet mean one thing, or one of them says nothing of it.</summary>
    internal bool Agree(int earlier, SchemaObject own, int voice, SchemaObject other, Facet facet)
    {
        if (Voices[earlier].SpeaksOf(own, facet) is not { } said || Voices[voice].SpeaksOf(other, facet) is not { } saidOther) return true;
        var (before, after) = (facet.Read(said.Object), facet.Read(saidOther.Object));
        if (before == after || (IsUnsaidWhenNull(own, facet) && (before is null || after is null))) return true;
        if (facet == SchemaObject.CommentFacet && Voices[voice].Role == SourceRole.Database && (Voices[earlier].Role == SourceRole.Database || before is null)) return true;
        return said.Source.Voice.Agrees(said.Object, saidOther.Object, facet) || saidOther.Source.Voice.Agrees(saidOther.Object, said.Object, facet)
            || IsOfTheRename(said.Object, saidOther.Object, facet);
    }

    /// <summary>An extension brings a comment of its own; a comment in a database that no file speaks of is nobody's promise.</summary>
    internal static bool IsUnsaidWhenNull(SchemaObject own, Facet facet) => s_unsaidWhenNull.Contains(facet) || (own is Extension && facet == SchemaObject.CommentFacet);

    /// <summary>Columns that were renamed make the text of keys and checks differ; that is the rename's difference, told once.</summary>
    private bool IsOfTheRename(SchemaObject own, SchemaObject other, Facet facet)
    {
        if (_renames.Count == 0 || facet.Read(own) is not { } reference || facet.Read(other) is not { } text) return false;
        foreach (var (_, (rename, _)) in _renames)
            if (Concerns(rename.Before, other))
                (text, reference) = (ContentRenames.Replace(text, Word(rename.Before), Word(rename.After)), ContentRenames.Replace(reference, Word(rename.Before), Word(rename.After)));
        return text == reference;

        // A column's new name means nothing in another table's texts.
        static bool Concerns(SchemaObject renamed, SchemaObject subject) =>
            renamed is Table || (renamed is Column && (subject.Name.Table is null || subject.Name.Table == renamed.Name.Table || subject is ForeignKey key && key.ReferencedTable.Name == renamed.Name.Table));

        static string Word(SchemaObject subject) => subject is Column ? subject.Name.Name : subject.Name.ToString();
    }

    /// <summary>The statements of a voice that could not be read: what they name may be there.</summary>
    private sealed class Unread
    {
        private readonly List<string> _texts = [];
        private readonly HashSet<Kind> _kinds = [];

        public Unread(TruthVoice voice)
        {
            foreach (var source in voice.Sources)
            {
                _kinds.UnionWith(source.Database?.UnreadKinds ?? []);
                _texts.AddRange(source.UnreadTexts);
                foreach (var run in source.History?.Runs ?? [])
                    foreach (var statement in run.Statements)
                        if (statement.Verb == Dialects.Verb.NotUnderstood) _texts.Add(statement.Text().ToString());
            }
        }

        /// <summary>Whether this kind of object was hidden from the reader.</summary>
        public bool IsHidden(SchemaObject subject) => _kinds.Contains(subject.Kind);

        public bool MayName(SchemaObject subject) => _texts.Any(t => t.Contains(subject.Name.Name, StringComparison.OrdinalIgnoreCase));
    }
}
