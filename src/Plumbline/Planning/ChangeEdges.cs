using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Planning.Recipes;

namespace Plumbline.Planning;

/// <summary>Which of the changes wait for which others.</summary>
/// <param name="anew">What goes and is made again.</param>
/// <param name="around">What goes and comes back around an alteration.</param>
internal sealed class ChangeEdges(Situation situation, List<ChangeNode> nodes, HashSet<ObjectId> anew, Dictionary<ObjectId, List<ObjectId>> around)
{
    private readonly Dictionary<(Act, ObjectId), int> _at = [];
    private readonly HashSet<int>[] _after = new HashSet<int>[nodes.Count];

    /// <summary>The first after the second, where nothing speaks against it; else the part that would go with the second goes by itself.</summary>
    private readonly List<(int Later, int Earlier, ObjectId? Part)> _preferred = [];

    /// <summary>The first after the second, where not even a preference speaks against it.</summary>
    private readonly List<(int Later, int Earlier)> _wished = [];

    /// <summary>For each node those that come before it.</summary>
    public HashSet<int>[] After => _after;

    /// <summary>What has to be dropped by itself, since its table cannot go before what waits for that.</summary>
    public HashSet<ObjectId> Apart { get; } = [];

    public static ChangeEdges Of(Situation situation, List<ChangeNode> nodes, HashSet<ObjectId> anew, Dictionary<ObjectId, List<ObjectId>> around)
    {
        var edges = new ChangeEdges(situation, nodes, anew, around);
        for (var i = 0; i < nodes.Count; i++)
        {
            edges._at[(nodes[i].Act, nodes[i].Id())] = i;
            edges._after[i] = [];
        }
        edges.Find();
        return edges;
    }

    private void Find()
    {
        var freed = new Dictionary<(string?, string), int>();
        for (var i = 0; i < nodes.Count; i++)
            if (nodes[i] is { Act: Act.Drop, Subject: { Kind.IsRelation: true } relation } drop && !ChangeGraph.GivesNameAway(drop.Change, situation.After)) freed[(relation.Name.Schema, relation.Name.Name)] = relation.Parent() is { } whole && _at.TryGetValue((Act.Drop, whole), out var wholly) ? wholly : i;
        for (var i = 0; i < nodes.Count; i++)
            if (nodes[i] is { Act: Act.Alter, Change: Change.Altered moved } && OtherParents.Changes(moved)) BetweenParents(i, (Table)moved.Before, (Table)moved.After);
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            if (node.Act == Act.Drop && ChangeGraph.GivesNameAway(node.Change, situation.After)) continue;
            if (node is { Act: Act.Drop, Subject: Sequence { OfIdentity: true } } && node.Subject.Parent() is { } drawing) Wait(i, Act.Alter, drawing);
            if (node.Act == Act.Drop) AfterDependants(i);
            else AfterNeeds(i);
            if (node is { Act: Act.Drop, Change: Change.Dropped, Subject: Index or Unique }) AfterReplacements(i);
            if (node.Act == Act.Alter) BetweenDropAndCreation(i);
            if (node.Act == Act.Alter) AfterPublications(i, node.Change);
            if (node is { Act: Act.Alter, Subject: Table { PartitionOf: { } joined }, Change: Change.Altered moving } && OtherParents.Changes(moving)) AfterOtherPartitions(i, joined);
            if (node is { Act: Act.Alter, Change: Change.Altered { Before: Column { Identity: null } serial, After: Column { Identity: not null } } }) AfterDrawing(i, serial);
            if (node.Act != Act.Drop && node.Subject is Function function) AfterItsBody(i, function);
            if (node.Act != Act.Drop && node.Subject is Publication publication) AfterItsTables(i, publication);
            if (node is { Act: Act.Create, Subject: Table made }) AfterColumnsAbove(i, made);
            if (node is { Act: Act.Create, Subject: Column { Identity: not null } numbered }) AfterTablesBelow(i, numbered);
            if (node.Subject is Sequence { OfIdentity: true } sequence && node.Act == Act.Create) BeforeItsColumn(i, sequence);
            if (node is { Act: not Act.Create, Subject: Grant { On: var onTable } taken } && onTable.Kind == Table.OfKind) AfterColumnsWithTheSame(i, taken);
            if (node.Subject is DefaultPrivilege granted) AroundCreations(i, granted);
            if (node.Act != Act.Create) continue;
            if (node.Subject is Table { PartitionOf: { } above }) AfterOtherPartitions(i, above);
            if (node.Subject is PrimaryKey key) AfterOtherKey(i, key);
            if (node.Subject is PrimaryKey or Unique or Model.Index or ForeignKey) AfterNewPartitions(i);
            if (node.Subject is ForeignKey reference) AfterOtherTargets(i, reference);
            if (_at.TryGetValue((Act.Drop, node.Id()), out var own)) _after[i].Add(own);
            if (node.Subject.Kind.IsRelation && freed.TryGetValue((node.Subject.Name.Schema, node.Subject.Name.Name), out var other)) _after[i].Add(other);
        }
        for (var i = 0; i < nodes.Count; i++)
            if (nodes[i].Act == Act.Prepare) AfterPreparation(_at[(Act.Alter, nodes[i].Id())]);
        foreach (var (later, earlier, part) in _preferred.OrderBy(p => p.Part is null))
            if (!ChangeOrder.IsAfter(_after, earlier, later)) _after[later].Add(earlier);
            else if (part is not null) Apart.Add(part);
        foreach (var (later, earlier) in _wished)
            if (!ChangeOrder.IsAfter(_after, earlier, later)) _after[later].Add(earlier);
    }

    private void Wait(int at, Act act, ObjectId id)
    {
        if (_at.TryGetValue((act, id), out var earlier) && earlier != at) _after[at].Add(earlier);
    }

    /// <summary>A partition that is there gets its part of a key by the name that it shall have; one that comes later by one that the server makes up.</summary>
    private void AfterNewPartitions(int at)
    {
        if (situation.After.Find(nodes[at].Subject.Parent()!) is not Table { PartitionBy: not null } whole) return;
        foreach (var part in Partitions.Of(situation.After, whole.Name))
            if (_at.TryGetValue((Act.Create, part.Id()), out var made)) _preferred.Add((at, made, null));
    }

    /// <summary>A table has one primary key (42P16).</summary>
    private void AfterOtherKey(int at, PrimaryKey key)
    {
        foreach (var other in situation.Before.Children<PrimaryKey>(key.Parent()!)) Wait(at, Act.Drop, other.Id());
    }

    /// <summary>A foreign key takes the first key that fits, and would hold one that goes.</summary>
    private void AfterOtherTargets(int at, ForeignKey reference)
    {
        foreach (var target in situation.Before.Children(new(Table.OfKind, reference.ReferencedTable)))
            if (UniqueKey.ColumnsOf(target) is { } columns && columns.Count == reference.ReferencedColumns.Count && reference.ReferencedColumns.All(columns.Contains)) Wait(at, Act.Drop, target.Id());
    }

    /// <summary>A table leaves its parents, changes its parts, and then has what the other parents ask for; a partition has no more than that.</summary>
    private void BetweenParents(int at, Table before, Table after)
    {
        var (table, others) = (before.Id(), OtherParents.Joined(before, after).Select(p => new ObjectId(Table.OfKind, p)).ToList());
        int? left = _at.TryGetValue((Act.Prepare, table), out var prepare) ? prepare : others.Count == 0 ? at : null;
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Subject is not (Column or Check or PrimaryKey or Unique or Model.Index or ForeignKey) || nodes[i].Subject.Parent() is not { } whole) continue;
            if (whole == table && left is { } leaving) _after[i].Add(leaving);
            if (whole == table ? others.Count > 0 && (nodes[i].Act != Act.Drop || after.PartitionOf is not null) : others.Contains(whole)) _after[at].Add(i);
        }
    }

    /// <summary>A type that is altered has lost those who leave it: in its place there may come another.</summary>
    private void AfterLeavers(int at, SchemaObject type)
    {
        foreach (var user in situation.Before.Dependents(type.Id()))
        {
            if (situation.After.Find(user.Id()) is { } stays)
            {
                if (!stays.DependsOn().Contains(type.Id())) Wait(at, Act.Alter, user.Id());
                continue;
            }
            Wait(at, Act.Drop, user.Id());
            if (user.Parent() is { } whole && _at.TryGetValue((Act.Drop, whole), out var wholly)) _preferred.Add((at, wholly, user.Id()));
        }
    }

    /// <summary>A table that inherits is made when what it inherits is there, and as it shall be.</summary>
    private void AfterColumnsAbove(int at, Table table)
    {
        foreach (var above in Partitions.Above(table))
            foreach (var column in situation.After.Columns(above))
                foreach (var act in new[] { Act.Create, Act.Alter })
                    if (_at.TryGetValue((act, column.Id()), out var made)) _after[at].Add(made);
    }

    /// <summary>The sequence of a column that becomes an identity goes: those who draw from it, too, let go first.</summary>
    private void AfterDrawing(int at, Column serial)
    {
        foreach (var sequence in situation.Before.Children<Sequence>(serial.Id())) AfterDependants(at, sequence);
    }

    /// <summary>What is above no other can be given an identity plainly.</summary>
    private void AfterTablesBelow(int at, Column column)
    {
        foreach (var below in Partitions.Below(situation.Before, column.Name.OfTable()))
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

    /// <summary>What is taken on a table is taken on its columns, to which it is given back: they are there by then.</summary>
    private void AfterColumnsWithTheSame(int at, Grant taken)
    {
        foreach (var column in situation.After.Columns(taken.On.Name))
            if (situation.After.Contains(new Grant(column.Id(), taken.Grantee).Id())) Wait(at, Act.Create, column.Id());
    }

    /// <summary>What is made meanwhile shall have no privileges by default but those that stay: those that go do so before, those that come wait.</summary>
    private void AroundCreations(int at, DefaultPrivilege granted)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i] is not { Act: Act.Create or Act.Alter, Subject: var made } || !DefaultPrivileges.AreFor(granted, made)) continue;
            if (nodes[at].Act == Act.Drop) _after[i].Add(at);
            else _after[at].Add(i);
        }
    }

    /// <summary>A drop, or an alteration that disturbs, comes after what hangs on the object is gone or has let go.</summary>
    private void AfterDependants(int at) => AfterDependants(at, nodes[at].Subject);

    private void AfterDependants(int at, SchemaObject subject)
    {
        // A column takes along those that inherit it.
        if (subject is Column column && subject.Id() == nodes[at].Id())
            foreach (var below in Inheritance.InheritedColumns(situation.Before, column.Name.OfTable(), column.Name.Name))
                if (_at.ContainsKey((Act.Drop, below.Id()))) AfterDependants(at, below);
        foreach (var dependent in ChangeGraph.Tied(situation.Before, subject).Concat(situation.Before.Children(subject.Id())))
        {
            var id = dependent.Id();
            if (id == nodes[at].Id()) continue;
            var isPart = dependent.Parent() == subject.Id();
            // A sequence goes with its column, which draws from it: whoever else does comes first.
            if (isPart && dependent is Sequence && _at.ContainsKey((Act.Drop, id))) { AfterDependants(at, dependent); continue; }
            if (!isPart && !situation.IsTied(dependent, subject)) continue;
            if (_at.TryGetValue((Act.Drop, id), out var drop))
            {
                _after[at].Add(drop);
                // It goes with its table, no earlier; a foreign key goes first, and its table by preference.
                if (!isPart && dependent.Parent() is { } whole && whole != nodes[at].Id() && whole != nodes[at].Subject.Parent() && _at.TryGetValue((Act.Drop, whole), out var wholly) && wholly != at)
                    _preferred.Add((at, wholly, dependent is ForeignKey ? null : id));
            }
            else if (_at.TryGetValue((Act.Alter, id), out var alter)) _after[at].Add(alter);
        }
    }

    /// <summary>A body in SQL is looked at when its function is made (manual, check_function_bodies).</summary>
    private void AfterItsBody(int at, Function function)
    {
        foreach (var query in FunctionBodies.QueriesOf(function))
        {
            foreach (var name in query.Relations)
                if (situation.After.Relation(name.Schema ?? function.Name.Schema, name.Name) is { } named) Prefer(named);
            foreach (var name in query.Functions)
                foreach (var called in situation.After.Functions(name.Schema ?? function.Name.Schema, name.Name)) Prefer(called);
        }

        void Prefer(SchemaObject named)
        {
            if (_at.TryGetValue((Act.Create, named.Id()), out var made) && made != at) _preferred.Add((at, made, null));
        }
    }

    /// <summary>Rows that are published can be filled only when something identifies them (55000), and what is published is logged.</summary>
    private void AfterItsTables(int at, Publication publication)
    {
        foreach (var table in publication.Tables)
        {
            if (_at.TryGetValue((Act.Alter, new(Table.OfKind, table.Table)), out var altered)) _preferred.Add((at, altered, null));
            foreach (var part in situation.After.Children(new(Table.OfKind, table.Table)))
                foreach (var act in new[] { Act.Create, Act.Alter })
                    if (part is Column or PrimaryKey or Unique or Index && _at.TryGetValue((act, part.Id()), out var made)) _preferred.Add((at, made, null));
        }
    }

    /// <summary>A table leaves its publications before it is no longer logged (55000).</summary>
    private void AfterPublications(int at, Change change)
    {
        if (change is not Change.Altered { Before: Table { Persistence: not Persistence.Unlogged } before, After: Table { Persistence: Persistence.Unlogged } }) return;
        foreach (var publication in situation.Before.Dependents(before.Id()).OfType<Publication>())
            foreach (var act in new[] { Act.Drop, Act.Alter })
                if (_at.TryGetValue((act, publication.Id()), out var left)) _after[at].Add(left);
    }

    /// <summary>The columns that go and change with one above.</summary>
    private IEnumerable<Column> Below(SchemaObject subject) => subject is Column column
        ? Partitions.Below(situation.Before, column.Name.OfTable()).Select(t => situation.Before.Find(new(Column.OfKind, t.Name.Member(column.Name.Name)))).OfType<Column>().Where(c => c.Inherited)
        : [];

    /// <summary>Where one index or key takes another's place, no query is without one and no row goes unchecked meanwhile.</summary>
    private void AfterReplacements(int at)
    {
        var gone = nodes[at].Subject;
        if (gone.Parent() is not { } table || !situation.After.Contains(table)) return;
        foreach (var next in situation.After.Children(table))
            if ((next is Index or Unique || next is PrimaryKey key && UniqueKey.ColumnsOf(gone) == key.Columns) && next.Name != gone.Name && _at.TryGetValue((Act.Create, next.Id()), out var create) && !anew.Contains(next.Id())) _wished.Add((at, create));
    }

    private void AfterNeeds(int at)
    {
        var subject = nodes[at].Subject;
        foreach (var needed in ChangeNeeds.Of(situation, subject))
        {
            if (_at.TryGetValue((Act.Create, needed), out var create) && create != at) _after[at].Add(create);
            // A sequence that is there can be drawn from, whoever it comes to belong to.
            if (needed.Kind == Sequence.OfKind) AfterItBecomes(at, needed);
            else if (_at.TryGetValue((Act.Alter, needed), out var alter) && alter != at && !Waits(alter, at) && !IsToMove(at, alter)) _after[at].Add(alter);
        }
        if (nodes[at] is not { Act: Act.Alter, Change: Change.Altered altered }) return;
        AfterKeyIsGone(at, altered);
        if (altered.Before is EnumType or Domain or CompositeType or RangeType) AfterLeavers(at, altered.Before);
        AfterDisturbed(at, altered.Before, altered.Facets);
        if (altered.Before is not Column column || !altered.Facets.Contains(Column.TypeFacet)) return;
        AfterPartsThatGo(at, column);
    }

    /// <summary>What goes need not be brought to the new type, for which it may make no sense.</summary>
    private void AfterPartsThatGo(int at, Column column)
    {
        var wholly = _at.TryGetValue((Act.Drop, column.Parent()!), out var table) ? table : (int?)null;
        foreach (var part in situation.Before.Children(column.Parent()!))
        {
            if (part is not (Index or Check or Exclusion or Unique or PrimaryKey) || !_at.TryGetValue((Act.Drop, part.Id()), out var drop) || !situation.IsTied(part, column)) continue;
            _preferred.Add((at, drop, null));
            if (wholly is { } whole) _preferred.Add((at, whole, part.Id()));
        }
        foreach (var below in Below(column)) AfterPartsThatGo(at, (Column)below);
    }

    /// <summary>A column that becomes an identity, or is one no longer, gets a sequence of the same name: another one.</summary>
    private void AfterItBecomes(int at, ObjectId sequence)
    {
        if (situation.Before.Find(sequence) is Sequence was && situation.After.Find(sequence) is Sequence now && was.OfIdentity != now.OfIdentity && now.Parent() is { } column) Wait(at, Act.Alter, column);
    }

    /// <summary>A new table below one that comes to other parents is made before, so that it takes part in that.</summary>
    private bool IsToMove(int at, int alter) => nodes[at] is { Act: Act.Create, Subject: Table } && nodes[alter].Change is Change.Altered moved && OtherParents.Changes(moved);

    private void AfterDisturbed(int at, SchemaObject subject, EquatableArray<Facet> facets)
    {
        foreach (var dependent in ChangeGraph.Tied(situation.Before, subject))
        {
            var goes = !situation.After.Contains(dependent.Id());
            if (!(goes || anew.Contains(dependent.Id())) || !(situation.Writer(subject)?.Disturbs(subject, facets, dependent) ?? false) && !(goes && IsOtherEnd(subject, facets, dependent))) continue;
            Wait(at, Act.Drop, dependent.Id());
            if (_at.ContainsKey((Act.Drop, dependent.Id())) && dependent is not ForeignKey && dependent.Parent() is { } whole && _at.TryGetValue((Act.Drop, whole), out var wholly)) _preferred.Add((at, wholly, dependent.Id()));
            if (_at.TryGetValue((Act.Create, dependent.Id()), out var create)) _after[create].Add(at);
        }
        foreach (var below in Below(subject)) AfterDisturbed(at, below, facets);
    }

    /// <summary>A foreign key has the same types at both ends (42804).</summary>
    private bool IsOtherEnd(SchemaObject column, EquatableArray<Facet> facets, SchemaObject dependent) =>
        dependent is ForeignKey && facets.Contains(Column.TypeFacet) && situation.IsTied(dependent, column);

    /// <summary>The rows that a partition is for may be those that another was for, which goes (42P17).</summary>
    private void AfterOtherPartitions(int at, ObjectName whole)
    {
        foreach (var dependent in situation.Before.Dependents(new(Table.OfKind, whole)))
        {
            if (dependent is not Table { PartitionOf: not null } other) continue;
            Wait(at, Act.Drop, other.Id());
            if (situation.After.Find(other.Id()) is Table left && left.PartitionOf != whole) Wait(at, _at.ContainsKey((Act.Prepare, other.Id())) ? Act.Prepare : Act.Alter, other.Id());
        }
    }

    /// <summary>The columns of a primary key have values as long as it stands (42P16).</summary>
    private void AfterKeyIsGone(int at, Change.Altered altered)
    {
        if (altered is not { Before: Column { NotNull: true } column, After: Column { NotNull: false } }) return;
        foreach (var key in situation.Before.Children<PrimaryKey>(column.Parent()!))
            if (key.Columns.Contains(column.Name.Name) && _at.TryGetValue((Act.Drop, key.Id()), out var drop)) _after[at].Add(drop);
    }

    private void BetweenDropAndCreation(int at)
    {
        foreach (var disturbed in around.GetValueOrDefault(nodes[at].Id(), []))
        {
            if (_at.TryGetValue((Act.Drop, disturbed), out var drop)) _after[at].Add(drop);
            if (_at.TryGetValue((Act.Create, disturbed), out var create)) _after[create].Add(at);
        }
    }

    /// <summary>What goes for the sake of an alteration stays until that is prepared, and so does what hangs on it.</summary>
    private void AfterPreparation(int at)
    {
        var prepare = _at[(Act.Prepare, nodes[at].Id())];
        var open = new Stack<int>([at]);
        while (open.TryPop(out var node))
            foreach (var earlier in _after[node].ToList())
                if (nodes[earlier] is { Act: Act.Drop, Change: Change.Altered } && _after[earlier].Add(prepare)) open.Push(earlier);
        _after[at].Add(prepare);
    }

    private bool Waits(int node, int forNode) => _after[node].Contains(forNode);
}
