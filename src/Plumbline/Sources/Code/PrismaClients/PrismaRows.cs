using Plumbline.Model;
using Plumbline.Sources.Prisma;

namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>What is done with rows after a query, and with generated types and records of such a type.</summary>
internal sealed class PrismaRows(PrismaModels models, Meanings meanings, CodeUsages usages)
{
    private static readonly (string Ending, Part Part)[] s_types =
    [
        ("WhereInput", Part.Where), ("WhereUniqueInput", Part.Where), ("ScalarWhereInput", Part.Where), ("Select", Part.Select), ("Include", Part.Select), ("OrderByWithRelationInput", Part.Order),
        ("UncheckedCreateInput", Part.Data), ("CreateInput", Part.Data), ("CreateManyInput", Part.Data), ("UncheckedUpdateInput", Part.Data), ("UpdateInput", Part.Data), ("DefaultArgs", Part.Arguments),
        ("FindManyArgs", Part.Arguments), ("FindFirstArgs", Part.Arguments), ("FindUniqueArgs", Part.Arguments),
    ];

    private enum Part { Where, Select, Data, Order, Arguments }

    public void Read(CodeFile file)
    {
        foreach (var typed in file.Typed) Typed(file, typed);
        foreach (var access in file.Accesses) Access(file, access);
        foreach (var call in file.Calls) Expected(file, call);
        foreach (var use in file.TypeUses) Picked(file, use);
    }

    /// <summary>A record that stands under a generated type says what a call would.</summary>
    private void Typed(CodeFile file, CodeValue.Typed typed)
    {
        if (typed.Type is not CodeType.Named { Name: var name } || !name.StartsWith("Prisma.", StringComparison.Ordinal)) return;
        name = name["Prisma.".Length..];
        foreach (var (ending, part) in s_types)
        {
            if (!name.EndsWith(ending, StringComparison.Ordinal) || models.Model(name[..^ending.Length]) is not { } table) continue;
            var arguments = new PrismaArguments(file, models, meanings, usages);
            switch (part)
            {
                case Part.Where: arguments.Where(table, file, typed.Value, UsageKind.Filters); break;
                case Part.Select: arguments.Select(table, file, typed.Value, false); break;
                case Part.Data: arguments.Data(table, file, typed.Value); break;
                case Part.Order: arguments.OrderBy(table, file, typed.Value); break;
                default: arguments.All(table, file, typed.Value); break;
            }
            return;
        }
    }

    private void Access(CodeFile file, CodeValue access)
    {
        switch (access)
        {
            case CodeValue.Bound bound: TakenApart(file, bound); break;
            case CodeValue.Member member:
                Access(file, member.Of);
                Member(file, meanings.Of(file, member.Of), member.Name, member.At);
                break;
            case CodeValue.Element element: Access(file, element.Of); break;
        }
    }

    private void Member(CodeFile file, Meaning? of, string name, CodePlace at)
    {
        if (of is Meaning.EnumObject { Enum: var @enum, Id: var id } && @enum.Value(name) is { } value)
            Add(new(UsageKind.Handles, id, usages.At(file, at), $"{@enum.Block.Name}.{name}") { Label = value.Label() }, file);
        if (of is Meaning.Row { Many: false } row) Member(file, row, name, at);
    }

    private void Member(CodeFile file, Meaning.Row row, string name, CodePlace at)
    {
        if (row.Table.Field(name) is not { } field) Strange(file, row, name, at);
        else if (!field.IsRelation()) Add(new(UsageKind.Handles, row.Table.Column(field), usages.At(file, at), $"{row.Table.Model.Name()}.{name}"), file);
    }

    /// <summary>A client's types let no other member be taken of a row than its model has: they are of another schema than the one that is declared.</summary>
    private void Strange(CodeFile file, Meaning.Row row, string name, CodePlace at)
    {
        if (PrismaModules.IsOwn(name)) return;
        var usage = new Usage(UsageKind.Handles, row.Table.Column(name), usages.At(file, at), $"{row.Table.Model.Name()}.{name}") { Site = file.Site, IsDeclared = false };
        if (row.IsOpen || row.Table.IsOneOfSeveral || PrismaModules.IsOfList(name) || !file.IsTyped() || file.AsksFor(name)) usages.Suppose(usage);
        else usages.Add(usage);
    }

    // What else names members

    /// <summary><c>Pick&lt;User, 'email' | 'name'&gt;</c>; what is left out need not be there.</summary>
    private void Picked(CodeFile file, CodeType.Named use)
    {
        if (use.Arguments is not [var of, var names] || meanings.OfType(file, of) is not Meaning.Row row) return;
        foreach (var name in names is CodeType.Union union ? union.Of : [names])
            if (name is CodeType.Literal literal) Member(file, row with { IsOpen = row.IsOpen || use.Name == "Omit" }, literal.Text, literal.At);
    }

    /// <summary><c>expect(row).toMatchObject({ email: 'x' })</c></summary>
    private void Expected(CodeFile file, CodeValue.Call call)
    {
        if (call is not { Callee: CodeValue.Member { Name: "toMatchObject" or "toEqual" or "toStrictEqual" or "toHaveProperty", Of: var on }, Arguments: [var said, ..] }) return;
        if (on is CodeValue.Member { Name: "resolves", Of: var awaited }) on = awaited;
        if (on is CodeValue.Call { Callee: CodeValue.Bound or CodeValue.Global, Arguments: [var of, ..] }) Said(file, meanings.Of(file, of), said);
    }

    private void Said(CodeFile file, Meaning? of, CodeValue said)
    {
        if (of is not Meaning.Row row) return;
        switch (said)
        {
            case CodeValue.Call { Callee: CodeValue.Member { Name: "objectContaining" or "arrayContaining" }, Arguments: [var part, ..] }: Said(file, row, part); break;
            case CodeValue.List list when row.Many: foreach (var item in list.Items) Said(file, row with { Many = false }, item); break;
            case CodeValue.Text name when !row.Many && !name.Value.AsSpan().ContainsAny(".[ "): Member(file, row, name.Value, name.At); break;
            case CodeValue.Record record when !row.Many:
                foreach (var entry in record.Entries)
                {
                    if (entry.Key != CodeKey.Named || entry.Value is CodeValue.Plain { Word: "undefined" }) continue;
                    Member(file, row, entry.Name, entry.At);
                    if (row.Table.Field(entry.Name) is { } field && models.Target(field) is { } target) Said(file, row with { Table = target, Many = field.IsList }, entry.Value);
                }
                break;
        }
    }

    /// <summary><c>const { email } = row</c></summary>
    private void TakenApart(CodeFile file, CodeValue.Bound bound)
    {
        if (bound.Binding >= file.Bindings.Count) return;
        var (path, whole) = file.Bindings[bound.Binding] switch
        {
            CodeBinding.Variable v => (v.Path, (CodeBinding)(v with { Path = v.Path.IsEmpty ? v.Path : [.. v.Path.Take(v.Path.Count - 1)] })),
            CodeBinding.Parameter p => (p.Path, p with { Path = p.Path.IsEmpty ? p.Path : [.. p.Path.Take(p.Path.Count - 1)] }),
            CodeBinding.Each e => (e.Path, e with { Path = e.Path.IsEmpty ? e.Path : [.. e.Path.Take(e.Path.Count - 1)] }),
            var other => ([], other),
        };
        if (path is [.., not "..."]) Member(file, meanings.OfBinding(file, whole), path[path.Count - 1], bound.At);
    }

    private void Add(Usage usage, CodeFile file) => usages.Add(usage with { Site = file.Site });
}
