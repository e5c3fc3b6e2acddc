using Plumbline.Model;
using Plumbline.Sources.Prisma;

namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>An entry with the file that it stands in. A class as the others here, since collections of it are then compiled ahead of time.</summary>
internal sealed record FileEntry(CodeFile File, CodeEntry Entry)
{
    /// <summary>It is a member of a type: a value of that type may have it.</summary>
    public bool MayBe { get; init; }
}

/// <summary>A value with the file that it stands in.</summary>
internal sealed record FileValue(CodeFile File, CodeValue Value)
{
    /// <summary>It is no value but a type, its members as entries.</summary>
    public bool IsType { get; init; }
}

/// <summary>A name or label with its place.</summary>
internal sealed record FileText(CodeFile File, string Text, CodePlace At);

/// <summary>Goes through what a value may be, over spreads, branches, names, lists and functions, to the records that are written somewhere.</summary>
internal sealed class PrismaRecords(Meanings meanings)
{
    private const int Deepest = 16;

    private readonly HashSet<CodeValue> _open = new(ReferenceEqualityComparer.Instance);

    /// <summary>Parts that could not be looked into.</summary>
    public int Holes { get; private set; }

    /// <summary>Every entry of every record that the value may be, or be a list of.</summary>
    public List<FileEntry> Entries(CodeFile file, CodeValue value)
    {
        var found = new List<FileEntry>();
        foreach (var each in Lists(file, value))
        {
            // where = { ...where, more }
            if (each.Value is not CodeValue.Record record || !_open.Add(record)) continue;
            foreach (var entry in record.Entries)
            {
                if (entry.Key == CodeKey.Named) found.Add(new(each.File, entry) { MayBe = each.IsType });
                else if (entry.Key == CodeKey.Computed) Holes++;
                else found.AddRange(Entries(each.File, entry.Value));
            }
            _open.Remove(record);
        }
        return found;
    }

    /// <summary>The records that the value may be; what is a plain value is left out.</summary>
    public List<FileValue> Lists(CodeFile file, CodeValue value)
    {
        var found = new List<FileValue>();
        Gather(file, value, found, 0);
        return found;
    }

    private void Gather(CodeFile file, CodeValue value, List<FileValue> found, int depth)
    {
        if (depth > Deepest) { Holes++; return; }
        switch (value)
        {
            case CodeValue.Record: found.Add(new(file, value)); break;
            case CodeValue.List list: foreach (var item in list.Items) Gather(file, item, found, depth + 1); break;
            case CodeValue.Either either: foreach (var one in either.Of) Gather(file, one, found, depth + 1); break;
            case CodeValue.Typed typed: Gather(file, typed.Value, found, depth + 1); break;
            case CodeValue.Function function: foreach (var result in function.Returns) Gather(file, result, found, depth + 1); break;
            case CodeValue.Plain or CodeValue.Text: break;
            case CodeValue.Call { Callee: CodeValue.Call { Callee: CodeValue.Member { Name: "validator" } }, Arguments: [var of, ..] }: Gather(file, of, found, depth + 1); break;
            // What a list is made into, item by item, by a function that is written here.
            case CodeValue.Call { Callee: CodeValue.Member { Name: "map" or "flatMap" }, Arguments: [CodeValue.Function, ..] } call: Gather(file, call.Arguments[0], found, depth + 1); break;
            case CodeValue.Call { Callee: CodeValue.Member { Name: "filter" or "concat" or "slice", Of: var of } }: Gather(file, of, found, depth + 1); break;
            default:
                if (meanings.Written(file, value) is not { } written) OfType(file, value, found);
                else
                    foreach (var one in written)
                        if (_open.Add(one.Value))
                        {
                            Gather(one.File, one.Value, found, depth + 1);
                            _open.Remove(one.Value);
                        }
                break;
        }
    }

    /// <summary>What comes from elsewhere may have the members that its type says.</summary>
    private void OfType(CodeFile file, CodeValue value, List<FileValue> found)
    {
        if (value is not (CodeValue.Bound or CodeValue.Member or CodeValue.Call) || meanings.Of(file, value) is not Meaning.Shape { IsOpen: false, Members.IsEmpty: false } shape) Holes++;
        else found.Add(new(shape.File, new CodeValue.Record(shape.Members.Select(m => new CodeEntry(CodeKey.Named, m.Name, new CodeValue.Hole(m.At), m.At)), value.At)) { IsType = true });
    }

    /// <summary>The texts that a value may be, as far as they are written: it may be others, too.</summary>
    public List<FileText> Said(CodeFile file, CodeValue value)
    {
        var before = Holes;
        var said = Names(file, value);
        Holes = before;
        return said;
    }

    /// <summary>Names that stand as texts, alone or in a list; also the members of the generated lists of fields.</summary>
    public List<FileText> Names(CodeFile file, CodeValue value)
    {
        var found = new List<FileText>();
        Texts(file, value, found, 0);
        return found;
    }

    private void Texts(CodeFile file, CodeValue value, List<FileText> found, int depth)
    {
        if (depth > Deepest) return;
        switch (value)
        {
            case CodeValue.Text text: found.Add(new(file, text.Value, text.At)); break;
            case CodeValue.List list: foreach (var item in list.Items) Texts(file, item, found, depth + 1); break;
            case CodeValue.Either either: foreach (var one in either.Of) Texts(file, one, found, depth + 1); break;
            case CodeValue.Typed typed: Texts(file, typed.Value, found, depth + 1); break;
            case CodeValue.Member { Of: CodeValue.Member { Name: var list } } member when list.EndsWith("ScalarFieldEnum", StringComparison.Ordinal): found.Add(new(file, member.Name, member.At)); break;
            default:
                if (meanings.Written(file, value) is not { } written) Holes++;
                else
                    foreach (var one in written) Texts(one.File, one.Value, found, depth + 1);
                break;
        }
    }

    /// <summary>The values of an enum that a value names: texts, and members of the enum's object; also inside <c>{ in: […] }</c>, <c>{ set: … }</c>.</summary>
    public List<FileText> Labels(CodeFile file, CodeValue value, PrismaEnum of)
    {
        var found = new List<FileText>();
        Labels(file, value, of, found, 0);
        return found;
    }

    private void Labels(CodeFile file, CodeValue value, PrismaEnum of, List<FileText> found, int depth)
    {
        if (depth > Deepest) return;
        switch (value)
        {
            case CodeValue.Text text: found.Add(new(file, text.Value, text.At)); break;
            case CodeValue.List list: foreach (var item in list.Items) Labels(file, item, of, found, depth + 1); break;
            case CodeValue.Either either: foreach (var one in either.Of) Labels(file, one, of, found, depth + 1); break;
            case CodeValue.Typed typed: Labels(file, typed.Value, of, found, depth + 1); break;
            case CodeValue.Record record:
                foreach (var entry in record.Entries)
                    if (entry.Name is "equals" or "not" or "in" or "notIn" or "set" or "has" or "hasSome" or "hasEvery" or "push") Labels(file, entry.Value, of, found, depth + 1);
                break;
            case CodeValue.Member member:
                if (meanings.Of(file, member.Of) is Meaning.EnumObject { Enum: var named } && named.Block.Name == of.Block.Name) found.Add(new(file, member.Name, member.At));
                break;
            case CodeValue.Bound when meanings.Written(file, value) is { } written:
                foreach (var one in written) Labels(one.File, one.Value, of, found, depth + 1);
                break;
        }
    }
}
