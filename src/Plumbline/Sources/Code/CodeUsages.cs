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

    public void Remove(Predicate<Usage> unwanted) => _found.RemoveAll(unwanted);
}
