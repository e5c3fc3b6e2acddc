using System.Runtime.CompilerServices;
using System.Text;
using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Prints a tree in its one spelling: key words in capitals, one blank around operators, parentheses only where they are needed (and around AND inside OR).</summary>
internal sealed class ExprPrinter
{
    [ThreadStatic]
    private static ExprPrinter? t_printer;

    private readonly StringBuilder _text = new();

    public static string Print(Expr tree)
    {
        var printer = t_printer ??= new();
        printer._text.Clear();
        printer.Write(tree, Binding.None);
        return printer._text.ToString();
    }

    public static string Print(QueryText query)
    {
        var printer = t_printer ??= new();
        printer._text.Clear();
        query.Print(printer, printer._text);
        return printer._text.ToString();
    }

    private void Write(Expr tree, Binding outer)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new SqlSyntaxException("the expression is nested too deeply", 0);
        var needed = BindingOf(tree) < outer;
        if (needed) _text.Append('(');
        WriteBare(tree);
        if (needed) _text.Append(')');
    }

    private static Binding BindingOf(Expr tree) => tree switch
    {
        Expr.Junction e => e.All ? Binding.And : Binding.Or,
        Expr.Not => Binding.Not,
        Expr.Test or Expr.Distinct => Binding.Is,
        Expr.Quantified e => IsMembership(e) ? Binding.Membership : Operators.BindingOf(e.Symbol),
        Expr.Operation { Left: null } e => e.Symbol is "-" or "+" ? Binding.Sign : Binding.Other,
        Expr.Operation e => Operators.Words(e.Symbol) is null && char.IsAsciiLetter(e.Symbol[0]) is false ? Operators.BindingOf(e.Symbol) : e.Symbol[0] == 'O' ? Binding.Other : Binding.Membership,
        Expr.Literal { IsNegative: true } => Binding.Sign,
        Expr.AtTimeZone => Binding.Zone,
        Expr.Collate => Binding.Collate,
        Expr.Cast or Expr.Subscript => Binding.Postfix,
        _ => Binding.Primary,
    };

    private static bool IsMembership(Expr.Quantified e) => IsInList(e) || (e.Symbol == "=" && !e.All && e.Right is Expr.Query { Prefix: "" });

    /// <summary>= ANY over two or more constants is written as IN again: easier to read, and it reads back as the same.</summary>
    private static bool IsInList(Expr.Quantified e) =>
        (e.All ? e.Symbol == "<>" : e.Symbol == "=") && e.Right is Expr.ArrayOf { Elements.Length: > 1 } list && e.Left is not Expr.Row && !ExprNames.HasColumn(list);

    private void WriteBare(Expr tree)
    {
        switch (tree)
        {
            case Expr.Literal e: WriteLiteral(e); break;
            case Expr.Constant e: _text.Append(e.Text); break;
            case Expr.Column e: WriteColumn(e); break;
            case Expr.Cast e: Write(e.Value, Binding.Postfix); _text.Append("::").Append(Type(e.Type)); break;
            case Expr.Operation e: WriteOperation(e); break;
            case Expr.Junction e: WriteJunction(e); break;
            case Expr.Not { Value: Expr.Quantified { Symbol: "=", All: false, Right: Expr.Query { Prefix: "" } } e }: Write(e.Left, Binding.Membership + 1); _text.Append(" NOT IN "); WriteBare(e.Right); break;
            case Expr.Not e: _text.Append("NOT "); Write(e.Value, Binding.Postfix); break;
            case Expr.Test e: Write(e.Value, Binding.Is + 1); _text.Append(" IS ").Append(e.Words); break;
            case Expr.Distinct e: Write(e.Left, Binding.Is + 1); _text.Append(e.Same ? " IS NOT DISTINCT FROM " : " IS DISTINCT FROM "); Write(e.Right, Binding.Is + 1); break;
            case Expr.Quantified e: WriteQuantified(e); break;
            case Expr.Call e: CallPrinter.Write(this, _text, e); break;
            case Expr.Extract e: _text.Append("EXTRACT(").Append(Quoting.Name(e.Unit)).Append(" FROM "); Write(e.From, Binding.None); _text.Append(')'); break;
            case Expr.Case e: WriteCase(e); break;
            case Expr.ArrayOf e: _text.Append("ARRAY["); WriteList(e.Elements); _text.Append(']'); break;
            case Expr.Row e: _text.Append("ROW("); WriteList(e.Elements); _text.Append(')'); break;
            case Expr.Subscript e: WriteSubscript(e); break;
            case Expr.Field e: WriteField(e); break;
            case Expr.Collate e: Write(e.Value, Binding.Collate); _text.Append(" COLLATE ").Append(Quoting.Collation(e.Collation)); break;
            case Expr.AtTimeZone e: WriteZone(e); break;
            case Expr.Query e: _text.Append(e.Prefix).Append(e.Prefix.Length > 0 ? " (" : "("); e.Body.Print(this, _text); _text.Append(')'); break;
            case Expr.Relation e: _text.Append(Quoting.Name(e.Name)); break;
            case Expr.WindowOf e: CallPrinter.WriteWindow(this, _text, e.Definition); break;
            case Expr.Raw e: _text.Append(e.Text); break;
        }
    }

    private void WriteLiteral(Expr.Literal e)
    {
        if (e.Kind != Expr.LiteralKind.String) { _text.Append(e.Value); return; }
        _text.Append('\'');
        if (e.Value.Contains('\'')) _text.Append(e.Value.Replace("'", "''", StringComparison.Ordinal));
        else _text.Append(e.Value);
        _text.Append('\'');
    }

    private void WriteColumn(Expr.Column e)
    {
        for (var i = 0; i < e.Parts.Length; i++)
        {
            if (i > 0) _text.Append('.');
            _text.Append(e.Parts[i] == "*" ? "*" : Quoting.Name(e.Parts[i]));
        }
    }

    private void WriteOperation(Expr.Operation e)
    {
        if (e.Left is null)
        {
            _text.Append(e.Symbol);
            if (e.Symbol is not ("-" or "+")) _text.Append(' ');
            Write(e.Right, e.Symbol is "-" or "+" ? Binding.Sign + 1 : Binding.Other + 1);
            return;
        }
        var binding = BindingOf(e);
        Write(e.Left, binding is Binding.Comparison or Binding.Membership ? binding + 1 : binding);
        _text.Append(' ').Append(Operators.Words(e.Symbol) ?? e.Symbol).Append(' ');
        if (binding == Binding.Membership && e.Right is Expr.Call { Name: { Schema: null, Name: Tests.LikeEscape }, Arguments: [var pattern, var escape] })
        {
            Write(pattern, binding + 1);
            _text.Append(" ESCAPE ");
            Write(escape, binding + 1);
        }
        else Write(e.Right, binding + 1);
    }

    private void WriteJunction(Expr.Junction e)
    {
        for (var i = 0; i < e.Parts.Length; i++)
        {
            if (i > 0) _text.Append(e.All ? " AND " : " OR ");
            Write(e.Parts[i], e.Parts[i] is Expr.Junction ? Binding.Primary : Binding.Not);
        }
    }

    private void WriteQuantified(Expr.Quantified e)
    {
        Write(e.Left, Binding.Membership + 1);
        if (IsInList(e))
        {
            _text.Append(e.All ? " NOT IN (" : " IN (");
            WriteList(((Expr.ArrayOf)e.Right).Elements);
            _text.Append(')');
            return;
        }
        if (IsMembership(e)) _text.Append(" IN ");
        else _text.Append(' ').Append(Operators.Words(e.Symbol) ?? e.Symbol).Append(e.All ? " ALL " : " ANY ");
        if (e.Right is Expr.Query { Prefix: "" }) WriteBare(e.Right);
        else
        {
            _text.Append('(');
            Write(e.Right, Binding.None);
            _text.Append(')');
        }
    }

    private void WriteCase(Expr.Case e)
    {
        _text.Append("CASE");
        if (e.Subject is not null) { _text.Append(' '); Write(e.Subject, Binding.None); }
        foreach (var branch in e.Branches)
        {
            _text.Append(" WHEN ");
            Write(branch.When, Binding.None);
            _text.Append(" THEN ");
            Write(branch.Then, Binding.None);
        }
        if (e.Otherwise is not null) { _text.Append(" ELSE "); Write(e.Otherwise, Binding.None); }
        _text.Append(" END");
    }

    private void WriteSubscript(Expr.Subscript e)
    {
        Write(e.Value, e.Value is Expr.Cast ? Binding.Primary : Binding.Postfix);
        _text.Append('[');
        if (e.From is not null) Write(e.From, Binding.None);
        if (e.Slice) _text.Append(':');
        if (e.To is not null) Write(e.To, Binding.None);
        _text.Append(']');
    }

    private void WriteField(Expr.Field e)
    {
        _text.Append('(');
        Write(e.Value, Binding.None);
        _text.Append(").").Append(e.Name == "*" ? "*" : Quoting.Name(e.Name));
    }

    private void WriteZone(Expr.AtTimeZone e)
    {
        Write(e.Value, Binding.Zone);
        if (e.Zone is Expr.Constant { Text: "LOCAL" }) { _text.Append(" AT LOCAL"); return; }
        _text.Append(" AT TIME ZONE ");
        Write(e.Zone, Binding.Zone + 1);
    }

    internal void WriteList(Expr[] items)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0) _text.Append(", ");
            Write(items[i], Binding.None);
        }
    }

    /// <summary>An operand of IN.</summary>
    internal void WriteOperand(Expr tree) => Write(tree, Binding.Membership + 1);

    internal void WriteTop(Expr tree) => Write(tree, Binding.None);

    /// <summary>bit without quotes is bit(1), and cuts (manual 8.10).</summary>
    private static string Type(SqlType type) => type is { Schema: null, Name: "bit", Modifier: null } ? $"\"bit\"{(type.IsArray ? "[]" : "")}" : Quoting.Type(type);
}
