using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Planning.Recipes;

namespace Plumbline.Planning;

/// <summary>What is done to one object; to prepare is what a recipe does of an alteration while all stands that is in its way.</summary>
public enum Act { Create, Prepare, Alter, Drop }

/// <summary>One object's change as a node of the graph. An object that is made anew has two: its drop, then its creation.</summary>
public sealed record ChangeNode(Act Act, SchemaObject Subject, Change Change)
{
    public ObjectId Id() => Subject.Id();
}

/// <summary>
/// The changes between two catalogs, with what has to be made anew around them, in an order that the server accepts: what is needed before
/// what needs it, what depends before what it depends on.
/// </summary>
public sealed class ChangeGraph
{
    private readonly Situation _situation;
    private readonly Dictionary<ObjectId, Change> _changes = [];
    private readonly HashSet<ObjectId> _anew = [];
    private readonly Dictionary<ObjectId, List<ObjectId>> _around = [];
    private readonly HashSet<ObjectId> _prepared = [];
    private readonly Dictionary<ObjectId, Check> _doubted = [];
    private readonly List<ChangeNode> _nodes = [];
    private ChangeEdges _edges = null!;

    private ChangeGraph(Situation situation, IEnumerable<Change> changes)
    {
        _situation = situation;
        foreach (var change in changes) _changes[change.Subject().Id()] = change;
    }

    /// <summary>What cannot be altered and would lose rows when made anew: table, column, sequence.</summary>
    public List<Change.Altered> Stuck { get; } = [];

    /// <param name="recipe">The recipe that alters an object by its own means.</param>
    public static ChangeGraph Of(Situation situation, IReadOnlyList<Change> changes, Func<Change.Altered, Recipe?> recipe)
    {
        var graph = new ChangeGraph(situation, changes);
        graph.FindAnew(recipe);
        graph.MakeNodes();
        graph._edges = ChangeEdges.Of(situation, graph._nodes, graph._anew, graph._around);
        return graph;
    }

    /// <summary>Whether what goes has to be dropped by itself, since its table cannot go before what waits for that.</summary>
    public bool GoesApart(ObjectId part) => _edges.Apart.Contains(part);

    public static bool HoldsRows(SchemaObject subject) => subject is Table or Column { Generated: null } or Sequence;

    /// <summary>Whether something would be lost if it were made anew. What was computed before a plan is so again after its undo.</summary>
    private bool Keeps(SchemaObject before) =>
        HoldsRows(before) && !(_situation.IsUndo && before is Column && _situation.After.Find(before.Id()) is Column { Generated: not null });

    // What is made anew

    private void FindAnew(Func<Change.Altered, Recipe?> recipe)
    {
        var open = new Queue<(SchemaObject Subject, EquatableArray<Facet>? Facets)>();
        foreach (var change in _changes.Values.ToList())
        {
            if (change is Change.Dropped dropped) open.Enqueue((dropped.Before, null));
            else if (change is Change.Added { After: Check { Inherited: true, NotValid: true } doubtful }) AnewAbove(doubtful, doubtful, open);
            else if (change is Change.Altered { Before: Sequence sequence } moved && IsReplaced(moved)) Replace(sequence, open);
            else if (change is Change.Altered altered)
            {
                if (recipe(altered) is { } taken && taken.Disturbed(altered, _situation) is { } disturbed)
                {
                    if (taken.Preparing(altered, _situation).Any()) _prepared.Add(altered.After.Id());
                    AnewAround(altered, disturbed.ToList(), open);
                }
                else if (recipe(altered) is not null || CanAlter(altered)) open.Enqueue((altered.Before, altered.Facets));
                else if (Keeps(altered.Before)) Stuck.Add(altered);
                else Anew(altered.Before, open);
            }
        }
        while (open.TryDequeue(out var next))
            foreach (var dependent in Tied(_situation.Before, next.Subject).ToList())
                if (MustGo(dependent, next.Subject, next.Facets)) Anew(dependent, next.Subject, open);
    }

    /// <summary>A check is doubtful in a table below only when it comes to stand above it afterwards: where it was handed down by one that goes, in the table that keeps it.</summary>
    /// <returns>Whether it stands above, before and after.</returns>
    private bool AnewAbove(Check check, Check doubtful, Queue<(SchemaObject, EquatableArray<Facet>?)> open)
    {
        var stands = false;
        if (_situation.After.Find(check.Parent()!) is not Table table) return stands;
        foreach (var above in Partitions.Above(table))
            if (_situation.Before.Find(new(Check.OfKind, above.Member(check.Name.Name))) is Check next && _situation.After.Contains(next.Id()))
            {
                stands = true;
                if (next.Inherited && AnewAbove(next, doubtful, open)) continue;
                _doubted[next.Id()] = doubtful;
                Anew(next, open);
            }
        return stands;
    }

    private void Anew(SchemaObject dependent, SchemaObject support, Queue<(SchemaObject, EquatableArray<Facet>?)> open)
    {
        if (!Keeps(dependent)) Anew(dependent, open);
        else if (_changes.GetValueOrDefault(support.Id()) is Change.Altered altered && !Stuck.Contains(altered)) Stuck.Add(altered);
    }

    /// <summary>What is granted on a sequence goes with it.</summary>
    private void Replace(Sequence sequence, Queue<(SchemaObject, EquatableArray<Facet>?)> open)
    {
        _anew.Add(sequence.Id());
        foreach (var part in _situation.Before.Children(sequence.Id()))
            if (_situation.After.Contains(part.Id())) Anew(part, open);
    }

    /// <summary>Whether a sequence comes in another's place, since that of an identity comes and goes with its column.</summary>
    public static bool IsReplaced(Change change) =>
        change is Change.Altered { Before: Sequence before, After: Sequence after } && before.OwnedBy != after.OwnedBy && (before.OfIdentity || after.OfIdentity);

    /// <summary>Whether one that is replaced goes with its column in the end, so that only its name is in the way.</summary>
    public static bool GivesNameAway(Change change, Catalog after) =>
        change is Change.Altered altered && IsReplaced(change) && altered.Before.Parent() is { } column && !after.Contains(column);

    /// <summary>What is in the way of a recipe goes before it and comes back after it.</summary>
    private void AnewAround(Change.Altered altered, List<SchemaObject> disturbed, Queue<(SchemaObject, EquatableArray<Facet>?)> open)
    {
        foreach (var dependent in disturbed)
        {
            Anew(dependent, open);
            if (_changes.ContainsKey(dependent.Id())) Around(altered.After.Id()).Add(dependent.Id());
        }
    }

    /// <summary>The alterations for whose sake an object goes and comes back.</summary>
    public IEnumerable<Change.Altered> Causes(ObjectId anew) => _around.Where(a => a.Value.Contains(anew)).Select(a => _changes[a.Key]).OfType<Change.Altered>();

    /// <summary>The check below for whose sake one that stays as it is goes and comes back; null for all else.</summary>
    public Check? Doubted(ObjectId check) => _doubted.GetValueOrDefault(check);

    private List<ObjectId> Around(ObjectId altered)
    {
        if (!_around.TryGetValue(altered, out var around)) _around[altered] = around = [];
        return around;
    }

    private bool CanAlter(Change.Altered altered)
    {
        var facets = altered.Facets.Where(f => f != SchemaObject.CommentFacet && f != SchemaObject.OwnerFacet).ToEquatableArray();
        return facets.IsEmpty || _situation.Writer(altered.After)?.Alter(altered.Before, altered.After, facets, _situation.Writing()) is not null;
    }

    private void Anew(SchemaObject before, Queue<(SchemaObject, EquatableArray<Facet>?)> open)
    {
        if (Keeps(before) || !_anew.Add(before.Id())) return;
        open.Enqueue((before, null));
        if (_situation.After.Find(before.Id()) is { } after && !_changes.ContainsKey(before.Id())) _changes[before.Id()] = new Change.Altered(before, after, []);
        foreach (var part in _situation.Before.Children(before.Id()))
            if (_situation.After.Contains(part.Id())) Anew(part, open);
        // With what is said of it there.
        if (before is Check)
            foreach (var below in Partitions.Below(_situation.Before, before.Name.OfTable()))
                if (_situation.Before.Find(new(Check.OfKind, below.Name.Member(before.Name.Name))) is Check { Inherited: true } handed && _situation.After.Contains(handed.Id())) Anew(handed, open);
    }

    /// <summary>Whether the dependant has to be away while its support is dropped or altered, and is wanted again afterwards.</summary>
    private bool MustGo(SchemaObject dependent, SchemaObject support, EquatableArray<Facet>? facets)
    {
        var id = dependent.Id();
        if (_anew.Contains(id) || _situation.After.Find(id) is not { } after) return false;
        if (facets is { } altered) return _situation.Writer(support)?.Disturbs(support, altered, dependent) ?? false;
        var bond = _situation.Dialect.Bond(dependent, support);
        if (bond is Bond.None or Bond.LetsGo) return false;
        // One that will not need it any more is altered first.
        var needsItStill = _situation.After.Contains(support.Id()) || _situation.IsTied(after, support);
        return needsItStill || bond == Bond.Goes;
    }

    /// <summary>Everything that may be tied to an object, as <see cref="Drop"/> looks for it.</summary>
    internal static IEnumerable<SchemaObject> Tied(Catalog catalog, SchemaObject subject)
    {
        var id = subject.Id();
        var seen = new HashSet<ObjectId> { id };
        foreach (var dependent in catalog.Dependents(id))
            if (seen.Add(dependent.Id())) yield return dependent;
        foreach (var part in catalog.Children(id))
            foreach (var dependent in catalog.Dependents(part.Id()))
                if (seen.Add(dependent.Id()) && dependent.Parent() != id) yield return dependent;
        if (subject.Parent() is not { } whole) yield break;
        foreach (var neighbour in catalog.Children(whole))
            if (seen.Add(neighbour.Id())) yield return neighbour;
        foreach (var dependent in catalog.Dependents(whole))
            if (seen.Add(dependent.Id())) yield return dependent;
    }

    // Nodes

    private void MakeNodes()
    {
        foreach (var change in _changes.Values)
            switch (change)
            {
                case Change.Added added: Add(Act.Create, added.After, change); break;
                case Change.Dropped dropped: Add(Act.Drop, dropped.Before, change); break;
                case Change.Altered altered when _anew.Contains(altered.Before.Id()):
                    // What belongs to an object that is made anew goes with it.
                    if (altered.Before.Parent() is not { } whole || !_anew.Contains(whole)) Add(Act.Drop, altered.Before, change);
                    Add(Act.Create, altered.After, change);
                    break;
                case Change.Altered altered:
                    if (_prepared.Contains(altered.After.Id())) Add(Act.Prepare, altered.After, change);
                    Add(Act.Alter, altered.After, change);
                    break;
            }
    }

    private void Add(Act act, SchemaObject subject, Change change)
    {
        _nodes.Add(new(act, subject, change));
    }

    /// <summary>The nodes in order, each with the places of those it waits for.</summary>
    public List<(ChangeNode Node, List<int> Waits)> InOrder() => ChangeOrder.Of(_nodes, _edges.After);
}
