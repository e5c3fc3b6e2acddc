using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Dialects;

/// <summary>
/// The catalog under replay: what the statements so far have made, the session they run in, and the draft of the statement being read.
/// </summary>
public sealed class CatalogBuilder(Catalog start, string defaultSchema = "public")
{
    private readonly List<Change> _effects = [];
    private readonly List<DataStep> _data = [];
    private readonly List<ObjectId> _absent = [];
    private readonly List<string> _notExecuted = [];
    private SourceText? _file;
    private int _start;

    public Catalog Current { get; set; } = start;

    public Session Session { get; set; } = Session.Default with { SearchPath = [defaultSchema] };

    /// <summary>The schema names, functions, types and roles that may be used without having been made (platform objects, extension members).</summary>
    public IOutside Outside { get; init; } = new NothingOutside();

    /// <summary>Major version of the server to be true to.</summary>
    public int Version { get; init; } = 17;

    // The statement being read

    public Clauses Clauses { get; set; }
    public Refusal? Refused { get; private set; }
    public IReadOnlyList<Change> Effects => _effects;
    public IReadOnlyList<DataStep> Data => _data;
    public IReadOnlyList<ObjectId> Absent => _absent;
    public IReadOnlyList<string> NotExecuted => _notExecuted;

    /// <summary>Starts the draft of the next statement.</summary>
    public void Begin(SourceText file, int start)
    {
        _file = file;
        _start = start;
        _effects.Clear();
        _data.Clear();
        _absent.Clear();
        _notExecuted.Clear();
        Clauses = Clauses.None;
        Refused = null;
    }

    /// <summary>The provenance of an object that this statement makes.</summary>
    public Provenance Made(int position = -1) => new(At(position));

    public Origin At(int position = -1) => _file?.At(position < 0 ? _start : position) ?? default;

    /// <summary>
    /// Records that the server would refuse the statement, and goes on: its objects are kept as meant and marked.
    /// The first refusal counts. When nothing can be meant, throw <see cref="StatementRefused"/> instead.
    /// </summary>
    public void Refuse(string sqlState, string message, int position = -1, ObjectId? missing = null) =>
        Refused ??= new(sqlState, message, At(position), missing);

    /// <summary>IF EXISTS (or a guard) found nothing: the statement, or an action of it, does nothing.</summary>
    public void Skip(ObjectId absent)
    {
        _absent.Add(absent);
        Clauses |= Clauses.Skipped;
    }

    public void AddData(DataStep step) => _data.Add(step);

    public void AddNotExecuted(string what) => _notExecuted.Add(what);

    // Effects

    /// <summary>Adds an object made at <paramref name="position"/>. The caller has checked that its name is free.</summary>
    public void Add(SchemaObject subject, int position = -1)
    {
        var made = subject with { Origin = Made(position) };
        Current = Current.With(made);
        _effects.Add(new Change.Added(made));
    }

    /// <summary>Puts <paramref name="after"/> in the place of <paramref name="before"/>, which has the same kind and name.</summary>
    public void Alter(SchemaObject before, SchemaObject after, int position = -1)
    {
        if (before.Equals(after)) return;
        var touched = after with { Origin = before.Origin.Then(At(position)) };
        Current = Current.With(touched);
        _effects.Add(new Change.Altered(before, touched, before.Kind.Compare(before, touched).ToEquatableArray()));
    }

    /// <summary>Removes one object and, first, everything that is a part of it. Dependents are the caller's business.</summary>
    public void Remove(ObjectId id)
    {
        if (Current.Find(id) is not { } subject) return;
        foreach (var part in Current.Children(id).ToList()) Remove(part.Id());
        Current = Current.Without(id);
        _effects.Add(new Change.Dropped(subject));
    }

    /// <summary>Gives an object another name; its parts and dependents are the caller's business.</summary>
    public void Rename(SchemaObject before, SchemaObject after, int position = -1)
    {
        var touched = after with { Origin = before.Origin.Then(At(position)) };
        Current = Current.Without(before.Id()).With(touched);
        _effects.Add(new Change.Renamed(before, touched, before.Kind.Compare(before, touched).ToEquatableArray(), 1));
    }

    /// <summary>Changes an object without an effect of its own: it follows a rename, its meaning is the same.</summary>
    public void Follow(SchemaObject before, SchemaObject after) => Current = Current.Without(before.Id()).With(after);

    /// <summary>After the statement: what it made under a refusal is marked with the SQLSTATE.</summary>
    public void MarkRefused()
    {
        if (Refused is null) return;
        for (var i = 0; i < _effects.Count; i++)
        {
            if (_effects[i] is not Change.Added added || Current.Find(added.After.Id()) is not { } present) continue;
            var marked = present with { Refused = Refused.SqlState };
            Current = Current.With(marked);
            _effects[i] = new Change.Added(marked);
        }
    }
}

/// <summary>What exists without being made by the history: platform schemas, extension members, roles.</summary>
public interface IOutside
{
    bool HasSchema(string name);
    bool HasRelation(ObjectName name);
    bool HasType(ObjectName name);
    bool HasFunction(ObjectName name);
}

/// <inheritdoc/>
public sealed class NothingOutside : IOutside
{
    public bool HasSchema(string name) => false;
    public bool HasRelation(ObjectName name) => false;
    public bool HasType(ObjectName name) => false;
    public bool HasFunction(ObjectName name) => false;
}
