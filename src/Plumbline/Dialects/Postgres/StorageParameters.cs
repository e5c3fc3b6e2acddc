using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary><c>(name = value, …)</c> of WITH and SET: kept as <c>name=value</c>, sorted.</summary>
internal static class StorageParameters
{
    public static EquatableArray<string> Read(SqlReader sql)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        sql.Expect(TokenKind.LeftParen);
        if (sql.Take(TokenKind.RightParen)) return [];
        do
        {
            var name = Name(sql);
            result[name] = sql.TakeOperator("=") ? Value(sql) : "true";
        }
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        result.Remove("oids");
        return Joined(result);
    }

    /// <summary>The names in RESET's parentheses.</summary>
    public static List<string> ReadNames(SqlReader sql)
    {
        var names = new List<string>();
        sql.Expect(TokenKind.LeftParen);
        do
        {
            names.Add(Name(sql));
            if (sql.TakeOperator("=")) Value(sql);
        }
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        return names;
    }

    public static EquatableArray<string> Set(EquatableArray<string> present, EquatableArray<string> added) =>
        Reset(present, added.Select(NameOf)).Concat(added).Order(StringComparer.Ordinal).ToEquatableArray();

    public static EquatableArray<string> Reset(EquatableArray<string> present, IEnumerable<string> names)
    {
        var gone = names.ToHashSet(StringComparer.Ordinal);
        return present.Where(option => !gone.Contains(NameOf(option)));
    }

    /// <summary>As SQL; values are quoted unless they are plain words or numbers.</summary>
    public static string Write(EquatableArray<string> options) => string.Join(", ", options.Select(option =>
    {
        var value = option[(option.IndexOf('=') + 1)..];
        return $"{NameOf(option)}={(value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_') && !Keywords.IsReserved(value) ? value : SqlString.Quote(value))}";
    }));

    /// <summary>The actions of ALTER that lead from one set of parameters to another.</summary>
    public static IEnumerable<string> Changes(EquatableArray<string> before, EquatableArray<string> after)
    {
        var set = after.Where(option => !before.Contains(option));
        if (!set.IsEmpty) yield return $"SET ({Write(set)})";
        var kept = after.Select(NameOf);
        var reset = before.Select(NameOf).Where(name => !kept.Contains(name));
        if (!reset.IsEmpty) yield return $"RESET ({string.Join(", ", reset)})";
    }

    private static string NameOf(string option) => option[..option.IndexOf('=')];

    private static EquatableArray<string> Joined(Dictionary<string, string> options) => options.Keys.Order(StringComparer.Ordinal).Select(name => $"{name}={options[name]}").ToEquatableArray();

    private static string Name(SqlReader sql)
    {
        var name = sql.Name();
        while (sql.Take(TokenKind.Dot)) name += "." + sql.Name();
        return name;
    }

    private static string Value(SqlReader sql)
    {
        if (sql.Is(TokenKind.String)) return sql.String();
        if (sql.IsName)
        {
            var word = sql.QualifiedName();
            return word.Schema is null ? word.Name : $"{word.Schema}.{word.Name}";
        }
        var sign = sql.TakeOperator("-") ? "-" : "";
        if (!sql.Is(TokenKind.Number)) throw sql.Unexpected("a value");
        var number = sql.CurrentSpan.ToString();
        sql.Advance();
        return sign + number;
    }
}
