using Plumbline.Dialects.Postgres;
using Plumbline.Model;

namespace Plumbline.Replay.DoBlocks;

/// <summary>The tables of pg_catalog that blocks ask (manual 53).</summary>
internal static class CatalogTables
{
    public static IEnumerable<SystemTable> All() =>
    [
        PgClass(), PgNamespace(), AttributeRows.Table(), PgType(), PgEnum(), PgRange(), PgForeignTable(), PgConstraint(), PgIndex(), PgTrigger(), PgPolicy(), PgProc(), PgExtension(), PgAttrDef(),
        PgInherits(), PgPublication(), PgPublicationTables(), PgPublicationRel(), PgPublicationNamespace(), PgDatabase(), PgEventTrigger(), PgSequence(), PgRewrite(), PgDepend(), PgStatisticExt(), AccessList.Defaults(),
    ];

    private static SystemTable<SchemaObject> PgClass() => new("pg_class", (t, hints) => t.Relations(hints, "relname", "relnamespace", "oid"),
        ("oid", (t, o) => t.Reference(o)),
        ("relname", (_, o) => o.Name.Name),
        ("relnamespace", (t, o) => t.Namespace(o)),
        ("relkind", (_, o) => RelationKind(o)),
        ("relrowsecurity", (_, o) => o is Table { RowSecurity: true }),
        ("relforcerowsecurity", (_, o) => o is Table { ForceRowSecurity: true }),
        ("reloftype", (t, o) => o is Table { OfType: { } type } ? t.Reference(new ObjectId(CompositeType.OfKind, type)) : 0m),
        ("relpartbound", (_, o) => (o as Table)?.PartitionBound),
        ("relispartition", (_, o) => o is Table { PartitionOf: not null }),
        ("relpersistence", (_, o) => o is Table { Persistence: Persistence.Unlogged } ? "u" : o.Name.Schema == "pg_temp" ? "t" : "p"),
        ("relowner", (_, o) => (object?)o.Owner ?? Unknown.Value),
        ("reltuples", (_, _) => Unknown.Value),
        ("relacl", (t, o) => AccessList.Of(t, o.Id())))
    { Keys = ["oid", "relname"] };

    public static string RelationKind(SchemaObject subject) => subject switch
    {
        Table { ForeignServer: not null } => "f",
        Table { PartitionBy: not null } => "p",
        Table => "r",
        View => "v",
        MaterializedView => "m",
        Sequence => "S",
        CompositeType => "c",
        _ => "i",
    };

    private static SystemTable<string> PgNamespace() => new("pg_namespace", (t, hints) => NamespaceRows(t, hints, "nspname"),
        ("oid", (t, name) => t.Reference(new ObjectId(Schema.OfKind, new(null, name)))),
        ("nspname", (_, name) => name),
        ("nspacl", (t, name) => AccessList.Of(t, new(Schema.OfKind, new(null, name)))),
        ("nspowner", (_, _) => Unknown.Value))
    { Keys = ["oid", "nspname"] };

    /// <summary>Schemas by name, those of a platform or extension among them; without a name those of the history.</summary>
    public static IEnumerable<string> NamespaceRows(SystemTables tables, IReadOnlyDictionary<string, object> hints, string nameColumn)
    {
        if (hints.TryGetValue("oid", out var oid) && oid is ObjectReference { Id: var id }) return id.Kind == Schema.OfKind ? [id.Name.Name] : [];
        if (hints.TryGetValue(nameColumn, out var name)) return Dialects.Names.HasSchema(tables.Catalog, Values.Text(name)) ? [Values.Text(name)] : [];
        return tables.Schemas().Concat(["pg_catalog", "information_schema"]);
    }

    /// <summary>Columns are counted from 1 in their order; dropped ones leave gaps that we do not keep.</summary>
    public static decimal Number(SystemTables tables, Column column)
    {
        var number = 1m;
        foreach (var other in tables.Catalog.Current.Children<Column>(new(Table.OfKind, column.Name.OfTable())))
            if (other.Position < column.Position) number++;
        return number;
    }

    private static SystemTable<SchemaObject> PgType() => new("pg_type", (t, hints) => t.UserTypes(hints, "typname", "typnamespace").Concat(BuiltIn(hints)),
        ("oid", (t, o) => t.Reference(o is NamedType named ? named.Of : o.Id())),
        ("typname", (_, o) => o is NamedType named ? named.Internal : o.Name.Name),
        ("typnamespace", (t, o) => t.Namespace(o)),
        ("typacl", (t, o) => AccessList.Of(t, o.Id())),
        ("typtype", (_, o) => o is NamedType ? "b" : SystemTypes.Category(o)),
        ("typcategory", (_, o) => o is EnumType ? "E" : Unknown.Value),
        ("typrelid", (t, o) => o is CompositeType or Table or View or MaterializedView ? t.Reference(o) : 0m),
        ("typnotnull", (_, o) => o is Domain { NotNull: true }),
        ("typcollation", (t, o) => o is Domain { Collation: { } collation } ? SystemTypes.Collation(t, collation) : o is Domain ? SystemTypes.Collation(t, "\"default\"") : Unknown.Value),
        ("typbasetype", (t, o) => o is Domain domain ? SystemTypes.Reference(t, domain.BaseType) : 0m),
        ("typtypmod", (_, o) => o is not Domain domain ? -1m : TypeText.Modifier(domain.BaseType) is { } modifier ? (decimal)modifier : Unknown.Value))
    { Keys = ["oid", "typname"] };

    /// <summary>A built-in type is a row only when it is asked for by oid or name.</summary>
    private static IEnumerable<SchemaObject> BuiltIn(IReadOnlyDictionary<string, object> hints)
    {
        if (hints.TryGetValue("oid", out var oid) && oid is ObjectReference { Id: var id } && id.Kind == SystemTypes.BuiltIn) yield return new NamedType(id);
    }

    private sealed record NamedType(ObjectId Of) : SchemaObject(Of.Name)
    {
        public override Kind Kind => SystemTypes.BuiltIn;
        public string Internal { get; } = SystemTypes.InternalName(Of.Name.Name);
    }

    private static SystemTable<(EnumType Type, int At)> PgEnum() => new("pg_enum", (t, hints) => EnumRows(t, hints),
        ("enumtypid", (t, e) => t.Reference(e.Type)),
        ("enumlabel", (_, e) => e.Type.Labels[e.At]),
        ("enumsortorder", (_, e) => (decimal)(e.At + 1)))
    { Keys = ["enumtypid"] };

    private static IEnumerable<(EnumType, int)> EnumRows(SystemTables tables, IReadOnlyDictionary<string, object> hints)
    {
        IEnumerable<EnumType> types = tables.All<EnumType>();
        if (hints.TryGetValue("enumtypid", out var oid))
            types = oid is string text ? tables.Find("regtype", text) is { } named && tables.Behind(named) is EnumType found ? [found] : [] : tables.Behind(oid) is EnumType one ? [one] : [];
        return types.SelectMany(t => Enumerable.Range(0, t.Labels.Count).Select(i => (t, i)));
    }

    private static SystemTable<Table> PgForeignTable() => new("pg_foreign_table", (t, hints) => t.Relations(hints, "\0", "\0", "ftrelid").OfType<Table>().Where(f => f.ForeignServer is not null),
        ("ftrelid", (t, f) => t.Reference(f)),
        ("ftoptions", (_, f) => new ArrayValue(f.Options.Select(o => (object?)o).ToList())))
    { Keys = ["ftrelid"] };

    private static SystemTable<RangeType> PgRange() => new("pg_range", (t, hints) => hints.TryGetValue("rngtypid", out var oid) ? t.Behind(oid) is RangeType one ? [one] : [] : t.All<RangeType>(),
        ("rngtypid", (t, r) => t.Reference(r)),
        ("rngsubtype", (t, r) => SystemTypes.Reference(t, r.Subtype)),
        ("rngcanonical", (_, r) => r.Option("canonical") is null ? 0m : Unknown.Value),
        ("rngsubdiff", (_, r) => r.Option("subtype_diff") is null ? 0m : Unknown.Value))
    { Keys = ["rngtypid"] };

    private static SystemTable<SchemaObject> PgConstraint() => new("pg_constraint", (t, hints) => Constraints(t, hints, "\0", "connamespace", "conrelid", "conname").Concat(DomainConstraint.All(t, hints)),
        ("oid", (t, c) => t.Reference(c)),
        ("conname", (_, c) => c.Name.Name),
        ("connamespace", (t, c) => t.Namespace(c)),
        ("contype", (_, c) => ConstraintTexts.Letter(c)),
        ("conrelid", (t, c) => c is DomainConstraint ? 0m : t.Reference(new ObjectId(Table.OfKind, c.Name.OfTable()))),
        ("contypid", (t, c) => c is DomainConstraint check ? t.Reference(check.Of) : 0m),
        ("confrelid", (t, c) => c is ForeignKey key ? t.Reference(new ObjectId(Table.OfKind, key.ReferencedTable)) : 0m),
        ("conkey", (t, c) => Numbers(t, c.Name.OfTable(), ConstraintTexts.Columns(c))),
        ("confkey", (t, c) => c is ForeignKey key ? Numbers(t, key.ReferencedTable, key.ReferencedColumns) : null),
        ("confmatchtype", (_, c) => c is ForeignKey key ? key.MatchFull ? "f" : "s" : " "),
        ("confdelsetcols", (t, c) => c is ForeignKey key && key.OnDelete.IndexOf('(') is >= 0 and var listed ? Numbers(t, key.Name.OfTable(), key.OnDelete[(listed + 1)..^1].Split(", ")) : s_none),
        ("confdeltype", (_, c) => c is ForeignKey key ? ConstraintTexts.ActionLetter(key.OnDelete) : " "),
        ("confupdtype", (_, c) => c is ForeignKey key ? ConstraintTexts.ActionLetter(key.OnUpdate) : " "),
        ("convalidated", (_, c) => c is not (ForeignKey { NotValid: true } or Check { NotValid: true } or DomainConstraint { Check.NotValid: true })),
        ("connoinherit", (_, c) => c is Check { NoInherit: true }),
        ("conenforced", (_, c) => c is not (ForeignKey { NotEnforced: true } or Check { NotEnforced: true })),
        ("conbin", (_, c) => c switch { DomainConstraint one => $"({one.Check.Expression})", Check check => $"({check.Expression})", _ => null }),
        ("condeferrable", (_, c) => ConstraintTexts.DeferralOf(c) != Deferral.NotDeferrable),
        ("condeferred", (_, c) => ConstraintTexts.DeferralOf(c) == Deferral.InitiallyDeferred),
        ("conindid", (t, c) => c.Kind.IsRelation ? t.Reference(c) : 0m))
    { Keys = ["conrelid", "contypid", "conname"] };

    /// <summary>A domain's check as a row among constraints.</summary>
    private sealed record DomainConstraint(Domain Of, DomainCheck Check) : SchemaObject(Of.Name.Member(Check.Name))
    {
        public override Kind Kind => Plumbline.Model.Check.OfKind;

        public static IEnumerable<SchemaObject> All(SystemTables tables, IReadOnlyDictionary<string, object> hints)
        {
            if (hints.ContainsKey("conrelid")) return [];
            IEnumerable<Domain> domains = !hints.TryGetValue("contypid", out var oid) ? tables.All<Domain>() : tables.Behind(oid) is Domain one ? [one] : [];
            return domains.SelectMany(d => d.Checks.Select(c => new DomainConstraint(d, c)));
        }
    }

    public static IEnumerable<SchemaObject> Constraints(SystemTables tables, IReadOnlyDictionary<string, object> hints, string tableColumn, string schemaColumn, string oidColumn = "", string nameColumn = "") =>
        tables.Parts<SchemaObject>(hints, tableColumn, schemaColumn, oidColumn, nameColumn).Where(p => p is PrimaryKey or Unique or ForeignKey or Check or Exclusion);

    private static readonly ArrayValue s_none = new([]);

    private static ArrayValue Numbers(SystemTables tables, ObjectName table, IEnumerable<string> columns) =>
        new(columns.Select(c => tables.Catalog.Current.Find(new(Column.OfKind, table.Member(c))) is Column column ? (object)Number(tables, column) : Unknown.Value).ToList());

    private static SystemTable<SchemaObject> PgIndex() => new("pg_index", (t, hints) => IndexRows(t, hints),
        ("indexrelid", (t, i) => t.Reference(i)),
        ("indrelid", (t, i) => t.Reference(i is Index { OnMaterializedView: true } ? new ObjectId(MaterializedView.OfKind, i.Name.OfTable()) : new(Table.OfKind, i.Name.OfTable()))),
        ("indisunique", (_, i) => i is PrimaryKey or Unique or Index { Unique: true }),
        ("indisprimary", (_, i) => i is PrimaryKey),
        ("indisvalid", (_, i) => i is not Index { Invalid: true }),
        ("indisready", (_, _) => true),
        ("indpred", (_, i) => i is Index index ? index.Predicate?.Text : null),
        ("indkey", (t, i) => KeyNumbers(t, i)))
    { Keys = ["indexrelid", "indrelid"] };

    /// <summary>A vector, which counts from 0; an expression has the number 0.</summary>
    private static ArrayValue KeyNumbers(SystemTables tables, SchemaObject index)
    {
        var numbers = new Queue<object?>(Numbers(tables, index.Name.OfTable(), IndexTexts.Columns(index)).Items);
        return new(index is Index own ? [.. own.Keys.Select(k => k.Column is null ? 0m : numbers.Dequeue())] : numbers.ToList()) { From = 0 };
    }

    private static IEnumerable<SchemaObject> IndexRows(SystemTables tables, IReadOnlyDictionary<string, object> hints)
    {
        if (hints.TryGetValue("indexrelid", out var oid)) return tables.Behind(oid) is { } one && IndexTexts.IsIndex(one) ? [one] : [];
        return tables.Parts<SchemaObject>(hints, "\0", oidColumn: "indrelid").Where(IndexTexts.IsIndex);
    }

    private static SystemTable<Trigger> PgTrigger() => new("pg_trigger", (t, hints) => t.Parts<Trigger>(hints, "\0", oidColumn: "tgrelid", nameColumn: "tgname"),
        ("oid", (t, g) => t.Reference(g)),
        ("tgname", (_, g) => g.Name.Name),
        ("tgrelid", (t, g) => t.Reference(g.OnView ? new ObjectId(View.OfKind, g.Name.OfTable()) : new(Table.OfKind, g.Name.OfTable()))),
        ("tgisinternal", (_, _) => false),
        ("tgenabled", (_, g) => g.Enabled switch { "disabled" => "D", "replica" => "R", "always" => "A", _ => "O" }),
        ("tgfoid", (t, g) => g.Needs.FirstOrDefault(n => n.Kind == Function.OfKind) is { Name: not null } function ? t.Reference(function) : Unknown.Value))
    { Keys = ["tgrelid", "tgname"] };

    private static SystemTable<Policy> PgPolicy() => new("pg_policy", (t, hints) => t.Parts<Policy>(hints, "\0", oidColumn: "polrelid", nameColumn: "polname"),
        ("oid", (t, p) => t.Reference(p)),
        ("polname", (_, p) => p.Name.Name),
        ("polrelid", (t, p) => t.Reference(new ObjectId(Table.OfKind, p.Name.OfTable()))),
        ("polcmd", (_, p) => p.Command switch { "all" => "*", "select" => "r", "insert" => "a", "update" => "w", _ => "d" }),
        ("polpermissive", (_, p) => p.Permissive))
    { Keys = ["polrelid", "polname"] };

    private static SystemTable<RewriteRule> PgRewrite() => new("pg_rewrite", (t, hints) => t.Parts<RewriteRule>(hints, "\0", oidColumn: "ev_class"),
        ("oid", (t, r) => t.Reference(r)),
        ("rulename", (_, r) => r.Name.Name),
        ("ev_class", (t, r) => t.Reference(r.Parent()!)),
        ("ev_type", (_, r) => r.Event switch { "select" => "1", "update" => "2", "insert" => "3", _ => "4" }),
        ("ev_enabled", (_, r) => r.Enabled switch { "disabled" => "D", "replica" => "R", "always" => "A", _ => "O" }),
        ("is_instead", (_, r) => r.Instead))
    { Keys = ["ev_class"] };

    private static SystemTable<Function> PgProc() => new("pg_proc", (t, hints) => t.Routines(hints, "proname", "pronamespace"),
        ("oid", (t, f) => t.Reference(f)),
        ("proname", (_, f) => f.BareName().Name),
        ("pronamespace", (t, f) => t.Namespace(f)),
        ("prokind", (_, f) => f.Routine switch { Routine.Procedure => "p", Routine.Aggregate => "a", _ => f.Options.Contains("window=true") ? "w" : "f" }),
        ("proisagg", (_, f) => f.Routine == Routine.Aggregate),
        ("proacl", (t, f) => AccessList.Of(t, f.Id())),
        ("pronargs", (_, f) => (decimal)IdentityTypes(f).Count),
        ("proargtypes", (t, f) => new ArrayValue([.. FunctionSignature.TypesOf(f).Select(a => (object?)SystemTypes.Argument(t, a))]) { From = 0 }),
        ("prosrc", (_, f) => f.Body),
        ("prosecdef", (_, f) => f.SecurityDefiner),
        ("provolatile", (_, f) => f.Volatility[..1]),
        ("proisstrict", (_, f) => f.Strict),
        ("proretset", (_, f) => f.Returns is { } returns && (returns.StartsWith("SETOF ", StringComparison.Ordinal) || returns.StartsWith("TABLE(", StringComparison.Ordinal))))
    { Keys = ["oid", "proname"] };

    public static IReadOnlyList<string> IdentityTypes(Function function)
    {
        var list = function.Name.Name[(function.BareName().Name.Length + 1)..^1];
        return list.Length == 0 ? [] : list.Split(',');
    }

    private static SystemTable<Extension> PgExtension() => new("pg_extension", (t, _) => t.All<Extension>().Append(new(new(null, "plpgsql")) { InSchema = "pg_catalog", Version = "1.0" }),
        ("oid", (t, e) => t.Reference(e)),
        ("extname", (_, e) => e.Name.Name),
        ("extnamespace", (t, e) => t.Reference(new ObjectId(Schema.OfKind, new(null, e.InSchema ?? "public")))),
        ("extversion", (_, e) => (object?)e.Version ?? Unknown.Value))
    { Keys = ["extname"] };

    private static SystemTable<ExtendedStatistics> PgStatisticExt() => new("pg_statistic_ext", (t, _) => t.All<ExtendedStatistics>(),
        ("oid", (t, s) => t.Reference(s)),
        ("stxname", (_, s) => s.Name.Name),
        ("stxnamespace", (t, s) => t.Namespace(s)),
        ("stxrelid", (t, s) => t.Reference(s.Parent()!)))
    { Keys = ["stxname"] };

    private static SystemTable<Column> PgAttrDef() => new("pg_attrdef", (t, hints) => t.Parts<Column>(hints, "\0", oidColumn: "adrelid").Where(c => c.Default is not null),
        ("adrelid", (t, c) => t.Reference(new ObjectId(Table.OfKind, c.Name.OfTable()))),
        ("adnum", (t, c) => Number(t, c)),
        ("adbin", (_, c) => c.Default!.Text))
    { Keys = ["adrelid"] };

    private static SystemTable<Sequence> PgSequence() => new("pg_sequence", (t, _) => t.All<Sequence>(),
        ("seqrelid", (t, s) => t.Reference(s)),
        ("seqstart", (_, s) => (decimal)s.Start),
        ("seqincrement", (_, s) => (decimal)s.Increment),
        ("seqmin", (_, s) => (decimal)s.Min),
        ("seqmax", (_, s) => (decimal)s.Max),
        ("seqcache", (_, s) => (decimal)s.Cache),
        ("seqcycle", (_, s) => s.Cycle))
    { Keys = ["seqrelid"] };

    private static SystemTable<(ObjectName Child, ObjectName Parent)> PgInherits() => new("pg_inherits", (t, _) =>
            t.All<Table>().SelectMany(c => c.Inherits.Concat(c.PartitionOf is null ? [] : [c.PartitionOf]).Select(p => (c.Name, p))),
        ("inhrelid", (t, p) => t.Reference(new ObjectId(Table.OfKind, p.Child))),
        ("inhparent", (t, p) => t.Reference(new ObjectId(Table.OfKind, p.Parent))),
        ("inhdetachpending", (t, p) => t.Catalog.Current.Find(new(Table.OfKind, p.Child)) is Table { DetachPending: true }));

    private static SystemTable<Publication> PgPublication() => new("pg_publication", (t, _) => t.All<Publication>(),
        ("oid", (t, p) => t.Reference(p)),
        ("pubname", (_, p) => p.Name.Name),
        ("puballtables", (_, p) => p.AllTables));

    private static SystemTable<(Publication Publication, PublishedTable Table)> PgPublicationTables() => new("pg_publication_tables", (t, _) => Published(t),
        ("pubname", (_, p) => p.Publication.Name.Name),
        ("schemaname", (_, p) => p.Table.Table.Schema),
        ("tablename", (_, p) => p.Table.Table.Name));

    private static SystemTable<(Publication Publication, PublishedTable Table)> PgPublicationRel() => new("pg_publication_rel", (t, _) => Published(t),
        ("prpubid", (t, p) => t.Reference(p.Publication)),
        ("prrelid", (t, p) => t.Reference(new ObjectId(Table.OfKind, p.Table.Table))));

    private static SystemTable<(Publication Publication, string Schema)> PgPublicationNamespace() => new("pg_publication_namespace", (t, _) => t.All<Publication>().SelectMany(p => p.Schemas.Select(s => (p, s))),
        ("pnpubid", (t, p) => t.Reference(p.Publication)),
        ("pnnspid", (t, p) => t.Reference(new ObjectId(Schema.OfKind, new(null, p.Schema)))));

    private static IEnumerable<(Publication, PublishedTable)> Published(SystemTables tables) => tables.All<Publication>().SelectMany(p => p.Tables.Select(t => (p, t)));

    private static SystemTable<string> PgDatabase() => new("pg_database", (_, _) => [BuiltInFunctions.CurrentDatabase], ("datname", (_, name) => name), ("oid", (_, _) => 5m));

    private static SystemTable<EventTrigger> PgEventTrigger() => new("pg_event_trigger", (t, _) => t.All<EventTrigger>(), ("evtname", (_, e) => e.Name.Name), ("evtevent", (_, e) => e.Event));

    /// <summary>What we keep belongs to no extension; other dependencies are not told.</summary>
    private static SystemTable<string> PgDepend() => new("pg_depend",
        (_, hints) => (hints.TryGetValue("deptype", out var sort) && Values.Text(sort) == "e") || (hints.TryGetValue("refobjid", out var on) && on is ObjectReference { Id: var id } && id.Kind == Extension.OfKind) ? [] : null,
        ("objid", (_, _) => Unknown.Value), ("refobjid", (_, _) => Unknown.Value), ("classid", (_, _) => Unknown.Value), ("refclassid", (_, _) => Unknown.Value), ("deptype", (_, _) => Unknown.Value));
}
