using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Truth.Standings;

/// <summary>
/// Looks in a live schema for what each statement of a history did. What a statement added must be there, what it dropped must be gone,
/// what it altered must have that value – unless a later statement changed it again, which is then the one to look for.
/// </summary>
internal sealed class EvidenceSearch
{
    private readonly History _history;
    private readonly Source _database;
    private readonly EffectTrail _trail;
    private readonly EquatableArray<TrackingTable> _tools;

    /// <summary>The files that are in effect, at least in part; null while that is still being found out.</summary>
    private bool[]? _seen;
    private bool[] _whole = [];

    private EvidenceSearch(History history, Source database, EffectTrail trail)
    {
        (_history, _database, _trail) = (history, database, trail);
        _tools = database.Database?.Tracking ?? [];
    }

    /// <summary>One answer for each file of the history.</summary>
    public static EquatableArray<FileEvidence> Of(History history, Source database, EffectTrail trail)
    {
        var search = new EvidenceSearch(history, database, trail);
        var first = search.Look();
        // What is gone proves a drop only where what made it was there: known once every file was looked at.
        search._whole = [.. first.Select(f => f.Reach() is Reach.Whole)];
        search._seen = [.. first.Select(f => f.Reach() is Reach.Whole or Reach.Partly)];
        return search.Look().ToEquatableArray();
    }

    private List<FileEvidence> Look()
    {
        var files = new List<FileEvidence>(_history.Runs.Count);
        var at = 0;
        foreach (var run in _history.Runs.Span)
        {
            var statements = new List<StatementEvidence>(run.Statements.Count);
            foreach (var statement in run.Statements.Span) statements.Add(Of(statement, ref at));
            files.Add(new(statements.ToEquatableArray()));
        }
        return files;
    }

    private StatementEvidence Of(Statement statement, ref int at)
    {
        var effects = new List<EffectEvidence>(statement.Effects.Count);
        foreach (var change in statement.Effects.Span)
        {
            var found = Of(change, ++at);
            // The server refuses it, so nothing of it is to be expected.
            if (statement.Refused is { } refused && found.State == Evidence.NotInEffect) found = new(change, Evidence.None, $"PostgreSQL refuses it ({refused.SqlState})");
            effects.Add(found);
        }
        return new(statement, StateOf(effects), effects.ToEquatableArray());
    }

    /// <summary>The word for several: what is missing outweighs what is there, and what is there outweighs silence.</summary>
    private static Evidence StateOf(List<EffectEvidence> effects) => effects.Count == 0 ? Evidence.None : effects.Max(e => e.State);

    private EffectEvidence Of(Change change, int at)
    {
        var subject = change.Subject();
        if (_tools.Any(t => t.Owns(subject))) return new(change, Evidence.None, "the migration tool's own");
        if (subject.Name.Schema == Names.TemporarySchema || !_database.Voice.CouldState(subject)) return new(change, Evidence.None);
        return change switch
        {
            Change.Added added => OfAdded(added, at),
            Change.Dropped dropped => new(change, OfDropped(dropped, at)),
            Change.Altered altered => OfAltered(altered, at),
            Change.Renamed renamed => OfRenamed(renamed, at),
            _ => new(change, Evidence.None),
        };
    }

    /// <summary>The live object under its name then, or the one that it was given later.</summary>
    private SchemaObject? Live(SchemaObject subject, int at) =>
        _database.Voice.Counterpart(subject, _database.Catalog) ?? (_trail.Follow(subject.Id(), at) is var now && now != subject.Id() ? _database.Catalog.Find(now) : null);

    private EffectEvidence OfAdded(Change.Added added, int at)
    {
        var id = added.After.Id();
        if (Live(added.After, at) is not { } live)
            return new(added, OfAbsent(id, at));
        var dropped = false;
        foreach (var step in _trail.After(id, at))
        {
            // Made again later: it may be the later one that is seen.
            if (dropped && step.IsThereAfter) return new(added, Evidence.Replaced);
            dropped |= !step.IsThereAfter;
        }
        return OfPresent(added, added.After, live, at);
    }

    /// <summary>An object of that name is there. Where another was called so before, it must be told which of the two it is.</summary>
    private EffectEvidence OfPresent(Change change, SchemaObject made, SchemaObject live, int at)
    {
        var says = OtherValue(made, live, at);
        var earlier = _trail.Predecessors(live.Id(), at).Where(p => ReferenceEquals(p.Kind, live.Kind)).ToList();
        var isAsBefore = earlier.Exists(e => IsSame(live, e));
        if (says is null) return new(change, isAsBefore ? Evidence.None : Evidence.InEffect);
        return isAsBefore ? new(change, Evidence.NotInEffect, $"{says}, as before") : new(change, Evidence.Changed, says);
    }

    private bool IsSame(SchemaObject one, SchemaObject other) => one.Kind.Facets.All(f => f.Weight != FacetWeight.Structural || _database.Voice.Agrees(one, other, f));

    /// <summary>What is not there is missing, unless a later file took it away; and where that file was not run, nothing is known.</summary>
    private Evidence OfAbsent(ObjectId id, int at)
    {
        if ((_trail.EndedIn(_trail.Follow(id, at), at) ?? _trail.EndedIn(id, at)) is not { } run) return Evidence.NotInEffect;
        return WasRun(run) ? Evidence.Replaced : Evidence.None;
    }

    private bool WasRun(int run) => _seen is null || run < 0 || _seen[run];

    /// <summary>The first facet that has neither the value it was made with nor one that a later statement gave it.</summary>
    private string? OtherValue(SchemaObject made, SchemaObject live, int at)
    {
        if (!ReferenceEquals(made.Kind, live.Kind)) return null;
        foreach (var facet in made.Kind.Facets)
        {
            if (facet.Weight != FacetWeight.Structural || !_database.Voice.CouldState(live, facet) || _database.Voice.Agrees(live, made, facet)) continue;
            if (TruthTable.IsUnsaidWhenNull(made, facet) && facet.Read(made) is null) continue;
            if (GivenBy(live, facet, made.Id(), at) is not null) continue;
            return $"{facet.Name} is {facet.Read(live) ?? "not set"}, not {facet.Read(made) ?? "unset"}";
        }
        return null;
    }

    /// <summary>The file that gave a facet the value it has: the effect's own (a type that it used was renamed at once) or a later one; null when none did.</summary>
    private int? GivenBy(SchemaObject live, Facet facet, ObjectId id, int at)
    {
        foreach (var (run, state) in _trail.States(id, live.Id(), at))
            if (ReferenceEquals(state.Kind, live.Kind) && _database.Voice.Agrees(live, state, facet)) return run;
        return null;
    }

    private Evidence OfDropped(Change.Dropped dropped, int at)
    {
        var id = dropped.Before.Id();
        // Made again, or given its name, by a later statement.
        if (_database.Voice.Counterpart(dropped.Before, _database.Catalog) is not null)
            return _trail.AtTheEnd(id) is not null || _trail.After(id, at).Any(s => s.IsThereAfter) ? Evidence.Replaced : Evidence.NotInEffect;
        // Gone, or never there: what made it must have been run for that to mean anything.
        return _seen is not null && _trail.Before(id, at) is { } earlier && (earlier.Run == _trail.RunOf(at) ? _whole[earlier.Run] : _seen[earlier.Run]) ? Evidence.InEffect : Evidence.None;
    }

    private EffectEvidence OfAltered(Change.Altered altered, int at)
    {
        var id = altered.After.Id();
        if (Live(altered.After, at) is not { } live)
            return new(altered, OfAbsent(id, at));
        if (!ReferenceEquals(live.Kind, altered.After.Kind)) return new(altered, Evidence.None);
        var worst = new EffectEvidence(altered, Evidence.None);
        foreach (var facet in altered.Facets)
        {
            if (facet.Weight == FacetWeight.Information || !_database.Voice.CouldState(live, facet)) continue;
            var found = OfFacet(altered, live, facet, at);
            if (found.State > worst.State) worst = found;
        }
        return worst;
    }

    private EffectEvidence OfFacet(Change.Altered altered, SchemaObject live, Facet facet, int at)
    {
        if (altered is { Before: EnumType was, After: EnumType now } && live is EnumType there && facet == EnumType.LabelsFacet) return OfLabels(altered, was, now, there, at);
        var wasSo = _trail.Predecessors(altered.After.Id(), at).Any(p => ReferenceEquals(p.Kind, live.Kind) && _database.Voice.Agrees(live, p, facet));
        // Set, taken away and set again: it may be the first that is seen.
        if (_database.Voice.Agrees(live, altered.After, facet)) return new(altered, wasSo ? Evidence.None : Evidence.InEffect);
        var wasBefore = _database.Voice.Agrees(live, altered.Before, facet);
        if (GivenBy(live, facet, altered.After.Id(), at) is { } run) return new(altered, run > _trail.RunOf(at) ? Evidence.Replaced : wasBefore ? Evidence.None : Evidence.InEffect);
        if (wasBefore || wasSo) return new(altered, Evidence.NotInEffect, $"{facet.Name} is {facet.Read(live) ?? "not set"}, as before");
        return new(altered, Evidence.Changed, $"{facet.Name} is {facet.Read(live) ?? "not set"}, not {facet.Read(altered.After) ?? "unset"}");
    }

    /// <summary>A label that was added is in effect by itself, whatever labels came after it.</summary>
    private EffectEvidence OfLabels(Change.Altered altered, EnumType was, EnumType now, EnumType there, int at)
    {
        var missing = now.Labels.Except(was.Labels).Except(there.Labels).ToList();
        if (missing.Count == 0) return new(altered, Evidence.InEffect);
        return GivenBy(there, EnumType.LabelsFacet, now.Id(), at) is not null ? new(altered, Evidence.Replaced) : new(altered, Evidence.NotInEffect, $"it has no label {string.Join(", ", missing)}");
    }

    private EffectEvidence OfRenamed(Change.Renamed renamed, int at)
    {
        var before = _database.Catalog.Find(renamed.Before.Id());
        var isMadeAgain = _trail.After(renamed.Before.Id(), at).Any(s => s.IsThereAfter);
        if (Live(renamed.After, at) is { } live)
            return before is null || isMadeAgain ? OfPresent(renamed, renamed.After, live, at) : new(renamed, !_trail.Predecessors(live.Id(), at).Any() ? Evidence.Changed : Evidence.NotInEffect);
        return new(renamed, before is not null && !isMadeAgain ? Evidence.NotInEffect : OfAbsent(renamed.After.Id(), at));
    }
}
