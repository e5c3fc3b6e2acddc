using System.Collections.Frozen;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Footprints;

/// <summary>Whether a default gives each row another value, so that the rows that are there must be written (manual 36.7; ALTER TABLE, "Notes").</summary>
public static class Volatility
{
    /// <summary>Functions of PostgreSQL (system catalog pg_proc, provolatile = 'v') and of its common extensions that stand in defaults.</summary>
    private static readonly FrozenSet<string> s_volatile = new[]
    {
        "random", "random_normal", "setseed", "clock_timestamp", "timeofday", "gen_random_uuid", "uuidv4", "uuidv7", "nextval", "currval", "lastval", "setval", "pg_sleep",
        "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4", "uuid_generate_v7", "gen_random_bytes", "gen_salt", "nanoid", "cuid", "ulid", "gen_ulid", "generate_ulid",
    }.ToFrozenSet();

    /// <summary>The volatile function that it calls; null when there is none.</summary>
    public static string? Of(SqlExpression expression, Catalog catalog)
    {
        var text = expression.Sql;
        if (!text.Contains('(')) return null;
        foreach (var called in Expressions.Read(text).Functions)
        {
            var own = catalog.Functions(called.Schema ?? "public", called.Name).ToList();
            if (own.Count > 0 ? own.Exists(f => f.Volatility is null or "volatile") : s_volatile.Contains(called.Name)) return called.ToString();
        }
        return null;
    }
}
