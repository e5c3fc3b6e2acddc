using Plumbline.Model;

namespace Plumbline.Replay.DoBlocks;

/// <summary>The views of pg_catalog that blocks ask (manual 54).</summary>
internal static class CatalogViews
{
    public static IEnumerable<SystemTable> All() =>
        [PgTables(), PgViews(), PgMatViews(), PgIndexes(), PgPolicies(), PgSequences(), PgRules(), Roles("pg_roles", "rol"), Roles("pg_authid", "rol"), Roles("pg_user", "use"), Groups()];

    private static SystemTable<Table> PgTables() => new("pg_tables", (t, hints) => t.Relations(hints, "tablename", "schemaname").OfType<Table>(),
        ("schemaname", (_, o) => o.Name.Schema),
        ("tablename", (_, o) => o.Name.Name),
        ("tableowner", (_, o) => (object?)o.Owner ?? Unknown.Value),
        ("rowsecurity", (_, o) => o.RowSecurity),
        ("hasindexes", (_, _) => Unknown.Value))
    { Keys = ["tablename"] };

    private static SystemTable<View> PgViews() => new("pg_views", (t, hints) => t.Relations(hints, "viewname", "schemaname").OfType<View>(),
        ("schemaname", (_, o) => o.Name.Schema),
        ("viewname", (_, o) => o.Name.Name),
        ("definition", (_, o) => o.Query))
    { Keys = ["viewname"] };

    private static SystemTable<MaterializedView> PgMatViews() => new("pg_matviews", (t, hints) => t.Relations(hints, "matviewname", "schemaname").OfType<MaterializedView>(),
        ("schemaname", (_, o) => o.Name.Schema),
        ("matviewname", (_, o) => o.Name.Name),
        ("definition", (_, o) => o.Query))
    { Keys = ["matviewname"] };

    private static SystemTable<SchemaObject> PgIndexes() => new("pg_indexes", (t, hints) => IndexRows(t, hints),
        ("schemaname", (_, i) => i.Name.Schema),
        ("tablename", (_, i) => i.Name.Table),
        ("indexname", (_, i) => i.Name.Name),
        ("indexdef", (_, i) => IndexTexts.Definition(i)))
    { Keys = ["indexname", "tablename"] };

    private static IEnumerable<SchemaObject> IndexRows(SystemTables tables, IReadOnlyDictionary<string, object> hints) =>
        (hints.ContainsKey("indexname") ? tables.Relations(hints, "indexname", "schemaname") : tables.Parts<SchemaObject>(hints, "tablename", "schemaname")).Where(IndexTexts.IsIndex);

    private static SystemTable<Policy> PgPolicies() => new("pg_policies", (t, hints) => t.Parts<Policy>(hints, "tablename", "schemaname", nameColumn: "policyname"),
        ("schemaname", (_, p) => p.Name.Schema),
        ("tablename", (_, p) => p.Name.Table),
        ("policyname", (_, p) => p.Name.Name),
        ("permissive", (_, p) => p.Permissive ? "PERMISSIVE" : "RESTRICTIVE"),
        ("roles", (_, p) => new ArrayValue(p.Roles.Select(r => (object?)r).ToList())),
        ("cmd", (_, p) => p.Command.ToUpperInvariant()),
        ("qual", (_, p) => p.Using is null ? null : $"({p.Using})"),
        ("with_check", (_, p) => p.WithCheck is null ? null : $"({p.WithCheck})"))
    { Keys = ["tablename", "policyname"] };

    private static SystemTable<Sequence> PgSequences() => new("pg_sequences", (t, hints) => t.Relations(hints, "sequencename", "schemaname").OfType<Sequence>(),
        ("schemaname", (_, s) => s.Name.Schema),
        ("sequencename", (_, s) => s.Name.Name),
        ("last_value", (_, _) => Unknown.Value))
    { Keys = ["sequencename"] };

    private static SystemTable<RewriteRule> PgRules() => new("pg_rules", (t, hints) => t.Parts<RewriteRule>(hints, "tablename", "schemaname"),
        ("schemaname", (_, r) => r.Name.Schema),
        ("tablename", (_, r) => r.Name.Table),
        ("rulename", (_, r) => r.Name.Name))
    { Keys = ["tablename"] };

    /// <summary>Roles live in the cluster, which no file tells: whoever is asked for by name is assumed to be there, so that what is granted to them is seen.</summary>
    private static SystemTable<string> Roles(string name, string prefix) => new(name, (_, hints) => hints.TryGetValue(prefix == "use" ? "usename" : "rolname", out var role) ? [Values.Text(role)] : null,
        (prefix == "use" ? "usename" : "rolname", (_, role) => role),
        ($"{prefix}super", (_, _) => Unknown.Value),
        ("rolcanlogin", (_, _) => Unknown.Value),
        ("oid", (_, _) => Unknown.Value))
    { Keys = ["rolname", "usename"] };

    private static SystemTable<string> Groups() => new("pg_group", (_, hints) => hints.TryGetValue("groname", out var role) ? [Values.Text(role)] : null, ("groname", (_, role) => role)) { Keys = ["groname"] };
}
