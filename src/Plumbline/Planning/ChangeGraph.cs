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
    private readonly List<ChangeNode> _nodes = [];
    private readonly Dictionary<(Act, ObjectId), int> _at = [];
    private readonly HashSet<ObjectId> _apart = [];
    private HashSet<int>[] _after = [];

    /// <summary>The first after the second, where nothing speaks against it; else the part that would go with the second goes by itself.</summary>
    private readonly List<(int Later, int Earlier, ObjectId? Part)> _preferred = [];

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
        graph.MakeEdges();
        return graph;
    }

    /// <summary>Whether what goes has to be dropped by itself, since its table cannot go before what waits for that.</summary>
    public bool GoesApart(ObjectId part) => _apart.Contains(part);

    public static bool HoldsRows(SchemaObject subject) => subject is Table or Column { Generated: null } or Sequence;

    // What is made anew

    private void FindAnew(Func<Change.Altered, Recipe?> recipe)
    {
        var open = new Queue<(SchemaObject Subject, EquatableArray<Facet>? Facets)>();
        foreach (var change in _changes.Values.ToList())
        {
            if (change is Change.Dropped dropped) open.Enqueue((dropped.Before, null));
            else if (change is Change.Added { After: Check { Inherited: true, NotValid: true } doubtful }) AnewAbove(doubtful, open);
            else if (change is Change.Altered { Before: Sequence sequence } moved && GivesNameAway(moved)) _anew.Add(sequence.Id());
            else if (change is Change.Altered altered)
            {
                if (recipe(altered) is { } taken && taken.Disturbed(altered, _situation) is { } disturbed)
                {
                    if (taken.Preparing(altered, _situation).Any()) _prepared.Add(altered.After.Id());
                    AnewAround(altered, disturbed.ToList(), open);
                }
                else if (recipe(altered) is not null || CanAlter(altered)) open.Enqueue((altered.Before, altered.Facets));
                else if (HoldsRows(altered.Before)) Stuck.Add(altered);
                else Anew(altered.Before, open);
            }
        }
        while (open.TryDequeue(out var next))
            foreach (var dependent in Tied(_situation.Before, next.Subject).ToList())
                if (MustGo(dependent, next.Subject, next.Facets)) Anew(dependent, next.Subject, open);
    }

    /// <summary>A check is doubtful in a table below only when it comes to stand above it afterwards.</summary>
    private void AnewAbove(Check doubtful, Queue<(SchemaObject, EquatableArray<Facet>?)> open)
    {
        if (_situation.After.Find(doubtful.Parent()!) is not Table table) return;
        foreach (var above in Partitions.Above(table))
            if (_situation.Before.Find(new(Check.OfKind, above.Member(doubtful.Name.Name))) is { } check && _situation.After.Contains(check.Id())) Anew(check, open);
    }

    private void Anew(SchemaObject dependent, SchemaObject support, Queue<(SchemaObject, EquatableArray<Facet>?)> open)
    {
        if (!HoldsRows(dependent)) Anew(dependent, open);
        else if (_changes.GetValueOrDefault(support.Id()) is Change.Altered altered && !Stuck.Contains(altered)) Stuck.Add(altered);
    }

    /// <summary>Whether the sequence of one identity column goes with it, and another column's takes its name.</summary>
    public static bool GivesNameAway(Change change) =>
        change is Change.Altered { Before: Sequence before, After: Sequence after } && before.OwnedBy != after.OwnedBy && before.OfIdentity;

    /// <summary>What is in the way of a recipe goes before it and comes back after it.</summary>
    private void AnewAround(Change.Altered altered, List<SchemaObject> disturbed, Queue<(SchemaObject, EquatableArray<Facet>?)> open)
    {
        foreach (var dependent in disturbed)
        {
            Anew(dependent, open);
            if (_changes.ContainsKey(dependent.Id())) Around(altered.After.Id()).Add(dependent.Id());
        }
    }

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
        if (HoldsRows(before) || !_anew.Add(before.Id())) return;
        open.Enqueue((before, null));
        if (_situation.After.Find(before.Id()) is { } after && !_changes.ContainsKey(before.Id())) _changes[before.Id()] = new Change.Altered(before, after, []);
        foreach (var part in _situation.Before.Children(before.Id()))
            if (_situation.After.Contains(part.Id())) Anew(part, open);
    }

    /// <summary>Whether the dependant has to be away while its support is dropped or altered, and is wanted again afterwards.</summary>
    private bool MustGo(SchemaObject dependent, SchemaObject support, EquatableArray<Facet>? facets)
    {
        var id = dependent.Id();
        if (_anew.Contains(id) || _situation.After.Find(id) is not { } after) return false;
        if (facets is { } altered) return _situation.Writer(support)?.Disturbs(support, altered, dependent) ?? false;
        var bond = _situation.Writer(dependent)?.BondTo(dependent, support) ?? Bond.None;
        if (bond is Bond.None or Bond.LetsGo) return false;
        // One that will not need it any more is altered first.
        var needsItStill = _situation.After.Contains(support.Id()) || (_situation.Writer(after)?.BondTo(after, support) ?? Bond.None) != Bond.None;
        return needsItStill || bond == Bond.Goes;
    }

    /// <summary>Everything that may be tied to an object, as <see cref="Drop"/> looks for it.</summary>
    private static IEnumerable<SchemaObject> Tied(Catalog catalog, SchemaObject subject)
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
        _after = new HashSet<int>[_nodes.Count];
        for (var i = 0; i < _after.Length; i++) _after[i] = [];
    }

    private void Add(Act act, SchemaObject subject, Change change)
    {
        _at[(act, subject.Id())] = _nodes.Count;
        _nodes.Add(new(act, subject, change));
    }

    // Edges

    private void MakeEdges()
    {
        var freed = new Dictionary<(string?, string), int>();
        for (var i = 0; i < _nodes.Count; i++)
            if (_nodes[i] is { Act: Act.Drop, Subject: { Kind.IsRelation: true } relation }) freed[(relation.Name.Schema, relation.Name.Name)] = relation.Parent() is { } whole && _at.TryGetValue((Act.Drop, whole), out var wholly) ? wholly : i;
        for (var i = 0; i < _nodes.Count; i++)
        {
            var node = _nodes[i];
            if (node.Act == Act.Drop && GivesNameAway(node.Change)) continue;
            if (node.Act == Act.Drop) AfterDependants(i);
            else AfterNeeds(i);
            if (node is { Act: Act.Drop, Change: Change.Dropped, Subject: Index or Unique }) AfterReplacements(i);
            if (node.Act == Act.Alter) BetweenDropAndCreation(i);
            if (node is { Act: Act.Create, Subject: Table made }) AfterColumnsAbove(i, made);
            if (node is { Act: Act.Create, Subject: Column { Identity: not null } numbered }) AfterTablesBelow(i, numbered);
            if (node.Subject is Sequence { OfIdentity: true } sequence && node.Act == Act.Create) BeforeItsColumn(i, sequence);
            if (node.Subject is DefaultPrivilege granted) AroundCreations(i, granted);
            if (node.Act != Act.Create) continue;
            if (node.Subject is Table { PartitionOf: { } above }) AfterOtherPartitions(i, above);
            if (_at.TryGetValue((Act.Drop, node.Id()), out var own)) _after[i].Add(own);
            if (node.Subject.Kind.IsRelation && freed.TryGetValue((node.Subject.Name.Schema, node.Subject.Name.Name), out var other)) _after[i].Add(other);
        }
        foreach (var altered in _prepared) AfterPreparation(_at[(Act.Alter, altered)]);
        foreach (var (later, earlier, part) in _preferred.OrderBy(p => p.Part is null))
            if (!ChangeOrder.IsAfter(_after, earlier, later)) _after[later].Add(earlier);
            else if (part is not null) _apart.Add(part);
    }

    /// <summary>A table that inherits is made when what it inherits is there.</summary>
    private void AfterColumnsAbove(int at, Table table)
    {
        foreach (var above in Partitions.Above(table))
            foreach (var column in _situation.After.Columns(above))
                if (_at.TryGetValue((Act.Create, column.Id()), out var create)) _after[at].Add(create);
    }

    /// <summary>What is above no other can be given an identity plainly.</summary>
    private void AfterTablesBelow(int at, Column column)
    {
        foreach (var below in Partitions.Below(_situation.Before, column.Name.OfTable()))
            if (_at.TryGetValue((Act.Drop, below.Id()), out var drop)) _after[at].Add(drop);
    }

    /// <summary>The sequence of an identity comes with its column, which finds the name free.</summary>
    private void BeforeItsColumn(int at, Sequence sequence)
    {
        if (!_at.TryGetValue((Act.Drop, sequence.Id()), out var gone)) return;
        foreach (var maker in new[] { sequence.Parent()!, new(Table.OfKind, sequence.OwnedBy!.OfTable()) })
            foreach (var act in new[] { Act.Create, Act.Alter })
                if (_at.TryGetValue((act, maker), out var made) && made != at) _after[made].Add(gone);
    }

    /// <summary>What is made meanwhile shall have no privileges by default but those that stay: those that go do so before, those that come wait.</summary>
    private void AroundCreations(int at, DefaultPrivilege granted)
    {
        for (var i = 0; i < _nodes.Count; i++)
        {
            if (_nodes[i] is not { Act: Act.Create or Act.Alter, Subject: var made } || !DefaultPrivileges.AreFor(granted, made)) continue;
            if (_nodes[at].Act == Act.Drop) _after[i].Add(at);
            else _after[at].Add(i);
        }
    }

    /// <summary>A drop, or an alteration that disturbs, comes after what hangs on the object is gone or has let go.</summary>
    private void AfterDependants(int at) => AfterDependants(at, _nodes[at].Subject);

    private void AfterDependants(int at, SchemaObject subject)
    {
        foreach (var dependent in Tied(_situation.Before, subject).Concat(_situation.Before.Children(subject.Id())))
        {
            var id = dependent.Id();
            if (id == _nodes[at].Id()) continue;
            var isPart = dependent.Parent() == subject.Id();
            // A sequence goes with its column, which draws from it: whoever else does comes first.
            if (isPart && dependent is Sequence && _at.ContainsKey((Act.Drop, id))) { AfterDependants(at, dependent); continue; }
            if (!isPart && (_situation.Writer(dependent)?.BondTo(dependent, subject) ?? Bond.None) == Bond.None) continue;
            if (_at.TryGetValue((Act.Drop, id), out var drop))
            {
                _after[at].Add(drop);
                // It goes with its table, no earlier; a foreign key goes first, and its table by preference.
                if (!isPart && dependent.Parent() is { } whole && whole != subject.Id() && whole != subject.Parent() && _at.TryGetValue((Act.Drop, whole), out var wholly) && wholly != at)
                    _preferred.Add((at, wholly, dependent is ForeignKey ? null : id));
            }
            else if (_at.TryGetValue((Act.Alter, id), out var alter)) _after[at].Add(alter);
        }
    }

    /// <summary>Where one index or key takes another's place, no query is without one and no row goes unchecked meanwhile.</summary>
    private void AfterReplacements(int at)
    {
        var gone = _nodes[at].Subject;
        if (gone.Parent() is not { } table || !_situation.After.Contains(table)) return;
        foreach (var next in _situation.After.Children(table))
            if (next is Index or Unique && next.Name != gone.Name && _at.TryGetValue((Act.Create, next.Id()), out var create) && !_anew.Contains(next.Id())) _after[at].Add(create);
    }

    private void AfterNeeds(int at)
    {
        var subject = _nodes[at].Subject;
        foreach (var needed in Needs(_situation, subject))
        {
            if (_at.TryGetValue((Act.Create, needed), out var create) && create != at) _after[at].Add(create);
            // A sequence that is there can be drawn from, whoever it comes to belong to.
            if (needed.Kind != Sequence.OfKind && _at.TryGetValue((Act.Alter, needed), out var alter) && alter != at && !Waits(alter, at)) _after[at].Add(alter);
        }
        if (_nodes[at] is not { Act: Act.Alter, Change: Change.Altered altered }) return;
        AfterKeyIsGone(at, altered);
        foreach (var dependent in Tied(_situation.Before, altered.Before))
            if ((_anew.Contains(dependent.Id()) || !_situation.After.Contains(dependent.Id())) && (_situation.Writer(altered.Before)?.Disturbs(altered.Before, altered.Facets, dependent) ?? false))
            {
                if (_at.TryGetValue((Act.Drop, dependent.Id()), out var drop)) _after[at].Add(drop);
                if (_at.TryGetValue((Act.Create, dependent.Id()), out var create)) _after[create].Add(at);
            }
    }

    /// <summary>The rows that a partition is for may be those that another was for, which goes (42P17).</summary>
    private void AfterOtherPartitions(int at, ObjectName whole)
    {
        foreach (var dependent in _situation.Before.Dependents(new(Table.OfKind, whole)))
            if (dependent is Table { PartitionOf: not null } && _at.TryGetValue((Act.Drop, dependent.Id()), out var drop)) _after[at].Add(drop);
    }

    /// <summary>The columns of a primary key have values as long as it stands (42P16).</summary>
    private void AfterKeyIsGone(int at, Change.Altered altered)
    {
        if (altered is not { Before: Column { NotNull: true } column, After: Column { NotNull: false } }) return;
        foreach (var key in _situation.Before.Children<PrimaryKey>(column.Parent()!))
            if (key.Columns.Contains(column.Name.Name) && _at.TryGetValue((Act.Drop, key.Id()), out var drop)) _after[at].Add(drop);
    }

    private void BetweenDropAndCreation(int at)
    {
        foreach (var around in _around.GetValueOrDefault(_nodes[at].Id(), []))
        {
            if (_at.TryGetValue((Act.Drop, around), out var drop)) _after[at].Add(drop);
            if (_at.TryGetValue((Act.Create, around), out var create)) _after[create].Add(at);
        }
    }

    /// <summary>What goes for the sake of an alteration stays until that is prepared, and so does what hangs on it.</summary>
    private void AfterPreparation(int at)
    {
        var prepare = _at[(Act.Prepare, _nodes[at].Id())];
        var open = new Stack<int>([at]);
        while (open.TryPop(out var node))
            foreach (var earlier in _after[node].ToList())
                if (_nodes[earlier] is { Act: Act.Drop, Change: Change.Altered } && _after[earlier].Add(prepare)) open.Push(earlier);
        _after[at].Add(prepare);
    }

    private bool Waits(int node, int forNode) => _after[node].Contains(forNode);

    /// <summary>What must be there for an object to be made: what it says it depends on, and what its parts do.</summary>
    internal static IEnumerable<ObjectId> Needs(Situation situation, SchemaObject subject)
    {
        var catalog = situation.After;
        if (subject.Name.Schema is { } schema && subject is not Schema) yield return new(Schema.OfKind, new(null, schema));
        // It belongs to nobody until its column is made, which draws from it.
        if (subject is Sequence { OfIdentity: false } && !situation.IsOwned(subject) && !situation.Before.Contains(subject.Id())) yield break;
        if (subject.Parent() is { } parent)
        {
            yield return parent;
            // A key, an index or a check stands on columns of its table; those that are new come first.
            if (subject is not Column)
                foreach (var column in catalog.Columns(parent.Name))
                    if ((situation.Writer(subject)?.BondTo(subject, column) ?? Bond.None) != Bond.None) yield return column.Id();
        }
        foreach (var needed in subject.DependsOn()) yield return needed;
        if (subject is Column { Inherited: true } or Check { Inherited: true } && catalog.Find(subject.Parent()!) is Table heir)
            foreach (var above in Partitions.Above(heir)) yield return new(subject.Kind, above.Member(subject.Name.Name));
        if (subject is Column)
            foreach (var sequence in situation.After.Children<Sequence>(subject.Id()))
                if (!sequence.OfIdentity) yield return sequence.Id();
        if (subject is ForeignKey key)
            foreach (var unique in catalog.Children(new(Table.OfKind, key.ReferencedTable)))
                if (unique is PrimaryKey or Unique or Index { Unique: true } or Column) yield return unique.Id();
        if (subject is PrimaryKey or Unique && catalog.Find(subject.Parent()!) is Table { PartitionOf: { } whole })
            foreach (var above in catalog.Children(new(Table.OfKind, whole)))
                if (above.Kind == subject.Kind) yield return above.Id();
        // A new table below takes a check as one that holds: it has no rows that could be otherwise.
        if (subject is Check { NotValid: true, NoInherit: false } check)
            foreach (var below in Partitions.AllBelow(catalog, subject.Name.OfTable()))
                if (catalog.Find(new(Check.OfKind, below.Name.Member(check.Name.Name))) is Check { NotValid: true }) yield return below.Id();
        if (subject is View or MaterializedView or Function or RewriteRule)
            foreach (var needed in subject.DependsOn())
                if (needed.Kind == Table.OfKind)
                    foreach (var column in catalog.Columns(needed.Name)) yield return column.Id();
        if (subject is not Table table) yield break;
        foreach (var column in catalog.Columns(subject.Name))
            foreach (var needed in column.DependsOn())
                if (needed != subject.Id()) yield return needed;
        foreach (var held in catalog.Children<Check>(subject.Id()).Where(c => c is { Inherited: true, NotValid: false }))
            foreach (var above in Partitions.Above(table))
                if (catalog.Find(new(Check.OfKind, above.Member(held.Name.Name))) is Check { NotValid: true } doubtful) yield return doubtful.Id();
    }

    /// <summary>The nodes in order, each with the places of those it waits for.</summary>
    public List<(ChangeNode Node, List<int> Waits)> InOrder() => ChangeOrder.Of(_nodes, _after);
}
