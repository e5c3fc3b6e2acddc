using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Plumbline.CSharp;

/// <summary>What a name of a file is declared as, told by the scopes around its use, and what is assigned to it.</summary>
internal sealed class CSharpNames
{
    private readonly Dictionary<(SyntaxNode Scope, string Name), Named?> _named = [];
    private readonly Dictionary<string, TypeDeclarationSyntax?> _types = new(StringComparer.Ordinal);

    /// <summary>A variable, field or property. Parameters and what is declared twice have no value.</summary>
    internal sealed class Named(SyntaxNode scope, TypeSyntax? type, ExpressionSyntax? value)
    {
        public SyntaxNode Scope => scope;
        public TypeSyntax? Type => type;
        public ExpressionSyntax? Value => value;
        public List<AssignmentExpressionSyntax> Sets { get; } = [];
    }

    public CSharpNames(SyntaxNode root)
    {
        var sets = new List<(IdentifierNameSyntax Name, AssignmentExpressionSyntax Set)>();
        foreach (var node in root.DescendantNodes())
            switch (node)
            {
                case VariableDeclaratorSyntax declared: Add(declared, declared.Identifier.Text, (declared.Parent as VariableDeclarationSyntax)?.Type, declared.Initializer?.Value); break;
                case PropertyDeclarationSyntax property: Add(property, property.Identifier.Text, property.Type, property.ExpressionBody?.Expression ?? property.Initializer?.Value); break;
                case ParameterSyntax parameter: Add(parameter, parameter.Identifier.Text, null, null); break;
                case SingleVariableDesignationSyntax named: Add(named, named.Identifier.Text, null, null); break;
                case ForEachStatementSyntax each: _named[(each, each.Identifier.Text)] = null; break;
                case TypeDeclarationSyntax type: _types[type.Identifier.Text] = _types.ContainsKey(type.Identifier.Text) ? null : type; break;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } set: sets.Add((name, set)); break;
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } } set: sets.Add((name, set)); break;
            }
        foreach (var (name, set) in sets) Find(name, name.Identifier.Text)?.Sets.Add(set);
    }

    private void Add(SyntaxNode declared, string name, TypeSyntax? type, ExpressionSyntax? value)
    {
        var scope = declared.Parent!;
        while (scope.Parent is not null && !IsScope(scope)) scope = scope.Parent;
        _named[(scope, name)] = _named.ContainsKey((scope, name)) ? null : new(scope, type, value);
    }

    private static bool IsScope(SyntaxNode node) =>
        node is BlockSyntax or SwitchSectionSyntax or ForStatementSyntax or ForEachStatementSyntax or UsingStatementSyntax or BaseTypeDeclarationSyntax or BaseMethodDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax;

    /// <summary>null where the file does not tell.</summary>
    public Named? Find(SyntaxNode use, string name)
    {
        for (var at = use.Parent; at is not null; at = at.Parent)
            if (IsScope(at) && _named.TryGetValue((at, name), out var found)) return found;
        return null;
    }

    /// <summary><c>Queries.ByName</c>, <c>this.Query</c></summary>
    public Named? Find(MemberAccessExpressionSyntax member) => member.Expression switch
    {
        ThisExpressionSyntax => Find(member, member.Name.Identifier.Text),
        IdentifierNameSyntax type when _types.GetValueOrDefault(type.Identifier.Text) is { } declared => _named.GetValueOrDefault((declared, member.Name.Identifier.Text)),
        _ => null,
    };

    /// <summary>Whether a statement stands in the scope itself.</summary>
    public static bool IsAlways(AssignmentExpressionSyntax set, SyntaxNode scope) => set.Parent?.Parent is { } around && (around is GlobalStatementSyntax ? around.Parent : around) == scope;

    /// <summary>Whether what happens here happens whenever the scope is gone through, or is only left out: not in place of something else, and not more than once.</summary>
    public static bool IsSure(SyntaxNode node, SyntaxNode scope)
    {
        for (var at = node; at.Parent is { } around && at != scope; at = around)
            if (around is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchSectionSyntax or ElseClauseSyntax or CatchClauseSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax || (around is IfStatementSyntax { Else: not null } both && at == both.Statement)) return around == scope;
        return true;
    }
}
