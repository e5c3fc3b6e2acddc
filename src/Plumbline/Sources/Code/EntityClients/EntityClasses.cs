namespace Plumbline.Sources.Code.EntityClients;

/// <summary>
/// The classes of a project's C# by their names, with what they inherit. Of two of one name (that are no parts of one class) the one is taken that lies nearest to the one context
/// with a set of it; whatever is only written with that name is not certain.
/// </summary>
internal sealed class EntityClasses
{
    private const int MostBases = 12;

    public sealed record Class(string Name, bool IsEnum)
    {
        public bool IsCertain { get; set; } = true;

        /// <summary>Whether it is known which class a set of this name is of.</summary>
        public bool IsChosen { get; set; } = true;
        public Dictionary<string, Member> Members { get; } = new(StringComparer.Ordinal);
        public List<string> Bases { get; } = [];

        /// <summary>Attributes around the class: <c>Table</c> with its texts.</summary>
        public Dictionary<string, IReadOnlyList<CodeType.Literal>> Marks { get; } = new(StringComparer.Ordinal);
    }

    public sealed record Member(string Name, CodeType Type, bool IsSet, IReadOnlyDictionary<string, IReadOnlyList<CodeType.Literal>> Marks, CodeFile File, CodePlace At);

    private readonly Dictionary<string, Class> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CodeType?> _methods = new(StringComparer.Ordinal);

    public EntityClasses(IReadOnlyList<CodeFile> files)
    {
        var contexts = Contexts(files);
        foreach (var same in files.SelectMany(f => f.Shapes.Select(s => (File: f, Shape: s))).GroupBy(s => s.Shape.Name))
        {
            var whole = same.Where(s => !s.Shape.Extends.Contains("partial")).ToList();
            if (whole.Count < 2) foreach (var (file, shape) in same) Add(file, shape);
            else Choose(whole, contexts.GetValueOrDefault(same.Key));
        }
        foreach (var file in files)
        {
            foreach (var binding in file.Bindings)
                if (binding is CodeBinding.Function { ReturnType: { } type } method)
                    _methods[method.Name] = _methods.TryGetValue(method.Name, out var other) && !Same(other, type) ? null : type;
        }
    }

    public IEnumerable<Class> All => _classes.Values;

    public Class? Find(string name) => _classes.GetValueOrDefault(name);

    /// <summary>What a method of this name gives, wherever it is declared; null where they differ or there is none.</summary>
    public CodeType? Method(string name) => _methods.GetValueOrDefault(name);

    /// <summary>A member of a class or of what it inherits.</summary>
    public Member? Find(string name, string member)
    {
        foreach (var each in WithBases(name))
            if (each.Members.TryGetValue(member, out var found)) return found;
        return null;
    }

    public IEnumerable<Class> WithBases(string name)
    {
        var next = new Queue<string>([name]);
        for (var step = 0; step < MostBases && next.TryDequeue(out var at); step++)
        {
            if (Find(at) is not { } found) continue;
            yield return found;
            foreach (var each in found.Bases) next.Enqueue(each.Split('<')[0]);
        }
    }

    /// <summary>The files of the contexts that have a set of each class.</summary>
    private static Dictionary<string, List<string>> Contexts(IEnumerable<CodeFile> files)
    {
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var file in files)
            foreach (var member in file.Shapes.Select(s => s.Type).OfType<CodeType.Shape>().SelectMany(s => s.Members))
            {
                if (member.Type is not CodeType.Named { Name: "DbSet" or "IDbSet", Arguments: [CodeType.Named { Name: var entity }] }) continue;
                if (!found.TryGetValue(entity, out var paths)) found[entity] = paths = [];
                paths.Add(file.Path);
            }
        return found;
    }

    private void Choose(List<(CodeFile File, CodeShape Shape)> same, List<string>? contexts)
    {
        var near = contexts is [var context] ? same.OrderByDescending(s => Shared(s.File.Path, context)).ToList() : same;
        Add(near[0].File, near[0].Shape);
        var chosen = _classes[near[0].Shape.Name];
        chosen.IsCertain = false;
        chosen.IsChosen = contexts is [var only] && Shared(near[0].File.Path, only) > Shared(near[1].File.Path, only);
    }

    private static int Shared(string one, string other) => one.AsSpan().CommonPrefixLength(other);

    private void Add(CodeFile file, CodeShape shape)
    {
        var (type, marks) = Unmarked(shape.Type);
        if (!_classes.TryGetValue(shape.Name, out var known)) _classes[shape.Name] = known = new(shape.Name, shape.Form == CodeShapeForm.Enum);
        known.Bases.AddRange(shape.Extends.Where(e => e != "partial"));
        foreach (var (name, texts) in marks) known.Marks[name] = texts;
        if (type is not CodeType.Shape { Members: var members }) return;
        foreach (var member in members)
        {
            var (inner, around) = Unmarked(member.Type);
            known.Members.TryAdd(member.Name, new(member.Name, inner, !member.Optional, around, file, member.At));
        }
    }

    /// <summary>An attribute stands around its type: <c>[Column]&lt;int, 'customer_id'&gt;</c>.</summary>
    private static (CodeType Type, Dictionary<string, IReadOnlyList<CodeType.Literal>> Marks) Unmarked(CodeType type)
    {
        var marks = new Dictionary<string, IReadOnlyList<CodeType.Literal>>(StringComparer.Ordinal);
        while (type is CodeType.Named { Name: ['[', .. var name, ']'] } mark)
        {
            marks[name] = [.. mark.Arguments.Skip(1).OfType<CodeType.Literal>()];
            type = mark.Arguments[0];
        }
        return (type, marks);
    }

    private static bool Same(CodeType? one, CodeType other) => one is CodeType.Named a && other is CodeType.Named b && a.Name == b.Name && a.Arguments.Count == b.Arguments.Count && a.Arguments.Zip(b.Arguments).All(p => Same(p.First, p.Second));
}
