using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plumbline.Sources.Code;

namespace Plumbline.CSharp;

/// <summary>What a name means where the reading stands: the bindings of the file, and the scopes that are open.</summary>
internal sealed class CSharpScopes(CSharpPlaces places)
{
    private readonly List<CodeBinding> _bindings = [];
    private readonly Stack<Dictionary<string, int>> _open = new();
    private readonly Stack<(string Name, bool HasBases)> _classes = new();

    public IReadOnlyList<CodeBinding> Bindings => _bindings;

    public void Open() => _open.Push(new(StringComparer.Ordinal));

    public void Close() => _open.Pop();

    public int Add(CodeBinding binding)
    {
        _bindings.Add(binding);
        if (_open.TryPeek(out var scope)) scope[binding.Name] = _bindings.Count - 1;
        return _bindings.Count - 1;
    }

    /// <summary>A class with what its own members are called: they are known before the first of them is read.</summary>
    public void OpenClass(TypeDeclarationSyntax declared)
    {
        _classes.Push((declared.Identifier.Text, declared.BaseList is not null));
        Open();
        foreach (var parameter in declared.ParameterList?.Parameters ?? []) AddParameter(parameter);
        foreach (var member in declared.Members)
        {
            if (member is PropertyDeclarationSyntax property) Add(Variable(property.Identifier.Text, property.Type, property.Identifier.SpanStart));
            else if (member is FieldDeclarationSyntax field)
                foreach (var variable in field.Declaration.Variables) Add(Variable(variable.Identifier.Text, field.Declaration.Type, variable.Identifier.SpanStart));
            else if (member is MethodDeclarationSyntax method)
                _bindings.Add(new CodeBinding.Function(method.Identifier.Text, [], CSharpTypes.Of(method.ReturnType, places), places.At(method.Identifier.SpanStart)));
        }
    }

    public void CloseClass()
    {
        Close();
        _classes.Pop();
    }

    public void AddParameter(ParameterSyntax parameter) => Add(new CodeBinding.Parameter(parameter.Identifier.Text, CSharpTypes.Of(parameter.Type, places), null, 0, [], places.At(parameter.Identifier.SpanStart)));

    private CodeBinding.Variable Variable(string name, TypeSyntax type, int at) => new(name, null, CSharpTypes.Of(type, places), [], true, places.At(at));

    /// <summary>A name that no open scope binds is global.</summary>
    public CodeValue Find(string name, CodePlace at)
    {
        foreach (var scope in _open)
            if (scope.TryGetValue(name, out var binding)) return new CodeValue.Bound(binding, at);
        return new CodeValue.Global(name, at);
    }

    /// <summary>What <c>this</c> stands for.</summary>
    public CodeValue? This(CodePlace at) => _classes.TryPeek(out var within) ? new CodeValue.Typed(new CodeValue.Global("this", at), new CodeType.Named(within.Name, [], at), at) : null;

    public bool HasBases() => _classes.TryPeek(out var within) && within.HasBases;
}
