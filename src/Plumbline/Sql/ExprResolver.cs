using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Resolves the names in an expression, and tells its type as far as enum literals need it.</summary>
internal sealed class ExprResolver(NameResolver names)
{
    /// <returns>The type, where a column, a cast or a query gives it; null when it is not known.</returns>
    public SqlType? Resolve(Expr tree, NameScope scope, UsageKind use)
    {
        switch (tree)
        {
            case Expr.Column e: return names.Column(e, scope, use);
            case Expr.Cast e: return Cast(e, scope, use);
            case Expr.Operation e: return Operation(e, scope, use);
            case Expr.Quantified e: Compare(e.Left, e.Right, scope, use); return null;
            case Expr.Distinct e: Compare(e.Left, e.Right, scope, use); return null;
            case Expr.Junction e: All(e.Parts, scope, use); return null;
            case Expr.Not e: Resolve(e.Value, scope, use); return null;
            case Expr.Test e: Resolve(e.Value, scope, use); return null;
            case Expr.Call e: return Call(e, scope, use);
            case Expr.Extract e: Resolve(e.From, scope, use); return null;
            case Expr.Case e: return Case(e, scope, use);
            case Expr.ArrayOf e: All(e.Elements, scope, use); return null;
            case Expr.Row e: All(e.Elements, scope, use); return null;
            case Expr.Subscript e: return Subscript(e, scope, use);
            case Expr.Field e: Resolve(e.Value, scope, use); return null;
            case Expr.Collate e: return Resolve(e.Value, scope, use);
            case Expr.AtTimeZone e: Resolve(e.Value, scope, use); Resolve(e.Zone, scope, use); return null;
            case Expr.Query e: return Query(e, scope);
            // SQLite looks at a window only where a function asks for it.
            case Expr.WindowOf e when names.Meanings.Flavor != SqlFlavor.Sqlite: Window(e.Definition, scope); return null;
            default: return null;
        }
    }

    private void All(Expr[] parts, NameScope scope, UsageKind use)
    {
        foreach (var part in parts) Resolve(part, scope, use);
    }

    private SqlType? Query(Expr.Query e, NameScope scope)
    {
        var columns = names.Query(e.Body, scope);
        return e.Prefix.Length == 0 && columns is [var only] ? only.Type : null;
    }

    private SqlType Cast(Expr.Cast e, NameScope scope, UsageKind use)
    {
        Resolve(e.Value, scope, use);
        if (e.At.IsKnown && !Types.IsBuiltIn(e.Type) && !QueryHoles.IsIn(e.Type.Name))
        {
            var written = names.Meanings.Enum(e.Type) is { } labels ? labels.Name : new ObjectName(e.Type.Schema, e.Type.Name);
            names.Found(NamePart.Type, UsageKind.Calls, written, names.Meanings.Type(e.Type), e.At, "42704");
        }
        if (e is { Type: { Name: "regclass", Schema: null, IsArray: false }, Value: Expr.Literal { Kind: Expr.LiteralKind.String, At.IsKnown: true } name } && RelationNames.Parse(name.Value) is { } relation) names.Relation(relation, name.At, UsageKind.Reads);
        names.Label(e.Value, e.Type, null);
        return e.Type;
    }

    private SqlType? Operation(Expr.Operation e, NameScope scope, UsageKind use)
    {
        if (e.Left is null) return Resolve(e.Right, scope, use);
        if (e.Symbol is "=" or "<>" or "<" or ">" or "<=" or ">=") Compare(e.Left, e.Right, scope, use);
        else
        {
            Resolve(e.Left, scope, use);
            Resolve(e.Right, scope, use);
        }
        return null;
    }

    /// <summary>Both sides have one type; that of a column or a cast holds for a literal beside it.</summary>
    private void Compare(Expr left, Expr right, NameScope scope, UsageKind use)
    {
        var (one, other) = (Resolve(left, scope, use), Resolve(right, scope, use));
        if (one is not null) names.Label(right, right is Expr.ArrayOf ? one with { IsArray = true } : one, NameOf(left, scope));
        if (other is not null) names.Label(left, other, NameOf(right, scope));
    }

    private static ObjectName? NameOf(Expr value, NameScope scope)
    {
        if (value is not Expr.Column column) return null;
        var member = column.Parts.Length == 1 ? scope.Unqualified(column.Parts[0], out _) : scope.Qualified(column.Parts.AsSpan()[..^1]);
        return member?.Table?.Member(column.Parts[^1]);
    }

    private SqlType? Call(Expr.Call e, NameScope scope, UsageKind use)
    {
        if (e.At.IsKnown && !QueryHoles.IsIn(e.Name.Name) && !IsGrammar(e.Name)) Function(e, scope);
        SqlType? first = null;
        foreach (var argument in e.Arguments) first = Resolve(argument, scope, use) is { } type ? first ?? type : first;
        foreach (var key in e.OrderBy) Resolve(key.Value, scope, UsageKind.Orders);
        foreach (var key in e.WithinGroup) Resolve(key.Value, scope, UsageKind.Orders);
        if (e.Filter is not null) Resolve(e.Filter, scope, UsageKind.Filters);
        if (e.Over is not null) Window(e.Over, scope);
        if (e.Name.Schema is not null || e.Name.Name is not ("coalesce" or "nullif" or "greatest" or "least")) return null;
        foreach (var argument in e.Arguments) names.Label(argument, first, null);
        return first;
    }

    private static bool IsGrammar(ObjectName name) => name.Schema is null && name.Name is "coalesce" or "nullif" or "greatest" or "least" or "grouping" or "xmlconcat" or "rollup" or "cube" or "row" or "merge_action";

    private void Function(Expr.Call e, NameScope scope)
    {
        var verdict = names.Meanings.Function(e.Name);
        // f(t) is t.f, too; and a type's name may be called like a function.
        if (verdict == NameVerdict.Missing && (e.Arguments is [Expr.Column] || names.Meanings.Type(new(e.Name.Schema, e.Name.Name)) != NameVerdict.Missing || scope.IsLooseSomewhere() && e.Arguments.Length == 0)) verdict = e.Arguments is [Expr.Column { Parts: [.., var row] }] && scope.Qualified([row]) is null ? NameVerdict.Missing : NameVerdict.Unsure;
        names.Found(NamePart.Function, UsageKind.Calls, e.Name, verdict, e.At, "42883");
    }

    private SqlType? Case(Expr.Case e, NameScope scope, UsageKind use)
    {
        var subject = e.Subject is null ? null : Resolve(e.Subject, scope, use);
        foreach (var branch in e.Branches)
        {
            Resolve(branch.When, scope, use);
            if (subject is not null) names.Label(branch.When, subject, NameOf(e.Subject!, scope));
            Resolve(branch.Then, scope, use);
        }
        if (e.Otherwise is not null) Resolve(e.Otherwise, scope, use);
        return null;
    }

    private SqlType? Subscript(Expr.Subscript e, NameScope scope, UsageKind use)
    {
        var type = Resolve(e.Value, scope, use);
        if (e.From is not null) Resolve(e.From, scope, use);
        if (e.To is not null) Resolve(e.To, scope, use);
        return e.Slice ? type : type?.Element();
    }

    private void Window(Expr.Window window, NameScope scope)
    {
        All(window.PartitionBy, scope, UsageKind.Groups);
        foreach (var key in window.OrderBy) Resolve(key.Value, scope, UsageKind.Orders);
    }
}
