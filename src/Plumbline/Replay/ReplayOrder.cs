using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Replay;

/// <summary>
/// Finds the order that works. After a pass, each statement that was refused because an object was missing (or that IF EXISTS made do nothing)
/// is laid beside what later files make: a file that needs what a later one makes has to come after it. The files are arranged anew,
/// moving as little as can be, and run again from the first that changed place; what did not help is taken back.
/// </summary>
internal sealed class ReplayOrder(IReadOnlyList<Migration> given)
{
    private readonly List<Need> _needs = [];
    private readonly HashSet<(int Early, ObjectName Object)> _vain = [];
    private List<MigrationRun> _runs = [];
    private List<int> _files = [.. given.Select((_, at) => at)];

    /// <summary>Indexes into the given order, in the order that is tried.</summary>
    public IReadOnlyList<int> Files => _files;

    /// <summary>How many files from the start keep their place and need not run again.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Looks at what a pass did; true when there is a better order to try.</summary>
    public bool Improve(List<MigrationRun> runs)
    {
        _runs = runs;
        var changed = TakeBackVain();
        if (!changed) changed = Add(Reason.Missing) || Add(Reason.Hidden) || AddTakers();
        if (!changed) return false;
        var arranged = Arrange();
        Unchanged = 0;
        while (Unchanged < arranged.Count && arranged[Unchanged] == _files[Unchanged]) Unchanged++;
        _files = arranged;
        return Unchanged < arranged.Count;
    }

    /// <summary>Files whose names say that they run before one that they need.</summary>
    public IEnumerable<OrderFault> Faults() =>
        from need in Told()
        where MigrationOrder.AreOrdered(given[need.Early], given[need.Later])
        select new OrderFault(given[need.Early], given[need.Later], need.Object, need.At, need.Why == Reason.Hidden);

    /// <summary>Files of two styles between which no name decides; those after them in their style follow and are not told.</summary>
    public IEnumerable<string> Assumed() =>
        from need in Told().Where(n => !MigrationOrder.AreOrdered(given[n.Early], given[n.Later])).DistinctBy(n => $"{(int)given[n.Early].Style} {n.Later}")
        select $"{given[need.Early].Name} and what follows it run after {given[need.Later].Name}: it needs {need.Object}";

    private IEnumerable<Need> Told() => _needs.Count == 0 ? [] : _needs.Where(n => n.Early < n.Later && n.Why != Reason.Takes).DistinctBy(n => ((long)n.Early << 32) | (uint)n.Later).OrderBy(n => n.Early).ThenBy(n => n.Later);

    /// <summary>A need that is still not met although its file now runs after the maker was none.</summary>
    private bool TakeBackVain()
    {
        var vain = _needs.Where(n => !IsMet(n, RunOf(n.Why == Reason.Takes ? n.Later : n.Early))).ToList();
        foreach (var need in vain)
        {
            _vain.Add((need.Early, need.Object.Name));
            _needs.Remove(need);
        }
        return vain.Count > 0;
    }

    private static bool IsMet(Need need, MigrationRun run)
    {
        foreach (var statement in run.Statements.Span)
        {
            if (need.Why != Reason.Hidden && MissingIn(statement) is { } missing && missing.Name.Equals(need.Object.Name)) return false;
            if (need.Why == Reason.Hidden && statement.Start == need.Statement && (statement.Absent.Contains(need.Object) || !Does(statement))) return false;
        }
        return true;
    }

    /// <summary>Only taking away what a later file has made is nothing that anybody waits for.</summary>
    private static bool Does(Statement statement) => statement.Effects.Any(e => e is not Change.Dropped);

    private bool Add(Reason why)
    {
        Dictionary<string, List<Making>>? makings = null;
        var silent = why == Reason.Hidden;
        var count = _needs.Count;
        for (var i = 0; i < _runs.Count; i++)
            foreach (var statement in _runs[i].Statements.Span)
            {
                foreach (var missing in silent ? Hidden(statement) : MissingIn(statement) is { } one ? [one] : (IEnumerable<ObjectId>)[])
                {
                    if (_vain.Contains((_files[i], missing.Name))) continue;
                    if (Maker(makings ??= Makings(), missing.Name, i) is not { } maker) continue;
                    var where = silent ? statement.Where() : statement.Refused!.Where;
                    _needs.Add(new(_files[i], _files[maker], missing, where, statement.Start, why));
                }
            }
        return _needs.Count > count;
    }

    /// <summary>A file that was moved and takes something away must also come after those that still use it.</summary>
    private bool AddTakers()
    {
        if (_needs.Count == 0) return false;
        var moved = _needs.Select(n => n.Early).ToHashSet();
        Dictionary<string, List<Making>>? takings = null;
        var count = _needs.Count;
        for (var i = 0; i < _runs.Count; i++)
            foreach (var statement in _runs[i].Statements.Span)
            {
                if (MissingIn(statement) is not { } missing) continue;
                takings ??= Takings();
                if (!takings.TryGetValue(Key(missing.Name), out var places)) continue;
                foreach (var taking in places)
                {
                    var taker = _files[taking.Position];
                    if (taking.Position >= i || !moved.Contains(taker) || !IsSame(taking.Name, missing.Name) || _vain.Contains((taker, missing.Name))) continue;
                    _needs.Add(new(taker, _files[i], missing, statement.Refused!.Where, statement.Start, Reason.Takes));
                }
            }
        return _needs.Count > count;
    }

    private static ObjectId? MissingIn(Statement statement) => statement.Refused is { Missing: { } missing } ? missing : null;

    /// <summary>Dropping what is not there is the usual way to be safe; altering what is not there yet is a fault that nobody sees.</summary>
    private static IEnumerable<ObjectId> Hidden(Statement statement) =>
        statement.Absent.IsEmpty || statement.Command.StartsWith("DROP", StringComparison.Ordinal) ? [] : statement.Absent;

    /// <summary>The first later file that makes the object; null when none does, or when this or an earlier file has made it before.</summary>
    private static int? Maker(Dictionary<string, List<Making>> makings, ObjectName wanted, int position)
    {
        if (!makings.TryGetValue(Key(wanted), out var places)) return null;
        foreach (var making in places)
        {
            if (!IsSame(making.Name, wanted)) continue;
            return making.Position > position ? making.Position : null;
        }
        return null;
    }

    private static bool IsSame(ObjectName made, ObjectName wanted) =>
        (wanted.Schema is null || made.Schema is null || made.Schema == wanted.Schema) && (wanted.Table is null || made.Table is null || made.Table == wanted.Table);

    private Dictionary<string, List<Making>> Makings() => Places(e => e is Change.Added or Change.Renamed ? e.Subject().Name : null);

    private Dictionary<string, List<Making>> Takings() => Places(e => e is Change.Dropped dropped ? dropped.Before.Name : e is Change.Renamed renamed ? renamed.Before.Name : null);

    private Dictionary<string, List<Making>> Places(Func<Change, ObjectName?> of)
    {
        var found = new Dictionary<string, List<Making>>(StringComparer.Ordinal);
        for (var i = 0; i < _runs.Count; i++)
            foreach (var statement in _runs[i].Statements.Span)
                foreach (var effect in statement.Effects.Span)
                {
                    if (of(effect) is not { } name) continue;
                    if (!found.TryGetValue(Key(name), out var places)) found[Key(name)] = places = [];
                    places.Add(new(i, name));
                }
        return found;
    }

    /// <summary>The last part of a name; of a function without its types, since a call does not tell them.</summary>
    private static string Key(ObjectName name) => name.Name.IndexOf('(') is > 0 and var types ? name.Name[..types] : name.Name;

    /// <summary>The given order, in which a file that has to wait stands right after the last one that it waits for.</summary>
    private List<int> Arrange()
    {
        var kept = new Arrangement(given.Count, [.. Waits(), .. Followers()]);
        if (kept.Placed.Count == given.Count) return kept.Placed;
        while (true)
        {
            var arrangement = new Arrangement(given.Count, Waits());
            if (arrangement.Placed.Count == given.Count) return arrangement.Placed;
            // Files that wait for each other: no order helps, so nobody waits.
            foreach (var need in _needs.Where(n => !arrangement.Has(n.Early) && !arrangement.Has(n.Later)).ToList())
            {
                _vain.Add((need.Early, need.Object.Name));
                _needs.Remove(need);
            }
        }
    }

    private IEnumerable<(int Early, int Later)> Waits() => _needs.Select(n => (n.Early, n.Later));

    /// <summary>Where a file waits for one of another style, the files after it in its own style stay behind it, as long as that can be.</summary>
    private IEnumerable<(int Early, int Later)> Followers()
    {
        foreach (var need in _needs)
        {
            if (MigrationOrder.AreOrdered(given[need.Early], given[need.Later])) continue;
            var last = need.Early;
            for (var file = need.Early + 1; file < given.Count; file++)
            {
                if (given[file].Style != given[last].Style || !MigrationOrder.AreOrdered(given[file], given[last])) continue;
                yield return (file, last);
                last = file;
            }
        }
    }

    private MigrationRun RunOf(int file) => _runs[_files.IndexOf(file)];

    private readonly record struct Making(int Position, ObjectName Name);

    private enum Reason
    {
        /// <summary>A statement of the early file is refused without the object.</summary>
        Missing,

        /// <summary>A statement of the early file does nothing without the object, and does not say so.</summary>
        Hidden,

        /// <summary>The early file takes away what the later one still uses.</summary>
        Takes,
    }

    private sealed record Need(int Early, int Later, ObjectId Object, Origin At, int Statement, Reason Why);

    private sealed class Arrangement
    {
        private readonly int[] _waitsFor;
        private readonly bool[] _passed;
        private readonly bool[] _placed;
        private readonly Dictionary<int, List<int>> _waiting = [];

        public Arrangement(int count, IEnumerable<(int Early, int Later)> waits)
        {
            _waitsFor = new int[count];
            _passed = new bool[count];
            _placed = new bool[count];
            foreach (var (early, later) in waits.Distinct())
            {
                _waitsFor[early]++;
                if (!_waiting.TryGetValue(later, out var files)) _waiting[later] = files = [];
                files.Add(early);
            }
            for (var file = 0; file < count; file++)
            {
                _passed[file] = true;
                if (_waitsFor[file] == 0) Place(file);
            }
        }

        public List<int> Placed { get; } = [];

        public bool Has(int file) => _placed[file];

        private void Place(int first)
        {
            var next = new Stack<int>([first]);
            while (next.TryPop(out var file))
            {
                Placed.Add(file);
                _placed[file] = true;
                if (!_waiting.TryGetValue(file, out var files)) continue;
                files.Sort((a, b) => b.CompareTo(a));
                foreach (var waiting in files)
                    if (--_waitsFor[waiting] == 0 && _passed[waiting]) next.Push(waiting);
            }
        }
    }
}
