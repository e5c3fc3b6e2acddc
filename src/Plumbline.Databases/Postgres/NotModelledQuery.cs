
namespace Plumbline.Databases.Postgres;

/// <summary>What the user has made of kinds that no catalog of ours holds: told, never silently left out.</summary>
internal sealed class NotModelledQuery : CatalogQuery
{
    /// <summary>System catalog, its OID column's condition, and the word for one and for many.</summary>
    private static readonly (string Catalog, string Condition, string One, string Many)[] s_kinds =
    [
        ("pg_operator", "true", "operator", "operators"),
        ("pg_opclass", "true", "operator class", "operator classes"),
        ("pg_opfamily", "not exists (select from pg_opclass c where c.opcfamily = o.oid)", "operator family", "operator families"),
        ("pg_cast", "true", "cast", "casts"),
        ("pg_collation", "true", "collation", "collations"),
        ("pg_conversion", "true", "conversion", "conversions"),
        ("pg_ts_config", "true", "text search configuration", "text search configurations"),
        ("pg_ts_dict", "true", "text search dictionary", "text search dictionaries"),
        ("pg_ts_parser", "true", "text search parser", "text search parsers"),
        ("pg_ts_template", "true", "text search template", "text search templates"),
        ("pg_type", "o.typtype = 'b' and o.typelem = 0 or o.typtype = 'p'", "base type", "base types"),
        ("pg_language", "true", "language", "languages"),
        ("pg_transform", "true", "transform", "transforms"),
        ("pg_am", "true", "access method", "access methods"),
        ("pg_foreign_data_wrapper", "true", "foreign data wrapper", "foreign data wrappers"),
        ("pg_foreign_server", "true", "foreign server", "foreign servers"),
        ("pg_subscription", "o.subdbid = (select oid from pg_database where datname = current_database())", "subscription", "subscriptions"),
    ];

    /// <summary>From here on everybody may read the OIDs of subscriptions, which are never the system's.</summary>
    private const int HasReadableOids = 14;

    public override string What => "objects that are not compared";

    public override bool IsNeeded => false;

    public override string Sql(int version) =>
        string.Join("\nunion all ", s_kinds.Select((k, i) =>
            k.Catalog == "pg_subscription" && version < HasReadableOids ? $"select {i}, count(*) from {k.Catalog} o where {k.Condition} having count(*) > 0"
            : $"select {i}, count(*) from {k.Catalog} o where o.oid >= 16384 and ({k.Condition}) and not exists (select from pg_depend d where d.classid = '{k.Catalog}'::regclass and d.objid = o.oid and d.deptype in ('e', 'i')) having count(*) > 0"))
        // the members of the mapping's options are hidden from others: that it exists is not
        + $"\nunion all select {s_kinds.Length}, count(*) from pg_user_mappings having count(*) > 0"
        + $"\nunion all select {s_kinds.Length + 1}, count(*) from pg_attrdef a join pg_class c on c.oid = a.adrelid where c.relkind = 'v' and c.oid >= 16384 having count(*) > 0";

    public override void Read(Row row, Reading reading)
    {
        var (kind, count) = (row.GetInt32(0), row.GetInt64(1));
        var words = kind < s_kinds.Length ? (s_kinds[kind].One, s_kinds[kind].Many) : kind == s_kinds.Length ? ("user mapping", "user mappings") : ("default of a view's column", "defaults of views' columns");
        reading.NotRead.Add(new($"{count} {(count == 1 ? words.Item1 : words.Item2)}", count == 1 ? "it is of a kind that is not compared" : "they are of a kind that is not compared"));
    }
}
