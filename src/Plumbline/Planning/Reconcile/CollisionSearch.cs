using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Planning.Reconcile;

/// <summary>Lays what one branch's migrations did alone beside what they do after the other's.</summary>
/// <param name="before">What both stand on.</param>
/// <param name="theirs">The other side's migrations.</param>
/// <param name="alone">This branch's without them.</param>
/// <param name="after">This branch's after them.</param>
internal sealed class CollisionSearch(Catalog before, BranchRuns theirs, BranchRuns alone, BranchRuns after)
{
    private readonly List<Collision> _found = [];
    private readonly HashSet<ObjectId> _told = [];
    private readonly List<Change.Renamed> _renames = [.. alone.Statements().SelectMany(s => s.Effects).OfType<Change.Renamed>()];
    private readonly Dictionary<ObjectId, ObjectId> _earlier = [];

    public IReadOnlyList<Collision> Find()
    {
        for (var i = 0; i < alone.Runs.Count; i++) Statements(alone.Runs[i].Statements, after.Runs[i].Statements);
        var (own, others) = (Changes(before, alone.Catalog), Changes(before, theirs.Catalog));
        foreach (var (id, change) in own)
        {
            var then = Follow(id);
            if (change is Change.Dropped && then != id && alone.Catalog.Contains(then) || _told.Contains(then) || (change.Subject().Parent() is { } whole && _told.Contains(whole))) continue;
            Meet(then, SinceRename(change), others.GetValueOrDefault(_earlier.GetValueOrDefault(id, id)));
        }
        foreach (var (id, change) in Changes(theirs.Catalog, after.Catalog))
            if (change is Change.Dropped && !own.ContainsKey(id) && !after.Catalog.Contains(Follow(id))) TakenAlong(id);
        return _found;
    }

    private static Dictionary<ObjectId, Change> Changes(Catalog from, Catalog to)
    {
        var changes = new Dictionary<ObjectId, Change>();
        foreach (var change in Differ.ByName(from.WithoutRefused(), to.WithoutRefused())) changes.TryAdd(change.Subject().Id(), change);
        return changes;
    }

    /// <summary>What this branch calls an object in the end.</summary>
    private ObjectId Follow(ObjectId id)
    {
        var at = id;
        foreach (var rename in _renames)
        {
            if (rename.Before.Id() == at) at = rename.After.Id();
            else if (at.Name.Table is not null && rename.Before is Table && rename.Before.Name == at.Name.OfTable()) at = new(at.Kind, rename.After.Name.Member(at.Name.Name));
        }
        if (at != id) _earlier[at] = id;
        return at;
    }

    /// <summary>What is new under its name and was there under another has changed only where it differs from that.</summary>
    private Change SinceRename(Change change)
    {
        if (change is not Change.Added added || !_earlier.TryGetValue(added.After.Id(), out var earlier) || before.Find(earlier) is not { } was) return change;
        return new Change.Altered(was, added.After, was.Kind.Compare(was, added.After).Where(f => f.Weight != FacetWeight.Information).ToEquatableArray());
    }

    private void Statements(EquatableArray<Statement> was, EquatableArray<Statement> now)
    {
        // A block may execute other statements now: its own are told apart by their place and their turn.
        var again = Numbered(now).ToDictionary(s => s.Place, s => s.Statement);
        foreach (var (place, statement) in Numbered(was))
            if (again.TryGetValue(place, out var same)) Statement(statement, same);
    }

    private static IEnumerable<((int Start, int Turn) Place, Statement Statement)> Numbered(EquatableArray<Statement> statements)
    {
        var turns = new Dictionary<int, int>();
        foreach (var statement in statements)
        {
            var turn = turns[statement.Start] = turns.GetValueOrDefault(statement.Start, -1) + 1;
            yield return ((statement.Start, turn), statement);
        }
    }

    private void Statement(Statement was, Statement now)
    {
        if (was.Refused is not null) return;
        if (now.Refused is { } refused)
        {
            Tell(CollisionKind.Refused, was.Effects.FirstOrDefault()?.Subject().Id() ?? refused.Missing, $"{refused.Message} ({refused.SqlState})", now, refused.Missing);
            return;
        }
        if (now.Effects.IsEmpty && !was.Effects.IsEmpty) Tell(CollisionKind.Idle, was.Effects[0].Subject().Id(), $"{was.Command} would do nothing any more: {was.Effects[0].Subject().Id()} is as {(was.Effects[0] is Change.Dropped ? "gone" : "there")} already", now, null);
        foreach (var step in was.Data) Rows(step, was, now);
    }

    /// <summary>Rows that are put in without what the other side's columns ask for.</summary>
    private void Rows(DataStep step, Statement was, Statement now)
    {
        if (SquashedRows.Unfilled(step, was, was.Before) is null && SquashedRows.Unfilled(step, now, now.Before) is { } unfilled)
            Tell(CollisionKind.Refused, new(Table.OfKind, step.Table), unfilled, now, Asked(step, now));
    }

    private static ObjectId? Asked(DataStep step, Statement now) =>
        now.Before.Columns(step.Table).FirstOrDefault(c => c is { NotNull: true, Default: null, Identity: null, Generated: null } && !step.Columns.Contains(c.Name.Name))?.Id();

    private void Meet(ObjectId id, Change own, Change? others)
    {
        var at = Last(alone, id);
        switch (own)
        {
            case Change.Dropped when others is Change.Altered or Change.Renamed:
                Tell(CollisionKind.TakesAlong, id, $"{id} is dropped here, and changed there", at, id);
                break;
            case Change.Dropped:
                if (after.Catalog.Contains(id)) Tell(CollisionKind.NotAsMeant, id, $"{id} would still be there", at, id);
                break;
            default:
                Facets(id, own, others, at);
                break;
        }
    }

    private void Facets(ObjectId id, Change own, Change? others, Statement? at)
    {
        if (after.Catalog.Find(id) is not { } reached)
        {
            Tell(CollisionKind.NotAsMeant, id, $"{id} would not be there", at, id);
            return;
        }
        var meant = own.Subject();
        foreach (var facet in own is Change.Altered altered ? altered.Facets.AsEnumerable() : meant.Kind.Facets.Where(f => f.Weight != FacetWeight.Information))
        {
            var (value, there) = (facet.Read(meant), others is null or Change.Dropped ? null : facet.Read(others.Subject()));
            if (facet.Read(reached) != value && !IsTheirs(facet, own, others)) Tell(CollisionKind.NotAsMeant, id, $"{id}: {facet} would be {facet.Read(reached) ?? "not set"}, not {value ?? "not set"}", at, id);
            else if (others is Change.Added or Change.Altered && Speaks(others, facet) && there != value) Tell(CollisionKind.Overlap, id, $"{id}: {facet} is {value ?? "not set"} here, and {there ?? "not set"} there", at, id);
        }
    }

    /// <summary>A facet that only the other side spoke of, on an object that both made.</summary>
    private static bool IsTheirs(Facet facet, Change own, Change? others) => own is Change.Added && others is Change.Altered altered && altered.Facets.Contains(facet);

    private static bool Speaks(Change change, Facet facet) => change is not Change.Altered altered || altered.Facets.Contains(facet);

    /// <summary>What a drop of this branch takes with it beyond what it took alone.</summary>
    private void TakenAlong(ObjectId id)
    {
        var at = after.Statements().FirstOrDefault(s => s.Effects.Any(e => e is Change.Dropped dropped && dropped.Before.Id() == id)) ?? after.Statements().FirstOrDefault(s => s.Before.Contains(id) && !s.After.Contains(id));
        Tell(CollisionKind.TakesAlong, id, $"{id} would be dropped, too", at, id);
    }

    private static Statement? Last(BranchRuns runs, ObjectId id) => runs.Statements().LastOrDefault(s => s.Effects.Any(e => Names(e, id)));

    private static bool Names(Change change, ObjectId id) => change.Subject().Id() == id || change is Change.Renamed renamed && renamed.Before.Id() == id;

    private void Tell(CollisionKind kind, ObjectId? subject, string message, Statement? own, ObjectId? cause)
    {
        if (subject is { } told && !_told.Add(told) && kind != CollisionKind.Refused) return;
        var where = own?.Where() ?? default;
        _found.Add(new(kind, subject, message, where, Other(cause, subject)));
    }

    /// <summary>The other side's last statement about an object, about one of its name, or about its table.</summary>
    private Origin? Other(ObjectId? cause, ObjectId? subject)
    {
        foreach (var id in (IEnumerable<ObjectId?>)[cause, subject])
            if (id is { } one && (Last(theirs, one) ?? Named(one.Name)) is { } statement) return statement.Where();
        foreach (var id in (IEnumerable<ObjectId?>)[cause, subject])
            if (id is { Name.Table: not null } part && Named(part.Name.OfTable()) is { } statement) return statement.Where();
        return null;
    }

    private Statement? Named(ObjectName name) =>
        theirs.Statements().LastOrDefault(s => s.Effects.Any(e => IsSame(e.Subject().Name, name) || e is Change.Renamed renamed && IsSame(renamed.Before.Name, name)));

    private static bool IsSame(ObjectName made, ObjectName wanted) =>
        made.Name == wanted.Name && (wanted.Schema is null || made.Schema == wanted.Schema) && (wanted.Table is null || made.Table == wanted.Table);
}
