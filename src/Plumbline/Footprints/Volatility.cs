using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Footprints;

/// <summary>Whether a default gives each row another value, so that the rows that are there must be written (manual 36.7; ALTER TABLE, "Notes").</summary>
public static class Volatility
{
    /// <summary>Functions of PostgreSQL (system catalog pg_proc, provolatile = 'v') and of its common extensions that stand in defaults.</summary>
    private static readonly HashSet<string> s_volatile = new[]
    {
        "random", "random_normal", "setseed", "clock_timestamp", "timeofday", "gen_random_uuid", "uuidv4", "uuidv7", "nextval", "currval", "lastval", "setval", "pg_sleep",
        "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4", "uuid_generate_v7", "gen_random_bytes", "gen_salt", "nanoid", "cuid", "ulid", "gen_ulid", "generate_ulid",
    }.ToHashSet();

    /// <summary>Functions without arguments that are stable or immutable (the same catalog), and those of extensions and platforms that stand in defaults.</summary>
    private static readonly HashSet<string> s_steady = new[]
    {
        "now", "statement_timestamp", "transaction_timestamp", "current_database", "current_schema", "current_user", "session_user", "current_role", "current_catalog", "user", "current_setting", "getpgusername", "getdatabaseencoding",
        "inet_client_addr", "inet_client_port", "inet_server_addr", "inet_server_port", "pg_backend_pid", "pg_client_encoding", "pg_conf_load_time", "pg_postmaster_start_time", "pg_trigger_depth", "pg_my_temp_schema", "pi", "version",
        "txid_current", "txid_current_if_assigned", "txid_current_snapshot", "pg_current_xact_id", "pg_current_xact_id_if_assigned", "pg_current_snapshot", "get_current_ts_config",
        "json_build_array", "json_build_object", "jsonb_build_array", "jsonb_build_object", "json_array", "json_object",
        "int4multirange", "int8multirange", "nummultirange", "datemultirange", "tsmultirange", "tstzmultirange", "uuid_nil", "uuid_ns_dns", "uuid_ns_url", "uuid_ns_oid", "uuid_ns_x500",
    }.ToHashSet();

    /// <summary>The volatile function that it calls; null when there is none.</summary>
    public static ObjectName? Of(SqlExpression expression, Catalog catalog)
    {
        var text = expression.Sql;
        if (!text.Contains('(')) return null;
        foreach (var called in Expressions.Read(text).Functions)
        {
            var own = catalog.Functions(called.Schema ?? "public", called.Name).ToList();
            if (own.Count > 0 ? own.Exists(f => f.Volatility is null or "volatile") : s_volatile.Contains(called.Name) || IsStrange(called, text)) return called;
        }
        return null;
    }

    /// <summary>Whether nothing here says how the function behaves: then it is volatile, as functions are unless they say otherwise (manual 36.7).</summary>
    public static bool IsSupposed(ObjectName function, Catalog catalog) => !s_volatile.Contains(function.Name) && !catalog.Functions(function.Schema ?? "public", function.Name).Any();

    /// <summary>A function without arguments that no file makes and PostgreSQL does not have: in a default it is a generator of keys or codes. Those with arguments are too many to know.</summary>
    private static bool IsStrange(ObjectName called, string text) =>
        called.Schema is not ("pg_catalog" or "auth") && !s_steady.Contains(called.Name) && text.Contains($"{Quoting.Name(called.Name)}()", StringComparison.Ordinal);
}
