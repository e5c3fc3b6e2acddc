using Plumbline.Model;

namespace Plumbline.Dialects.Postgres;

/// <summary>What well-known extensions bring, as far as names must be accepted: types, relations, and the extensions that they require.</summary>
internal static class ExtensionMembers
{
    private static readonly Dictionary<string, string> s_types = Inverted(new()
    {
        ["citext"] = ["citext"],
        ["hstore"] = ["hstore", "ghstore"],
        ["ltree"] = ["ltree", "lquery", "ltxtquery", "ltree_gist"],
        ["postgis"] = ["geometry", "geography", "box2d", "box3d", "box2df", "gidx", "spheroid", "geometry_dump", "valid_detail"],
        ["postgis_raster"] = ["raster", "rastbandarg", "addbandarg", "summarystats"],
        ["postgis_topology"] = ["topogeometry", "topoelement", "topoelementarray", "getfaceedges_returntype"],
        ["vector"] = ["vector", "halfvec", "sparsevec"],
        ["cube"] = ["cube"],
        ["seg"] = ["seg"],
        ["isn"] = ["ean13", "isbn13", "ismn13", "issn13", "isbn", "ismn", "issn", "upc"],
        ["intarray"] = ["query_int"],
        ["semver"] = ["semver", "semverrange"],
        ["ip4r"] = ["ip4", "ip4r", "ip6", "ip6r", "ipaddress", "iprange"],
        ["pg_uuidv7"] = [],
        ["pgmq"] = ["message_record", "metrics_result"],
        ["pg_bigm"] = [],
        ["h3"] = ["h3index"],
        ["hll"] = ["hll"],
        ["roaringbitmap"] = ["roaringbitmap"],
        ["periods"] = ["periods"],
    });

    private static readonly Dictionary<string, string> s_relations = Inverted(new()
    {
        ["postgis"] = ["spatial_ref_sys", "geometry_columns", "geography_columns"],
        ["postgis_raster"] = ["raster_columns", "raster_overviews"],
        ["pg_stat_statements"] = ["pg_stat_statements", "pg_stat_statements_info"],
        ["pg_buffercache"] = ["pg_buffercache"],
        ["hypopg"] = ["hypopg_list_indexes", "hypopg_hidden_indexes"],
    });

    private static readonly Dictionary<string, string[]> s_requires = new Dictionary<string, string[]>
    {
        ["earthdistance"] = ["cube"],
        ["postgis_topology"] = ["postgis"],
        ["postgis_raster"] = ["postgis"],
        ["postgis_sfcgal"] = ["postgis"],
        ["postgis_tiger_geocoder"] = ["postgis", "fuzzystrmatch"],
        ["pgrouting"] = ["postgis"],
        ["h3_postgis"] = ["h3", "postgis", "postgis_raster"],
        ["hstore_plpython3u"] = ["hstore", "plpython3u"],
        ["vectorscale"] = ["vector"],
    }.ToDictionary();

    /// <summary>Schemas that extensions make for themselves.</summary>
    private static readonly Dictionary<string, string> s_schemas = new Dictionary<string, string>
    {
        ["cron"] = "pg_cron",
        ["net"] = "pg_net",
        ["vault"] = "supabase_vault",
        ["pgsodium"] = "pgsodium",
        ["topology"] = "postgis_topology",
        ["tiger"] = "postgis_tiger_geocoder",
        ["graphql"] = "pg_graphql",
        ["pgmq"] = "pgmq",
        ["partman"] = "pg_partman",
        ["_timescaledb_catalog"] = "timescaledb",
        ["timescaledb_information"] = "timescaledb",
        ["repack"] = "pg_repack",
        ["anon"] = "anon",
    }.ToDictionary();

    /// <summary>The extension that brings a type of this name; null when none is known to.</summary>
    public static string? OfType(string name) => s_types.GetValueOrDefault(name);

    public static IReadOnlyList<string> Requires(string extension) => s_requires.GetValueOrDefault(extension, []);

    /// <summary>The full name of a type that an installed extension brings.</summary>
    public static ObjectName? Type(Catalog catalog, ObjectName written) => Member(catalog, written, s_types);

    /// <summary>The full name of a table or view that an installed extension brings.</summary>
    public static ObjectName? Relation(Catalog catalog, ObjectName written) =>
        written.Schema is { } schema && s_schemas.TryGetValue(schema, out var maker) && Installed(catalog, maker) is not null ? written : Member(catalog, written, s_relations);

    /// <summary>Whether an extension may bring a relation of this name, be it installed or not: theirs begin with <c>pg_</c>, or are known here.</summary>
    public static bool MayBeRelation(string name) => name.StartsWith("pg_", StringComparison.Ordinal) || HasRelation(name);

    /// <summary>Whether an extension that is known here brings a relation of this name.</summary>
    public static bool HasRelation(string name) => s_relations.ContainsKey(name);

    public static bool HasSchema(Catalog catalog, string schema) => s_schemas.TryGetValue(schema, out var maker) && Installed(catalog, maker) is not null;

    private static ObjectName? Member(Catalog catalog, ObjectName written, Dictionary<string, string> members)
    {
        if (!members.TryGetValue(written.Name, out var name) || Installed(catalog, name) is not { } extension) return null;
        var home = extension.InSchema ?? written.Schema ?? "public";
        return written.Schema is null || written.Schema == home ? written with { Schema = home } : null;
    }

    private static Extension? Installed(Catalog catalog, string name) => catalog.Find(new(Extension.OfKind, new(null, name))) as Extension;

    private static Dictionary<string, string> Inverted(Dictionary<string, string[]> members) =>
        members.SelectMany(m => m.Value.Select(v => (Name: v, Extension: m.Key))).ToDictionary(p => p.Name, p => p.Extension);
}
