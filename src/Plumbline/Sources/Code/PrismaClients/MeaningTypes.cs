using Plumbline.Model;

namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>What a written type says of a value.</summary>
internal sealed class MeaningTypes(CodeProject project, PrismaModels models, IRowClient? client)
{
    private const int Deepest = 12;

    private readonly ZodShapes _zod = new(project);
    private int _depth;

    public Meaning? Of(CodeFile file, CodeType type, Meanings values)
    {
        if (_depth > Deepest) return null;
        _depth++;
        try
        {
            return client?.OfType(file, type) ?? type switch
            {
                CodeType.Named named => OfNamed(file, named, values),
                CodeType.List list => Many(Of(file, list.Of, values)),
                CodeType.Union union => Meaning.OneOf(union.Of.Where(t => t is not CodeType.Named { Name: "null" or "undefined" }).Select(t => Of(file, t, values))),
                CodeType.Intersection both => Together(file, both.Of, values),
                CodeType.Shape shape => new Meaning.Shape(file, shape.Members),
                CodeType.OfValue of => values.Of(file, of.Value),
                _ => null,
            };
        }
        finally
        {
            _depth--;
        }
    }

    private static Meaning? Many(Meaning? meaning) => meaning switch { Meaning.Row row => row with { Many = true }, Meaning.Shape { IsMany: false } shape => shape with { IsMany = true }, _ => null };

    /// <summary>What a schema of zod's lets through, at once or under the name that a checked value has.</summary>
    /// <param name="of">The schema.</param>
    public Meaning.Shape? Parsed(CodeFile file, CodeValue of, string? member = null)
    {
        var shape = _zod.Of(file, of);
        if (shape is null || member is null) return shape;
        return new(file, [new(member, false, new CodeType.Named(ZodShapes.Inferred, [new CodeType.OfValue(of)], of.At), of.At)]) { IsOpen = true };
    }

    /// <summary>Whether a function gives what it is handed, as far as types go: <c>T</c>, <c>Promise&lt;TResult&gt;</c>.</summary>
    public static bool IsParameter(CodeType? type) => type switch
    {
        CodeType.Named { Name: "Promise" or "Awaited", Arguments: [var of] } => IsParameter(of),
        CodeType.Named { Name: [>= 'A' and <= 'Z'] or ['T', >= 'A' and <= 'Z', ..], Arguments.IsEmpty: true } => true,
        _ => false,
    };

    private Meaning? OfNamed(CodeFile file, CodeType.Named named, Meanings values)
    {
        switch (named.Name)
        {
            case "Pick" or "Omit" when named.Arguments is [var of, var names]: return Of(file, of, values) is var whole && whole is Meaning.Shape shape ? Chosen(shape, names, named.Name == "Pick") : whole;
            case ZodShapes.Inferred or "z.output" or "z.input" or "z.TypeOf": return named.Arguments is [CodeType.OfValue schema] ? _zod.Of(file, schema.Value) : null;
            case "Promise" or "Awaited" or "Readonly" or "Required" or "NonNullable" or "Partial" or "PrismaPromise":
                return named.Arguments.IsEmpty ? null : Of(file, named.Arguments[0], values);
            case "Array" or "ReadonlyArray": return named.Arguments.IsEmpty ? null : Many(Of(file, named.Arguments[0], values));
            case "ReturnType" when named.Arguments is [CodeType.OfValue function]: return values.Of(file, new CodeValue.Call(function.Value, [], named.At));
        }
        var dot = named.Name.IndexOf('.');
        var first = dot < 0 ? named.Name : named.Name[..dot];
        if (dot < 0 && Declared(file, first) is { } declared) return OfShape(file, declared, values);
        if (dot < 0 && Class(file, first, values) is { } instance) return instance;
        foreach (var import in file.Imports)
            if (import.Local == first) return Imported(file, import, dot < 0 ? null : named.Name[(dot + 1)..], values);
        return null;
    }

    private static CodeShape? Declared(CodeFile file, string name)
    {
        foreach (var shape in file.Shapes)
            if (shape.Name == name && shape.Form != CodeShapeForm.Zod) return shape;
        return null;
    }

    private Meaning? OfShape(CodeFile file, CodeShape shape, Meanings values)
    {
        if (shape.Form != CodeShapeForm.Class) return Of(file, shape.Type, values) is Meaning.Shape own ? Extended(file, shape, own, values) : Of(file, shape.Type, values);
        return Class(file, shape.Name, values);
    }

    private Meaning Extended(CodeFile file, CodeShape shape, Meaning.Shape own, Meanings values)
    {
        foreach (var parent in shape.Extends)
            own = parent != shape.Name && Of(file, new CodeType.Named(parent, [], shape.At), values) is Meaning.Shape inherited ? With(own, inherited) : own with { IsOpen = true };
        return own;
    }

    /// <summary>All members of all parts; where one is more than a shape, it is what counts, and the others may add to it.</summary>
    private Meaning? Together(CodeFile file, EquatableArray<CodeType> types, Meanings values)
    {
        var (all, isOpen) = ((Meaning.Shape?)null, false);
        foreach (var type in types)
            switch (Of(file, type, values))
            {
                case Meaning.Shape part: all = all is null ? part : With(all, part); break;
                case null: isOpen = true; break;
                case var other: return other.Opened();
            }
        return all is null ? null : all with { IsOpen = all.IsOpen || isOpen };
    }

    /// <summary>Members keep the place of the file that they were read in: of two files there is one that is not told.</summary>
    public static Meaning.Shape With(Meaning.Shape own, Meaning.Shape other) => own with { Members = [.. own.Members, .. other.Members], IsOpen = own.IsOpen || other.IsOpen || own.IsMany || other.IsMany || own.File != other.File };

    /// <summary>The members that are named by a text or a union of them.</summary>
    private static Meaning.Shape? Chosen(Meaning.Shape shape, CodeType names, bool keeps)
    {
        var said = names is CodeType.Union union ? union.Of : [names];
        if (said.Any(n => n is not CodeType.Literal)) return null;
        var chosen = said.Select(n => ((CodeType.Literal)n).Text);
        return shape with { Members = [.. shape.Members.Where(m => chosen.Contains(m.Name) == keeps)] };
    }

    private static Meaning? Class(CodeFile file, string name, Meanings values)
    {
        for (var i = 0; i < file.Bindings.Count; i++)
            if (file.Bindings[i] is CodeBinding.Class @class && @class.Name == name) return values.OfBinding(file, i) is Meaning.ClientClass made ? new Meaning.Client(made.IsOpen) : new Meaning.Instance(file, @class);
        return null;
    }

    private Meaning? Imported(CodeFile file, CodeImport import, string? member, Meanings values)
    {
        var target = project.Find(file, import.Module, import.Export);
        if (target.File is { } home && member is null)
        {
            if (target.Binding is CodeBinding.Class @class) return Class(home, @class.Name, values);
            var name = target.Export ?? import.Export;
            if (Declared(home, name) is { } shape) return OfShape(home, shape, values);
            foreach (var handed in home.Imports)
                if (handed.Local == name) return Imported(home, handed, null, values);
            return null;
        }
        var module = target.Module ?? import.Module;
        if (!PrismaModules.IsGenerated(module)) return null;
        var found = Generated(target.Export ?? import.Export, member);
        // Under such a name a module may hold other types: what a file of the project hands on, and what other generators write.
        return module == ClientImport.Installed && target.By == file ? found : found is Meaning.Row ? found.Opened() : found;
    }

    /// <summary>A type of the generated client: a model's own, the payload of one, a client.</summary>
    private Meaning? Generated(string export, string? member)
    {
        var name = member ?? export;
        if (name is "PrismaClient" or "TransactionClient" or "DefaultPrismaClient" or "PrismaTransaction") return new Meaning.Client();
        if (member is null) return models.Model(name) is { } model ? new Meaning.Row(model, false) : null;
        foreach (var (ending, isRow) in s_endings)
            if (name.EndsWith(ending, StringComparison.Ordinal) && models.Model(name[..^ending.Length]) is { } table) return isRow ? new Meaning.Row(table, false) : new Meaning.Delegate(table, IsOpen: false);
        return null;
    }

    private static readonly (string Ending, bool IsRow)[] s_endings = [("GetPayload", true), ("Delegate", false)];
}
