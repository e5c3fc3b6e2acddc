using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Replay;

/// <summary>
/// The database that Supabase hands out: schemas and functions that are there before the first migration.
/// Its own schemas change from release to release, so that any name in them is taken on trust.
/// </summary>
public static class Supabase
{
    /// <summary>The schema in which the platform installs extensions; it stands in every connection's search path.</summary>
    public const string Extensions = "extensions";

    private static readonly TextMarks s_marks =
        new("auth.uid()", "auth.jwt()", "auth.role()", "auth.email()", "auth.users", "storage.objects", "storage.buckets", "storage.foldername", "supabase_realtime", "TO service_role", "TO authenticated", "vault.decrypted_secrets");

    public static bool HasSchema(string name) => name is "auth" or "storage" or "realtime" or "_realtime" or "vault" or "graphql" or "graphql_public" or "pgsodium" or "net" or "cron"
        or "pgmq" or "pgmq_public" or "pgbouncer" or "supabase_functions" or "supabase_migrations" or "_analytics" or "_supavisor" or Extensions;

    /// <summary>The <c>extensions</c> schema stands in the search path: it may not vouch for every unqualified name.</summary>
    public static bool HasRelation(ObjectName name) =>
        name.Schema is not null && (name.Schema == Extensions ? name.Name is "pg_stat_statements" or "pg_stat_statements_info" or "spatial_ref_sys" or "geometry_columns" or "geography_columns" : HasSchema(name.Schema));

    /// <summary>Extensions may be created without a schema of their own, so that the <c>extensions</c> schema vouches for no type by itself.</summary>
    public static bool HasType(ObjectName name) => name.Schema is not null && (name.Schema == Extensions ? name.Name is "citext" or "vector" or "hstore" or "ltree" or "geometry" or "geography" : HasSchema(name.Schema));

    public static bool HasFunction(ObjectName name)
    {
        if (name.Schema is null || !HasSchema(name.Schema)) return false;
        return name.Schema != Extensions || IsPreinstalled(Bare(name.Name));
    }

    public static bool HasRole(string name) => name is "anon" or "authenticated" or "service_role" or "authenticator" or "dashboard_user" || name.StartsWith("supabase_", StringComparison.Ordinal);

    /// <summary>uuid-ossp, pgcrypto, pgjwt and pg_stat_statements are installed from the start.</summary>
    private static bool IsPreinstalled(string name) => name.StartsWith("uuid_", StringComparison.Ordinal) || name is "gen_random_bytes" or "gen_random_uuid" or "gen_salt" or "crypt" or "digest" or "hmac"
        or "encrypt" or "decrypt" or "encrypt_iv" or "decrypt_iv" or "armor" or "dearmor" or "pgp_sym_encrypt" or "pgp_sym_decrypt" or "pgp_sym_encrypt_bytea" or "pgp_sym_decrypt_bytea"
        or "pgp_pub_encrypt" or "pgp_pub_decrypt" or "pgp_key_id" or "sign" or "verify" or "url_encode" or "url_decode" or "algorithm_sign" or "pg_stat_statements" or "pg_stat_statements_reset";

    /// <summary>Whether a file refers to what only this platform has.</summary>
    public static bool IsNamedIn(SourceText file) => s_marks.AreIn(file.Text);

    private static string Bare(string name) => name.IndexOf('(') is > 0 and var types ? name[..types] : name;
}
