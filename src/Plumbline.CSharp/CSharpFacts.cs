using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plumbline.Sources.Code;

namespace Plumbline.CSharp;

/// <summary>
/// What a file of C# does with objects, as values that may turn out to be rows of a database: names and what they are bound to, calls with functions in them,
/// members taken, objects made. One pass; nothing is understood yet.
/// </summary>
internal sealed class CSharpFacts : CSharpSyntaxWalker
{
    private readonly CSharpPlaces _places;
    private readonly CSharpScopes _scopes;
    private readonly List<CodeValue.Call> _calls = [];
    private readonly List<CodeValue> _accesses = [];
    private readonly List<CodeValue.Typed> _typed = [];
    private readonly List<CodeShape> _shapes = [];
    private readonly Stack<CodeValue> _conditional = new();

    private CSharpFacts(CSharpPlaces places)
    {
        _places = places;
        _scopes = new(places);
    }

    public static CodeFile Read(CodeFile file, SyntaxNode root)
    {
        var facts = new CSharpFacts(new(root.GetText()));
        facts._scopes.Open();
        facts.Visit(root);
        return file with { Calls = [.. facts._calls], Bindings = [.. facts._scopes.Bindings], Accesses = [.. facts._accesses], Typed = [.. facts._typed], Shapes = [.. facts._shapes] };
    }

    // Declarations

    public override void VisitClassDeclaration(ClassDeclarationSyntax node) => Class(node, () => base.VisitClassDeclaration(node));
    public override void VisitRecordDeclaration(RecordDeclarationSyntax node) => Class(node, () => base.VisitRecordDeclaration(node));
    public override void VisitStructDeclaration(StructDeclarationSyntax node) => Class(node, () => base.VisitStructDeclaration(node));
    public override void VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) => Class(node, () => base.VisitInterfaceDeclaration(node));

    private void Class(TypeDeclarationSyntax node, Action inside)
    {
        _shapes.Add(CSharpTypes.Of(node, _places));
        _scopes.OpenClass(node);
        inside();
        _scopes.CloseClass();
    }

    public override void VisitEnumDeclaration(EnumDeclarationSyntax node) => _shapes.Add(CSharpTypes.Of(node, _places));

    public override void VisitAttributeList(AttributeListSyntax node) { }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node) => Scoped(() => base.VisitMethodDeclaration(node));
    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node) => Scoped(() => base.VisitConstructorDeclaration(node));
    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) => Scoped(() => base.VisitLocalFunctionStatement(node));
    public override void VisitBlock(BlockSyntax node) => Scoped(() => base.VisitBlock(node));
    public override void VisitForStatement(ForStatementSyntax node) => Scoped(() => base.VisitForStatement(node));
    public override void VisitUsingStatement(UsingStatementSyntax node) => Scoped(() => base.VisitUsingStatement(node));
    public override void VisitSwitchSection(SwitchSectionSyntax node) => Scoped(() => base.VisitSwitchSection(node));

    private void Scoped(Action inside)
    {
        _scopes.Open();
        inside();
        _scopes.Close();
    }

    public override void VisitParameter(ParameterSyntax node)
    {
        if (node.Parent?.Parent is not TypeDeclarationSyntax) _scopes.AddParameter(node);
    }

    public override void VisitVariableDeclarator(VariableDeclaratorSyntax node)
    {
        var type = node.Parent is VariableDeclarationSyntax declaration ? declaration.Type : null;
        var value = node.Initializer is null ? null : Under(type, node.Initializer.Value);
        if (node.Parent?.Parent is not BaseFieldDeclarationSyntax) _scopes.Add(new CodeBinding.Variable(node.Identifier.Text, value, CSharpTypes.Of(type, _places), [], true, At(node.Identifier)));
    }

    public override void VisitForEachStatement(ForEachStatementSyntax node)
    {
        var of = Value(node.Expression);
        Scoped(() =>
        {
            var type = CSharpTypes.Of(node.Type, _places);
            _scopes.Add(type is null ? new CodeBinding.Each(node.Identifier.Text, of, [], At(node.Identifier)) : new CodeBinding.Variable(node.Identifier.Text, null, type, [], true, At(node.Identifier)));
            Visit(node.Statement);
        });
    }

    public override void VisitDeclarationPattern(DeclarationPatternSyntax node) => Named(node.Designation, node.Type);
    public override void VisitDeclarationExpression(DeclarationExpressionSyntax node) => Named(node.Designation, node.Type);

    private void Named(VariableDesignationSyntax designation, TypeSyntax type)
    {
        if (designation is SingleVariableDesignationSyntax single) _scopes.Add(new CodeBinding.Variable(single.Identifier.Text, null, CSharpTypes.Of(type, _places), [], true, At(single.Identifier)));
        else foreach (var part in designation.DescendantNodes().OfType<SingleVariableDesignationSyntax>()) _scopes.Add(new CodeBinding.Variable(part.Identifier.Text, null, null, [], true, At(part.Identifier)));
    }

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        if (node.ExpressionBody is { } body) Under(node.Type, body.Expression);
        if (node.Initializer is { } initial) Under(node.Type, initial.Value);
        Visit(node.AccessorList);
    }

    /// <summary>A value that is declared to be of a type: a new object needs no type of its own then, a function's parameter has it.</summary>
    private CodeValue Under(TypeSyntax? type, ExpressionSyntax value) => value switch
    {
        ImplicitObjectCreationExpressionSyntax made when type is not null => Made(CSharpTypes.Of(type, _places), made.ArgumentList, made.Initializer, made),
        LambdaExpressionSyntax lambda when Parameters(CSharpTypes.Of(type, _places)) is { Count: > 0 } types => Function(lambda, null, types),
        _ => Value(value),
    };

    /// <summary><c>Expression&lt;Func&lt;Order, bool&gt;&gt;</c></summary>
    private static List<CodeType> Parameters(CodeType? type) => type switch
    {
        CodeType.Named { Name: "Expression", Arguments: [var function] } => Parameters(function),
        CodeType.Named { Name: "Func" or "Action" or "Predicate" } named => [.. named.Arguments],
        _ => [],
    };

    // Expressions

    /// <summary>Every expression is looked at here, once.</summary>
    private CodeValue Value(ExpressionSyntax? expression)
    {
        var value = Chain(expression);
        if (IsTaken(value)) _accesses.Add(value);
        return value;
    }

    /// <summary>The same where more is taken of it.</summary>
    private CodeValue Chain(ExpressionSyntax? expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expression)
        {
            case null: return new CodeValue.Hole(default);
            case ParenthesizedExpressionSyntax inner: return Chain(inner.Expression);
            case AwaitExpressionSyntax inner: return Chain(inner.Expression);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner: return Chain(inner.Operand);
            case CastExpressionSyntax cast: return new CodeValue.Typed(Value(cast.Expression), CSharpTypes.Of(cast.Type, _places) ?? new CodeType.Other(), At(cast));
            case IdentifierNameSyntax name: return Name(name);
            case ThisExpressionSyntax or BaseExpressionSyntax: return _scopes.This(At(expression)) ?? new CodeValue.Hole(At(expression));
            case MemberAccessExpressionSyntax member: return new CodeValue.Member(Chain(member.Expression), Written(member.Name), At(member.Name));
            case MemberBindingExpressionSyntax member: return _conditional.TryPeek(out var of) ? new CodeValue.Member(of, Written(member.Name), At(member.Name)) : new CodeValue.Hole(At(member));
            case ConditionalAccessExpressionSyntax conditional: return Conditional(conditional);
            case ElementAccessExpressionSyntax element: return Element(element);
            case InvocationExpressionSyntax call: return Call(call);
            case LiteralExpressionSyntax { Token.Value: string text }: return new CodeValue.Text(text, At(expression) with { Column = At(expression).Column + 1 });
            case LiteralExpressionSyntax plain: return new CodeValue.Plain(plain.Token.Text, At(plain));
            case LambdaExpressionSyntax lambda: return Function(lambda, null, []);
            case QueryExpressionSyntax query: return new CSharpQuery(_scopes, _places, _calls, Value).Read(query);
            case ObjectCreationExpressionSyntax made: return Made(CSharpTypes.Of(made.Type, _places), made.ArgumentList, made.Initializer, made);
            case AnonymousObjectCreationExpressionSyntax anonymous: foreach (var each in anonymous.Initializers) Value(each.Expression); return new CodeValue.Hole(At(expression));
            case ConditionalExpressionSyntax either: Value(either.Condition); return new CodeValue.Either([Value(either.WhenTrue), Value(either.WhenFalse)], At(either));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either: return new CodeValue.Either([Value(either.Left), Value(either.Right)], At(either));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression, Right: TypeSyntax type } cast: return new CodeValue.Typed(Value(cast.Left), CSharpTypes.Of(type, _places) ?? new CodeType.Other(), At(cast));
            case AssignmentExpressionSyntax set: Value(set.Left); return Value(set.Right);
            default: Visit(expression); return new CodeValue.Hole(At(expression));
        }
    }

    /// <summary>What the walk comes to by itself is an expression that nobody asks for. Types, and names that stand alone, are no expressions.</summary>
    public override void DefaultVisit(SyntaxNode node)
    {
        foreach (var child in node.ChildNodes())
            if (child is ExpressionSyntax expression and not TypeSyntax) Value(expression);
            else if (child is not TypeSyntax) Visit(child);
    }

    private static bool IsTaken(CodeValue value)
    {
        if (value is not CodeValue.Member) return false;
        while (value is CodeValue.Member member) value = member.Of;
        return value is CodeValue.Bound or CodeValue.Known or CodeValue.Typed or CodeValue.Element;
    }

    /// <summary>A name that the file does not bind may be inherited.</summary>
    private CodeValue Name(IdentifierNameSyntax name)
    {
        var found = _scopes.Find(name.Identifier.Text, At(name));
        return found is CodeValue.Global && _scopes.HasBases() && _scopes.This(At(name)) is { } self ? new CodeValue.Member(self, name.Identifier.Text, At(name)) : found;
    }

    private CodeValue Conditional(ConditionalAccessExpressionSyntax conditional)
    {
        _conditional.Push(Chain(conditional.Expression));
        var value = Chain(conditional.WhenNotNull);
        _conditional.Pop();
        return value;
    }

    private CodeValue.Element Element(ElementAccessExpressionSyntax element)
    {
        foreach (var argument in element.ArgumentList.Arguments) Value(argument.Expression);
        return new(Chain(element.Expression), At(element));
    }

    private CodeValue Call(InvocationExpressionSyntax call)
    {
        if (call is { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" }, ArgumentList.Arguments: [{ Expression: MemberAccessExpressionSyntax named }] })
        {
            if (named.Expression is IdentifierNameSyntax type) _accesses.Add(new CodeValue.Member(new CodeValue.Typed(new CodeValue.Hole(At(type)), new CodeType.Named(type.Identifier.Text, [], At(type)), At(type)), named.Name.Identifier.Text, At(named.Name)));
            return new CodeValue.Hole(At(call));
        }
        var callee = call.Expression is GenericNameSyntax generic && _scopes.This(At(call)) is { } self ? new CodeValue.Member(self, Written(generic), At(generic)) : Chain(call.Expression);
        if (callee is CodeValue.Member { Of: CodeValue.Member of } && IsTaken(of)) _accesses.Add(of);
        var index = _calls.Count;
        _calls.Add(new(callee, [], At(call)));
        var arguments = call.ArgumentList.Arguments.Select(a => a.Expression is LambdaExpressionSyntax lambda ? Function(lambda, callee, []) : Value(a.Expression)).ToList();
        _calls[index] = new(callee, [.. arguments], At(call));
        return new CodeValue.Known(index, At(call));
    }

    private CodeValue.Function Function(LambdaExpressionSyntax lambda, CodeValue? callee, List<CodeType> types)
    {
        _scopes.Open();
        var parameters = lambda switch { SimpleLambdaExpressionSyntax simple => [simple.Parameter], ParenthesizedLambdaExpressionSyntax several => several.ParameterList.Parameters.ToList(), _ => [] };
        var bound = new List<int>();
        for (var i = 0; i < parameters.Count; i++)
            bound.Add(_scopes.Add(new CodeBinding.Parameter(parameters[i].Identifier.Text, CSharpTypes.Of(parameters[i].Type, _places) ?? types.ElementAtOrDefault(i), callee, i, [], At(parameters[i].Identifier))));
        var returned = lambda.ExpressionBody is { } body ? Value(body) : null;
        if (lambda.Block is { } block) Visit(block);
        _scopes.Close();
        return new(returned is null ? [] : [returned], null, At(lambda)) { Parameters = [.. bound] };
    }

    private CodeValue Made(CodeType? type, ArgumentListSyntax? arguments, InitializerExpressionSyntax? initializer, ExpressionSyntax at)
    {
        foreach (var argument in arguments?.Arguments ?? []) Value(argument.Expression);
        var entries = new List<CodeEntry>();
        foreach (var each in initializer?.Expressions ?? [])
        {
            if (each is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } set) entries.Add(new(CodeKey.Named, name.Identifier.Text, Value(set.Right), At(name)));
            else Value(each);
        }
        if (type is null) return new CodeValue.Hole(At(at));
        var made = new CodeValue.Typed(new CodeValue.Record([.. entries], At(at)), type, At(at));
        if (entries.Count > 0) _typed.Add(made);
        return new CodeValue.Typed(new CodeValue.Hole(At(at)), type, At(at));
    }

    private string Written(SimpleNameSyntax name) => name is GenericNameSyntax { TypeArgumentList.Arguments: [var only] } ? $"{name.Identifier.Text}<{(CSharpTypes.Of(only, _places) as CodeType.Named)?.Name}>" : name.Identifier.Text;

    private CodePlace At(SyntaxNode node) => _places.At(node.SpanStart);
    private CodePlace At(SyntaxToken token) => _places.At(token.SpanStart);
}
