using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Binding strength of operators, weakest first (manual 4.1.6).</summary>
internal enum Binding { None, Or, And, Not, Is, Comparison, Membership, Other, Sum, Product, Power, Zone, Collate, Sign, Postfix, Primary }

/// <summary>
/// Reads expressions by operator precedence into <see cref="Expr"/>. What PostgreSQL's parser replaces is replaced here alike:
/// BETWEEN by two comparisons, IN by = ANY, LIKE by ~~, and so on.
/// </summary>
internal sealed class ExpressionReader(SqlReader sql, NamesUsed names)
{
    /// <summary>Deeper nesting is refused: it is no expression that a person or a tool wrote.</summary>
    public const int MaxDepth = 400;

    /// <summary>Operators in a row, each over the one before: a + b + c + …; AND and OR are gathered and may be any number.</summary>
    private const int MaxRun = 1000;

    private int _depth;

    public SqlReader Sql => sql;
    public NamesUsed Names => names;

    public Expr Read() => Read(Binding.None, false);

    /// <param name="weakest">Operators that bind weaker end the expression.</param>
    /// <param name="restricted">PostgreSQL's b_expr: no AND, OR, NOT, IN, LIKE, BETWEEN, IS NULL, AT TIME ZONE or COLLATE outside parentheses.</param>
    public Expr Read(Binding weakest, bool restricted)
    {
        Enter();
        var left = Prefix(restricted);
        var run = 0;
        while (true)
        {
            var token = sql.Current;
            var next = token.Kind switch
            {
                TokenKind.Operator => Symbol(left, weakest, restricted),
                TokenKind.Word => Word(left, weakest, restricted),
                TokenKind.Cast when weakest <= Binding.Postfix => CastTo(left),
                TokenKind.LeftBracket when weakest <= Binding.Postfix => Subscript(left),
                TokenKind.Dot when sql.Peek(-1).Kind is TokenKind.RightParen or TokenKind.RightBracket or TokenKind.Parameter => FieldOf(left),
                _ => null,
            };
            if (next is null) break;
            left = next;
            if (++run > MaxRun) throw new SqlSyntaxException("the expression is nested too deeply", sql.Position);
        }
        Leave();
        return left;
    }

    private Expr Prefix(bool restricted)
    {
        if (sql.Is(TokenKind.Operator))
        {
            var symbol = sql.CurrentSpan;
            if (symbol.SequenceEqual("-") || symbol.SequenceEqual("+"))
            {
                sql.Advance();
                return Signed(symbol[0] == '-', Read(Binding.Sign, restricted));
            }
            if (symbol.SequenceEqual("*") || symbol.SequenceEqual("=")) throw sql.Unexpected("an expression");
            var name = Operators.Canonical(symbol);
            sql.Advance();
            return new Expr.Operation(name, null, Read(Binding.Other + 1, restricted));
        }
        if (sql.Is(TokenKind.Word))
        {
            if (!restricted && sql.Take("not")) return Negated(Read(Binding.Not, false));
            if (sql.Is("operator") && sql.Peek(1).Kind == TokenKind.LeftParen && QualifiedOperator() is { } written) return new Expr.Operation(written, null, Read(Binding.Other + 1, restricted));
        }
        return Primaries.Read(this);
    }

    /// <summary>PostgreSQL folds the sign into a numeric constant, and so does the canonical form.</summary>
    internal static Expr Signed(bool minus, Expr value)
    {
        if (value is Expr.Literal { Kind: Expr.LiteralKind.Number } number)
            return !minus ? number : new Expr.Literal(Expr.LiteralKind.Number, number.IsNegative ? number.Value[1..] : "-" + number.Value);
        return new Expr.Operation(minus ? "-" : "+", null, value);
    }

    internal static Expr Negated(Expr value) => value is Expr.Distinct { Same: false } same ? new Expr.Distinct(same.Left, same.Right, true) : new Expr.Not(value);

    private Expr? Symbol(Expr left, Binding weakest, bool restricted)
    {
        var span = sql.CurrentSpan;
        var binding = Operators.BindingOf(span);
        if (binding < weakest || binding == Binding.None) return null;
        var symbol = Operators.Canonical(span);
        sql.Advance();
        return After(left, symbol, binding, restricted);
    }

    /// <summary>The right side of an operator: an operand, or ANY (…).</summary>
    private Expr After(Expr left, string symbol, Binding binding, bool restricted)
    {
        if (sql.Is(TokenKind.Word) && sql.Peek(1).Kind == TokenKind.LeftParen && (sql.Is("any") || sql.Is("some") || sql.Is("all")))
        {
            var all = sql.Is("all");
            sql.Advance();
            return Quantify(left, symbol, all, Parenthesised());
        }
        if (Postfix(left, symbol) is { } alone) return alone;
        return Operate(symbol, left, Read(binding + 1, restricted));
    }

    /// <summary>PostgreSQL 13 and older know operators behind their operand: <c>5 !</c>.</summary>
    private Expr? Postfix(Expr left, string symbol) =>
        symbol == "!" && (sql.AtEnd || sql.Current.Kind is TokenKind.RightParen or TokenKind.Comma) ? new Expr.Call(new(null, "factorial"), [left]) : null;

    /// <summary>= and &lt;&gt; between rows stand for comparisons of their members (manual 9.25.5).</summary>
    internal static Expr Operate(string symbol, Expr left, Expr right)
    {
        if (symbol is "=" or "<>" && left is Expr.Row a && right is Expr.Row b && a.Elements.Length == b.Elements.Length && a.Elements.Length > 1)
            return Join(symbol == "=", a.Elements.Select((e, i) => Operate(symbol, e, b.Elements[i])).ToArray());
        return new Expr.Operation(symbol, left, right);
    }

    internal static Expr Join(bool all, params ReadOnlySpan<Expr> parts)
    {
        var count = 0;
        foreach (var part in parts) count += part is Expr.Junction same && same.All == all ? same.Parts.Length : 1;
        var flat = new Expr[count];
        var at = 0;
        foreach (var part in parts)
        {
            if (part is Expr.Junction same && same.All == all)
            {
                same.Parts.CopyTo(flat, at);
                at += same.Parts.Length;
            }
            else flat[at++] = part;
        }
        return flat.Length == 1 ? flat[0] : new Expr.Junction(all, flat);
    }

    /// <summary><c>= ANY (ARRAY[x])</c> says what <c>= x</c> says.</summary>
    internal static Expr Quantify(Expr left, string symbol, bool all, Expr right) =>
        right is Expr.ArrayOf { Elements: [var only] } && only is not (Expr.Query or Expr.ArrayOf or Expr.Row) ? Operate(symbol, left, only) : new Expr.Quantified(left, symbol, all, right);

    private Expr? Word(Expr left, Binding weakest, bool restricted)
    {
        var span = sql.CurrentSpan;
        if (span.Length > 8) return null;
        switch (span[0] | 0x20)
        {
            case 'a' when sql.Is("and"): return weakest <= Binding.And && !restricted ? Joined(left, true) : null;
            case 'a' when sql.Is("at"): return weakest <= Binding.Zone && !restricted ? Zoned(left) : null;
            case 'o' when sql.Is("or"): return weakest <= Binding.Or && !restricted ? Joined(left, false) : null;
            case 'o' when sql.Is("operator") && sql.Peek(1).Kind == TokenKind.LeftParen && weakest <= Binding.Other:
                return QualifiedOperator() is { } symbol ? After(left, symbol, Binding.Other, restricted) : null;
            case 'o' when sql.Is("overlaps") && weakest <= Binding.Membership && !restricted: return Overlaps(left);
            case 'i' when sql.Is("is"): return weakest <= Binding.Is ? Tests.Read(this, left, restricted) : null;
            case 'i' when sql.Is("isnull") && weakest <= Binding.Is && !restricted: sql.Advance(); return new Expr.Test(left, "NULL");
            case 'n' when sql.Is("notnull") && weakest <= Binding.Is && !restricted: sql.Advance(); return new Expr.Test(left, "NOT NULL");
            case 'c' when sql.Is("collate"): return weakest <= Binding.Collate && !restricted ? Collated(left) : null;
            default: return weakest <= Binding.Membership && !restricted ? Tests.Membership(this, left) : null;
        }
    }

    /// <summary>A run of ANDs or ORs, gathered in one node however long it is.</summary>
    private Expr Joined(Expr first, bool all)
    {
        var parts = new List<Expr> { first };
        while (sql.Take(all ? "and" : "or")) parts.Add(Read(all ? Binding.Not : Binding.And, false));
        return Join(all, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(parts));
    }

    private Expr? Zoned(Expr left)
    {
        if (sql.Take("at", "local")) return new Expr.AtTimeZone(left, new Expr.Constant("LOCAL"));
        if (!sql.Take("at", "time", "zone")) return null;
        return new Expr.AtTimeZone(left, Read(Binding.Zone + 1, false));
    }

    private Expr Overlaps(Expr left)
    {
        sql.Advance();
        var right = Read(Binding.Membership + 1, false);
        if (left is not Expr.Row { Elements: [var a, var b] } || right is not Expr.Row { Elements: [var c, var d] }) throw sql.Unexpected("a row of two on each side of OVERLAPS");
        return new Expr.Call(new(null, "overlaps"), [a, b, c, d]);
    }

    private Expr Collated(Expr left)
    {
        sql.Advance();
        var name = sql.QualifiedName();
        return new Expr.Collate(left, name.Schema == "pg_catalog" ? new(null, name.Name) : name);
    }

    private Expr CastTo(Expr left)
    {
        sql.Advance();
        var at = sql.Position;
        return Typed(left, Types.Read(sql), new(at, at, sql.EndOfLast));
    }

    /// <summary>A cast, with its type noted as used.</summary>
    internal Expr Typed(Expr value, SqlType type, Written at = default)
    {
        names.Type(type);
        if (value is Expr.Literal { Kind: Expr.LiteralKind.String } literal && type.Name == "regclass" && type.Schema is null) NoteRelation(literal.Value);
        return new Expr.Cast(value, type) { At = at };
    }

    /// <summary>The relation named in <c>'…'::regclass</c>.</summary>
    internal void NoteRelation(string text)
    {
        if (RelationNames.Parse(text) is { } name) names.Relation(name);
    }

    internal Expr Subscript(Expr left)
    {
        sql.Advance();
        Expr? from = null, to = null;
        if (!sql.Is(TokenKind.Colon)) from = Read();
        var slice = sql.Take(TokenKind.Colon);
        if (slice && !sql.Is(TokenKind.RightBracket)) to = Read();
        sql.Expect(TokenKind.RightBracket);
        return new Expr.Subscript(left, slice, from, to);
    }

    private Expr.Field FieldOf(Expr left)
    {
        sql.Advance();
        return new Expr.Field(left, sql.TakeOperator("*") ? "*" : sql.Name());
    }

    /// <summary><c>OPERATOR(schema.+)</c>: an operator of pg_catalog is the operator itself.</summary>
    private string? QualifiedOperator()
    {
        var start = sql.At;
        sql.At += 2;
        string? schema = null;
        while (sql.IsName)
        {
            schema = sql.Name();
            sql.Expect(TokenKind.Dot);
        }
        if (!sql.Is(TokenKind.Operator))
        {
            sql.At = start;
            return null;
        }
        var symbol = Operators.Canonical(sql.CurrentSpan);
        sql.Advance();
        sql.Expect(TokenKind.RightParen);
        return schema is null or "pg_catalog" ? symbol : $"OPERATOR({Quoting.Name(schema)}.{symbol})";
    }

    /// <summary><c>( … )</c> as an expression or a query.</summary>
    internal Expr Parenthesised()
    {
        sql.Expect(TokenKind.LeftParen);
        var inner = Queries.StartsAt(sql) ? Nested("") : Read();
        sql.Expect(TokenKind.RightParen);
        return inner;
    }

    /// <summary>The query at the cursor, inside parentheses that the caller took.</summary>
    internal Expr Nested(string prefix)
    {
        var body = new QueryReader(this).Read();
        return new Expr.Query(prefix, body);
    }

    /// <summary>One level deeper; too many are refused before the stack ends.</summary>
    internal void Enter()
    {
        if (++_depth > MaxDepth) throw new SqlSyntaxException("the expression is nested too deeply", sql.Position);
    }

    internal void Leave() => _depth--;
}
