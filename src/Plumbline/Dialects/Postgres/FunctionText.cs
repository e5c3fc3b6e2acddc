using System.Text;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>A function or procedure as the statement that makes it.</summary>
internal static class FunctionText
{
    public static string Of(Function function)
    {
        var text = new StringBuilder($"CREATE {function.Kind.Label.ToUpperInvariant()} {Quoting.Name(function.BareName())}({function.ArgumentsSql ?? function.Arguments})");
        if (function.Returns is not null) text.Append($"\n    RETURNS {function.Returns}");
        text.Append($"\n    LANGUAGE {Quoting.Name(function.Language ?? "sql")}");
        foreach (var option in WrittenOptions(function)) text.Append($"\n    {option}");
        return text.Append('\n').Append(WrittenBody(function)).ToString();
    }

    private static IEnumerable<string> WrittenOptions(Function function)
    {
        if (function.Volatility != "volatile") yield return function.Volatility.ToUpperInvariant();
        if (function.Strict) yield return "STRICT";
        if (function.SecurityDefiner) yield return "SECURITY DEFINER";
        if (function.Leakproof) yield return "LEAKPROOF";
        if (function.Parallel != "unsafe") yield return $"PARALLEL {function.Parallel.ToUpperInvariant()}";
        if (function.Cost is not null) yield return $"COST {function.Cost}";
        if (function.Rows is not null) yield return $"ROWS {function.Rows}";
        foreach (var option in function.Options)
        {
            if (option.Split('=', 2) is not [var name, var value]) continue;
            if (name == "window") yield return "WINDOW";
            else if (name == "support") yield return $"SUPPORT {value}";
            else if (name == "transform") yield return $"TRANSFORM {string.Join(", ", value.Split(", ").Select(t => $"FOR TYPE {t}"))}";
        }
        foreach (var setting in function.Settings) yield return Set(setting);
    }

    /// <summary>A setting as the clause that gives it.</summary>
    public static string Set(string setting) => setting.Split('=', 2) is [var name, var value] ? $"SET {name} {(value == "(current)" ? "FROM CURRENT" : $"TO {WrittenSetting(name, value)}")}" : "";

    private static string WrittenSetting(string name, string value) => name switch
    {
        "search_path" or "temp_tablespaces" or "session_preload_libraries" or "shared_preload_libraries" or "local_preload_libraries" => value.Length == 0 ? "''" : value.Replace("\"\"", "''", StringComparison.Ordinal),
        _ => SqlString.Quote(value),
    };

    private static string WrittenBody(Function function)
    {
        var body = function.Body ?? "";
        if (function.HasParsedBody()) return function.BodySql ?? body;
        var library = function.Options.FirstOrDefault(o => o.StartsWith("library=", StringComparison.Ordinal));
        if (library is not null) return $"AS {SqlString.Quote(library["library=".Length..])}, {SqlString.Quote(body)}";
        return body.Contains('\n') ? $"AS {DollarQuoted($"\n{body}\n")}" : $"AS {DollarQuoted(body)}";
    }

    private static string DollarQuoted(string body)
    {
        var tag = "$$";
        for (var i = 0; body.Contains(tag, StringComparison.Ordinal) || body.EndsWith('$'); i++)
        {
            tag = i == 0 ? "$body$" : $"$body{i}$";
            if (!body.Contains(tag, StringComparison.Ordinal)) break;
        }
        return tag + body + tag;
    }
}
