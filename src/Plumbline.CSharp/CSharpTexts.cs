using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plumbline.Sources.Code;

namespace Plumbline.CSharp;

/// <summary>
/// The texts that an expression may stand for: each branch of a choice is one of its own; sums, <c>string.Format</c>, <c>Concat</c> and <c>Join</c>, a <c>StringBuilder</c>
/// and what is added with += are one text, with a hole for each part that is not known.
/// </summary>
internal sealed class CSharpTexts(SyntaxNode root)
{
    private const int Deepest = 64;
    private const int Most = 16;

    private readonly CSharpStrings _strings = new(root);
    private readonly CSharpNames _names = new(root);
    private readonly HashSet<CSharpNames.Named> _open = [];
    private bool _holesAreValues;

    /// <returns>null for a text of which nothing is known.</returns>
    /// <param name="holesAreValues">Whether what stands in the holes of an interpolated string goes to the server as a parameter, even if its text is known.</param>
    public IEnumerable<List<CodePiece>?> Of(ExpressionSyntax value, bool holesAreValues)
    {
        _holesAreValues = holesAreValues;
        return Each(value, 0).Take(Most).ToList();
    }

    private IEnumerable<List<CodePiece>?> Each(ExpressionSyntax value, int depth) => depth > Deepest ? [null] : value switch
    {
        ParenthesizedExpressionSyntax inner => Each(inner.Expression, depth + 1),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => Each(inner.Operand, depth + 1),
        ConditionalExpressionSyntax either => Each(either.WhenTrue, depth + 1).Concat(Each(either.WhenFalse, depth + 1)),
        SwitchExpressionSyntax choice => choice.Arms.Select(a => a.Expression).Where(e => e is not ThrowExpressionSyntax).SelectMany(e => Each(e, depth + 1)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: not ThrowExpressionSyntax } either => Each(either.Left, depth + 1).Concat(Each(either.Right, depth + 1)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either => Each(either.Left, depth + 1),
        IdentifierNameSyntax name => Named(_names.Find(name, name.Identifier.Text), depth),
        MemberAccessExpressionSyntax member => Named(_names.Find(member), depth),
        _ => [Only(value, depth)],
    };

    private List<CodePiece>? Only(ExpressionSyntax value, int depth)
    {
        var pieces = new List<CodePiece>();
        return One(value, pieces, depth) ? pieces : null;
    }

    /// <summary>What a name is given at first and set to later, each a text of its own; or one text, with what is added to it.</summary>
    private IEnumerable<List<CodePiece>?> Named(CSharpNames.Named? named, int depth)
    {
        if (named is null) return [null];
        if (!_open.Add(named)) return [];
        var values = named.Sets.Where(s => !IsAdded(s)).Select(s => s.Right).Prepend(named.Value).OfType<ExpressionSyntax>().ToList();
        // What is always set again is nothing that is handed over here for certain.
        var isLost = values.Count > 1 && named.Sets.Exists(s => !IsAdded(s) && CSharpNames.IsAlways(s, named.Scope));
        List<List<CodePiece>?> found = values.Count == 0 || isLost ? [null] : values.Count == named.Sets.Count + (named.Value is null ? 0 : 1) ? [.. values.SelectMany(v => Each(v, depth + 1))] : [values.Count == 1 ? Built(named, values[0], depth) : null];
        _open.Remove(named);
        return found;
    }

    /// <summary><c>x += v</c>, <c>x = x + v</c></summary>
    private static bool IsAdded(AssignmentExpressionSyntax set)
    {
        if (set.IsKind(SyntaxKind.AddAssignmentExpression)) return true;
        var first = set.Right;
        while (first is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum) first = sum.Left;
        return first != set.Right && first is IdentifierNameSyntax name && set.Left is IdentifierNameSyntax own && name.Identifier.Text == own.Identifier.Text;
    }

    /// <summary>What is added on the way is part of the text, also where it may be left out: a part more names no less. What one of two ways adds is a hole.</summary>
    private List<CodePiece>? Built(CSharpNames.Named named, ExpressionSyntax first, int depth)
    {
        var pieces = new List<CodePiece>();
        if (!One(first, pieces, depth + 1)) return null;
        foreach (var set in named.Sets.Where(IsAdded))
            if (CSharpNames.IsSure(set, named.Scope)) Added(set.Right, named, pieces, depth + 1);
            else pieces.Add(Hole(set));
        return pieces;
    }

    /// <summary>The name itself says nothing more where it leads.</summary>
    private void Added(ExpressionSyntax value, CSharpNames.Named own, List<CodePiece> pieces, int depth)
    {
        if (value is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum)
        {
            Added(sum.Left, own, pieces, depth);
            OneOrHole(sum.Right, pieces, depth);
        }
        else if (value is not IdentifierNameSyntax name || _names.Find(name, name.Identifier.Text) != own) OneOrHole(value, pieces, depth);
    }

    /// <summary>The pieces of a single text. Whether anything of it is known.</summary>
    private bool One(ExpressionSyntax value, List<CodePiece> pieces, int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (depth > Deepest && value is not BinaryExpressionSyntax) return false;
        switch (value)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression): _strings.Literal(literal.Token, pieces); return true;
            case InterpolatedStringExpressionSyntax whole: _strings.Interpolated(whole, pieces, hole => Filled(hole, pieces, depth)); return true;
            case ParenthesizedExpressionSyntax inner: return One(inner.Expression, pieces, depth + 1);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                var left = OneOrHole(sum.Left, pieces, depth + 1);
                return OneOrHole(sum.Right, pieces, depth + 1) || left;
            case ConditionalExpressionSyntax either: return Either(either, pieces, depth);
            case IdentifierNameSyntax name: return Constant(_names.Find(name, name.Identifier.Text), pieces, depth);
            case MemberAccessExpressionSyntax { Expression: PredefinedTypeSyntax or IdentifierNameSyntax { Identifier.Text: "String" }, Name.Identifier.Text: "Empty" }: return true;
            case MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Environment" }, Name.Identifier.Text: "NewLine" }: pieces.Add(new("\n", _strings.At(value.SpanStart))); return true;
            case MemberAccessExpressionSyntax member: return Constant(_names.Find(member), pieces, depth);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method } call: return Called(call, method, pieces, depth);
            case ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: "StringBuilder" } } made: return Begun(made.ArgumentList, pieces, depth);
            default: return false;
        }
    }

    private bool OneOrHole(ExpressionSyntax value, List<CodePiece> pieces, int depth)
    {
        var before = pieces.Count;
        if (One(value, pieces, depth)) return true;
        pieces.RemoveRange(before, pieces.Count - before);
        pieces.Add(Hole(value));
        return false;
    }

    private CodePiece Hole(SyntaxNode at) => new(null, _strings.At(at.SpanStart));

    private void Filled(InterpolationSyntax hole, List<CodePiece> pieces, int depth)
    {
        if (_holesAreValues || hole.FormatClause is not null) pieces.Add(Hole(hole));
        else OneOrHole(hole.Expression, pieces, depth + 1);
    }

    /// <summary>A part that is there or not: with it, the text names no less.</summary>
    private bool Either(ConditionalExpressionSyntax either, List<CodePiece> pieces, int depth)
    {
        if (Only(either.WhenTrue, depth + 1) is not { } one || Only(either.WhenFalse, depth + 1) is not { } other || (one.Count > 0 && other.Count > 0)) return false;
        pieces.AddRange(one);
        pieces.AddRange(other);
        return true;
    }

    /// <summary>What a name stands for that nothing sets again.</summary>
    private bool Constant(CSharpNames.Named? named, List<CodePiece> pieces, int depth)
    {
        if (named is not { Value: { } value, Sets.Count: 0 } || IsBuilder(named) || !_open.Add(named)) return false;
        var found = One(value, pieces, depth + 4);
        _open.Remove(named);
        return found;
    }

    private bool Called(InvocationExpressionSyntax call, MemberAccessExpressionSyntax method, List<CodePiece> pieces, int depth)
    {
        var arguments = call.ArgumentList.Arguments;
        if (method.Expression is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.StringKeyword } or IdentifierNameSyntax { Identifier.Text: "String" })
            return method.Name.Identifier.Text switch
            {
                "Concat" => arguments.Select(a => OneOrHole(a.Expression, pieces, depth + 1)).ToList().Contains(true),
                "Format" => Format(arguments, pieces, depth),
                "Join" => Joined(arguments, pieces, depth),
                _ => false,
            };
        switch (method.Name.Identifier.Text)
        {
            case "ToString" when method.Expression is IdentifierNameSyntax name && _names.Find(name, name.Identifier.Text) is { } named && IsBuilder(named): return Builder(named, name.Identifier.Text, pieces, depth);
            case "ToString" or "Trim" or "TrimEnd" or "TrimStart": return One(method.Expression, pieces, depth + 1);
            case "Append" or "AppendLine" or "AppendFormat": return One(method.Expression, pieces, depth + 1) && Append(method.Name.Identifier.Text, call, pieces, depth);
            default: return false;
        }
    }

    /// <summary><c>{0}</c> is filled with a text, not sent as a value.</summary>
    private bool Format(SeparatedSyntaxList<ArgumentSyntax> arguments, List<CodePiece> pieces, int depth)
    {
        var format = new List<CodePiece>();
        if (arguments.Count == 0 || !One(arguments[0].Expression, format, depth + 1)) return false;
        foreach (var piece in format)
        {
            var from = 0;
            for (var at = piece.Text?.IndexOf('{') ?? -1; at >= 0; at = piece.Text!.IndexOf('{', from))
            {
                var end = piece.Text!.IndexOf('}', at);
                if (end < 0 || end == at + 1 || !char.IsAsciiDigit(piece.Text[at + 1])) return false;
                if (at > from) pieces.Add(Part(piece, from, at));
                pieces.Add(Part(piece, at, at) with { Text = null });
                from = end + 1;
            }
            if (piece.Text is null || from < piece.Text.Length) pieces.Add(from == 0 ? piece : Part(piece, from, piece.Text!.Length));
        }
        return true;
    }

    private static CodePiece Part(CodePiece piece, int from, int to)
    {
        var before = piece.Text.AsSpan(0, from);
        var line = before.LastIndexOf('\n');
        return new(piece.Text![from..to], line < 0 ? piece.At with { Column = piece.At.Column + from } : new(piece.At.Line + before.Count('\n'), from - line));
    }

    private bool Joined(SeparatedSyntaxList<ArgumentSyntax> arguments, List<CodePiece> pieces, int depth)
    {
        if (arguments.Count < 2 || Only(arguments[0].Expression, depth + 1) is not [{ Text: { } between }]) return false;
        IEnumerable<ExpressionSyntax> parts = arguments.Count > 2 ? arguments.Skip(1).Select(a => a.Expression) : arguments[1].Expression switch
        {
            ImplicitArrayCreationExpressionSyntax list => list.Initializer.Expressions,
            ArrayCreationExpressionSyntax { Initializer: { } list } => list.Expressions,
            _ => [],
        };
        var (known, isFirst) = (false, true);
        foreach (var part in parts)
        {
            if (!isFirst) pieces.Add(new(between, _strings.At(part.SpanStart)));
            isFirst = false;
            known |= OneOrHole(part, pieces, depth + 1);
        }
        return known;
    }

    // StringBuilder

    private static bool IsBuilder(CSharpNames.Named named) =>
        named.Value is ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: "StringBuilder" } } || (named is { Value: ImplicitObjectCreationExpressionSyntax, Type: IdentifierNameSyntax { Identifier.Text: "StringBuilder" } });

    /// <summary>What it was begun with: a text, or how long it may become.</summary>
    private bool Begun(ArgumentListSyntax? arguments, List<CodePiece> pieces, int depth)
    {
        if (arguments is { Arguments: [var first, ..] } && first.Expression is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression }) OneOrHole(first.Expression, pieces, depth + 1);
        return true;
    }

    /// <summary>All that is appended to it where it is seen; whoever else is given it may append anything.</summary>
    private bool Builder(CSharpNames.Named named, string name, List<CodePiece> pieces, int depth)
    {
        if (named.Sets.Count > 0) return false;
        Begun((named.Value as BaseObjectCreationExpressionSyntax)?.ArgumentList, pieces, depth);
        foreach (var use in named.Scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(i => i.Identifier.Text == name && _names.Find(i, name) == named))
        {
            var isSure = CSharpNames.IsSure(use, named.Scope);
            if (use.Parent is not MemberAccessExpressionSyntax || !isSure)
            {
                if (use.Parent is not MemberAccessExpressionSyntax { Name.Identifier.Text: "ToString" or "Length" }) pieces.Add(Hole(use));
                continue;
            }
            for (SyntaxNode at = use; at.Parent is MemberAccessExpressionSyntax { Name.Identifier.Text: var method } member && member.Expression == at; at = member.Parent!)
            {
                if (method is "ToString" or "Length") break;
                if (method is not ("Append" or "AppendLine" or "AppendFormat" or "AppendJoin") || member.Parent is not InvocationExpressionSyntax call) return false;
                Append(method, call, pieces, depth);
            }
        }
        return pieces.Exists(p => p.Text is not null);
    }

    private bool Append(string method, InvocationExpressionSyntax call, List<CodePiece> pieces, int depth)
    {
        var arguments = call.ArgumentList.Arguments;
        if (method == "AppendJoin") pieces.Add(Hole(call));
        else if (method != "AppendFormat") { if (arguments.Count > 0) OneOrHole(arguments[0].Expression, pieces, depth + 1); }
        else if (!Format(arguments, pieces, depth)) pieces.Add(Hole(call));
        if (method == "AppendLine") pieces.Add(new("\n", _strings.At(call.Span.End - 1)));
        return true;
    }
}
