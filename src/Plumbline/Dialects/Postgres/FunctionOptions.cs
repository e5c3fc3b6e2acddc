using System.Text;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>What follows a routine's signature, in any order (manual, CREATE FUNCTION and ALTER FUNCTION).</summary>
internal static class FunctionOptions
{
    /// <summary>Reads one option at the cursor; null when none stands there.</summary>
    public static Function? TryRead(SqlReader sql, CatalogBuilder catalog, Function function) =>
        Behaviour(sql, function) ?? Cost(sql, catalog, function) ?? Setting(sql, function) ?? Body(sql, catalog, function);

    private static Function? Behaviour(SqlReader sql, Function function)
    {
        if (sql.Take("LANGUAGE")) return function with { Language = sql.Is(TokenKind.String) ? sql.String().ToLowerInvariant() : sql.Name() };
        if (sql.Is("IMMUTABLE") || sql.Is("STABLE") || sql.Is("VOLATILE")) return function with { Volatility = sql.Name() };
        if (sql.Take("STRICT") || sql.Take("RETURNS", "NULL", "ON")) { if (sql.Take("NULL")) sql.Expect("INPUT"); return function with { Strict = true }; }
        if (sql.Take("CALLED", "ON", "NULL")) { sql.Expect("INPUT"); return function with { Strict = false }; }
        if (sql.Take("LEAKPROOF")) return function with { Leakproof = true };
        if (sql.Take("NOT", "LEAKPROOF")) return function with { Leakproof = false };
        if (sql.Take("WINDOW")) return function with { Options = With(function.Options, "window", "true") };
        if (sql.Is("EXTERNAL") && sql.IsAt(1, "SECURITY")) sql.Advance();
        if (sql.Take("SECURITY", "DEFINER")) return function with { SecurityDefiner = true };
        if (sql.Take("SECURITY", "INVOKER")) return function with { SecurityDefiner = false };
        return sql.Take("PARALLEL") ? function with { Parallel = sql.Name() } : null;
    }

    private static Function? Cost(SqlReader sql, CatalogBuilder catalog, Function function)
    {
        if (sql.Take("COST")) return function with { Cost = Number(sql) };
        if (sql.Take("ROWS")) return function with { Rows = Number(sql) };
        if (sql.Take("SUPPORT")) return function with { Options = With(function.Options, "support", RangeTypes.OptionName(sql)) };
        if (!sql.Take("TRANSFORM")) return null;
        var types = new List<string>();
        do
        {
            sql.Expect("FOR");
            sql.Expect("TYPE");
            types.Add(Quoting.Type(catalog.Resolve(Types.Read(sql))));
        }
        while (sql.Take(TokenKind.Comma));
        return function with { Options = With(function.Options, "transform", string.Join(", ", types)) };
    }

    private static string Number(SqlReader sql)
    {
        if (!sql.Is(TokenKind.Number)) throw sql.Unexpected("a number");
        var text = sql.CurrentSpan.ToString();
        sql.Advance();
        return text;
    }

    public static EquatableArray<string> With(EquatableArray<string> options, string name, string? value)
    {
        var prefix = name + "=";
        var left = options.Where(o => !o.StartsWith(prefix, StringComparison.Ordinal));
        return value is null ? left : left.Append(prefix + value).Order(StringComparer.Ordinal).ToEquatableArray();
    }

    private static Function? Setting(SqlReader sql, Function function)
    {
        if (sql.Take("RESET", "ALL")) return function with { Settings = [] };
        if (sql.Take("RESET")) return function with { Settings = With(function.Settings, SettingName(sql), null) };
        if (!sql.Take("SET")) return null;
        if (sql.Take("TIME", "ZONE")) return function with { Settings = With(function.Settings, "timezone", SettingValue(sql, "timezone")) };
        var name = SettingName(sql);
        if (sql.Take("FROM", "CURRENT")) return function with { Settings = With(function.Settings, name, "(current)") };
        if (!sql.Take("TO") && !sql.TakeOperator("=")) throw sql.Unexpected("TO or =");
        return function with { Settings = With(function.Settings, name, sql.Take("DEFAULT") ? null : SettingValue(sql, name)) };
    }

    /// <summary>In small letters: the case of a parameter's name says nothing.</summary>
    private static string SettingName(SqlReader sql)
    {
        var name = sql.Name();
        while (sql.Take(TokenKind.Dot)) name += "." + sql.Name();
        return name.ToLowerInvariant();
    }

    /// <summary>As pg_proc.proconfig holds it: the items of a list of names are quoted as names, other values as they are.</summary>
    private static string SettingValue(SqlReader sql, string name)
    {
        var quotes = name is "search_path" or "temp_tablespaces" or "session_preload_libraries" or "shared_preload_libraries" or "local_preload_libraries";
        var values = new List<string>();
        do values.Add(OneValue(sql, quotes));
        while (sql.Take(TokenKind.Comma));
        return string.Join(", ", values);
    }

    private static string OneValue(SqlReader sql, bool quotes)
    {
        var sign = sql.TakeOperator("-") ? "-" : "";
        if (sql.Is(TokenKind.Number)) return sign + Number(sql);
        var value = sql.Is(TokenKind.String) ? sql.String() : sql.Name();
        return quotes ? Quoting.Name(value) : value;
    }

    private static Function? Body(SqlReader sql, CatalogBuilder catalog, Function function)
    {
        if (sql.Take("AS"))
        {
            var text = sql.String();
            if (!sql.Take(TokenKind.Comma)) return function with { Body = Trimmed(text) };
            return function with { Body = sql.String(), Options = With(function.Options, "library", text) };
        }
        var needs = function.Needs.ToList();
        void Note(EquatableArray<ObjectName> relations, EquatableArray<string> columns, EquatableArray<ObjectName> functions, int position)
        {
            Needs.AddRelations(catalog, relations, columns, needs, position);
            Needs.AddFunctions(catalog, functions, needs);
        }
        if (sql.Is("RETURN") || sql.Is("BEGIN", "ATOMIC")) catalog.Needs(14, "a body in SQL's own form", sql.Position);
        return StandardBody(sql, Note, new RoutineMeanings(function.BareName().Name, new CatalogMeanings(catalog))) is { } body ? function with { Body = body.Text, BodySql = body.Sql, Language = function.Language ?? "sql", Needs = Needs.Distinct(needs) } : null;
    }

    private delegate void NoteNames(EquatableArray<ObjectName> relations, EquatableArray<string> columns, EquatableArray<ObjectName> functions, int position);

    /// <summary>A standard body as the server prints it (pg_get_function_sqlbody).</summary>
    public static (string Text, string? Sql) StandardBody(string printed, string routine)
    {
        // only behind these words are the semicolons of a body no ends of statements
        var sql = SqlReader.Over($"CREATE FUNCTION {printed}");
        sql.At += 2;
        return StandardBody(sql, static (_, _, _, _) => { }, new RoutineMeanings(routine)) ?? (printed, null);
    }

    /// <summary>A standard body is parsed when it is made: it stands on what it names (manual, CREATE FUNCTION, sql_body). null when there is none.</summary>
    private static (string Text, string? Sql)? StandardBody(SqlReader sql, NoteNames note, IMeanings? meanings)
    {
        var start = sql.Position;
        if (sql.Take("RETURN"))
        {
            var parsed = Expressions.Read(sql, meanings: meanings);
            note(parsed.Relations, parsed.Columns, parsed.Functions, start);
            return Body($"RETURN {parsed.Expression.Text}", $"RETURN {parsed.Expression.Sql}");
        }
        if (!sql.Take("BEGIN", "ATOMIC")) return null;
        var (statements, written) = (new StringBuilder(), new StringBuilder());
        while (!sql.Take("END"))
        {
            if (sql.Take(TokenKind.Semicolon)) continue;
            var position = sql.Position;
            var end = EndOfInner(sql);
            var query = Queries.Read(new SqlReader(sql.Tokens, sql.At, end), meanings);
            note(query.Relations, query.Columns, query.Functions, position);
            statements.Append(query.Text).Append("; ");
            written.Append(query.Sql).Append("; ");
            sql.At = end;
        }
        return Body($"BEGIN ATOMIC {statements}END", $"BEGIN ATOMIC {written}END");

        static (string, string?) Body(string text, string sql) => (text, sql == text ? null : sql);
    }

    private static int EndOfInner(SqlReader sql)
    {
        var cases = 0;
        for (var ahead = 0; ; ahead++)
        {
            var token = sql.Peek(ahead);
            if (token.Kind == TokenKind.End) throw sql.Unexpected("END");
            if (sql.IsAt(ahead, "CASE")) cases++;
            else if (sql.IsAt(ahead, "END") && cases-- == 0) return sql.At + ahead;
            if (token.Kind == TokenKind.Semicolon) return sql.At + ahead;
        }
    }

    /// <summary>Line ends unified, blank lines at both ends cut.</summary>
    public static string Trimmed(string body)
    {
        if (body.Contains('\r')) body = body.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var text = body.AsSpan();
        while (text.IndexOf('\n') is >= 0 and var end && text[..end].IsWhiteSpace()) text = text[(end + 1)..];
        while (text.LastIndexOf('\n') is >= 0 and var last && text[last..].IsWhiteSpace()) text = text[..last];
        return text.Length == body.Length ? body : text.ToString();
    }

    /// <summary>1e3 and 1000.0 are 1000; the server keeps them as real.</summary>
    private static string PlainNumber(string number) =>
        float.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value.ToString(System.Globalization.CultureInfo.InvariantCulture) : number;

    public static string UsualCost(Function function) => function.Language is "c" or "internal" ? "1" : "100";

    /// <summary>Of functions that return a set.</summary>
    public const string UsualRows = "1000";

    /// <summary>What PostgreSQL fills in when nothing is said is as if nothing was said.</summary>
    public static Function WithoutDefaults(Function function)
    {
        if (function.Cost is { } cost) function = function with { Cost = PlainNumber(cost) };
        if (function.Rows is { } rows) function = function with { Rows = PlainNumber(rows) };
        if (function.Cost == UsualCost(function)) function = function with { Cost = null };
        var set = function.Returns is { } returns && (returns.StartsWith("SETOF ", StringComparison.Ordinal) || returns.StartsWith("TABLE(", StringComparison.Ordinal));
        return function.Rows is "0" || (set && function.Rows == UsualRows) ? function with { Rows = null } : function;
    }
}
