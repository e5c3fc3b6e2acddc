namespace Plumbline.Sources.Code.SupabaseClients;

/// <summary>Tells which values in code are surely clients of Supabase's: made by its packages, or said to be one by their type.</summary>
internal sealed class SupabaseClients(CodeProject project)
{
    private const int Deepest = 16;

    private readonly Dictionary<(CodeFile, int), bool> _bound = [];

    public bool IsClient(CodeFile file, CodeValue value, int depth = 0)
    {
        if (depth > Deepest) return false;
        switch (value)
        {
            case CodeValue.Bound { Binding: var index } when index < file.Bindings.Count:
                if (_bound.TryGetValue((file, index), out var known)) return known;
                _bound[(file, index)] = false;
                return _bound[(file, index)] = IsBound(file, file.Bindings[index], depth + 1);
            case CodeValue.Known inner: return IsClient(file, file.Calls[inner.Index], depth + 1);
            case CodeValue.Typed typed: return IsType(file, typed.Type) || IsClient(file, typed.Value, depth + 1);
            case CodeValue.Call { Callee: CodeValue.Member { Name: "schema", Of: var of } }: return IsClient(file, of, depth + 1);
            case CodeValue.Call { Callee: CodeValue.Bound callee }: return Makes(file, callee, depth + 1);
            // React's cache, and whatever else hands on what it got.
            case CodeValue.Member { Of: CodeValue.New { Callee: CodeValue.Bound of }, Name: var field } when of.Binding < file.Bindings.Count && file.Bindings[of.Binding] is CodeBinding.Class @class:
                foreach (var own in @class.Fields)
                    if (own.Name == field) return IsType(file, own.Type) || own.Value is not null && IsClient(file, own.Value, depth + 1);
                return false;
            case CodeValue.Member { Of: CodeValue.Bound of, Name: var member } when of.Binding < file.Bindings.Count && file.Bindings[of.Binding] is CodeBinding.Parameter { Type: { } type, Path.IsEmpty: true }: return IsType(file, MemberOf(file, type, member));
            case CodeValue.Either either: return either.Of.All(e => IsClient(file, e, depth + 1));
            default: return false;
        }
    }

    private bool IsBound(CodeFile file, CodeBinding binding, int depth)
    {
        switch (binding)
        {
            case CodeBinding.Variable { Path.IsEmpty: true } variable: return IsType(file, variable.Type) || variable is { Certain: true, Value: { } value } && IsClient(file, value, depth);
            case CodeBinding.Parameter { Path.IsEmpty: true } parameter: return IsType(file, parameter.Type);
            case CodeBinding.Parameter { Path: [var member], Type: { } type }: return IsType(file, MemberOf(file, type, member));
            case CodeBinding.Imported imported:
                return project.Find(file, imported.Module, imported.Export) is { File: { } home, Binding: { } target } && target is not CodeBinding.Imported && IsBound(home, target, depth);
            default: return false;
        }
    }

    /// <summary>Whether calling it gives a client.</summary>
    private bool Makes(CodeFile file, CodeValue.Bound callee, int depth)
    {
        if (callee.Binding >= file.Bindings.Count || depth > Deepest) return false;
        if (file.Bindings[callee.Binding] is not CodeBinding.Imported imported) return Makes(file, file.Bindings[callee.Binding], depth);
        var target = project.Find(file, imported.Module, imported.Export);
        if (target is { File: { } home, Binding: { } binding }) return Makes(home, binding, depth);
        return target.Module is { } module && module.StartsWith("@supabase/", StringComparison.Ordinal) && target.Export is { } export && export.StartsWith("create", StringComparison.Ordinal) && export.EndsWith("Client", StringComparison.Ordinal);
    }

    private bool Makes(CodeFile file, CodeBinding binding, int depth)
    {
        switch (binding)
        {
            case CodeBinding.Function function: return IsType(file, function.ReturnType) || function.Returns.Any(r => IsClient(file, r, depth + 1));
            case CodeBinding.Variable { Value: CodeValue.Function function }: return IsType(file, function.ReturnType) || function.Returns.Any(r => IsClient(file, r, depth + 1));
            case CodeBinding.Variable { Value: CodeValue.Call { Arguments: [CodeValue.Function function, ..] } }: return function.Returns.Any(r => IsClient(file, r, depth + 1));
            default: return false;
        }
    }

    private static bool IsType(CodeFile file, CodeType? type) => type switch
    {
        CodeType.Named { Name: "Promise" or "Awaited", Arguments: [var of, ..] } => IsType(file, of),
        CodeType.Named { Name: var name } => name == "SupabaseClient" && file.Imports.Any(i => i.Local == name) || file.Imports.Any(i => i.Local == name && i.Export == "SupabaseClient"),
        CodeType.Union union => union.Of.Any(u => IsType(file, u)),
        CodeType.Intersection both => both.Of.Any(u => IsType(file, u)),
        _ => false,
    };

    private static CodeType? MemberOf(CodeFile file, CodeType type, string name) => type switch
    {
        CodeType.Shape shape => shape.Members.FirstOrDefault(m => m.Name == name)?.Type,
        CodeType.Named named => file.Shapes.FirstOrDefault(s => s.Name == named.Name)?.Type is CodeType.Shape declared ? MemberOf(file, declared, name) : null,
        _ => null,
    };
}
