using Plumbline.Model;

namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>What values have that a schema of zod's lets through, told by how the schema is put together: <c>z.object({ … }).extend({ … }).omit({ … })</c>.</summary>
internal sealed class ZodShapes(CodeProject project)
{
    private const int Deepest = 16;

    /// <summary>The name under which a value's type is asked for.</summary>
    public const string Inferred = "z.infer";

    /// <summary>null for what is no object or list of objects, and for what a function makes of one.</summary>
    public Meaning.Shape? Of(CodeFile file, CodeValue value, int depth = 0)
    {
        if (depth > Deepest) return null;
        switch (value)
        {
            case CodeValue.Typed typed: return Of(file, typed.Value, depth + 1);
            case CodeValue.Known known: return Of(file, file.Calls[known.Index], depth + 1);
            case CodeValue.Bound: return Bound(file, value) is { } bound ? Of(bound.File, bound.Value, depth + 1) : null;
            case CodeValue.Call { Callee: CodeValue.Member { Of: var on, Name: var method }, Arguments: var arguments }:
                if (IsZod(file, on)) return arguments is [var first, ..] ? Made(file, method, first, arguments, depth) : null;
                return Of(file, on, depth + 1) is { } of ? Changed(file, of, method, arguments, depth) : null;
            default: return null;
        }
    }

    private static bool IsZod(CodeFile file, CodeValue value) => value switch
    {
        CodeValue.Bound { Binding: var index } when index < file.Bindings.Count => file.Bindings[index] is CodeBinding.Imported imported && (imported.Name == "z" || imported.Module.StartsWith("zod", StringComparison.Ordinal)),
        CodeValue.Global { Name: "z" } => true,
        _ => false,
    };

    /// <summary>What a name is bound to, here or where it comes from.</summary>
    private FileValue? Bound(CodeFile file, CodeValue value)
    {
        if (value is not CodeValue.Bound { Binding: var index } || index >= file.Bindings.Count) return null;
        switch (file.Bindings[index])
        {
            case CodeBinding.Variable { Path.IsEmpty: true, Certain: true, Value: { } own }: return new(file, own);
            case CodeBinding.Imported imported:
                var target = project.Find(file, imported.Module, imported.Export);
                if (target is { File: { } home, Binding: CodeBinding.Variable { Path.IsEmpty: true, Certain: true, Value: { } there } }) return new(home, there);
                // What is exported is listed only where that may matter; its name is known all the same.
                var named = target.File?.Bindings.OfType<CodeBinding.Variable>().Where(b => b.Name == (target.Export ?? imported.Export)).Take(2).ToList();
                return named is [{ Path.IsEmpty: true, Certain: true, Value: { } found }] ? new(target.File!, found) : null;
            default: return null;
        }
    }

    private Meaning.Shape? Made(CodeFile file, string method, CodeValue first, EquatableArray<CodeValue> arguments, int depth) => method switch
    {
        "object" or "strictObject" or "interface" => Members(file, first, depth),
        "looseObject" => Members(file, first, depth) with { IsOpen = true },
        "array" => Of(file, first, depth + 1) is { IsMany: false } item ? item with { IsMany = true } : null,
        "optional" or "nullable" or "nullish" or "readonly" => Of(file, first, depth + 1),
        "intersection" when arguments is [_, var second] && Of(file, first, depth + 1) is { } one => Joined(one, Of(file, second, depth + 1)),
        _ => null,
    };

    private Meaning.Shape? Changed(CodeFile file, Meaning.Shape of, string method, EquatableArray<CodeValue> arguments, int depth)
    {
        var first = arguments is [var given, ..] ? given : null;
        switch (method)
        {
            case "array": return of.IsMany ? null : of with { IsMany = true };
            case "extend" or "augment" or "safeExtend": return first is null ? null : Joined(of, Members(file, first, depth));
            case "merge" or "and": return first is null ? null : Joined(of, Of(file, first, depth + 1));
            case "pick" or "omit": return Chosen(of, first, method == "pick");
            case "passthrough" or "loose" or "catchall": return of with { IsOpen = true };
            case "partial" or "deepPartial" or "required" or "strict" or "strip" or "nonstrict" or "nullable" or "optional" or "nullish" or "readonly" or "describe" or "brand" or "default" or "prefault" or "catch"
                or "refine" or "superRefine" or "check" or "meta" or "openapi" or "register" or "min" or "max" or "length" or "nonempty":
                return of;
            // transform, pipe, or, keyof: something else comes out.
            default: return null;
        }
    }

    private static Meaning.Shape Joined(Meaning.Shape own, Meaning.Shape? other) => other is null || other.IsMany ? own with { IsOpen = true } : MeaningTypes.With(own, other);

    private static Meaning.Shape? Chosen(Meaning.Shape of, CodeValue? names, bool keeps)
    {
        if (names is not CodeValue.Record record || record.Entries.Any(e => e.Key != CodeKey.Named)) return null;
        return of with { Members = [.. of.Members.Where(m => record.Entries.Any(e => e.Name == m.Name) == keeps)] };
    }

    private Meaning.Shape Members(CodeFile file, CodeValue value, int depth)
    {
        var shape = new Meaning.Shape(file, []);
        if (value is not CodeValue.Record record) return Bound(file, value) is { Value: CodeValue.Record } bound && bound.File == file && depth < Deepest ? Members(file, bound.Value, depth + 1) : shape with { IsOpen = true };
        foreach (var entry in record.Entries)
            shape = entry.Key switch
            {
                CodeKey.Named => shape with { Members = shape.Members.Add(new(entry.Name, IsOptional(entry.Value), new CodeType.Named(Inferred, [new CodeType.OfValue(entry.Value)], entry.At), entry.At)) },
                CodeKey.Spread => Joined(shape, Spread(file, entry.Value, depth)),
                _ => shape with { IsOpen = true },
            };
        return shape;
    }

    /// <summary><c>...base.shape</c>, or a record of members.</summary>
    private Meaning.Shape? Spread(CodeFile file, CodeValue value, int depth) =>
        depth > Deepest ? null : value is CodeValue.Member { Of: var of, Name: "shape" } ? Of(file, of, depth + 1) : Members(file, value, depth + 1);

    private static bool IsOptional(CodeValue value)
    {
        for (; value is CodeValue.Call { Callee: CodeValue.Member { Of: var of, Name: var method } }; value = of)
            if (method is "optional" or "nullish") return true;
        return false;
    }
}
