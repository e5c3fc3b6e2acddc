using Plumbline.Model;
using Plumbline.Sources.Code.PrismaClients;

namespace Plumbline.Sources.Code;

/// <summary>What is done with rows after a query, whatever client gave them: each member that is a column is a use of it.</summary>
internal sealed class RowUses(Meanings meanings, CodeUsages usages)
{
    public void Read(CodeFile file)
    {
        foreach (var access in file.Accesses) Access(file, access);
        foreach (var call in file.Calls) Expected(file, call);
        foreach (var use in file.TypeUses) Picked(file, use);
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
        if (row.Of.Member(name) is not RowMember.Column column) return;
        var usage = new Usage(UsageKind.Handles, column.Id, usages.At(file, at), column.Text) { Site = file.Site, IsDeclared = !column.IsStrange };
        if (column.IsKnown) usages.Add(usage);
        else Strange(file, row, name, usage);
    }

    /// <summary>A client's types let no other member be taken of a row than its table has: they are of another schema than the one that is declared.</summary>
    private void Strange(CodeFile file, Meaning.Row row, string name, Usage usage)
    {
        if (PrismaModules.IsOwn(name)) return;
        if (row.IsOpen || row.Of.IsOneOfSeveral || PrismaModules.IsOfList(name) || !file.IsTyped() || file.AsksFor(name) || (row.Of.IsLoose && file.Sets(name))) usages.Suppose(usage);
        else
        {
            usages.Missing.Add(usage.Subject);
            usages.Add(usage);
        }
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
                    if (row.Inner(entry.Name) is { } inner) Said(file, inner, entry.Value);
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
