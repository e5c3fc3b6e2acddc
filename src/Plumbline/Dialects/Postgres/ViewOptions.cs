using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>The options of views, publications and the like: <c>name=value</c>, sorted, switches spelled true and false.</summary>
internal static class ViewOptions
{
    public static EquatableArray<string> Read(SqlReader sql) => sql.Take("WITH") ? Set(sql, []) : [];

    /// <summary><c>(a = 1, b)</c> on top of what there is.</summary>
    public static EquatableArray<string> Set(SqlReader sql, EquatableArray<string> options)
    {
        sql.Expect(TokenKind.LeftParen);
        do
        {
            var name = sql.Name();
            if (sql.Take(TokenKind.Dot)) name += "." + sql.Name();
            options = With(options, name, sql.TakeOperator("=") ? Value(sql) : "true");
        }
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        return options;
    }

    public static EquatableArray<string> Reset(SqlReader sql, EquatableArray<string> options)
    {
        foreach (var name in sql.NameList()) options = Without(options, name);
        return options;
    }

    public static EquatableArray<string> With(EquatableArray<string> options, string name, string value) =>
        Without(options, name).Append($"{name}={value}").Order(StringComparer.Ordinal).ToEquatableArray();

    private static EquatableArray<string> Without(EquatableArray<string> options, string name) =>
        options.Where(o => !o.StartsWith(name + "=", StringComparison.Ordinal));

    private static string Value(SqlReader sql)
    {
        var start = sql.Position;
        if (sql.Is(TokenKind.String) || sql.IsName) return Switch(sql.Is(TokenKind.String) ? sql.String() : sql.Name());
        sql.TakeOperator("-");
        sql.Advance();
        return sql.Slice(start, sql.EndOfLast);
    }

    private static string Switch(string word) => word.ToLowerInvariant() switch { "on" or "yes" or "true" => "true", "off" or "no" or "false" => "false", _ => word };

    /// <summary>pg_class.reloptions: as they were written, each <c>name=value</c>.</summary>
    public static EquatableArray<string> Canonical(IEnumerable<string> options) => options
        .Select(o => o.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? $"{o[..at]}={Switch(o[(at + 1)..])}" : o)
        .Order(StringComparer.Ordinal).ToEquatableArray();

    public static string Written(EquatableArray<string> options) => options.IsEmpty ? "" : $" WITH ({Listed(options)})";

    private static string Listed(IEnumerable<string> options) => string.Join(", ", options.Select(WrittenOption));

    /// <summary>The actions of ALTER that lead from some options to others.</summary>
    public static IEnumerable<string> Changes(EquatableArray<string> before, EquatableArray<string> after)
    {
        var gone = before.Select(Named).Where(name => !after.Any(o => Named(o) == name));
        var given = after.Where(o => !before.Contains(o));
        if (!gone.IsEmpty) yield return $"RESET ({gone})";
        if (!given.IsEmpty) yield return $"SET ({Listed(given)})";
    }

    private static string Named(string option) => option[..option.IndexOf('=', StringComparison.Ordinal)];

    public static string WrittenOption(string option)
    {
        var at = option.IndexOf('=', StringComparison.Ordinal);
        var value = option[(at + 1)..];
        var plain = value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');
        return $"{option[..at]} = {(plain ? value : SqlString.Quote(value))}";
    }
}
