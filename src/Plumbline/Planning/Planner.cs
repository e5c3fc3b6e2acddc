using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Planning.Recipes;
using Plumbline.Sql;

namespace Plumbline.Planning;

/// <summary>
/// From the changes between two catalogs, whose objects bear the same names, to steps in order. Each change goes to the recipe that fits it,
/// else to what its kind's slice writes.
/// </summary>
public sealed class Planner
{
    private readonly Situation _situation;
    private readonly ChangeGraph? _graph;
    private readonly SupportsDone _supports;

    /// <summary>With the default privileges that hold while objects are made.</summary>
    private readonly Catalog _defaults;

    private Planner(Situation situation)
    {
        Changes = Differ.ByName(situation.Before, situation.After);
        _situation = situation = situation with { Meanwhile = OtherParents.Meanwhile(situation, Changes) };
        _supports = new(situation, Changes);
        _defaults = Changes.OfType<Change.Dropped>().Where(c => c.Before is DefaultPrivilege).Aggregate(situation.Before, (catalog, gone) => catalog.Without(gone.Before.Id()));
        if (situation.Dialect.Name != AllDialects.Sqlite) _graph = ChangeGraph.Of(situation, Changes, altered => AllRecipes.Of(altered, situation));
    }

    public Situation Situation => _situation;

    public EquatableArray<Change> Changes { get; }

    /// <summary>Alterations for which there is no statement and no recipe, of what holds rows.</summary>
    public IReadOnlyList<Change.Altered> Stuck => _graph?.Stuck ?? [];

    public static Planner Over(Situation situation) => new(situation);

    /// <summary>The steps, in the order in which they run; those that may share a transaction stand together.</summary>
    public EquatableArray<Step> Steps()
    {
        if (_graph is null) return SqliteSteps.Of(_situation, Changes);
        var placed = new List<(int Level, Step Step)>();
        var levels = new List<int>();
        // Of each node, the step before which its last one has to be done: where that is free, a long one may wait for others of its pace.
        var ends = new List<(int Step, int Before)>();
        foreach (var (node, waits) in _graph.InOrder())
        {
            var level = waits.Count == 0 ? 0 : waits.Max(w => levels[w]);
            var first = placed.Count;
            foreach (var step in StepsOf(node))
            {
                level = Levels.Next(level, step);
                placed.Add((level, step));
            }
            foreach (var wait in waits) ends[wait] = (ends[wait].Step, Math.Min(ends[wait].Before, first < placed.Count ? placed[first].Level : level));
            ends.Add((placed.Count > first ? placed.Count - 1 : -1, int.MaxValue));
            levels.Add(level);
        }
        Levels.Gather(placed, ends);
        placed.AddRange(Owning(placed));
        return Filling.Together([.. placed.OrderBy(p => p.Level)]).ToEquatableArray();
    }

    /// <summary>A new sequence is needed by the column that it is for, and belongs to it only once that is there.</summary>
    private IEnumerable<(int Level, Step Step)> Owning(List<(int Level, Step Step)> placed)
    {
        foreach (var change in Changes)
        {
            if (change is not Change.Added && !ChangeGraph.IsReplaced(change) || change.Subject() is not Sequence sequence) continue;
            if (!IsOwnedByNew(sequence)) continue;
            var statements = _situation.Creating(sequence).Skip(1).ToEquatableArray();
            if (statements.IsEmpty) continue;
            var home = new ObjectId(Table.OfKind, sequence.OwnedBy!.OfTable());
            var level = placed.Where(p => p.Step.Subject == home || p.Step.Subject == sequence.Parent() || p.Step.Subject == sequence.Id()).Max(p => p.Level);
            yield return (level, new(sequence.Id(), $"sequence {sequence.Name} belongs to {sequence.OwnedBy}", StepPace.Brief, statements));
        }
    }

    private bool IsOwnedByNew(SchemaObject subject) => subject is Sequence { OfIdentity: false } sequence && sequence.Parent() is { } owner && !_situation.Before.Contains(owner);

    private IEnumerable<Step> StepsOf(ChangeNode node)
    {
        if (node.Act == Act.Prepare) return AllRecipes.Of((Change.Altered)node.Change, _situation)!.Preparing((Change.Altered)node.Change, _situation);
        var steps = AllRecipes.Of(node, _situation) is { } recipe ? recipe.Steps(node, _situation) : node.Act switch
        {
            Act.Create => Creating(node.Subject),
            Act.Drop => Dropping(node),
            _ => Altering((Change.Altered)node.Change),
        };
        if (node is { Act: Act.Drop, Change: Change.Altered rebuilt } && Rebuilt(rebuilt) is { } there) steps = steps.Select(s => Until(s, there));
        if (node.Act == Act.Drop && _graph!.Causes(node.Id()).ToList() is [var cause] && AllRecipes.Of(cause, _situation)?.Done(cause) is { } done) steps = steps.Select(s => Until(s, done));
        if (node.Act == Act.Drop && _graph!.Doubted(node.Id()) is { } doubtful) steps = steps.Select(s => Until(s, $"{PgCatalog.OfConstraint(doubtful.Name, 'c')[..^1]} AND NOT convalidated)"));
        if (Moved(node) is { } joined) steps = steps.Select(s => Until(s, joined));
        return [.. steps, .. Words(node), .. Undefaulted(node)];
    }

    /// <summary>By what stood in the way, where that tells; else an index by its words.</summary>
    private string? Rebuilt(Change.Altered change) =>
        _supports.Tell(change.Before) ?? (change is { Before: Model.Index was, After: Model.Index now } ? IndexReplaced.Done(was, now, _situation.Before.Columns(was.Name.OfTable()).Select(c => c.Name.Name).ToHashSet()) : null);

    /// <summary>When a table has come to its other parents, what it was given for that is theirs: a partition gets no column, and keeps its checks.</summary>
    private string? Moved(ChangeNode node)
    {
        if (node is not ({ Act: Act.Create, Subject: Column } or { Act: Act.Drop, Subject: Check, Change: Change.Altered })) return null;
        var table = node.Subject.Name.OfTable();
        return node.Act == Act.Create && _situation.After.Find(new(Table.OfKind, table)) is not Table { PartitionOf: not null } ? null : OtherParents.Joined(table, _situation);
    }

    /// <summary>What is in the way of a change is not when that is done: a second run leaves it where it is.</summary>
    private static Step Until(Step step, string done) =>
        step with { Statements = step.Statements.Select(s => s.Perhaps ? s : s with { Unless = s.Unless is { } unless ? $"{done} OR {unless}" : done, AsksMore = true }) };

    /// <summary>What default privileges give to a new object, and it shall not have. Those that go are gone by now, those that come are not there yet.</summary>
    private IEnumerable<Step> Undefaulted(ChangeNode node)
    {
        if (node.Act != Act.Create || _situation.Dialect.Name != AllDialects.Postgres) yield break;
        var given = DefaultPrivileges.Of(node.Subject, _defaults);
        // What is made anew is so again when the plan is run again, and then those that come are there.
        if (node.Change is Change.Altered) given = given.Concat(DefaultPrivileges.Of(node.Subject, _situation.After));
        var statements = given.SelectMany(g => Grants.Unwanted(g, _situation.After)).Distinct().ToList();
        if (statements.Count > 0) yield return Step.Of(node.Id(), $"default privileges give {node.Subject.Kind.Label} {node.Subject.Name} more than it shall have", StepPace.Brief, statements);
    }

    private IEnumerable<Step> Creating(SchemaObject subject)
    {
        if (PartitionNames.Of(subject, _situation) is { } renamed)
        {
            yield return renamed;
            yield break;
        }
        // It was written with its table, or comes with what it belongs to.
        if (subject is Column && _situation.IsNew(subject.Name.OfTable())) yield break;
        var statements = _situation.Creating(subject).Take(IsOwnedByNew(subject) ? 1 : int.MaxValue).ToEquatableArray();
        if (!statements.IsEmpty) yield return new(subject.Id(), $"{subject.Kind.Label} {subject.Name} is missing", StepPace.Brief, statements);
        // What is handed down as doubtful to a table that stands is so there, too, until it is proved; a new one has no row that could be in doubt.
        if (subject is Check { NotValid: false } check && !_situation.IsNew(check.Name.OfTable()) && Checks.IsBelowDoubtful(check, _situation.After))
            yield return Step.Of(subject.Id(), $"check {subject.Name} holds for every row of this table", StepPace.Brief, Checks.Validating(check));
        if (_situation.Returning.FirstOrDefault(k => k.Subject.Id() == subject.Id()) is { Subject: Table } back)
            foreach (var step in back.Filling(_situation)) yield return step;
    }

    private IEnumerable<Step> Dropping(ChangeNode node)
    {
        var subject = node.Subject;
        if (node.Act == Act.Drop && ChangeGraph.GivesNameAway(node.Change, _situation.After))
        {
            yield return GivingNameAway((Sequence)subject);
            yield break;
        }
        // It goes with its table; a foreign key goes first, since others' tables are locked for it.
        if (node.Change is Change.Dropped && subject is not ForeignKey && !_graph!.GoesApart(subject.Id()) && subject.Parent() is { } parent && !_situation.After.Contains(parent) && _situation.Before.Contains(parent)) yield break;
        var statements = _situation.Dropping(subject).ToEquatableArray();
        if (statements.IsEmpty) yield break;
        // Where what replaces it stands already, others may stand on that.
        if (node.Change is Change.Altered { Before: var was, After: var now } && (ConstraintMarks.Tell(was, now, _situation) ?? TypeMarks.Tell(was, now)) is { } replaced)
            statements = statements.Select(s => s with { Unless = s.Unless is { } unless && subject is not (PrimaryKey or Unique) ? $"{unless} OR {replaced}" : replaced, AsksMore = true });
        var because = node.Change is Change.Dropped ? $"{subject.Kind.Label} {subject.Name} is no longer wanted" : $"{subject.Kind.Label} {subject.Name} is made anew below";
        var kept = node.Change is Change.Dropped ? _situation.Kept.FirstOrDefault(k => k.Subject.Id() == subject.Id()) : null;
        if (kept is not null) yield return kept.Keeping(_situation);
        yield return new(subject.Id(), because, StepPace.Brief, statements) { Lost = node.Change is Change.Dropped && kept?.Returns() != true ? Lost(subject, kept) : [] };
    }

    /// <summary>It goes with its column in the end.</summary>
    private Step GivingNameAway(Sequence sequence)
    {
        var aside = sequence.Name with { Name = ImplicitNames.Make(sequence.Name.Name, null, "_old") };
        var done = $"NOT {_situation.Writer(new Column(sequence.OwnedBy!, sequence.Type))!.Exists(new Column(sequence.OwnedBy!, sequence.Type))} OR {PgCatalog.Relation(aside)} IS NOT NULL";
        var statements = _situation.Writer(sequence)!.Rename(sequence, aside).Select(sql => new PlannedStatement(sql) { Unless = done, AsksMore = true });
        return new(sequence.Id(), $"the name of sequence {sequence.Name}, which goes with {sequence.OwnedBy}, is taken by the one of another column", StepPace.Brief, statements.ToEquatableArray());
    }

    private static EquatableArray<string> Lost(SchemaObject subject, KeptRows? kept) => subject switch
    {
        Table => [$"the rows of {subject.Name}"],
        Column when kept is not null => [$"the values of {subject.Name}: they are kept in {kept.Place}, and no key tells to which rows they belong"],
        Column { Generated: null } => [$"the values of {subject.Name}"],
        _ => [],
    };

    private IEnumerable<Step> Altering(Change.Altered change)
    {
        var facets = change.Facets.Where(f => f != SchemaObject.CommentFacet && f != SchemaObject.OwnerFacet && !(f == Column.IdentityFacet && IsOfWhole((Column)change.After))).ToEquatableArray();
        if (facets.IsEmpty || _situation.Writer(change.After)?.Alter(change.Before, change.After, facets, _situation.Writing(change.After)) is not { Count: > 0 } statements) yield break;
        // What came from above cannot be altered any more.
        if (change.After is Column && OtherParents.Joined(change.After.Name.OfTable(), _situation) is { } joined) statements = [.. statements.Select(s => s with { Unless = s.Unless ?? joined })];
        yield return Step.Of(change.After.Id(), $"{change.After.Kind.Label} {change.After.Name}: {string.Join(", ", facets.Select(f => f.Name))}", StepPace.Brief, statements);
    }

    /// <summary>Whether a partition has its identity of the table that it is attached to, and with that.</summary>
    private bool IsOfWhole(Column column) =>
        _situation.After.Find(column.Parent()!) is Table { PartitionOf: { } whole } && _situation.After.Find(new(Table.OfKind, whole)) is Table above && IdentityColumns.GoDown(above, _situation.Version);

    /// <summary>Comment and owner are written for all kinds alike.</summary>
    private IEnumerable<Step> Words(ChangeNode node)
    {
        if (node.Act == Act.Drop || _situation.Dialect.Name != AllDialects.Postgres) yield break;
        var before = node.Change is Change.Altered { Before: var was } && node.Act == Act.Alter ? was : null;
        var statements = new List<string>();
        if (node.Subject.Owner is { } owner && owner != before?.Owner && node.Subject.Name.Table is null) statements.Add($"ALTER {NamedObject.Written(node.Subject)} OWNER TO {Quoting.Name(owner)}");
        if (before is null) statements.AddRange(Comments.Written(node.Subject));
        else if (before.Comment != node.Subject.Comment) statements.Add(Comments.OfItself(node.Subject));
        if (statements.Count > 0) yield return Step.Of(node.Id(), $"what is said of {node.Subject.Kind.Label} {node.Subject.Name}", StepPace.Brief, statements);
    }

    /// <summary>
    /// Steps that may share a transaction get one level; a level's rest when divided by three is its pace, and levels run in their order.
    /// </summary>
    private static class Levels
    {
        private const int Paces = 3;

        public static int Next(int after, Step step)
        {
            var pace = (int)step.Pace;
            var level = after - after % Paces + pace;
            if (level < after || (level == after && step.NeedsCommit)) level += Paces;
            return level;
        }

        /// <summary>Proofs for old rows run in as few transactions as can be: a level of them that nothing waits for joins a later one.</summary>
        public static void Gather(List<(int Level, Step Step)> placed, List<(int Step, int Before)> ends)
        {
            var free = ends.Where(e => e.Step >= 0).ToDictionary(e => e.Step, e => e.Before);
            var levels = placed.Where(p => p.Step.Pace == StepPace.Long).Select(p => p.Level).Distinct().Order().ToList();
            for (var i = 0; i < levels.Count - 1; i++)
            {
                var here = Enumerable.Range(0, placed.Count).Where(s => placed[s].Level == levels[i]).ToList();
                var latest = here.Min(s => free.TryGetValue(s, out var before) && !placed[s].Step.NeedsCommit ? before : 0);
                if (levels.LastOrDefault(l => l < latest) is not (> 0 and var later) || later <= levels[i]) continue;
                foreach (var step in here) placed[step] = (later, placed[step].Step);
            }
        }
    }
}
