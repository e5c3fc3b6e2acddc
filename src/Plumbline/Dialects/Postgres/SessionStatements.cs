using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>SET, RESET, SHOW, DISCARD and set_config (manual 20.1): the search path, timeouts and role are kept.</summary>
internal static class SessionStatements
{
    public static void Register(Grammar grammar)
    {
        grammar.On("SET", ReadSet, Verb.Setting);
        grammar.On("RESET", ReadReset, Verb.Setting);
        grammar.On("SHOW", (_, _) => { }, Verb.Query);
        grammar.On("DISCARD", (_, catalog) => catalog.Transactions.Set(catalog, s => Session.Default with { InTransaction = s.InTransaction }, false), Verb.Setting);
    }

    private static void ReadSet(SqlReader sql, CatalogBuilder catalog)
    {
        var local = sql.Take("LOCAL");
        if (!local) sql.Take("SESSION");
        if (sql.Is("CONSTRAINTS") || sql.Is("TRANSACTION") || sql.Is("CHARACTERISTICS")) return;
        if (sql.Take("SESSION", "AUTHORIZATION") || sql.Take("AUTHORIZATION") || sql.Take("ROLE"))
        {
            var role = sql.Is(TokenKind.String) ? sql.String() : sql.Name();
            catalog.Transactions.Set(catalog, s => s with { Role = role is "none" or "default" ? null : role }, local);
            return;
        }
        var name = sql.Take("TIME", "ZONE") ? "timezone" : Parameter(sql);
        if (!sql.Take("TO")) sql.TakeOperator("=");
        var values = ReadValues(sql);
        Set(catalog, name, values, local);
    }

    private static string Parameter(SqlReader sql)
    {
        var name = sql.Name();
        while (sql.Take(TokenKind.Dot)) name += "." + sql.Name();
        return name;
    }

    /// <summary>null for DEFAULT.</summary>
    private static List<string>? ReadValues(SqlReader sql)
    {
        if (sql.AtEnd || sql.Take("DEFAULT")) return null;
        var values = new List<string>();
        do
        {
            if (sql.Is(TokenKind.String)) values.Add(sql.String());
            else if (sql.IsName) values.Add(sql.Name());
            else
            {
                var start = sql.Position;
                if (sql.AtEnd || sql.Is(TokenKind.Comma)) throw sql.Unexpected("a value");
                while (!sql.AtEnd && !sql.Is(TokenKind.Comma)) sql.Advance();
                values.Add(sql.Slice(start, sql.EndOfLast));
            }
        }
        while (sql.Take(TokenKind.Comma));
        return values;
    }

    private static void ReadReset(SqlReader sql, CatalogBuilder catalog)
    {
        if (sql.Take("ALL")) catalog.Transactions.Set(catalog, s => Session.Default with { InTransaction = s.InTransaction, Role = s.Role }, false);
        else if (sql.Take("ROLE") || sql.Take("SESSION", "AUTHORIZATION")) catalog.Transactions.Set(catalog, s => s with { Role = null }, false);
        else Set(catalog, Parameter(sql), null, false);
    }

    public static void Set(CatalogBuilder catalog, string name, List<string>? values, bool local)
    {
        switch (name)
        {
            case "search_path":
                var path = values is null ? Session.Default.SearchPath : values.SelectMany(Split).Where(s => s.Length > 0 && s != "$user").ToEquatableArray();
                catalog.Transactions.Set(catalog, s => s with { SearchPath = path }, local);
                break;
            case "lock_timeout": catalog.Transactions.Set(catalog, s => s with { LockTimeout = Timeout(values) }, local); break;
            case "statement_timeout": catalog.Transactions.Set(catalog, s => s with { StatementTimeout = Timeout(values) }, local); break;
            case "transaction_timeout": catalog.Transactions.Set(catalog, s => s with { TransactionTimeout = Timeout(values) }, local); break;
            case "timezone": catalog.Transactions.Set(catalog, s => s with { TimeZone = values?[0] }, local); break;
            case "check_function_bodies": catalog.Transactions.Set(catalog, s => s with { ChecksFunctionBodies = values?[0] is not ("off" or "false" or "0" or "no") }, local); break;
            case "role": catalog.Transactions.Set(catalog, s => s with { Role = values?[0] is null or "none" ? null : values[0] }, local); break;
            default: break;
        }
    }

    private static string? Timeout(List<string>? values) => values is null || values[0] is "0" ? null : values[0];

    /// <summary>One string may hold a whole path: <c>set_config('search_path', 'app, public', false)</c>; as a single name in SET it is one schema.</summary>
    private static IEnumerable<string> Split(string value) =>
        value.Contains(',') ? value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Unquoted) : [Unquoted(value)];

    private static string Unquoted(string name) => name.Length > 1 && name[0] == '"' && name[^1] == '"' ? name[1..^1] : name;

    /// <summary><c>SELECT [pg_catalog.]set_config('search_path', '…', local)</c>, as dumps write it; false when it is no such query.</summary>
    public static bool TryReadConfig(SqlReader sql, CatalogBuilder catalog)
    {
        var start = sql.At;
        if (sql.Is("pg_catalog") && sql.Peek(1).Kind == TokenKind.Dot) sql.At += 2;
        if (sql.Take("set_config") && sql.Take(TokenKind.LeftParen) && sql.Is(TokenKind.String))
        {
            var name = sql.String().ToLowerInvariant();
            if (sql.Take(TokenKind.Comma) && sql.Is(TokenKind.String))
            {
                var value = sql.String();
                sql.Take(TokenKind.Comma);
                catalog.Verb = Verb.Setting;
                Set(catalog, name, [value], sql.Is("true"));
                return true;
            }
        }
        sql.At = start;
        return false;
    }
}
