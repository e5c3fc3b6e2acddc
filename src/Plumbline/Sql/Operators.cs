namespace Plumbline.Sql;

/// <summary>Operator symbols: how strongly they bind, and their one spelling.</summary>
internal static class Operators
{
    private static readonly string[] s_known =
        ["=", "<>", "<", ">", "<=", ">=", "+", "-", "*", "/", "%", "^", "||", "->", "->>", "#>", "#>>", "@>", "<@", "?", "?|", "?&", "&&", "~", "~*", "!~", "!~*", "~~", "!~~", "~~*", "!~~*", "&", "|", "#", "<<", ">>", "@@", "@?", "<->", "-|-", "<=>", "#-", "@", "!"];

    public static string Canonical(ReadOnlySpan<char> symbol)
    {
        if (symbol is "!=") return "<>";
        if (symbol is "==") return "=";
        foreach (var known in s_known)
            if (symbol.SequenceEqual(known)) return known;
        return NamePool.Intern(symbol);
    }

    public static Binding BindingOf(ReadOnlySpan<char> symbol) => symbol switch
    {
        "<" or ">" or "=" or "<=" or ">=" or "<>" or "!=" or "==" => Binding.Comparison,
        "+" or "-" => Binding.Sum,
        "*" or "/" or "%" => Binding.Product,
        "^" => Binding.Power,
        "=>" or ":=" => Binding.None,
        _ => Binding.Other,
    };

    /// <summary>The pattern operators print as the words that they stand for.</summary>
    public static string? Words(string symbol) => symbol switch
    {
        "~~" => "LIKE",
        "!~~" => "NOT LIKE",
        "~~*" => "ILIKE",
        "!~~*" => "NOT ILIKE",
        _ => null,
    };

    public static bool IsComparison(string symbol) => symbol is "=" or "<>" or "<" or ">" or "<=" or ">=";
}
