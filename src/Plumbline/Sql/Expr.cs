using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>
/// The small tree of an expression (manual 4.2). Internal: it lives between reading and printing and is never kept.
/// Grammar that PostgreSQL itself replaces while parsing (IN, BETWEEN, LIKE, trim, …) is replaced here in the same way.
/// </summary>
internal abstract class Expr
{
    internal enum LiteralKind : byte { String, Number, Bits }

    /// <summary>A string by its value, a number by its digits, a bit string as written.</summary>
    internal sealed class Literal(LiteralKind kind, string value) : Expr
    {
        public LiteralKind Kind => kind;
        public string Value => value;
        public bool IsNegative => kind == LiteralKind.Number && value[0] == '-';
    }

    /// <summary>NULL, TRUE, FALSE, DEFAULT, CURRENT_TIMESTAMP(3), <c>$1</c>: printed as it is.</summary>
    internal sealed class Constant(string text) : Expr
    {
        public string Text => text;
    }

    /// <summary><c>c</c>, <c>t.c</c>, <c>s.t.c</c>, <c>t.*</c> (the last part is then <c>*</c>).</summary>
    internal sealed class Column(string[] parts) : Expr
    {
        public string[] Parts => parts;
        public bool IsStar => parts[^1] == "*";
    }

    internal sealed class Cast(Expr value, SqlType type) : Expr
    {
        public Expr Value => value;
        public SqlType Type => type;
    }

    /// <summary>An operator in front of its operand; null on the left.</summary>
    internal sealed class Operation(string symbol, Expr? left, Expr right) : Expr
    {
        public string Symbol => symbol;
        public Expr? Left => left;
        public Expr Right => right;
    }

    /// <summary>AND or OR over two or more, flattened.</summary>
    internal sealed class Junction(bool all, Expr[] parts) : Expr
    {
        public bool All => all;
        public Expr[] Parts => parts;
    }

    internal sealed class Not(Expr value) : Expr
    {
        public Expr Value => value;
    }

    /// <summary><c>IS NULL</c>, <c>IS NOT TRUE</c>, …: the words after IS.</summary>
    internal sealed class Test(Expr value, string words) : Expr
    {
        public Expr Value => value;
        public string Words => words;
    }

    internal sealed class Distinct(Expr left, Expr right, bool same) : Expr
    {
        public Expr Left => left;
        public Expr Right => right;
        /// <summary>IS NOT DISTINCT FROM.</summary>
        public bool Same => same;
    }

    /// <summary><c>x op ANY (…)</c> or ALL, over an array or a query.</summary>
    internal sealed class Quantified(Expr left, string symbol, bool all, Expr right) : Expr
    {
        public Expr Left => left;
        public string Symbol => symbol;
        public bool All => all;
        public Expr Right => right;
    }

    internal sealed class Call(ObjectName name, Expr[] arguments) : Expr
    {
        public ObjectName Name => name;
        public Expr[] Arguments => arguments;

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

        public Call Renamed(ObjectName to) => new(to, arguments)
        {
            ArgumentNames = ArgumentNames,
            Star = Star,
            OnlyDistinct = OnlyDistinct,
            Variadic = Variadic,
            Nulls = Nulls,
            OrderBy = OrderBy,
            WithinGroup = WithinGroup,
            Filter = Filter,
            Over = Over,
        };

        public bool IsPlain => ArgumentNames is null && !Star && !OnlyDistinct && !Variadic && OrderBy.Length == 0 && WithinGroup.Length == 0 && Filter is null && Over is null && Nulls is null;
    }

    internal sealed record SortKey(Expr Value, string Direction);

    internal sealed class Window(string? name, Expr[] partitionBy, SortKey[] orderBy, string? frame, bool defined)
    {
        public string? Name => name;
        public Expr[] PartitionBy => partitionBy;
        public SortKey[] OrderBy => orderBy;
        public string? Frame => frame;

        /// <summary>A definition in parentheses, not just a name.</summary>
        public bool Defined => defined;
    }

    internal sealed class Extract(string unit, Expr from) : Expr
    {
        public string Unit => unit;
        public Expr From => from;
    }

    internal sealed class Case(Expr? subject, Branch[] branches, Expr? otherwise) : Expr
    {
        public Expr? Subject => subject;
        public Branch[] Branches => branches;
        public Expr? Otherwise => otherwise;
    }

    internal sealed class Branch(Expr when, Expr then)
    {
        public Expr When => when;
        public Expr Then => then;
    }

    internal sealed class ArrayOf(Expr[] elements) : Expr
    {
        public Expr[] Elements => elements;
    }

    internal sealed class Row(Expr[] elements) : Expr
    {
        public Expr[] Elements => elements;
    }

    /// <summary><c>a[1]</c>, or the slice <c>a[1:2]</c> with either bound left out.</summary>
    internal sealed class Subscript(Expr value, bool slice, Expr? from, Expr? to) : Expr
    {
        public Expr Value => value;
        public bool Slice => slice;
        public Expr? From => from;
        public Expr? To => to;
    }

    internal sealed class Field(Expr value, string name) : Expr
    {
        public Expr Value => value;
        public string Name => name;
    }

    internal sealed class Collate(Expr value, ObjectName collation) : Expr
    {
        public Expr Value => value;
        public ObjectName Collation => collation;
    }

    internal sealed class AtTimeZone(Expr value, Expr zone) : Expr
    {
        public Expr Value => value;
        public Expr Zone => zone;
    }

    /// <summary>A query in parentheses; <paramref name="prefix"/> is empty, EXISTS or ARRAY.</summary>
    internal sealed class Query(string prefix, QueryText body) : Expr
    {
        public string Prefix => prefix;
        public QueryText Body => body;
    }

    /// <summary>A relation where a query names it.</summary>
    internal sealed class Relation(ObjectName name) : Expr
    {
        public ObjectName Name => name;
    }

    /// <summary>A window definition in a WINDOW clause.</summary>
    internal sealed class WindowOf(Window window) : Expr
    {
        public Window Definition => window;
    }

    /// <summary>A form of its own grammar that is kept as canonical tokens (XML and SQL/JSON constructors).</summary>
    internal sealed class Raw(string text) : Expr
    {
        public string Text => text;
    }
}
