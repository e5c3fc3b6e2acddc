using System.Runtime.CompilerServices;
using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>
/// Makes a tree comparable across writers. The server adds casts by the columns' types (<c>(status)::text = 'a'::text</c>) and prints constants
/// through their types; a reader of text knows no types. So what carries no meaning of its own is taken out on both sides:
/// casts of constants, casts that only widen, and the spellings of one value. The tree as written stays beside it for writing.
/// </summary>
internal sealed class Comparing
{
    /// <summary>What an operand is used for, which decides whether a widening cast can matter.</summary>
    private enum Use { Result, Value, Compared, Summed, Divided, Argument }

    private static readonly Comparing s_bare = new(true, null);

    private readonly bool _alone;
    private readonly string? _relation;

    /// <param name="alone">An expression about one row only: qualifiers of its columns add nothing, but for NEW and OLD.</param>
    /// <param name="relation">The only relation of the query around: its name as a qualifier adds nothing.</param>
    private Comparing(bool alone, string? relation)
    {
        _alone = alone;
        _relation = relation;
    }

    /// <summary>The same object when there was nothing to do.</summary>
    public static Expr Loosen(Expr tree, SqlType? target)
    {
        if (target is null) return s_bare.Loosen(tree, Use.Value);
        while (tree is Expr.Cast cast && AddsNothing(cast, target) && !IsOldDate(cast)) tree = cast.Value;
        if (tree is Expr.Literal) return Targets.Fit(tree, target);
        return Targets.Fit(s_bare.Loosen(tree, Use.Value), target);
    }

    public static QueryText Loosen(QueryText query)
    {
        var comparing = new Comparing(false, query.OnlyRelation);
        return query.WithoutNumberedAlias().Map((_, value, part) => comparing.Loosen(part is QueryPart.Key or QueryPart.Group ? query.Meant(value) : value, part == QueryPart.Result && !(query.HidesLabels && value is Expr.Cast { Value: Expr.Literal { Kind: Expr.LiteralKind.String } or Expr.Constant { Text: "NULL" } }) ? Use.Result : Use.Value), static inner => Loosen(inner));
    }

    /// <summary>Without a qualifier that says nothing.</summary>
    private Expr Column(Expr.Column e)
    {
        if (e.Parts.Length == 1 || e.IsStar) return e;
        if (_alone) return e.Parts[0] is "new" or "old" or "excluded" ? e : new Expr.Column([e.Parts[^1]]);
        if (e.Parts[^2] == _relation) return new Expr.Column([e.Parts[^1]]);
        return e.Parts is ["public", var table, var column] ? new Expr.Column([table, column]) : e;
    }

    /// <summary>A cast to the target's own type: the assignment makes it anyway.</summary>
    private static bool AddsNothing(Expr.Cast cast, SqlType target) =>
        cast.Type.Name == target.Name && cast.Type.IsArray == target.IsArray && (cast.Type.Modifier is null || cast.Type.Modifier == target.Modifier) && (cast.Type.Schema is null or "public" || target.Schema is null || cast.Type.Schema == target.Schema);

    private Expr Loosen(Expr tree, Use use)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new SqlSyntaxException("the expression is nested too deeply", 0);
        switch (tree)
        {
            case Expr.Literal { Kind: Expr.LiteralKind.String } e when use != Use.Result: return Constants.Plain(e);
            case Expr.Literal { Kind: Expr.LiteralKind.Bits, Value: ['X', ..] } e: return Constants.Bits(e);
            case Expr.Column e: return Column(e);
            case Expr.Cast e: return Cast(e, use);
            case Expr.WindowOf e: return new Expr.WindowOf(Window(e.Definition));
            case Expr.Query e: return Loosen(e.Body) is var body && ReferenceEquals(body, e.Body) ? e : new Expr.Query(e.Prefix, body);
            case Expr.Operation e: return Operation(e);
            case Expr.Junction e: return List(e.Parts, Use.Value) is { } parts ? ExpressionReader.Join(e.All, parts) : e;
            case Expr.Not e: return Loosen(e.Value, Use.Value) is var not && ReferenceEquals(not, e.Value) ? e : ExpressionReader.Negated(not);
            case Expr.Test e: return Loosen(e.Value, Use.Compared) is var tested && ReferenceEquals(tested, e.Value) ? e : new Expr.Test(tested, e.Words);
            case Expr.Distinct e: return new Expr.Distinct(Loosen(e.Left, Use.Compared), Loosen(e.Right, Use.Compared), e.Same);
            case Expr.Quantified e: return Quantified(e);
            case Expr.Call e: return Call(e);
            case Expr.Constant e: return Clocks.Plain(e);
            case Expr.Extract e: return Loosen(e.From, Use.Argument) is var from && ReferenceEquals(from, e.From) ? e : new Expr.Extract(e.Unit, from);
            case Expr.Case e: return Case(e);
            case Expr.ArrayOf e: return List(e.Elements, Use.Argument) is { } elements ? new Expr.ArrayOf(elements) : e;
            case Expr.Row e: return List(e.Elements, Use.Compared) is { } members ? new Expr.Row(members) : e;
            case Expr.Subscript e: return Subscript(e);
            case Expr.Field e: return Loosen(e.Value, Use.Value) is var whole && ReferenceEquals(whole, e.Value) ? e : new Expr.Field(whole, e.Name);
            case Expr.Collate e: return Loosen(e.Value, Use.Argument) is var collated && ReferenceEquals(collated, e.Value) ? e : new Expr.Collate(collated, e.Collation);
            case Expr.AtTimeZone e: return new Expr.AtTimeZone(Loosen(e.Value, Use.Argument), Loosen(e.Zone, Use.Argument));
            default: return tree;
        }
    }

    /// <summary><c>('now'::text)::date</c>: CURRENT_DATE as servers before version 10 print it.</summary>
    private static bool IsOldDate(Expr.Cast e) => e is { Type.Name: "date", Value: Expr.Cast { Type.Name: "text", Value: Expr.Literal { Value: "now" } } };

    private Expr Cast(Expr.Cast e, Use use)
    {
        var value = e.Value is Expr.Literal { Kind: Expr.LiteralKind.String } ? e.Value : Loosen(e.Value, use == Use.Result ? Use.Value : use);
        if (e.Value is Expr.Column { IsStar: true }) return value;
        if (IsOldDate(e)) return new Expr.Constant("CURRENT_DATE");
        if (use == Use.Result && !IsOwnType(value, e.Type)) return ReferenceEquals(value, e.Value) ? e : new Expr.Cast(value, e.Type);
        if (value is Expr.Literal { Kind: Expr.LiteralKind.String } text && Constants.Convert(text, e.Type) is { } constant) return constant;
        if (value is Expr.Literal { Kind: Expr.LiteralKind.Number } number && IsNumberType(e.Type) && use != Use.Divided && (!number.Value.Contains('.') || !IsWhole(e.Type))) return number;
        if (value is Expr.Constant { Text: "NULL" }) return value;
        if (value is Expr.Constant { Text: "TRUE" or "FALSE" } && e.Type.Name == "boolean") return value;
        if (value is Expr.ArrayOf list && e.Type.IsArray && Array.TrueForAll(list.Elements, IsConstant)) return list.Elements.Length == 0 ? new Expr.Literal(Expr.LiteralKind.String, "{}") : list;
        if (OnlyWidens(value, e.Type, use)) return value;
        return ReferenceEquals(value, e.Value) ? e : new Expr.Cast(value, e.Type);
    }

    /// <summary>Whether a constant in a select list has this type without the cast too, or prints without it.</summary>
    private static bool IsOwnType(Expr value, SqlType type) => !type.IsArray && type.Name switch
    {
        "text" => true,
        "integer" => value is Expr.Literal literal && Numbers.IsNumber(literal.Value),
        "boolean" => value is Expr.Literal { Kind: Expr.LiteralKind.String },
        _ => false,
    };

    private static bool IsConstant(Expr e) => e is Expr.Literal || (e is Expr.ArrayOf inner && Array.TrueForAll(inner.Elements, IsConstant));

    private static bool OnlyWidens(Expr value, SqlType type, Use use)
    {
        if (type.Schema is not null || type.Modifier is not null) return false;
        if (type.Name == "text" && !type.IsArray && IsText(value)) return true;
        if (use is Use.Value or Use.Result) return false;
        if (type.Name is "text" or "character varying" or "bpchar") return value is Expr.Column or Expr.Subscript or Expr.Constant { Text: "CURRENT_USER" or "SESSION_USER" or "CURRENT_ROLE" } or Expr.Cast { Type.Name: "character varying" or "character" } or Expr.Call { Name: { Schema: null, Name: "coalesce" or "nullif" or "greatest" or "least" } };
        if (type.IsArray || IsText(value)) return false;
        return type.Name switch
        {
            "numeric" or "double precision" => use is Use.Compared or Use.Summed || (use == Use.Argument && (value is Expr.Column || (value is Expr.Cast whole && IsWhole(whole.Type)))),
            "bigint" or "timestamp with time zone" => value is Expr.Column or Expr.Constant { Text: "CURRENT_DATE" },
            _ => false,
        };
    }

    /// <summary>Known to be text already: then the server itself drops the cast.</summary>
    private static bool IsText(Expr value) => value switch
    {
        Expr.Operation { Symbol: "->>" or "#>>" or "||" } => true,
        Expr.Call { Name.Schema: null } call => call.Name.Name is "lower" or "upper" or "btrim" or "ltrim" or "rtrim" or "substring" or "replace" or "concat" or "current_setting" or "to_char" or "md5" or "left" or "right" or "regexp_replace" or "split_part" or "initcap" or "format" or "string_agg" or "concat_ws" or "encode" or "lpad" or "rpad" or "repeat" or "reverse" or "translate",
        _ => false,
    };

    internal static bool IsNumberType(SqlType type) => type is { Schema: null, Modifier: null, IsArray: false } && type.Name is "integer" or "bigint" or "smallint" or "numeric" or "real" or "double precision";

    internal static bool IsWhole(SqlType type) => type.Name is "integer" or "bigint" or "smallint";

    private Expr Operation(Expr.Operation e)
    {
        var use = e.Symbol switch
        {
            "+" or "-" or "*" => Use.Summed,
            "/" or "%" => Use.Divided,
            "^" => Use.Summed,
            _ when Operators.IsComparison(e.Symbol) => Use.Compared,
            _ => Use.Argument,
        };
        var left = e.Left is null ? null : Loosen(e.Left, use);
        var right = Loosen(e.Right, use);
        if (left is null && right is Expr.Literal { IsNegative: true } && e.Symbol == "-") return ExpressionReader.Signed(true, right);
        if (use == Use.Summed && e.Symbol != "*")
        {
            left = left is null ? null : Durations.Plain(left);
            right = Durations.Plain(right);
        }
        else if (use == Use.Compared && left is not null)
        {
            // The difference of two moments is compared with an interval.
            if (left is Expr.Operation { Symbol: "-" }) right = Durations.Plain(right);
            if (right is Expr.Operation { Symbol: "-" }) left = Durations.Plain(left);
        }
        else if (use == Use.Divided && left is not null) Divide(ref left, ref right);
        else if (e.Symbol is "#>" or "#>>" or "#-") right = PathOf(e.Right) ?? right;
        return ReferenceEquals(left, e.Left) && ReferenceEquals(right, e.Right) ? e : ExpressionReader.Operate(e.Symbol, left!, right);
    }

    /// <summary>A JSON path is an array of text, whatever its members look like.</summary>
    private static Expr? PathOf(Expr right) => (right is Expr.Cast cast ? cast.Value : right) is Expr.Literal { Kind: Expr.LiteralKind.String } path ? Arrays.Read(path.Value, SqlType.Text) : null;

    /// <summary>
    /// Division of integers cuts, so here a widening cast has a meaning. The server casts both sides to the wider type: one mark on the left
    /// says the same. A cast of a constant only says that the other side is wide already.
    /// </summary>
    private static void Divide(ref Expr left, ref Expr right)
    {
        var wide = (left as Expr.Cast ?? right as Expr.Cast)?.Type;
        if (wide?.Name is not ("numeric" or "double precision") || wide.Modifier is not null) return;
        var bare = (Left: Bare(left, wide), Right: Bare(right, wide));
        var both = !ReferenceEquals(bare.Left, left) && !ReferenceEquals(bare.Right, right);
        var columns = (!ReferenceEquals(bare.Left, left) && bare.Left is not Expr.Literal) || (!ReferenceEquals(bare.Right, right) && bare.Right is not Expr.Literal);
        var decimals = bare.Left is Expr.Literal a && a.Value.Contains('.') || bare.Right is Expr.Literal b && b.Value.Contains('.');
        left = (both || columns) && !decimals ? new Expr.Cast(bare.Left, wide) : bare.Left;
        right = bare.Right;
    }

    private static Expr Bare(Expr side, SqlType wide) => side is Expr.Cast cast && cast.Type == wide ? cast.Value : side;

    private Expr Quantified(Expr.Quantified e)
    {
        var left = Loosen(e.Left, Use.Compared);
        var right = Loosen(e.Right, Use.Argument);
        return ReferenceEquals(left, e.Left) && ReferenceEquals(right, e.Right) ? e : ExpressionReader.Quantify(left, e.Symbol, e.All, right);
    }

    private Expr Call(Expr.Call e)
    {
        if (Clocks.Called(e) is { } clock) return clock;
        var arguments = e.Name is { Schema: null, Name: "nextval" or "currval" or "setval" } && e.Arguments is [Expr.Literal { Kind: Expr.LiteralKind.String } text, ..]
            ? [Constants.Relation(text), .. e.Arguments[1..]]
            : e.Name is { Schema: null, Name: "nextval" or "currval" or "setval" } && e.Arguments is [Expr.Cast { Type.Name: "text", Value: Expr.Literal }, ..] ? null // looked up anew at every call
            : List(e.Arguments, Use.Argument);
        // Supabase keeps extensions in a schema of this name that is on every search path: it is written or not, as one likes.
        var name = e.Name.Schema == "extensions" ? new(null, e.Name.Name) : e.Name;
        if (e.Variadic && (arguments ?? e.Arguments) is [.. var first, Expr.ArrayOf last] && e.ArgumentNames is null) return new Expr.Call(name, [.. first, .. last.Elements]);
        if (e.IsPlain && arguments is null && ReferenceEquals(name, e.Name)) return e;
        return e with
        {
            Name = name,
            Arguments = arguments ?? e.Arguments,
            OrderBy = Keys(e.OrderBy),
            WithinGroup = Keys(e.WithinGroup),
            Filter = e.Filter is null ? null : Loosen(e.Filter, Use.Value),
            Over = e.Over is null ? null : Window(e.Over),
        };
    }

    private Expr.SortKey[] Keys(Expr.SortKey[] keys) => keys.Length == 0 ? keys : Array.ConvertAll(keys, k => new Expr.SortKey(Loosen(k.Value, Use.Argument), k.Direction));

    private Expr.Window Window(Expr.Window e) => new(e.Name, List(e.PartitionBy, Use.Argument) ?? e.PartitionBy, Keys(e.OrderBy), e.Frame, e.Defined);

    private Expr Case(Expr.Case e)
    {
        var branches = Array.ConvertAll(e.Branches, b => new Expr.Branch(Loosen(b.When, e.Subject is null ? Use.Value : Use.Compared), Loosen(b.Then, Use.Argument)));
        var otherwise = e.Otherwise is null ? null : Loosen(e.Otherwise, Use.Argument);
        return new Expr.Case(e.Subject is null ? null : Loosen(e.Subject, Use.Compared), branches, otherwise is Expr.Constant { Text: "NULL" } ? null : otherwise);
    }

    private Expr.Subscript Subscript(Expr.Subscript e) =>
        new(Loosen(e.Value, Use.Value), e.Slice, e.From is null ? null : Loosen(e.From, Use.Argument), e.To is null ? null : Loosen(e.To, Use.Argument));

    /// <summary>null when nothing changed.</summary>
    private Expr[]? List(Expr[] items, Use use)
    {
        Expr[]? changed = null;
        for (var i = 0; i < items.Length; i++)
        {
            var item = Loosen(items[i], use);
            if (ReferenceEquals(item, items[i])) continue;
            changed ??= (Expr[])items.Clone();
            changed[i] = item;
        }
        return changed;
    }
}
