using Plumbline.Model;

namespace Plumbline.Sources.Code.EntityClients;

/// <summary>What C# does with entities, as usages of their tables and columns.</summary>
internal sealed class EntityUses(EntityClasses classes, EntityModels models, CodeUsages usages)
{
    private readonly HashSet<Origin> _asked = [];
    private readonly HashSet<Origin> _unmapped = [];

    public void Read(CodeFile file)
    {
        var (values, site) = (new EntityValues(file, classes), file.Site);
        foreach (var access in file.Accesses)
            for (var at = access; at is CodeValue.Member member; at = member.Of) Taken(file, site, values, member);
        foreach (var typed in file.Typed) Made(file, site, typed);
        foreach (var call in file.Calls) Called(file, site, values, call);
    }

    /// <summary>The properties of entities that are declared are what Entity Framework reads and writes, whoever uses them.</summary>
    public void Declared()
    {
        foreach (var model in models.All)
            foreach (var owner in classes.WithBases(model.Class))
                foreach (var (name, column) in model.Columns)
                    if (owner.IsChosen && owner.Members.TryGetValue(name, out var member)) Add(member.File, CodeSites.Of(member.File.Path), UsageKind.Maps, column, $"{model.Class}.{name}", Place(member));
    }

    /// <summary>Where the column's own name stands, if it does.</summary>
    private static CodePlace Place(EntityClasses.Member member) => member.Marks.GetValueOrDefault("Column") is [var said, ..] ? said.At : member.At;

    private void Taken(CodeFile file, UsageSite site, EntityValues values, CodeValue.Member member)
    {
        if (values.Of(member.Of) is not { Form: EntityForm.Row } of) return;
        if (models.Find(of.Class) is { } model)
        {
            // What is written as a type of two classes' name may be the other one.
            if (IsWritten(file, member.Of) && classes.Find(of.Class) is { IsCertain: false }) return;
            if (model.Columns.TryGetValue(member.Name, out var column)) Add(file, site, Kind(file, member.Of), column, $"{of.Class}.{member.Name}", member.At);
        }
        else if (member.Of is CodeValue.Member holder && values.Of(holder.Of) is { Form: EntityForm.Row } row && models.Find(row.Class) is { } around && around.Held.Contains(holder.Name)) Held(file, site, around, holder, member);
        else if (classes.Find(of.Class, member.Name)?.Type is CodeType.Named { Name: "DbSet" or "IDbSet", Arguments: [CodeType.Named { Name: var entity }] }) Asked(file, site, entity, member.At);
    }

    /// <summary><c>o.Address.Street</c>: a member of what a row holds.</summary>
    private void Held(CodeFile file, UsageSite site, EntityModel model, CodeValue.Member holder, CodeValue.Member member)
    {
        if (model.Columns.TryGetValue($"{holder.Name}.{member.Name}", out var column)) Add(file, site, Kind(file, holder.Of), column, $"{model.Class}.{holder.Name}.{member.Name}", member.At);
        else if (_unmapped.Add(usages.At(file, member.At))) usages.Unmapped++;
    }

    /// <summary>A query begins: a set of a context.</summary>
    private void Asked(CodeFile file, UsageSite site, string entity, CodePlace at)
    {
        if (!_asked.Add(usages.At(file, at))) return;
        usages.Calls++;
        if (models.Find(entity) is { } model) usages.Add(new(UsageKind.ReadsRow, model.Table, usages.At(file, at), entity) { Site = site, Means = UsageMeans.Mapper, IsDeclared = model.IsDeclared });
        else usages.Unresolved++;
    }

    /// <summary>Inside a context, <c>Set&lt;Order&gt;()</c> is how a set is declared.</summary>
    private bool IsOwn(CodeValue value) => value is CodeValue.Typed { Value: CodeValue.Global { Name: "this" }, Type: CodeType.Named { Name: var name } } && classes.Find(name)?.Members.Values.Any(m => m.Type is CodeType.Named { Name: "DbSet" }) == true;

    private static bool IsWritten(CodeFile file, CodeValue value) => value is CodeValue.Typed || (value is CodeValue.Bound { Binding: var index } && file.Bindings[index] is CodeBinding.Parameter { Type: not null } or CodeBinding.Variable { Type: not null });

    private static UsageKind Kind(CodeFile file, CodeValue of)
    {
        while (of is CodeValue.Member member) of = member.Of;
        if (of is not CodeValue.Bound { Binding: var index } || file.Bindings[index] is not CodeBinding.Parameter { Callee: CodeValue.Member { Name: var method } }) return UsageKind.Handles;
        return method switch
        {
            "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" => UsageKind.Orders,
            "GroupBy" => UsageKind.Groups,
            "SetProperty" => UsageKind.Writes,
            "Select" or "SelectMany" or "Sum" or "SumAsync" or "Min" or "MinAsync" or "Max" or "MaxAsync" or "Average" or "AverageAsync" or "Property" or "HasIndex" or "HasKey" => UsageKind.Reads,
            _ => UsageKind.Filters,
        };
    }

    private void Made(CodeFile file, UsageSite site, CodeValue.Typed typed)
    {
        if (typed is not { Value: CodeValue.Record record, Type: CodeType.Named { Name: var name } } || models.Find(name) is not { } model || classes.Find(name) is { IsCertain: false }) return;
        foreach (var entry in record.Entries)
        {
            if (model.Columns.TryGetValue(entry.Name, out var column)) Add(file, site, UsageKind.Writes, column, $"{name}.{entry.Name}", entry.At);
            // What is made inside stands by itself, at its place.
            foreach (var part in model.Held.Contains(entry.Name) && file.Typed.FirstOrDefault(t => t.At == entry.Value.At) is { Value: CodeValue.Record inner } ? inner.Entries : [])
                if (model.Columns.TryGetValue($"{entry.Name}.{part.Name}", out var held)) Add(file, site, UsageKind.Writes, held, $"{name}.{entry.Name}.{part.Name}", part.At);
                else if (_unmapped.Add(usages.At(file, part.At))) usages.Unmapped++;
        }
    }

    private void Called(CodeFile file, UsageSite site, EntityValues values, CodeValue.Call call)
    {
        if (call.Callee is not CodeValue.Member callee) return;
        if (callee.Name.StartsWith("Set<", StringComparison.Ordinal) && call.Arguments.Count <= 1 && !IsOwn(callee.Of)) Asked(file, site, callee.Name[4..^1], callee.At);
        // EF.Property<int>(o, "CustomerId")
        if (callee is { Of: CodeValue.Global { Name: "EF" } } && callee.Name.StartsWith("Property", StringComparison.Ordinal) && call.Arguments is [var of, CodeValue.Text text]
            && values.Of(of) is { Form: EntityForm.Row } row && models.Find(row.Class)?.Columns.GetValueOrDefault(text.Value) is { } column)
            Add(file, site, UsageKind.Reads, column, $"{row.Class}.{text.Value}", text.At);
    }

    private void Add(CodeFile file, UsageSite site, UsageKind kind, EntityColumn column, string text, CodePlace at) =>
        usages.Add(new(kind, column.Column, usages.At(file, at), text) { Site = site, Means = UsageMeans.Mapper, IsDeclared = column.IsDeclared });
}
