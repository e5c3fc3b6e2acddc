using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects;

/// <summary>
/// The catalog under replay: what the statements so far have made, the session they run in, and the draft of the statement being read.
/// Finding names is in <see cref="Names"/>, dropping in <see cref="Drops"/>, renaming in <see cref="Renames"/>.
/// </summary>
public sealed class CatalogBuilder(Catalog start, string defaultSchema = "public")
{
    private Draft _draft = new(null, 0, null);
    private bool _holdsRefused = start.MayHoldRefused;

    public Catalog Current { get; set; } = start;

    public Session Session { get; set; } = Session.Default with { SearchPath = [defaultSchema] };

    /// <summary>Open transactions and savepoints.</summary>
    public Transactions Transactions { get; } = new();

    /// <summary>The schema names, functions, types and roles that may be used without having been made (platform objects, extension members).</summary>
    public IOutside Outside { get; init; } = new NothingOutside();

    /// <summary>Major version of the server to be true to.</summary>
    public int Version { get; init; } = 17;

    /// <summary>The language that is being executed; set by the <see cref="Executor"/>.</summary>
    public Dialect Dialect { get => field ?? throw new InvalidOperationException("no statement is being executed"); internal set; }

    /// <summary>Who runs the statement: a block's reader asks it to run what the block executes.</summary>
    public Executor Executor { get => field ?? throw new InvalidOperationException("no statement is being executed"); internal set; }

    /// <summary>Executes DO blocks; without one they are read and listed as not executed.</summary>
    public StatementReader? Blocks { get; init; }

    /// <summary>Executes what a query's rows say (psql's <c>\gexec</c>); given the query, from its first word.</summary>
    public StatementReader? Generated { get; init; }

    // The statement being read

    public Clauses Clauses { get => _draft.Clauses; set => _draft.Clauses = value; }
    public Modifiers Modifiers { get => _draft.Modifiers; set => _draft.Modifiers = value; }

    /// <summary>As the command says, unless its reader knows better.</summary>
    public Verb Verb { get => _draft.Verb; set => _draft.Verb = value; }

    public TransactionWord Word { get => _draft.Word; set => _draft.Word = value; }

    public Refusal? Refused => _draft.Refused;
    public IReadOnlyList<Change> Effects => _draft.Effects;

    /// <summary>The provenance of an object that this statement makes.</summary>
    public Provenance Made(int position = -1, IReadOnlyDictionary<string, int>? parts = null) => new(At(position), null, Parts(parts));

    private Dictionary<string, Origin>? Parts(IReadOnlyDictionary<string, int>? parts) => parts?.ToDictionary(p => p.Key, p => At(p.Value), StringComparer.Ordinal);

    public Origin At(int position = -1) => _draft.Anchor ?? _draft.File?.At(position < 0 ? _draft.Start : position) ?? default;

    /// <summary>
    /// Records that the server would refuse the statement, and goes on: its objects are kept as meant and marked.
    /// The first refusal counts. When nothing can be meant, throw <see cref="StatementRefused"/> instead.
    /// </summary>
    public void Refuse(string sqlState, string message, int position = -1, ObjectId? missing = null) =>
        _draft.Refused ??= new(sqlState, message, At(position), missing);

    /// <summary>IF EXISTS (or a guard) found nothing: the statement, or an action of it, does nothing.</summary>
    public void Skip(ObjectId absent)
    {
        _draft.Absent.Add(absent);
        Clauses |= Clauses.Skipped;
    }

    /// <summary>The statement's form takes this lock, whatever comes of it.</summary>
    public void Hold(ObjectId on, LockMode mode, Work work = Work.None) => _draft.Holds.Add(new(on, mode, work));

    public void AddData(DataStep step) => _draft.Data.Add(step);

    public void AddNotExecuted(string what) => _draft.NotExecuted.Add(what);

    // Effects

    /// <summary>Adds an object made at <paramref name="position"/>. The caller has checked that its name is free.</summary>
    /// <param name="parts">Where its parts are written.</param>
    public void Add(SchemaObject subject, int position = -1, IReadOnlyDictionary<string, int>? parts = null)
    {
        if (Archive.Holds(subject.Name)) return;
        var made = subject with { Origin = Made(position, parts), Refused = subject.Refused ?? RefusedBelow(subject) };
        Current = Current.With(made);
        _draft.Effects.Add(new Change.Added(made));
    }

    /// <summary>Puts <paramref name="after"/> in the place of <paramref name="before"/>, which has the same kind and name.</summary>
    public void Alter(SchemaObject before, SchemaObject after, int position = -1, IReadOnlyDictionary<string, int>? parts = null)
    {
        if (before.Equals(after)) return;
        var touched = after with { Origin = before.Origin.Then(At(position), Parts(parts)) };
        Current = (before.Parent() == after.Parent() ? Current : Current.Without(before.Id())).With(touched);
        _draft.Effects.Add(new Change.Altered(before, touched, before.Kind.Compare(before, touched).ToEquatableArray()));
    }

    /// <summary>Removes one object and, first, everything that is a part of it. Dependents are the caller's business: see <see cref="Drops"/>.</summary>
    public void Remove(ObjectId id)
    {
        if (Current.Find(id) is not { } subject) return;
        foreach (var part in Catalog.Sorted(Current.Children(id))) Remove(part.Id());
        Current = Current.Without(id);
        _draft.Effects.Add(new Change.Dropped(subject));
    }

    /// <summary>Gives an object another name; its parts and dependents are the caller's business: see <see cref="Renames"/>.</summary>
    public void Rename(SchemaObject before, SchemaObject after, int position = -1)
    {
        var touched = after with { Origin = before.Origin.Then(At(position)) };
        Current = Current.Without(before.Id()).With(touched);
        _draft.Effects.Add(new Change.Renamed(before, touched, before.Kind.Compare(before, touched).ToEquatableArray(), 1));
    }

    /// <summary>
    /// Whether a name is free: nobody holds it, or only an object that the server has refused, which gives way to what is defined now.
    /// </summary>
    public bool GivesWay(SchemaObject? holder)
    {
        if (holder is null) return true;
        if (holder.Refused is null) return false;
        Forget(holder.Id());
        return true;
    }

    private void Forget(ObjectId id)
    {
        foreach (var part in Current.Children(id).ToList()) Forget(part.Id());
        Current = Current.Without(id);
    }

    /// <summary>Changes an object without an effect of its own: it follows a rename, its meaning is the same.</summary>
    public void Follow(SchemaObject before, SchemaObject after) => Current = Current.Without(before.Id()).With(after);

    // For the executor

    /// <summary>Starts the draft of a statement and gives back the one that was open: statements in a block run inside the block's.</summary>
    internal Draft Begin(SourceText file, int start, Origin? anchor)
    {
        var outer = _draft;
        _draft = new(file, start, anchor);
        return outer;
    }

    internal void Resume(Draft outer) => _draft = outer;

    /// <summary>The statement did nothing: statements are atomic.</summary>
    internal void Undo(Catalog before)
    {
        Current = before;
        _draft.Effects.Clear();
        _draft.Data.Clear();
    }

    /// <summary>
    /// After a refusal nothing of the statement holds, except that the objects it would have made are kept as meant and marked with the SQLSTATE.
    /// </summary>
    internal void KeepAsMeant(Catalog before)
    {
        if (_draft.Refused is null) return;
        var current = before;
        var kept = new List<Change>();
        foreach (var added in _draft.Effects.OfType<Change.Added>())
        {
            var id = added.After.Id();
            if (current.Contains(id) || Current.Find(id) is not { } meant) continue;
            var marked = meant with { Refused = meant.Refused ?? _draft.Refused.SqlState };
            current = current.With(marked);
            kept.Add(new Change.Added(marked));
        }
        _holdsRefused |= kept.Count > 0;
        Current = current;
        _draft.Effects.Clear();
        _draft.Effects.AddRange(kept);
    }

    internal Statement Finish(Statement statement) => statement with
    {
        Verb = _draft.Verb,
        Clauses = _draft.Clauses,
        Refused = _draft.Refused,
        Effects = _draft.Effects.ToEquatableArray(),
        Data = _draft.Data.ToEquatableArray(),
        Holds = _draft.Holds.ToEquatableArray(),
        Word = _draft.Word,
        Absent = _draft.Absent.ToEquatableArray(),
        NotExecuted = _draft.NotExecuted.ToEquatableArray(),
    };

    /// <summary>What stands on a refused object would be refused as well.</summary>
    private string? RefusedBelow(SchemaObject subject)
    {
        if (!_holdsRefused) return null;
        if (subject.Parent() is { } parent)
        {
            if (Current.Find(parent)?.Refused is { } state) return state;
            foreach (var column in Current.Children<Column>(parent))
                if (column.Refused is { } ofColumn && Dialect.Bond(subject, column) != Bond.None) return ofColumn;
        }
        foreach (var needed in subject.DependsOn())
            if (Current.Find(needed)?.Refused is { } below) return below;
        return null;
    }
}
