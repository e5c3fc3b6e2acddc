using System.Text.RegularExpressions;

namespace Plumbline.Replay.DoBlocks;

/// <summary>An expression over variables and catalog rows. Evaluating never throws for missing knowledge: it answers <see cref="Unknown"/>.</summary>
internal abstract class Expression
{
    public abstract object? Evaluate(Scope scope);

    /// <summary>The parts, so that a walk can look for names and literals.</summary>
    public virtual IEnumerable<Expression> Parts => [];

    public IEnumerable<Expression> All() => Parts.SelectMany(p => p.All()).Prepend(this);

    protected static object? Each(Scope scope, Expression left, Expression right, Func<object, object, object?> apply)
    {
        var a = left.Evaluate(scope);
        if (a is null) return null;
        var b = right.Evaluate(scope);
        if (b is null) return null;
        return a is Unknown || b is Unknown ? Unknown.Value : apply(a, b);
    }
}

internal sealed class Literal(object? value) : Expression
{
    public object? Value => value;

    /// <summary>Where a string stands in the body.</summary>
    public Sql.Token? Token { get; init; }

    public override object? Evaluate(Scope scope) => value;
}

/// <summary>What could not be read.</summary>
internal sealed class Opaque : Expression
{
    public override object? Evaluate(Scope scope) => Unknown.Value;
}

/// <summary>A column or variable: <c>relname</c>, <c>c.relname</c>, <c>r.conname</c>.</summary>
internal sealed class NameReference(IReadOnlyList<string> path) : Expression
{
    public IReadOnlyList<string> Path => path;
    public override object? Evaluate(Scope scope) => scope.TryRead(path, out var value) ? value : Unknown.Value;
}

internal sealed class Member(Expression row, string name) : Expression
{
    public override IEnumerable<Expression> Parts => [row];

    public override object? Evaluate(Scope scope) => row.Evaluate(scope) switch
    {
        null => null,
        RowValue value when value.TryGet(name, out var field) => field,
        _ => Unknown.Value,
    };
}

internal sealed class Logic(bool and, Expression left, Expression right) : Expression
{
    public bool IsAnd => and;
    public Expression Left => left;
    public Expression Right => right;
    public override IEnumerable<Expression> Parts => [left, right];

    public override object? Evaluate(Scope scope)
    {
        var first = left.Evaluate(scope);
        if (first is bool known && known != and) return known;
        var second = right.Evaluate(scope);
        return and ? Values.And(first, second) : Values.Or(first, second);
    }
}

internal sealed class Not(Expression operand) : Expression
{
    public override IEnumerable<Expression> Parts => [operand];
    public override object? Evaluate(Scope scope) => Values.Not(operand.Evaluate(scope));
}

internal sealed class IsTest(Expression operand, string test, bool negated, Expression? other = null) : Expression
{
    public override IEnumerable<Expression> Parts => other is null ? [operand] : [operand, other];

    public override object? Evaluate(Scope scope)
    {
        var value = operand.Evaluate(scope);
        if (value is Unknown) return value;
        bool answer;
        switch (test)
        {
            case "null": answer = value is null; break;
            case "true": answer = Values.Truth(value) == true; break;
            case "false": answer = value is not null && Values.Truth(value) == false; break;
            case "unknown": answer = value is null; break;
            default:
                var right = other!.Evaluate(scope);
                if (right is Unknown) return right;
                answer = !(value is null && right is null) && (value is null || right is null || Values.Compare(value, right) != 0);
                break;
        }
        return answer != negated;
    }
}

internal sealed class Operation(string name, Expression left, Expression right) : Expression
{
    public string Name => name;
    public Expression Left => left;
    public Expression Right => right;
    public override IEnumerable<Expression> Parts => [left, right];

    public override object? Evaluate(Scope scope) => Each(scope, left, right, (a, b) => Apply(name, a, b));

    public static object? Apply(string name, object a, object b) => name switch
    {
        "=" or "<>" or "!=" or "<" or "<=" or ">" or ">=" => Comparison(name, a, b),
        "||" => a is ArrayValue || b is ArrayValue ? Joined(a, b) : Values.Text(a) + Values.Text(b),
        "like" or "~~" => Values.Like(Values.Text(a), Values.Text(b), false),
        "ilike" or "~~*" => Values.Like(Values.Text(a), Values.Text(b), true),
        "!~~" => !Values.Like(Values.Text(a), Values.Text(b), false),
        "!~~*" => !Values.Like(Values.Text(a), Values.Text(b), true),
        "~" or "~*" or "!~" or "!~*" => Matches(name, Values.Text(a), Values.Text(b)),
        "+" or "-" or "*" or "/" or "%" => Arithmetic(name, a, b),
        "@>" or "<@" or "&&" => Sets(name, a, b),
        _ => Unknown.Value,
    };

    private static object? Comparison(string name, object a, object b)
    {
        if (a is decimal or ObjectReference && b is string) b = (object?)Values.ToNumber(b) ?? b;
        else if (b is decimal or ObjectReference && a is string) a = (object?)Values.ToNumber(a) ?? a;
        if (a is ArrayValue && b is string text && Values.ParseArray(text) is { } array) b = array;
        if (Values.Compare(a, b) is not { } order) return null;
        return name switch { "=" => order == 0, "<" => order < 0, "<=" => order <= 0, ">" => order > 0, ">=" => order >= 0, _ => order != 0 };
    }

    private static object? Arithmetic(string name, object a, object b)
    {
        if (Values.ToNumber(a) is not { } left || Values.ToNumber(b) is not { } right) return Unknown.Value;
        if (right == 0 && name is "/" or "%") return Unknown.Value;
        try
        {
            return name switch
            {
                "+" => left + right,
                "-" => left - right,
                "*" => left * right,
                "/" => decimal.IsInteger(left) && decimal.IsInteger(right) ? decimal.Truncate(left / right) : left / right,
                _ => left % right,
            };
        }
        catch (OverflowException)
        {
            return Unknown.Value;
        }
    }

    private static object Joined(object a, object b)
    {
        IEnumerable<object?> Items(object value) => value is ArrayValue array ? array.Items : [value];
        return new ArrayValue([.. Items(a), .. Items(b)]);
    }

    private static object? Sets(string name, object a, object b)
    {
        if (a is string first) a = (object?)Values.ParseArray(first) ?? a;
        if (b is string second) b = (object?)Values.ParseArray(second) ?? b;
        if (a is not ArrayValue left || b is not ArrayValue right) return Unknown.Value;
        bool Has(ArrayValue array, object? item) => array.Items.Any(i => Values.Compare(i, item) == 0);
        return name switch
        {
            "@>" => right.Items.All(i => Has(left, i)),
            "<@" => left.Items.All(i => Has(right, i)),
            _ => left.Items.Any(i => Has(right, i)),
        };
    }

    private static object? Matches(string name, string text, string pattern)
    {
        try
        {
            var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (name.EndsWith('*') ? RegexOptions.IgnoreCase : RegexOptions.None);
            return Regex.IsMatch(text, pattern, options) != name.StartsWith('!');
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return Unknown.Value;
        }
    }
}

internal sealed class Negative(Expression operand) : Expression
{
    public override IEnumerable<Expression> Parts => [operand];

    public override object? Evaluate(Scope scope) => operand.Evaluate(scope) switch
    {
        null => null,
        decimal number => -number,
        _ => Unknown.Value,
    };
}

/// <summary><c>x IN (…)</c>, <c>x = ANY (…)</c>, <c>x &lt;&gt; ALL (…)</c> over a list, an array or a query's first column.</summary>
internal sealed class Membership(Expression operand, string comparison, bool any, Func<Scope, object?> items, IEnumerable<Expression> parts) : Expression
{
    public override IEnumerable<Expression> Parts => parts.Prepend(operand);

    public override object? Evaluate(Scope scope)
    {
        var value = operand.Evaluate(scope);
        if (value is null or Unknown) return value;
        if (items(scope) is not ArrayValue list) return Unknown.Value;
        object? answer = !any;
        foreach (var item in list.Items)
        {
            object? one = item is null ? null : item is Unknown ? item : Operation.Apply(comparison, value, item);
            answer = any ? Values.Or(answer, one) : Values.And(answer, one);
            if (answer is bool decided && decided == any) return answer;
        }
        return answer;
    }
}

internal sealed class Choice(Expression? subject, IReadOnlyList<(Expression When, Expression Then)> branches, Expression? otherwise) : Expression
{
    public override IEnumerable<Expression> Parts
    {
        get
        {
            if (subject is not null) yield return subject;
            foreach (var (when, then) in branches) { yield return when; yield return then; }
            if (otherwise is not null) yield return otherwise;
        }
    }

    public override object? Evaluate(Scope scope)
    {
        foreach (var (when, then) in branches)
        {
            var test = subject is null ? when.Evaluate(scope) : Each(scope, subject, when, (a, b) => Operation.Apply("=", a, b));
            if (test is Unknown) return test;
            if (Values.Truth(test) == true) return then.Evaluate(scope);
        }
        return otherwise?.Evaluate(scope);
    }
}

internal sealed class ArrayOf(IReadOnlyList<Expression> items) : Expression
{
    public IReadOnlyList<Expression> Items => items;
    public override IEnumerable<Expression> Parts => items;
    public override object? Evaluate(Scope scope) => new ArrayValue(items.Select(i => i.Evaluate(scope)).ToList());
}

internal sealed class RowOf(IReadOnlyList<Expression> items) : Expression
{
    public override IEnumerable<Expression> Parts => items;
    public override object? Evaluate(Scope scope) => new RowValue(items.Select((_, i) => $"f{i + 1}").ToList(), items.Select(i => i.Evaluate(scope)).ToList());
}

internal sealed class Subscript(Expression array, Expression index) : Expression
{
    public override IEnumerable<Expression> Parts => [array, index];

    public override object? Evaluate(Scope scope) => Each(scope, array, index, (list, at) =>
        list is ArrayValue values && at is decimal number ? number >= values.From && number < values.Items.Count + values.From ? values.Items[(int)number - values.From] : null : Unknown.Value);
}

/// <summary>EXISTS, a scalar sub-select or ARRAY(…): what one query answers.</summary>
internal sealed class Subquery(Query query, SubqueryUse use) : Expression
{
    public Query Query => query;

    public override object? Evaluate(Scope scope)
    {
        var result = query.Run(scope, use == SubqueryUse.Exists ? 1 : int.MaxValue);
        if (use == SubqueryUse.Exists) return result.Rows.Count > 0 ? true : result.Certain ? false : Unknown.Value;
        if (!result.Certain || result.Rows.Any(r => r.Values.Count == 0)) return Unknown.Value;
        if (use == SubqueryUse.Array) return new ArrayValue(result.Rows.Select(r => r.Values[0]).ToList());
        return result.Rows.Count == 0 ? null : result.Rows[0].Values[0];
    }
}

internal enum SubqueryUse { Exists, Scalar, Array }
