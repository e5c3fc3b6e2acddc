using Plumbline.Model;

namespace Plumbline.Sources.Code;

/// <summary>The usages that are found in the files of one source, in their order, each once; and what could not be found out.</summary>
public sealed class CodeUsages(string source)
{
    private readonly List<Usage> _found = [];
    private readonly HashSet<(Origin, UsageKind, ObjectId, string?)> _seen = [];

    public IReadOnlyList<Usage> Found => _found;

    /// <summary>Calls on a client of a database.</summary>
    public int Calls { get; set; }

    /// <summary>Those of which not even the table is known.</summary>
    public int Unresolved { get; set; }

    /// <summary>Those that take a part of what they say from elsewhere: a parameter, a computed key.</summary>
    public int Partly { get; set; }

    public Origin At(CodeFile file, CodePlace at) => new(source, file.Path, at.Line, at.Column);

    public void Add(Usage usage)
    {
        if (_seen.Add((usage.Where, usage.Kind, usage.Subject, usage.Label))) _found.Add(usage);
    }

    private readonly List<Usage> _supposed = [];

    /// <summary>A place that names what no schema has, and might mean something else: it counts where a query names the same.</summary>
    public void Suppose(Usage usage) => _supposed.Add(usage with { IsDeclared = false });

    /// <summary>Takes those of the supposed that queries have borne out.</summary>
    public void Settle()
    {
        var strange = _found.Where(u => !u.IsDeclared).Select(u => u.Subject).ToHashSet();
        foreach (var usage in _supposed)
            if (strange.Contains(usage.Subject)) Add(usage);
    }

    public void Remove(Predicate<Usage> unwanted) => _found.RemoveAll(unwanted);
}
