namespace Plumbline.Sources.Code.EntityClients;

/// <summary>
/// Properties that hold an object whose members are columns of the entity's own table: owned and complex types. They are told by <c>[Owned]</c> and <c>[ComplexType]</c> around the
/// class, and by <c>OwnsOne</c> and <c>ComplexProperty</c> on the builder. What goes into a JSON column or a table of its own has no such columns.
/// </summary>
internal sealed class EntityOwned
{
    private readonly HashSet<(string Entity, string Property)> _owned = [];
    private readonly HashSet<(string Entity, string Property)> _apart = [];
    private readonly Dictionary<(string Entity, string Property, string Member), string> _columns = [];
    private readonly EntityClasses _classes;

    public EntityOwned(IReadOnlyList<CodeFile> files, EntityClasses classes)
    {
        _classes = classes;
        foreach (var file in files)
            foreach (var call in file.Calls) Read(file, call);
    }

    /// <summary>Whether the property's members are columns beside the entity's own.</summary>
    public bool Holds(string entity, EntityClasses.Member member) =>
        member.Type is CodeType.Named { Arguments.Count: 0 } type && !_apart.Contains((entity, member.Name))
        && (_owned.Contains((entity, member.Name)) || (_classes.Find(type.Name) is { IsChosen: true } of && (of.Marks.ContainsKey("Owned") || of.Marks.ContainsKey("ComplexType"))));

    /// <summary>The name that is said for a member's column; null where it is the convention's.</summary>
    public string? Column(string entity, string property, EntityClasses.Member member) =>
        _columns.TryGetValue((entity, property, member.Name), out var said) ? said : null;

    private void Read(CodeFile file, CodeValue.Call call)
    {
        if (call.Callee is not CodeValue.Member { Name: var method } callee) return;
        if (IsOwning(method) && Of(file, call) is { } owned) _owned.Add(owned);
        else if (method is "ToJson" or "ToTable" or "SplitToTable" && Around(file, callee.Of, 0) is { } apart) _apart.Add(apart);
        else if (method is "HasColumnName" && call.Arguments is [CodeValue.Text name, ..] && Property(file, callee.Of, 0) is var (builder, member) && Around(file, builder, 0) is var (entity, property)) _columns[(entity, property, member)] = name.Value;
    }

    private static bool IsOwning(string method) => method is "OwnsOne" or "ComplexProperty" || method.StartsWith("OwnsOne<", StringComparison.Ordinal) || method.StartsWith("ComplexProperty<", StringComparison.Ordinal);

    private static (string Entity, string Property)? Of(CodeFile file, CodeValue.Call owning) =>
        owning.Callee is CodeValue.Member member && EntityMapping.Entity(file, member.Of, 0) is { } entity && EntityMapping.Taken(file, owning.Arguments) is { } property ? (entity, property) : null;

    /// <summary>What a builder inside is about: the call that gave it, or the one that it was handed to a function of.</summary>
    private static (string Entity, string Property)? Around(CodeFile file, CodeValue value, int steps)
    {
        if (steps > EntityMapping.MostSteps) return null;
        switch (EntityValues.Resolved(file, value))
        {
            case CodeValue.Call { Callee: CodeValue.Member member } call: return IsOwning(member.Name) ? Of(file, call) : Around(file, member.Of, steps + 1);
            case CodeValue.Bound { Binding: var index } when file.Bindings[index] is CodeBinding.Parameter { Callee: CodeValue.Member handed } && IsOwning(handed.Name):
                foreach (var each in file.Calls)
                    if (each.Callee is CodeValue.Member own && own.At == handed.At) return Of(file, each);
                return null;
            default: return null;
        }
    }

    /// <summary>The builder and the member that <c>a.Property(x => x.Street)</c> is of.</summary>
    private static (CodeValue Builder, string Member)? Property(CodeFile file, CodeValue value, int steps)
    {
        if (steps > EntityMapping.MostSteps || EntityValues.Resolved(file, value) is not CodeValue.Call { Callee: CodeValue.Member member } call) return null;
        if (member.Name != "Property" && !member.Name.StartsWith("Property<", StringComparison.Ordinal)) return Property(file, member.Of, steps + 1);
        return EntityMapping.Taken(file, call.Arguments) is { } name ? (member.Of, name) : null;
    }
}
