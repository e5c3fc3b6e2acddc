namespace Plumbline.Sql;

/// <summary>Rebuilds a tree from mapped children; the same object when none changed.</summary>
internal static class ExprMap
{
    public static Expr Children(Expr tree, Func<Expr, Expr> map)
    {
        switch (tree)
        {
            case Expr.Cast e: return map(e.Value) is var v && Same(v, e.Value) ? e : new Expr.Cast(v, e.Type);
            case Expr.Operation e:
                var left = e.Left is null ? null : map(e.Left);
                var right = map(e.Right);
                return ReferenceEquals(left, e.Left) && Same(right, e.Right) ? e : new Expr.Operation(e.Symbol, left, right);
            case Expr.Junction e: return List(e.Parts, map) is { } parts ? new Expr.Junction(e.All, parts) : e;
            case Expr.Not e: return map(e.Value) is var n && Same(n, e.Value) ? e : new Expr.Not(n);
            case Expr.Test e: return map(e.Value) is var t && Same(t, e.Value) ? e : new Expr.Test(t, e.Words);
            case Expr.Distinct e: return new Expr.Distinct(map(e.Left), map(e.Right), e.Same);
            case Expr.Quantified e: return new Expr.Quantified(map(e.Left), e.Symbol, e.All, map(e.Right));
            case Expr.Call e: return Call(e, map);
            case Expr.Extract e: return map(e.From) is var x && Same(x, e.From) ? e : new Expr.Extract(e.Unit, x);
            case Expr.Case e:
                return new Expr.Case(Maybe(e.Subject, map), Array.ConvertAll(e.Branches, b => new Expr.Branch(map(b.When), map(b.Then))), Maybe(e.Otherwise, map));
            case Expr.ArrayOf e: return List(e.Elements, map) is { } elements ? new Expr.ArrayOf(elements) : e;
            case Expr.Row e: return List(e.Elements, map) is { } members ? new Expr.Row(members) : e;
            case Expr.Subscript e: return new Expr.Subscript(map(e.Value), e.Slice, Maybe(e.From, map), Maybe(e.To, map));
            case Expr.Field e: return map(e.Value) is var f && Same(f, e.Value) ? e : new Expr.Field(f, e.Name);
            case Expr.Collate e: return map(e.Value) is var c && Same(c, e.Value) ? e : new Expr.Collate(c, e.Collation);
            case Expr.AtTimeZone e: return new Expr.AtTimeZone(map(e.Value), map(e.Zone));
            case Expr.WindowOf e: return new Expr.WindowOf(Window(e.Definition, map));
            default: return tree;
        }
    }

    private static Expr.Call Call(Expr.Call e, Func<Expr, Expr> map)
    {
        var arguments = List(e.Arguments, map);
        if (e.IsPlain && arguments is null) return e;
        return e with
        {
            Arguments = arguments ?? e.Arguments,
            OrderBy = Keys(e.OrderBy, map),
            WithinGroup = Keys(e.WithinGroup, map),
            Filter = Maybe(e.Filter, map),
            Over = e.Over is null ? null : Window(e.Over, map),
        };
    }

    private static Expr.SortKey[] Keys(Expr.SortKey[] keys, Func<Expr, Expr> map) => keys.Length == 0 ? keys : Array.ConvertAll(keys, k => k with { Value = map(k.Value) });

    private static Expr.Window Window(Expr.Window e, Func<Expr, Expr> map) => new(e.Name, List(e.PartitionBy, map) ?? e.PartitionBy, Keys(e.OrderBy, map), e.Frame, e.Defined);

    private static Expr? Maybe(Expr? tree, Func<Expr, Expr> map) => tree is null ? null : map(tree);

    private static bool Same(Expr a, Expr b) => ReferenceEquals(a, b);

    private static Expr[]? List(Expr[] items, Func<Expr, Expr> map)
    {
        Expr[]? changed = null;
        for (var i = 0; i < items.Length; i++)
        {
            var item = map(items[i]);
            if (ReferenceEquals(item, items[i])) continue;
            changed ??= (Expr[])items.Clone();
            changed[i] = item;
        }
        return changed;
    }
}
