using System.Text;
using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Array constants in braces (manual 8.15.2).</summary>
internal static class Arrays
{
    /// <summary><c>'{a,b}'</c> as ARRAY['a', 'b']; the empty array stays <c>'{}'</c>. null for nested arrays and what cannot be read.</summary>
    /// <param name="element">The type of the elements; null when it is unknown: then they are numbers when all of them look so.</param>
    public static Expr? Read(string text, SqlType? element)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length < 2 || trimmed[0] != '{' || trimmed[^1] != '}') return null;
        var inner = trimmed[1..^1].Trim();
        if (inner.Length == 0) return new Expr.Literal(Expr.LiteralKind.String, "{}");
        var elements = new List<Expr>();
        for (var at = 0; at <= inner.Length; at++)
        {
            if (Element(inner, ref at) is not { } value) return null;
            elements.Add(Typed(value, element));
        }
        if (element is null && elements.TrueForAll(e => e is Expr.Literal literal && Numbers.IsNumber(literal.Value)))
            return new Expr.ArrayOf(elements.ConvertAll<Expr>(e => new Expr.Literal(Expr.LiteralKind.Number, ((Expr.Literal)e).Value)).ToArray());
        return new Expr.ArrayOf(elements.ToArray());
    }

    private static Expr Typed((string Text, bool Quoted) value, SqlType? element)
    {
        if (!value.Quoted && value.Text.Equals("null", StringComparison.OrdinalIgnoreCase)) return new Expr.Constant("NULL");
        var literal = new Expr.Literal(Expr.LiteralKind.String, value.Text);
        if (element is null || element.Name is "text" or "character varying") return literal;
        return Constants.Convert(literal, element.Modifier is null ? element : element with { Modifier = null }) ?? literal;
    }

    /// <summary>One element, up to the comma that ends it.</summary>
    private static (string Text, bool Quoted)? Element(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        var value = new StringBuilder();
        var quoted = at < text.Length && text[at] == '"';
        if (quoted)
        {
            for (at++; at < text.Length && text[at] != '"'; at++)
            {
                if (text[at] == '\\') at++;
                if (at < text.Length) value.Append(text[at]);
            }
            if (at >= text.Length) return null;
            at++;
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            return at == text.Length || text[at] == ',' ? (value.ToString(), true) : null;
        }
        // Brackets at the front: a multirange, not an array.
        if (at < text.Length && text[at] is '[' or '(') return null;
        for (; at < text.Length && text[at] != ','; at++)
        {
            if (text[at] is '{' or '}' or '"') return null;
            if (text[at] == '\\') at++;
            if (at < text.Length) value.Append(text[at]);
        }
        var plain = value.ToString().TrimEnd();
        return plain.Length == 0 ? null : (plain, false);
    }
}
