using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>The server's catalog over ours: finds rows for the system tables and gives every object an oid for the time of a block.</summary>
internal sealed class SystemTables(CatalogBuilder catalog)
{
    private const long FirstOid = 16384;

    private static readonly Dictionary<string, SystemTable> s_tables = CatalogTables.All().Concat(CatalogViews.All()).ToDictionary(t => t.Name);
    private static readonly Dictionary<string, SystemTable> s_information = InformationSchema.All().ToDictionary(t => t.Name);

    private readonly Dictionary<ObjectId, long> _oids = [];
    private readonly List<ObjectId> _ids = [];
    private Catalog? _schemasOf;
    private List<string> _schemas = [];

    public CatalogBuilder Catalog => catalog;

    /// <summary>The system table of this name; null for tables of the user's, and for what we do not keep.</summary>
    public static SystemTable? Find(ObjectName name) => name.Schema switch
    {
        null or "pg_catalog" => s_tables.GetValueOrDefault(name.Name),
        "information_schema" => s_information.GetValueOrDefault(name.Name),
        _ => null,
    };

    // Oids

    public ObjectReference Reference(ObjectId id)
    {
        if (!_oids.TryGetValue(id, out var oid))
        {
            oid = FirstOid + _ids.Count;
            _oids[id] = oid;
            _ids.Add(id);
        }
        return new(oid, id, Shown(id));
    }

    public ObjectReference Reference(SchemaObject subject) => Reference(subject.Id());

    public ObjectReference? ByOid(long oid) => oid >= FirstOid && oid - FirstOid < _ids.Count ? Reference(_ids[(int)(oid - FirstOid)]) : null;

    /// <summary>The object behind a hint on an oid column.</summary>
    public SchemaObject? Behind(object hint) => hint switch
    {
        ObjectReference reference => catalog.Current.Find(reference.Id),
        decimal oid => ByOid((long)oid) is { } known ? catalog.Current.Find(known.Id) : null,
        string text when Find("regclass", text) is { } named => catalog.Current.Find(named.Id),
        _ => null,
    };

    public object Namespace(SchemaObject subject) => Reference(new ObjectId(Schema.OfKind, new(null, subject.Name.Schema ?? "pg_catalog")));

    /// <summary>As regclass and its like print: the schema only when the search path does not find the name.</summary>
    private string Shown(ObjectId id)
    {
        if (id.Kind == Schema.OfKind) return Quoting.Name(id.Name.Name);
        var bare = new ObjectName(null, id.Name.Name);
        var name = id.Name.Name.IndexOf('(') > 0 ? id.Name.Name : Quoting.Name(bare);
        return id.Name.Schema is null || catalog.Session.SearchPath.Contains(id.Name.Schema) ? name : $"{Quoting.Name(id.Name.Schema)}.{name}";
    }

    /// <summary>What <c>'…'::regclass</c> and <c>to_regclass('…')</c> find; null when there is nothing.</summary>
    public ObjectReference? Find(string type, string text)
    {
        try
        {
            var sql = SqlReader.Over(text);
            if (type == "regtype") return FindType(sql);
            var written = sql.QualifiedName();
            switch (type)
            {
                case "regrole": return AccessList.Role(this, written.Name) as ObjectReference;
                case "regclass": return Visible(catalog.FindRelation(written)) ?? OutsideRelation(written);
                case "regcollation": return SystemTypes.Collation(this, written.Schema == "pg_catalog" ? Quoting.Name(written.Name) : Quoting.Name(written));
                case "regnamespace": return catalog.HasSchema(written.Name) ? Reference(new ObjectId(Schema.OfKind, new(null, written.Name))) : null;
                case "regproc": return catalog.Functions(written).Where(f => f.Refused is null).Take(2).ToList() is [var only] ? Reference(only) : null;
                default: return FindFunction(sql, written);
            }
        }
        catch (SqlSyntaxException)
        {
            return null;
        }
    }

    private ObjectReference? Visible(SchemaObject? found) => found is { Refused: null } ? Reference(found) : null;

    private ObjectReference? OutsideRelation(ObjectName written) =>
        catalog.OutsideRelation(written) is { } outside && (outside.Schema != "pg_catalog" || Find(outside) is not null) ? Reference(new ObjectId(Table.OfKind, outside)) : null;

    private ObjectReference? FindType(SqlReader sql)
    {
        var type = Types.Read(sql);
        if (Types.IsBuiltIn(type)) return Reference(SystemTypes.IdOf(type));
        var written = new ObjectName(type.Schema, type.Name);
        if (type.IsArray) return Visible(catalog.FindType(written)) is null ? null : Reference(SystemTypes.IdOf(catalog.Resolve(type)));
        if (Visible(catalog.FindType(written)) is { } found) return found;
        if (catalog.Dialect.ExtensionType(catalog.Current, written) is { } member) return Reference(new ObjectId(SystemTypes.BuiltIn, member));
        return RangeTypes.OfMultirange(catalog, written) is { } range ? Reference(new ObjectId(SystemTypes.BuiltIn, range.Name with { Name = written.Name })) : null;
    }

    private ObjectReference? FindFunction(SqlReader sql, ObjectName written)
    {
        var types = new List<string>();
        sql.Expect(TokenKind.LeftParen);
        while (!sql.Take(TokenKind.RightParen))
        {
            var type = Types.Read(sql) with { Modifier = null };
            if (!Types.IsBuiltIn(type) && catalog.FindType(new(type.Schema, type.Name)) is { } user) type = type with { Schema = user.Name.Schema };
            types.Add(Quoting.Type(type));
            sql.Take(TokenKind.Comma);
        }
        var signature = $"{written.Name}({string.Join(',', types)})";
        return Visible(catalog.Functions(written).FirstOrDefault(f => f.Name.Name == signature));
    }

    // Rows

    public IReadOnlyList<string> Schemas()
    {
        if (ReferenceEquals(_schemasOf, catalog.Current)) return _schemas;
        _schemasOf = catalog.Current;
        return _schemas = catalog.Current.Schemas().Where(s => s.Refused is null).Select(s => s.Name.Name).ToList();
    }

    private IEnumerable<SchemaObject> Everything() => catalog.Current.Objects.Where(o => o.Refused is null);

    public IEnumerable<T> All<T>() where T : SchemaObject => Everything().OfType<T>();

    private static string? Text(IReadOnlyDictionary<string, object> hints, string column) => hints.TryGetValue(column, out var value) ? Values.Text(value) : null;

    private IEnumerable<string> SchemasFor(IReadOnlyDictionary<string, object> hints, string column)
    {
        if (!hints.TryGetValue(column, out var value)) return Schemas().Append(Names.TemporarySchema);
        return [value is ObjectReference { Id: var id } ? id.Name.Name : Values.Text(value)];
    }

    /// <summary>Tables, views, indexes, sequences and composite types.</summary>
    public IEnumerable<SchemaObject> Relations(IReadOnlyDictionary<string, object> hints, string nameColumn, string schemaColumn, string oidColumn = "")
    {
        if (hints.TryGetValue(oidColumn, out var oid)) return Behind(oid) is { Refused: null, Kind.IsRelation: true } one ? [one] : [];
        if (Text(hints, nameColumn) is not { } name) return Everything().Where(o => o.Kind.IsRelation);
        return SchemasFor(hints, schemaColumn).Select(schema => catalog.Current.Relation(schema, name)).Where(r => r is { Refused: null })!;
    }

    /// <summary>Objects that are parts of a relation: columns, constraints, triggers, policies, indexes.</summary>
    public IEnumerable<T> Parts<T>(IReadOnlyDictionary<string, object> hints, string tableColumn, string schemaColumn = "", string oidColumn = "", string nameColumn = "") where T : SchemaObject
    {
        IEnumerable<SchemaObject>? wholes = null;
        if (hints.TryGetValue(oidColumn, out var oid)) wholes = Behind(oid) is { } one ? [one] : [];
        else if (hints.ContainsKey(tableColumn)) wholes = Relations(hints, tableColumn, schemaColumn);
        if (wholes is null && Text(hints, nameColumn) is { } name)
            return SchemasFor(hints, schemaColumn).SelectMany(schema => catalog.Current.Parts(schema, name).Append(catalog.Current.Relation(schema, name)).OfType<T>()).Where(p => p.Refused is null);
        return wholes is null ? All<T>() : wholes.SelectMany(w => catalog.Current.Children<T>(w.Id())).Where(p => p.Refused is null);
    }

    public IEnumerable<Function> Routines(IReadOnlyDictionary<string, object> hints, string nameColumn, string schemaColumn)
    {
        if (hints.TryGetValue("oid", out var oid)) return Behind(oid) is Function { Refused: null } one ? [one] : [];
        if (Text(hints, nameColumn) is not { } name) return All<Function>();
        return SchemasFor(hints, schemaColumn).SelectMany(schema => catalog.Current.Functions(schema, name)).Where(f => f.Refused is null);
    }

    public IEnumerable<SchemaObject> UserTypes(IReadOnlyDictionary<string, object> hints, string nameColumn, string schemaColumn)
    {
        if (hints.TryGetValue("oid", out var oid)) return oid is ObjectReference { Id: var id } && catalog.Current.Find(id) is { } one ? [one] : [];
        if (Text(hints, nameColumn) is not { } name) return Everything().Where(o => o is EnumType or Domain or CompositeType or RangeType or Table or View or MaterializedView);
        return SchemasFor(hints, schemaColumn).SelectMany(schema => SystemTypes.Kinds.Select(k => catalog.Current.Find(new(k, new(schema, name))))).Where(t => t is { Refused: null })!;
    }
}
