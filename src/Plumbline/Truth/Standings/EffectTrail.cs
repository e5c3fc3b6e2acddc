using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Truth.Standings;

/// <summary>What every statement of a history did to each object, in order: so that what a later file undid is not taken for missing.</summary>
internal sealed class EffectTrail
{
    private readonly Dictionary<ObjectId, List<Step>> _steps = [];
    private readonly Dictionary<ObjectId, List<Move>> _moves = [];
    private readonly History _history;
    private readonly int[] _ends;

    /// <summary>One touch of an object.</summary>
    /// <param name="At">The effect's number in the whole history.</param>
    /// <param name="Run">The file's number.</param>
    public readonly record struct Step(int At, int Run, Change Change, bool IsThereAfter);

    private readonly record struct Move(int At, ObjectId To);

    public EffectTrail(History history)
    {
        _history = history;
        _ends = new int[history.Runs.Count];
        var at = 0;
        for (var run = 0; run < history.Runs.Count; run++)
        {
            foreach (var statement in history.Runs[run].Statements.Span)
                foreach (var change in statement.Effects.Span)
                {
                    at++;
                    // What the server refuses happened nowhere.
                    if (statement.Refused is null) Note(change, at, run, statement.Before, statement.After);
                }
            _ends[run] = at;
        }
    }

    private void Note(Change change, int at, int run, Catalog before, Catalog after)
    {
        if (change is Change.Renamed renamed)
        {
            Steps(renamed.Before.Id()).Add(new(at, run, change, false));
            Follow(renamed.Before, renamed.After, at, before, after);
        }
        Steps(change.Subject().Id()).Add(new(at, run, change, change is not Change.Dropped));
    }

    /// <summary>Parts go along with a renamed object, without an effect of their own.</summary>
    private void Follow(SchemaObject was, SchemaObject now, int at, Catalog before, Catalog after)
    {
        if (!_moves.TryGetValue(was.Id(), out var moves)) _moves[was.Id()] = moves = [];
        moves.Add(new(at, now.Id()));
        foreach (var part in before.Children(was.Id()))
        {
            if (part.Name.Table is null) continue;
            var name = now.Kind.IsRelation ? new ObjectName(now.Name.Schema, part.Name.Name, now.Name.Name) : part.Name with { Schema = now.Name.Schema };
            if (after.Find(new(part.Kind, name)) is { } moved) Follow(part, moved, at, before, after);
        }
    }

    private List<Step> Steps(ObjectId id) => _steps.TryGetValue(id, out var steps) ? steps : _steps[id] = [];

    /// <summary>What happened to an object of this name after an effect.</summary>
    public IEnumerable<Step> After(ObjectId id, int at) => _steps.TryGetValue(id, out var steps) ? steps.Where(s => s.At > at) : [];

    /// <summary>The last thing that happened to it before.</summary>
    public Step? Before(ObjectId id, int at) => _steps.TryGetValue(id, out var steps) && steps.FindLastIndex(s => s.At < at) is >= 0 and var i ? steps[i] : null;

    /// <summary>All forms of what was called so before: of another object, or of the same one.</summary>
    public IEnumerable<SchemaObject> Predecessors(ObjectId id, int at)
    {
        if (!_steps.TryGetValue(id, out var steps)) yield break;
        foreach (var step in steps)
        {
            if (step.At >= at) yield break;
            if (step.Change is Change.Dropped or Change.Altered or Change.Renamed && step.Change.Invert().Subject() is var before && before.Id() == id) yield return before;
            if (step.Change is not Change.Dropped && step.Change.Subject() is var after && after.Id() == id) yield return after;
        }
    }

    /// <summary>What an object is called at the end, or after another effect.</summary>
    public ObjectId Follow(ObjectId id, int at, int until = int.MaxValue)
    {
        for (var hops = 0; hops < 100 && _moves.TryGetValue(id, out var moves); hops++)
        {
            var next = moves.FindIndex(m => m.At > at);
            if (next < 0 || moves[next].At > until) return id;
            (id, at) = (moves[next].To, moves[next].At);
        }
        return id;
    }

    /// <summary>
    /// Which file took it away later, or gave it another name; null when it lasts. The last catalog knows also what no effect told: the file is -1 then.
    /// </summary>
    public int? EndedIn(ObjectId id, int at)
    {
        foreach (var step in After(id, at))
            if (!step.IsThereAfter) return step.Run;
        return _history.Catalog.Contains(id) ? null : -1;
    }

    /// <summary>As the history leaves it.</summary>
    public SchemaObject? AtTheEnd(ObjectId id) => _history.Catalog.Find(id);

    /// <summary>The object as its own file and each later one leave it, under the name that it has there; and whatever bears the name that it is known by.</summary>
    public IEnumerable<(int Run, SchemaObject State)> States(ObjectId id, ObjectId known, int at)
    {
        for (var run = RunOf(at); run < _ends.Length; run++)
        {
            var now = Follow(id, at, _ends[run]);
            if (_history.Runs[run].After.Find(now) is { } state) yield return (run, state);
            if (now != known && _history.Runs[run].After.Find(known) is { } other) yield return (run, other);
        }
    }

    /// <summary>The file of an effect.</summary>
    public int RunOf(int at) => Array.FindIndex(_ends, e => e >= at);
}
