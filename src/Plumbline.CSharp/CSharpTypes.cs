using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plumbline.Sources.Code;

namespace Plumbline.CSharp;

/// <summary>
/// Types as they are written, and what classes declare. An attribute that names a table or a column stands around the type: <c>[Column]&lt;int, 'customer_id'&gt;</c>.
/// A member that nothing sets is optional; a class that is declared in parts extends <c>partial</c>.
/// </summary>
internal static class CSharpTypes
{
    private static readonly string[] s_attributes = ["Table", "Column", "NotMapped", "Owned", "ComplexType", "Keyless"];

    /// <summary>null for <c>var</c>.</summary>
    public static CodeType? Of(TypeSyntax? type, CSharpPlaces places) => type switch
    {
        null => null,
        IdentifierNameSyntax { IsVar: true } => null,
        NullableTypeSyntax nullable => Of(nullable.ElementType, places),
        ArrayTypeSyntax array => new CodeType.List(Of(array.ElementType, places) ?? new CodeType.Other()),
        QualifiedNameSyntax qualified => Of(qualified.Right, places),
        AliasQualifiedNameSyntax alias => Of(alias.Name, places),
        GenericNameSyntax generic => new CodeType.Named(generic.Identifier.Text, [.. generic.TypeArgumentList.Arguments.Select(a => Of(a, places) ?? new CodeType.Other())], places.At(generic.SpanStart)),
        IdentifierNameSyntax name => new CodeType.Named(name.Identifier.Text, [], places.At(name.SpanStart)),
        PredefinedTypeSyntax word => new CodeType.Named(word.Keyword.Text, [], places.At(word.SpanStart)),
        _ => new CodeType.Other(),
    };

    public static CodeShape Of(TypeDeclarationSyntax declared, CSharpPlaces places)
    {
        var members = new List<CodeMember>();
        foreach (var parameter in declared is RecordDeclarationSyntax ? declared.ParameterList?.Parameters ?? [] : [])
            members.Add(new(parameter.Identifier.Text, false, Marked(Of(parameter.Type, places) ?? new CodeType.Other(), parameter.AttributeLists, places), places.At(parameter.Identifier.SpanStart)));
        foreach (var member in declared.Members)
        {
            if (member is PropertyDeclarationSyntax property && !property.Modifiers.Any(SyntaxKind.StaticKeyword))
                members.Add(new(property.Identifier.Text, !IsSet(property), Marked(Of(property.Type, places) ?? new CodeType.Other(), property.AttributeLists, places), places.At(property.Identifier.SpanStart)));
            else if (member is FieldDeclarationSyntax field)
                foreach (var variable in field.Declaration.Variables) members.Add(new(variable.Identifier.Text, true, Of(field.Declaration.Type, places) ?? new CodeType.Other(), places.At(variable.Identifier.SpanStart)));
        }
        var bases = declared.BaseList?.Types.Select(b => Written(b.Type)) ?? [];
        return new(declared is InterfaceDeclarationSyntax ? CodeShapeForm.Interface : CodeShapeForm.Class, declared.Identifier.Text, Marked(new CodeType.Shape([.. members]), declared.AttributeLists, places), places.At(declared.Identifier.SpanStart))
        {
            Extends = declared.Modifiers.Any(SyntaxKind.PartialKeyword) ? [.. bases, "partial"] : [.. bases],
        };
    }

    public static CodeShape Of(EnumDeclarationSyntax declared, CSharpPlaces places) =>
        new(CodeShapeForm.Enum, declared.Identifier.Text, new CodeType.Shape([.. declared.Members.Select(m => new CodeMember(m.Identifier.Text, false, new CodeType.Other(), places.At(m.SpanStart)))]), places.At(declared.Identifier.SpanStart));

    private static bool IsSet(PropertyDeclarationSyntax property) => property.AccessorList?.Accessors.Any(a => a.Keyword.Text is "set" or "init") == true;

    private static string Written(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => Written(qualified.Right),
        SimpleNameSyntax name => name.ToString(),
        _ => "",
    };

    private static CodeType Marked(CodeType type, SyntaxList<AttributeListSyntax> lists, CSharpPlaces places)
    {
        foreach (var attribute in lists.SelectMany(l => l.Attributes))
        {
            var name = Written(attribute.Name);
            if (name.EndsWith("Attribute", StringComparison.Ordinal)) name = name[..^"Attribute".Length];
            if (!s_attributes.Contains(name)) continue;
            var arguments = attribute.ArgumentList?.Arguments ?? [];
            var texts = arguments.Where(a => a.NameEquals is null or { Name.Identifier.Text: "Schema" or "Name" } && a.Expression is LiteralExpressionSyntax { Token.Value: string })
                .OrderBy(a => a.NameEquals is { Name.Identifier.Text: "Schema" }).Select(a => (CodeType)new CodeType.Literal((a.Expression as LiteralExpressionSyntax)?.Token.Value as string ?? "", places.At(a.Expression.SpanStart + 1)));
            type = new CodeType.Named($"[{name}]", [type, .. texts], places.At(attribute.SpanStart));
        }
        return type;
    }
}
