using System.Text;
using Plumbline.Model;

namespace Plumbline.Sources.Code.EntityClients;

/// <summary>
/// How classes are mapped as far as code says it: <c>[Table]</c> and <c>[Column]</c>, <c>ToTable</c> and <c>HasColumnName</c>, and the names of the sets; in snake case where the
/// project asks for it.
/// </summary>
internal sealed class EntityMapping
{
    /// <param name="IsSaid">Whether it stands in the code; else it is what the convention makes of the name.</param>
    public sealed record Mapped(string? Schema, string Name, bool IsSaid);

    private readonly Dictionary<(string Class, string Property), string> _columns = [];
    private readonly HashSet<(string Class, string Property)> _ignored = [];
    private readonly bool _snake;

    public Dictionary<string, Mapped> Tables { get; } = new(StringComparer.Ordinal);

    /// <summary>The entities of each context.</summary>
    public List<List<string>> Contexts { get; } = [];

    /// <summary>Whether the project sets names by a loop or convention of its own.</summary>
    public bool HasOwnConventions { get; }

    public EntityMapping(IReadOnlyList<CodeFile> files, EntityClasses classes)
    {
        foreach (var call in files.SelectMany(f => f.Calls))
        {
            if (call.Callee is not CodeValue.Member { Name: var method }) continue;
            _snake |= method is "UseSnakeCaseNamingConvention";
            HasOwnConventions |= method is "SetColumnName" or "SetTableName" or "UseCamelCaseNamingConvention" or "UseLowerCaseNamingConvention" or "UseUpperCaseNamingConvention" or "UseUpperSnakeCaseNamingConvention";
        }
        foreach (var each in classes.All)
        {
            var sets = new List<string>();
            foreach (var member in each.Members.Values)
            {
                if (SetOf(member.Type) is not { } entity) continue;
                Tables.TryAdd(entity, new(null, Cased(member.Name), false));
                sets.Add(entity);
            }
            if (sets.Count > 0) Contexts.Add(sets);
        }
        foreach (var each in classes.All)
            if (each.Marks.GetValueOrDefault("Table") is { Count: > 0 } said) Tables[each.Name] = new(said.Count > 1 ? said[1].Text : null, said[0].Text, true);
        foreach (var file in files) Built(file);
        foreach (var file in files) Schema(file);
        foreach (var name in Tables.Keys.Where(n => classes.Find(n) is not { IsChosen: true }).ToList()) Tables.Remove(name);
    }

    /// <summary>null where the property is no column for certain.</summary>
    public Mapped? Column(string entity, EntityClasses.Member member, bool isPlain)
    {
        if (_ignored.Contains((entity, member.Name)) || member.Marks.ContainsKey("NotMapped")) return null;
        if (_columns.TryGetValue((entity, member.Name), out var said)) return new(null, said, true);
        if (member.Marks.GetValueOrDefault("Column") is [var name, ..]) return new(null, name.Text, true);
        return isPlain && member.IsSet ? new(null, Cased(member.Name), false) : null;
    }

    public string Cased(string name) => _snake ? Snake(name) : name;

    /// <summary>As EFCore.NamingConventions writes it: <c>OrderID2x</c> is <c>order_id2x</c>.</summary>
    private static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    private static string? SetOf(CodeType type) => type is CodeType.Named { Name: "DbSet" or "IDbSet", Arguments: [CodeType.Named { Name: var entity }] } ? entity : null;

    // The model builder

    /// <summary><c>HasDefaultSchema</c> holds for the sets of the context that it stands in.</summary>
    private void Schema(CodeFile file)
    {
        var said = file.Calls.Select(c => c is { Callee: CodeValue.Member { Name: "HasDefaultSchema" }, Arguments: [CodeValue.Text text, ..] } ? text.Value : null).FirstOrDefault(s => s is not null);
        if (said is null) return;
        foreach (var member in file.Shapes.Select(s => s.Type).OfType<CodeType.Shape>().SelectMany(s => s.Members))
            if (SetOf(member.Type) is { } entity && Tables.TryGetValue(entity, out var table) && table.Schema is null) Tables[entity] = table with { Schema = said };
    }

    private void Built(CodeFile file)
    {
        foreach (var call in file.Calls)
        {
            if (call.Callee is not CodeValue.Member { Name: "ToTable" or "HasColumnName" or "Ignore" } member) continue;
            var said = call.Arguments is [CodeValue.Text text, ..] ? text.Value : null;
            if (member.Name == "ToTable" && said is not null && Entity(file, member.Of, 0) is { } entity)
                Tables[entity] = new(call.Arguments is [_, CodeValue.Text schema, ..] ? schema.Value : null, said, true);
            else if (member.Name == "HasColumnName" && said is not null && Property(file, member.Of, 0) is var (owner, property)) _columns[(owner, property)] = said;
            else if (member.Name == "Ignore" && Entity(file, member.Of, 0) is { } from && Taken(file, call.Arguments) is { } ignored) _ignored.Add((from, ignored));
        }
    }

    internal const int MostSteps = 64;

    /// <summary>The entity that a builder is about: <c>model.Entity&lt;Order&gt;()</c> and what is called on it, or the parameter of a configuration.</summary>
    internal static string? Entity(CodeFile file, CodeValue value, int steps)
    {
        if (steps > MostSteps) return null;
        switch (EntityValues.Resolved(file, value))
        {
            case CodeValue.Call { Callee: CodeValue.Member { Name: var name } member }:
                if (name.StartsWith("Entity<", StringComparison.Ordinal)) return name[7..^1];
                return name is "Property" or "HasMany" or "HasOne" or "OwnsOne" or "OwnsMany" or "ComplexProperty" || name.StartsWith("Owns", StringComparison.Ordinal) ? null : Entity(file, member.Of, steps + 1);
            case CodeValue.Bound { Binding: var index } when file.Bindings[index] is CodeBinding.Parameter parameter:
                if (parameter.Type is CodeType.Named { Name: "EntityTypeBuilder", Arguments: [CodeType.Named { Name: var entity }] }) return entity;
                return parameter.Callee is CodeValue.Member { Name: var handed } && handed.StartsWith("Entity<", StringComparison.Ordinal) ? handed[7..^1] : null;
            case CodeValue.Bound { Binding: var index } when file.Bindings[index] is CodeBinding.Variable { Value: { } made }: return Entity(file, made, steps + 1);
            default: return null;
        }
    }

    private static (string Entity, string Property)? Property(CodeFile file, CodeValue value, int steps)
    {
        if (steps > MostSteps || EntityValues.Resolved(file, value) is not CodeValue.Call { Callee: CodeValue.Member { Name: var name } member } call) return null;
        if (name != "Property" && !name.StartsWith("Property<", StringComparison.Ordinal)) return Property(file, member.Of, steps + 1);
        return Entity(file, member.Of, 0) is { } entity && Taken(file, call.Arguments) is { } property ? (entity, property) : null;
    }

    /// <summary>The property that an argument names: <c>o => o.Total</c>, or its name as a text.</summary>
    internal static string? Taken(CodeFile file, EquatableArray<CodeValue> arguments) => arguments switch
    {
        [CodeValue.Function { Returns: [var taken] }, ..] when EntityValues.Resolved(file, taken) is CodeValue.Member { Of: CodeValue.Bound } member => member.Name,
        [CodeValue.Text text, ..] => text.Value,
        _ => null,
    };
}
