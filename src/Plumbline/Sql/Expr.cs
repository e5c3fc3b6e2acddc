using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>
/// The small tree of an expression (manual 4.2). Internal: it lives between reading and printing and is never kept.
/// Two trees are told apart by reference, or by their printed texts. Grammar that PostgreSQL itself replaces while parsing (IN, BETWEEN, LIKE, trim, …) is replaced here in the same way.
/// </summary>
internal abstract record Expr
{
    internal enum LiteralKind : byte { String, Number, Bits }

    /// <summary>A string by its value, a number by its digits, a bit string as written.</summary>
    internal sealed record Literal(LiteralKind Kind, string Value) : Expr
    {
        public Written At { get; init; }
        public bool IsNegative => Kind == LiteralKind.Number && Value[0] == '-';
    }

    /// <summary>NULL, TRUE, FALSE, DEFAULT, CURRENT_TIMESTAMP(3), <c>$1</c>: printed as it is.</summary>
    internal sealed record Constant(string Text) : Expr;

    /// <summary><c>c</c>, <c>t.c</c>, <c>s.t.c</c>, <c>t.*</c> (the last part is then <c>*</c>).</summary>
    internal sealed record Column(string[] Parts) : Expr
    {
        public Written At { get; init; }
        public bool IsStar => Parts[^1] == "*";
    }

    internal sealed record Cast(Expr Value, SqlType Type) : Expr
    {
        /// <summary>Where the type is named.</summary>
        public Written At { get; init; }
    }

    /// <summary>An operator in front of its operand; null on the left.</summary>
    internal sealed record Operation(string Symbol, Expr? Left, Expr Right) : Expr;

    /// <summary>AND or OR over two or more, flattened.</summary>
    internal sealed record Junction(bool All, Expr[] Parts) : Expr;

    internal sealed record Not(Expr Value) : Expr;

    /// <summary><c>IS NULL</c>, <c>IS NOT TRUE</c>, …: the words after IS.</summary>
    internal sealed record Test(Expr Value, string Words) : Expr;

    /// <param name="Same">IS NOT DISTINCT FROM.</param>
    internal sealed record Distinct(Expr Left, Expr Right, bool Same) : Expr;

    /// <summary><c>x op ANY (…)</c> or ALL, over an array or a query.</summary>
    internal sealed record Quantified(Expr Left, string Symbol, bool All, Expr Right) : Expr;

    internal sealed record Call(ObjectName Name, Expr[] Arguments) : Expr
    {
        public Written At { get; init; }

        /// <summary><c>a => 1</c>: the names, null where positional; or null.</summary>
        public string?[]? ArgumentNames { get; init; }

        public bool Star { get; init; }
        public bool OnlyDistinct { get; init; }
        public bool Variadic { get; init; }
        public SortKey[] OrderBy { get; init; } = [];
        public SortKey[] WithinGroup { get; init; } = [];
        public Expr? Filter { get; init; }

        /// <summary>The window: a name, or a definition with its parentheses.</summary>
        public Window? Over { get; init; }

        /// <summary>IGNORE NULLS or RESPECT NULLS, as written.</summary>
        public string? Nulls { get; init; }

        public bool IsPlain => ArgumentNames is null && !Star && !OnlyDistinct && !Variadic && OrderBy.Length == 0 && WithinGroup.Length == 0 && Filter is null && Over is null && Nulls is null;
    }

    internal sealed record SortKey(Expr Value, string Direction);

    /// <param name="Defined">A definition in parentheses, not just a name.</param>
    internal sealed record Window(string? Name, Expr[] PartitionBy, SortKey[] OrderBy, string? Frame, bool Defined);

    internal sealed record Extract(string Unit, Expr From) : Expr;

    internal sealed record Case(Expr? Subject, Branch[] Branches, Expr? Otherwise) : Expr;

    internal sealed record Branch(Expr When, Expr Then);

    internal sealed record ArrayOf(Expr[] Elements) : Expr;

    internal sealed record Row(Expr[] Elements) : Expr;

    /// <summary><c>a[1]</c>, or the slice <c>a[1:2]</c> with either bound left out.</summary>
    internal sealed record Subscript(Expr Value, bool Slice, Expr? From, Expr? To) : Expr;

    internal sealed record Field(Expr Value, string Name) : Expr;

    internal sealed record Collate(Expr Value, ObjectName Collation) : Expr;

    internal sealed record AtTimeZone(Expr Value, Expr Zone) : Expr;

    /// <summary>A query in parentheses; <paramref name="Prefix"/> is empty, EXISTS or ARRAY.</summary>
    internal sealed record Query(string Prefix, QueryText Body) : Expr;

    /// <summary>A relation where a query names it.</summary>
    internal sealed record Relation(ObjectName Name) : Expr
    {
        public Written At { get; init; }
    }

    /// <summary>A window definition in a WINDOW clause.</summary>
    internal sealed record WindowOf(Window Definition) : Expr;

    /// <summary>A form of its own grammar that is kept as canonical tokens (XML and SQL/JSON constructors).</summary>
    internal sealed record Raw(string Text) : Expr;
}
