using Plumbline.Model;

namespace Plumbline.Databases.Shadow;

/// <summary>
/// What a platform's database has before the first migration, as far as expressions name it: enough for them to be read and printed.
/// Names and types as Supabase documents them for row level security.
/// </summary>
internal static class PlatformStubs
{
    private static readonly string[] s_supabase =
    [
        "CREATE SCHEMA IF NOT EXISTS auth", "CREATE SCHEMA IF NOT EXISTS storage", "CREATE SCHEMA IF NOT EXISTS extensions",
        "CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS 'SELECT NULL::uuid'",
        "CREATE FUNCTION auth.role() RETURNS text LANGUAGE sql STABLE AS 'SELECT NULL::text'",
        "CREATE FUNCTION auth.email() RETURNS text LANGUAGE sql STABLE AS 'SELECT NULL::text'",
        "CREATE FUNCTION auth.jwt() RETURNS jsonb LANGUAGE sql STABLE AS 'SELECT NULL::jsonb'",
        "CREATE FUNCTION storage.foldername(name text) RETURNS text[] LANGUAGE sql AS 'SELECT NULL::text[]'",
        "CREATE FUNCTION storage.filename(name text) RETURNS text LANGUAGE sql AS 'SELECT NULL::text'",
        "CREATE FUNCTION storage.extension(name text) RETURNS text LANGUAGE sql AS 'SELECT NULL::text'",
        "CREATE TABLE auth.users (id uuid PRIMARY KEY, aud varchar(255), role varchar(255), email varchar(255), phone text, raw_app_meta_data jsonb, raw_user_meta_data jsonb, is_super_admin boolean, created_at timestamptz, updated_at timestamptz, confirmed_at timestamptz, deleted_at timestamptz)",
        "CREATE TABLE storage.buckets (id text PRIMARY KEY, name text, owner uuid, public boolean, created_at timestamptz, updated_at timestamptz, owner_id text)",
        "CREATE TABLE storage.objects (id uuid PRIMARY KEY, bucket_id text, name text, owner uuid, created_at timestamptz, updated_at timestamptz, last_accessed_at timestamptz, metadata jsonb, path_tokens text[], version text, owner_id text, user_metadata jsonb)",
    ];

    /// <summary>Nothing for a catalog that has these schemas itself, as a live database's has.</summary>
    public static IReadOnlyList<string> For(Catalog catalog) => catalog.Contains(new(Schema.OfKind, new(null, "auth"))) ? [] : s_supabase;
}
