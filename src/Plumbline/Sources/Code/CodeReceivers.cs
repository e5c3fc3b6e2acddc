namespace Plumbline.Sources.Code;

/// <summary>Tells by whom a client was made: <c>pool</c> of <c>pool.query(…)</c> may be made in another file, by what that imports.</summary>
public sealed class CodeReceivers(CodeProject project)
{
    private const int Deepest = 16;
    private const string PrismaClient = "@prisma/client";

    private readonly Dictionary<(CodeFile, int), string?> _bound = [];

    /// <summary>The package whose client sends a text: it has the method, or the project's own function of that name uses it.</summary>
    public string? Sender(CodeFile file, CodeText text) => text.Of is null ? null : MadeBy(file, new CodeValue.Member(text.Of, text.Tag, text.At));

    /// <summary>The package that made it; null where that is not known.</summary>
    public string? MadeBy(CodeFile file, CodeValue? value, int depth = 0)
    {
        if (value is null || depth > Deepest) return null;
        switch (value)
        {
            case CodeValue.Bound { Binding: var index } when index < file.Bindings.Count:
                if (_bound.TryGetValue((file, index), out var known)) return known;
                _bound[(file, index)] = null;
                return _bound[(file, index)] = MadeBy(file, file.Bindings[index], depth + 1);
            case CodeValue.Known call: return MadeBy(file, file.Calls[call.Index], depth + 1);
            case CodeValue.Typed typed: return Type(file, typed.Type) ?? MadeBy(file, typed.Value, depth + 1);
            case CodeValue.New made: return Field(file, made, null) ?? MadeBy(file, made.Callee, depth + 1);
            case CodeValue.Function function: return function.Returns.Select(r => MadeBy(file, r, depth + 1)).OfType<string>().FirstOrDefault();
            // A statement takes values, and no text.
            case CodeValue.Call { Callee: CodeValue.Member { Name: "prepare" or "prepareSync" or "prepareAsync" } }: return null;
            // Prisma's client alone has these, whatever it was put together from.
            case CodeValue.Call { Callee: CodeValue.Member { Name: "$queryRaw" or "$queryRawUnsafe" or "$executeRaw" or "$executeRawUnsafe" } }: return PrismaClient;
            // await pool.connect()
            case CodeValue.Call called: return MadeBy(file, called.Callee, depth + 1);
            case CodeValue.Member { Of: CodeValue.New of, Name: var name }: return Field(file, of, name) ?? MadeBy(file, of, depth + 1);
            case CodeValue.Member member: return MadeBy(file, member.Of, depth + 1) ?? Entry(file, member.Of, member.Name, depth + 1);
            // globalThis.pool ?? new Pool()
            case CodeValue.Either either: return either.Of.Select(e => MadeBy(file, e, depth + 1)).OfType<string>().Distinct().ToList() is [var only] ? only : null;
            default: return null;
        }
    }

    /// <summary>Where the client was made, as far as names lead: two that come from one place have one database open. Else the file itself.</summary>
    public (CodeFile File, CodePlace At) MadeAt(CodeFile file, CodeValue? value, int depth = 0) => depth > Deepest ? (file, default) : value switch
    {
        CodeValue.Bound { Binding: var index } when index < file.Bindings.Count => MadeAt(file, file.Bindings[index], depth + 1),
        CodeValue.Known call => MadeAt(file, file.Calls[call.Index], depth + 1),
        CodeValue.Typed typed => MadeAt(file, typed.Value, depth + 1),
        CodeValue.Call called => MadeAt(file, called.Callee, depth + 1),
        CodeValue.Member member => MadeAt(file, member.Of, depth + 1),
        _ => (file, default),
    };

    private (CodeFile File, CodePlace At) MadeAt(CodeFile file, CodeBinding binding, int depth)
    {
        switch (binding)
        {
            case CodeBinding.Variable { Value: { } value }:
                var made = MadeAt(file, value, depth);
                return made.At == default && value is CodeValue.New or CodeValue.Call or CodeValue.Known ? (file, binding.At) : made;
            case CodeBinding.Imported imported: return project.Find(file, imported.Module, imported.Export) is { File: { } home, Binding: { } own } && own is not CodeBinding.Imported ? MadeAt(home, own, depth) : (file, default);
            case CodeBinding.Function: return (file, binding.At);
            default: return (file, default);
        }
    }

    private string? MadeBy(CodeFile file, CodeBinding binding, int depth)
    {
        switch (binding)
        {
            case CodeBinding.Variable { Path: [var name], Value: { } of } taken: return Type(file, taken.Type) ?? MadeBy(file, of, depth) ?? Entry(file, of, name, depth);
            case CodeBinding.Variable { Certain: true } variable: return Type(file, variable.Type) ?? MadeBy(file, variable.Value, depth);
            case CodeBinding.Parameter { Path.IsEmpty: true } parameter: return Type(file, parameter.Type);
            case CodeBinding.Function function: return Type(file, function.ReturnType) ?? function.Returns.Select(r => MadeBy(file, r, depth)).OfType<string>().FirstOrDefault();
            case CodeBinding.Imported imported:
                var target = project.Find(file, imported.Module, imported.Export);
                if (target is { File: { } home, Binding: { } own } && own is not CodeBinding.Imported) return MadeBy(home, own, depth);
                return target.Module;
            default: return null;
        }
    }

    /// <summary>A function that the project keeps in a record, or hands out of a file: <c>const { query } = db</c>.</summary>
    private string? Entry(CodeFile file, CodeValue of, string name, int depth)
    {
        if (depth > Deepest || of is not CodeValue.Bound { Binding: var index } || index >= file.Bindings.Count) return null;
        if (file.Bindings[index] is CodeBinding.Variable own) return Entry(file, own, name, depth);
        if (file.Bindings[index] is not CodeBinding.Imported imported) return null;
        // import * as db
        if (imported.Export == "*") return project.Find(file, imported.Module, name) is { File: { } there, Binding: { } found } && found is not CodeBinding.Imported ? MadeBy(there, found, depth + 1) : null;
        return project.Find(file, imported.Module, imported.Export) is { File: { } home, Binding: CodeBinding.Variable kept } ? Entry(home, kept, name, depth) : null;
    }

    private string? Entry(CodeFile file, CodeBinding.Variable kept, string name, int depth)
    {
        if (kept is not { Path.IsEmpty: true, Value: CodeValue.Record record }) return null;
        foreach (var entry in record.Entries)
            if (entry.Key == CodeKey.Named && entry.Name == name) return MadeBy(file, entry.Value, depth + 1);
        return null;
    }

    /// <summary><c>this.pool</c>: the field of the class.</summary>
    private string? Field(CodeFile file, CodeValue.New of, string? name)
    {
        if (name is null || of.Callee is not CodeValue.Bound { Binding: var index } || index >= file.Bindings.Count || file.Bindings[index] is not CodeBinding.Class @class) return null;
        foreach (var field in @class.Fields)
            if (field.Name == name) return Type(file, field.Type) ?? MadeBy(file, field.Value, 1);
        return null;
    }

    /// <summary>A type that a package has: <c>(client: PoolClient)</c>.</summary>
    private static string? Type(CodeFile file, CodeType? type)
    {
        if (type is CodeType.Named { Name: "Promise" or "Awaited", Arguments: [var of, ..] }) return Type(file, of);
        if (type is not CodeType.Named named) return null;
        var first = named.Name.IndexOf('.') is > 0 and var dot ? named.Name[..dot] : named.Name;
        foreach (var import in file.Imports)
            if (import.Local == first && !import.Module.StartsWith('.')) return import.Module;
        return null;
    }
}
