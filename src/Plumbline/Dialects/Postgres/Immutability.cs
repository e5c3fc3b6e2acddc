using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Generated columns, indexes and partition keys may only use functions whose result never changes (manual 36.7).</summary>
internal static class Immutability
{
    /// <summary>Built-in functions that are stable or volatile whatever they are called with (system catalog pg_proc).</summary>
    private static readonly HashSet<string> s_changing = new[]
    {
        "now", "random", "clock_timestamp", "statement_timestamp", "transaction_timestamp", "timeofday", "gen_random_uuid", "nextval", "currval", "lastval", "setval", "current_setting",
        "to_char", "to_date", "concat", "concat_ws", "format", "current_schema", "current_schemas", "pg_backend_pid", "txid_current", "inet_client_addr", "version",
    }.ToHashSet();

    private static readonly string[] s_words = ["CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "LOCALTIMESTAMP", "LOCALTIME", "CURRENT_USER", "SESSION_USER"];

    /// <summary>Refuses an expression that calls what may change (42P17); <paramref name="of"/> says what it is for.</summary>
    public static void Expect(CatalogBuilder catalog, SqlExpression expression, EquatableArray<ObjectName> functions, string of, int position)
    {
        foreach (var called in functions.Span)
        {
            // a function in SQL is taken apart first, and judged by what it calls
            var own = catalog.Functions(called).Take(2).ToList();
            var changes = own.Count == 1 ? own[0].Volatility != "immutable" && own[0].Language != "sql" : own.Count == 0 && called.Schema is null or "pg_catalog" && s_changing.Contains(called.Name);
            if (changes) catalog.Refuse(SqlStates.InvalidObjectDefinition, $"{of} is not immutable: it calls {called}", position);
        }
        foreach (var word in s_words)
            if (expression.Text.Contains(word, StringComparison.Ordinal) && !expression.Text.Contains('\'')) catalog.Refuse(SqlStates.InvalidObjectDefinition, $"{of} is not immutable: it uses {word}", position);
    }
}
