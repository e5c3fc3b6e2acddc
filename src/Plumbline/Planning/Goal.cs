using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Planning;

/// <summary>An object that gets another name, and keeps all it holds.</summary>
public sealed record GoalRename(SchemaObject Before, ObjectName After);

/// <summary>
/// What one voice (the history, a database) shall say so that it agrees with the truth: its own catalog with the truth's word wherever a voice
/// that is believed before it speaks. What only the target has is left alone, or asked about; nothing goes because it is not mentioned.
/// </summary>
public sealed record Goal(Catalog Before, EquatableArray<GoalRename> Renames, EquatableArray<LeftAlone> Left, EquatableArray<Question> Questions)
{
    /// <summary>What shall be there, by the name it has in the end.</summary>
    public required IReadOnlyList<SchemaObject> Wanted { get; init; }

    /// <summary>What shall go.</summary>
    public required IReadOnlyList<ObjectId> Gone { get; init; }

    /// <summary>The catalog to reach, once the renames are done.</summary>
    /// <param name="renamed">The target's catalog after the renames.</param>
    public Catalog After(Catalog renamed)
    {
        var after = renamed;
        foreach (var id in Gone) after = Without(after, id);
        foreach (var subject in Wanted) after = after.With(subject);
        return after;
    }

    private static Catalog Without(Catalog catalog, ObjectId id)
    {
        foreach (var part in catalog.Children(id).ToList()) catalog = Without(catalog, part.Id());
        return catalog.Without(id);
    }

    /// <param name="target">Index of the voice that is to change.</param>
    public static Goal Of(TruthTable truth, int target, PlanSettings settings) => new GoalReading(truth, target, settings).Read();

    /// <summary>A goal without questions: one catalog is to become the other, by name.</summary>
    public static Goal Between(Catalog before, Catalog after, IEnumerable<GoalRename> renames)
    {
        var (wanted, gone) = (new List<SchemaObject>(), new List<ObjectId>());
        var (met, twins) = (0, new InStep(before));
        foreach (var subject in after.Objects)
        {
            var there = twins.Find(subject);
            if (there is not null) met++;
            if (!subject.Equals(there)) wanted.Add(subject);
        }
        if (met < before.Count) gone.AddRange(before.Objects.Select(o => o.Id()).Where(id => !after.Contains(id)));
        foreach (var whole in gone) AddAlong(whole);
        return new(before, renames.ToEquatableArray(), [], []) { Wanted = wanted, Gone = gone };

        // What stays as it is and is a part of what goes has to come again: the sequence of a table that another takes over by name.
        void AddAlong(ObjectId whole)
        {
            foreach (var part in before.Children(whole))
            {
                if (after.Find(part.Id()) is not { } still) continue;
                if (still.Equals(part)) wanted.Add(still);
                AddAlong(part.Id());
            }
        }
    }
}

/// <summary>Goes through the truth table once.</summary>
internal sealed class GoalReading(TruthTable truth, int target, PlanSettings settings)
{
    private readonly List<GoalRename> _renames = [];
    private readonly List<LeftAlone> _left = [];
    private readonly List<Question> _questions = [];
    private readonly List<SchemaObject> _wanted = [];
    private readonly List<ObjectId> _gone = [];
    private readonly List<TruthSubject> _denied = [];
    private readonly HashSet<ObjectId> _deniedIds = [];

    /// <summary>By what the target calls them; null until somebody asks.</summary>
    private ILookup<ObjectId, TruthSubject>? _called;

    private string Dialect => truth.Voices[target].Sources[0].Dialect;

    public Goal Read()
    {
        foreach (var subject in truth.Subjects) Read(subject);
        foreach (var subject in _denied) _deniedIds.Add(subject.In(target)!.Id());
        foreach (var subject in _denied) Deny(subject);
        TakeAlong();
        MakeAgain();
        return new(truth.Voices[target].Catalog.WithoutRefused(), _renames.ToEquatableArray(), _left.ToEquatableArray(), _questions.ToEquatableArray()) { Wanted = _wanted, Gone = _gone };
    }

    private void Read(TruthSubject subject)
    {
        // What the server refused is not there, nor is what was to stand on it.
        var own = subject.In(target) is { Refused: null } there ? there : null;
        if (subject.Reference == target || subject.Sightings[target].State == TruthState.Unreadable) return;
        var wanted = Believed(subject);
        if (wanted is null)
        {
            if (own is not null && subject.Sightings[subject.Reference].State == TruthState.Absent && subject.Reference < target) _denied.Add(subject);
            return;
        }
        if (own is not null && own.Id() != wanted.Value.Object.Id() && IsTwin(subject, wanted.Value.Object.Id())) return;
        if (own is null) _wanted.Add(Complete(subject, wanted.Value));
        else if (ReferenceEquals(own.Kind, wanted.Value.Object.Kind)) Meet(subject, own, wanted.Value.Object);
    }

    /// <summary>A second index over the same, say, stands beside the one of that name: it is no older name of it.</summary>
    private bool IsTwin(TruthSubject subject, ObjectId name)
    {
        if (!truth.Voices[target].Catalog.Contains(name)) return false;
        _called ??= truth.Subjects.Where(s => s.In(target) is not null).ToLookup(s => s.In(target)!.Id());
        foreach (var other in _called[name])
            if (other != subject && Believed(other)?.Object.Id() == name) return true;
        return false;
    }

    /// <summary>The first voice before the target that has the object, and its word.</summary>
    private (int Voice, SchemaObject Object)? Believed(TruthSubject subject)
    {
        for (var voice = subject.Reference; voice < truth.Voices.Count; voice++)
        {
            if (voice == target) continue;
            if (voice > target) return null;
            if (subject.Sightings[voice].State == TruthState.Absent) return null;
            if (subject.In(voice) is { } found) return (voice, found);
        }
        return null;
    }

    /// <summary>What the first voice cannot say of the object, a later one may.</summary>
    private SchemaObject Complete(TruthSubject subject, (int Voice, SchemaObject Object) first)
    {
        var whole = first.Object with { Refused = null };
        foreach (var facet in whole.Kind.Facets)
        {
            if (truth.Voices[first.Voice].SpeaksOf(first.Object, facet) is { } said)
            {
                if (!ReferenceEquals(said.Object, first.Object)) whole = facet.Take(whole, said.Object);
                continue;
            }
            for (var voice = first.Voice + 1; voice < target; voice++)
                if (subject.In(voice) is { } other && ReferenceEquals(other.Kind, whole.Kind) && truth.Voices[voice].SpeaksOf(other, facet) is { } word)
                {
                    whole = facet.Take(whole, word.Object);
                    break;
                }
        }
        return whole;
    }

    private void Meet(TruthSubject subject, SchemaObject own, SchemaObject wanted)
    {
        var meant = own;
        if (own.Name != wanted.Name)
        {
            if (own.Name.Name != wanted.Name.Name || (own.Name.Table is null && own.Name != wanted.Name)) Rename(subject, own, wanted);
            meant = own with { Name = wanted.Name };
        }
        var changed = false;
        foreach (var difference in subject.Differences)
        {
            if (difference.Other != target || difference.Reference >= target || difference.Facet.Weight == FacetWeight.Information || subject.In(difference.Reference) is not { } reference) continue;
            var said = truth.Voices[difference.Reference].SpeaksOf(reference, difference.Facet)?.Object ?? reference;
            meant = difference.Facet.Take(meant, said);
            if (meant is Column column && said is Column needing) meant = column with { Needs = [.. column.Needs.Concat(needing.Needs).Distinct()] };
            changed = true;
        }
        if (!changed) return;
        meant = Whole(own, meant, wanted);
        if (own is Column was && meant is Column now && (was.Identity is null) != (now.Identity is null)) _wanted.AddRange(SequencesOf(was));
        PlanQuestions.OfAlteration(own with { Name = wanted.Name }, meant, settings, Dialect, wanted.Origin.Here, _questions);
        _wanted.Add(meant);
    }

    /// <summary>Changed in all that differs it is the truth's own object, and stands on what that stands on; only what merely informs is not taken over.</summary>
    private static SchemaObject Whole(SchemaObject own, SchemaObject meant, SchemaObject wanted)
    {
        if (meant.Kind.Compare(meant, wanted).Any(f => f.Weight != FacetWeight.Information)) return meant;
        var whole = wanted with { Refused = null };
        foreach (var facet in own.Kind.Facets)
            if (facet.Weight == FacetWeight.Information) whole = facet.Take(whole, own);
        return whole;
    }

    /// <summary>What stays, and is a part of something that goes, has to come again: a sequence that another column takes over.</summary>
    private void MakeAgain()
    {
        if (_gone.Count == 0) return;
        var (gone, made) = (_gone.ToHashSet(), _wanted.Select(w => w.Id()).ToHashSet());
        foreach (var subject in truth.Subjects)
            if (subject.In(target) is { Refused: null } own && !gone.Contains(own.Id()) && GoesWith(own, gone) && Believed(subject) is { } wanted && made.Add(wanted.Object.Id())) _wanted.Add(Complete(subject, wanted));
    }

    private bool GoesWith(SchemaObject part, HashSet<ObjectId> gone)
    {
        for (var whole = part.Parent(); whole is not null; whole = truth.Voices[target].Catalog.Find(whole)?.Parent())
            if (gone.Contains(whole)) return true;
        return false;
    }

    /// <summary>A serial column and one with an identity draw from a sequence of one name, and no facet tells whose it is.</summary>
    private IEnumerable<SchemaObject> SequencesOf(Column own)
    {
        foreach (var sequence in truth.Voices[target].Catalog.Children<Sequence>(own.Id()))
            if (truth.Find(sequence.Id()) is { } subject && Believed(subject)?.Object is Sequence other && other.OfIdentity != sequence.OfIdentity) yield return other;
    }

    private void Rename(TruthSubject subject, SchemaObject own, SchemaObject wanted)
    {
        var confidence = subject.Rename?.Confidence ?? 1;
        if (ChangeGraph.HoldsRows(own) && confidence < 1) _questions.Add(PlanQuestions.OfRename(own, wanted, confidence));
        _renames.Add(new(own, wanted.Name));
    }

    private void Deny(TruthSubject subject)
    {
        var own = subject.In(target)!;
        if (own.Parent() is { } parent && (_gone.Contains(parent) || _deniedIds.Contains(parent))) return;
        // an identity that goes takes its sequence along
        if (own is Sequence { OfIdentity: true }) { _gone.Add(own.Id()); return; }
        var consent = PlanQuestions.Consent("drop", own);
        if (settings.Keeps(own)) { _left.Add(new(own.Id(), "kept, as plumbline.yaml says", consent)); return; }
        if (settings.Allows(consent) || IsReplaced(own)) { _gone.Add(own.Id()); return; }
        if (HoldsWork(own) && IsManaged(subject)) _questions.Add(PlanQuestions.OfDrop(own, truth.Voices[subject.Reference].InWords(), truth.Voices[target].Catalog, settings, Dialect));
        else _left.Add(new(own.Id(), IsManaged(subject) ? $"{truth.Voices[subject.Reference].InWords()} does not have it" : "neither the declared schema nor the history knows it", consent));
    }

    /// <summary>What is made of something that goes, goes with it; what merely uses it is asked about.</summary>
    private void TakeAlong()
    {
        var catalog = truth.Voices[target].Catalog;
        var dialect = Dialects.AllDialects.Find(Dialect);
        foreach (var left in _left.ToList())
        {
            if (catalog.Find(left.Subject) is not { } subject) continue;
            foreach (var gone in _gone.ToList())
                if (catalog.Find(gone) is { } support && dialect?.Bond(subject, support) is { } bond and not (Dialects.Bond.None or Dialects.Bond.LetsGo))
                {
                    if (bond == Dialects.Bond.Goes) _gone.Add(subject.Id());
                    else _questions.Add(PlanQuestions.OfDrop(subject, $"{truth.Voices[0].InWords()}, and {support.Id()} cannot go without it", truth.Voices[target].Catalog, settings, Dialect));
                    _left.Remove(left);
                    break;
                }
        }
    }

    /// <summary>What nobody could make again from the truth alone.</summary>
    private static bool HoldsWork(SchemaObject own) => own is Table or Column || own is Sequence { OwnedBy: null };

    /// <summary>What a migration of this project made is the project's; what only a database has is somebody's.</summary>
    private bool IsManaged(TruthSubject subject)
    {
        if (truth.Voices[target].Role == SourceRole.History) return true;
        for (var voice = 0; voice < target; voice++)
            if (subject.In(voice) is not null) return true;
        return false;
    }

    /// <summary>A key or index whose place another takes, that says the same of more columns or fewer.</summary>
    private bool IsReplaced(SchemaObject own) => Leading(own) is { } was && _wanted.Any(w =>
        w.Parent() == own.Parent() && Leading(w) is { } now && IsUnique(w) == IsUnique(own) && !truth.Voices[target].Catalog.Contains(w.Id()) && was.Any(now.Contains) && (was.All(now.Contains) || now.All(was.Contains)));

    private static bool IsUnique(SchemaObject subject) => subject is Unique or Index { Unique: true };

    private static IReadOnlyList<string>? Leading(SchemaObject subject) => subject switch
    {
        Unique unique => [.. unique.Columns],
        Index { Predicate: null } index when index.Keys.All(k => k.Column is not null) => [.. index.Keys.Select(k => k.Column!)],
        _ => null,
    };
}
