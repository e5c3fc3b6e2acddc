using Plumbline.Model;

namespace Plumbline.Sources.Code;

/// <summary>The usages that are found in the files of one source, in their order, each once; and what could not be found out.</summary>
public sealed class CodeUsages(string source)
{
    private readonly List<Usage> _found = [];
    private readonly HashSet<Usage> _seen = new(new SameUse());

    /// <summary>By file, line and column.</summary>
    public IEnumerable<Usage> InOrder()
    {
        // By the place of the file among all, so that long paths that begin alike are not compared for every two usages.
        var places = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var file in _found.Select(u => u.Where.File!).Distinct().Order(StringComparer.Ordinal)) places[file] = places.Count;
        return _found.OrderBy(u => (places[u.Where.File!] << 40) + ((long)u.Where.Line << 16) + Math.Min(u.Where.Column, ushort.MaxValue));
    }

    /// <summary>Calls on a client of a database.</summary>
    public int Calls { get; set; }

    /// <summary>Those of which not even the table is known.</summary>
    public int Unresolved { get; set; }

    /// <summary>Those that take a part of what they say from elsewhere: a parameter, a computed key.</summary>
    public int Partly { get; set; }

    /// <summary>Members of objects that a row holds, of which it is not known what they are in the database.</summary>
    public int Unmapped { get; set; }

    /// <summary>Members of rows of which no schema knows, nor any query: set by <see cref="Settle"/>.</summary>
    public int Doubtful { get; private set; }

    /// <summary>The tables that those are about.</summary>
    public HashSet<ObjectId> Open { get; } = [];

    public Origin At(CodeFile file, CodePlace at) => new(source, file.Path, at.Line, at.Column);

    public void Add(Usage usage)
    {
        if (_seen.Add(usage)) _found.Add(usage);
    }

    /// <summary>What a query certainly names and no schema has, where that is told of what the migrations make.</summary>
    public HashSet<ObjectId> Missing { get; } = [];

    private readonly List<Usage> _supposed = [];

    /// <summary>A place that names what no schema has, and might mean something else: it counts where a query names the same.</summary>
    public void Suppose(Usage usage) => _supposed.Add(usage);

    /// <summary>Takes those of the supposed that queries have borne out.</summary>
    public void Settle()
    {
        var strange = _found.Where(u => !u.IsDeclared).Select(u => u.Subject).ToHashSet();
        strange.UnionWith(Missing);
        foreach (var usage in _supposed)
            if (strange.Contains(usage.Subject)) Add(usage);
            else if (usage.Kind != UsageKind.Mirrors) Doubtful++;
        _supposed.Clear();
    }

    /// <summary>An empty one of the same source, for who reads other files meanwhile.</summary>
    public CodeUsages Beside() => new(source);

    /// <summary>Adds what another has found.</summary>
    public void TakeIn(CodeUsages other)
    {
        foreach (var usage in other._found) Add(usage);
        _supposed.AddRange(other._supposed);
        Open.UnionWith(other.Open);
        (Calls, Unresolved, Partly, Unmapped) = (Calls + other.Calls, Unresolved + other.Unresolved, Partly + other.Partly, Unmapped + other.Unmapped);
    }

    public void Remove(Predicate<Usage> unwanted) => _found.RemoveAll(unwanted);

    /// <summary>The same use at the same place, however it was come to.</summary>
    private sealed class SameUse : IEqualityComparer<Usage>
    {
        public bool Equals(Usage? one, Usage? other) => one!.Kind == other!.Kind && one.Where == other.Where && one.Subject.Equals(other.Subject) && one.Label == other.Label;
        public int GetHashCode(Usage usage) => (((usage.Where.Line << 10) + usage.Where.Column) * 31 + usage.Subject.GetHashCode()) * 31 + usage.Where.File!.GetHashCode(StringComparison.Ordinal);
    }
}
