using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>pg_attribute and pg_attrdef (manual 53.6, 53.7): the columns of tables; of views and composite types only the names are kept.</summary>
internal sealed class ColumnsQuery : CatalogQuery
{
    public override string What => "columns";

    /// <summary>
    /// A default names no column, so that it can be printed without its table (and without a lock on it); a generation expression cannot.
    /// The server prints both only where they are.
    /// </summary>
    public override string Sql(int version) =>
        $"""
        select a.attrelid, a.attnum, a.attname, a.atttypid, case when a.atttypmod >= 0 or a.atttypid >= 16384 then format_type(a.atttypid, a.atttypmod) end, a.attnotnull, a.attislocal, a.attidentity,
            {(version >= 12 ? "a.attgenerated" : "''::\"char\"")}, a.attcollation, a.attstorage,
            {(version >= 14 ? "a.attcompression" : "''::\"char\"")}, {(version >= 17 ? "a.attstattarget::int" : "nullif(a.attstattarget, -1)::int")}, a.attoptions, a.attfdwoptions,
            d.oid, pg_get_expr(d.adbin, {(version >= 12 ? "case a.attgenerated when '' then 0 else a.attrelid end" : "0")})
        from pg_attribute a
        join pg_class c on c.oid = a.attrelid
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum and a.atthasdef
        where a.attnum > 0 and not a.attisdropped and c.oid >= 16384 and c.relkind in ('r', 'p', 'f', 'v', 'm', 'c') and c.relpersistence <> 't'
        """;

    public override void Read(Row row, Reading reading)
    {
        var relation = row.Oid(0);
        var number = row.GetInt16(1);
        var name = row.Name(reading, 2);
        reading.NameColumn(relation, number, name, row.Oid(9));
        if (!reading.Relations.TryGetValue(relation, out var table) || table.Kind != Table.OfKind || !reading.IsOwn(Oids.Relation, relation)) return;
        var type = reading.Types.GetValueOrDefault(row.Oid(3)) ?? ReadType.OfTable(row.Type(reading, 4));
        if (!row.IsNull(4)) type = type with { Type = row.Type(reading, 4) };
        var own = table.Name.Member(name);
        var (value, generated, needs) = Expression(row, reading, own, type.Type);
        reading.Add(new Column(own, type.Type)
        {
            Origin = reading.Origin,
            Position = number,
            NotNull = row.GetBoolean(5),
            Inherited = !row.GetBoolean(6),
            Identity = row.Code(7) is not '\0' and var identity ? new(identity == 'a') : null,
            Default = value,
            Generated = generated,
            Collation = row.Oid(9) is not 0 and var collation && collation != type.Collation ? reading.Collations.GetValueOrDefault(collation) : null,
            Storage = row.GetChar(10) is var storage && storage != type.Storage ? Storage(storage) : null,
            Compression = row.Code(11) switch { 'p' => "pglz", 'l' => "lz4", _ => null },
            Statistics = row.IsNull(12) ? null : row.GetInt32(12),
            Options = row.IsNull(14) ? row.Sorted(13) : row.Sorted(14),
            Needs = needs,
            Comment = reading.Comments.Count == 0 ? null : reading.Comments.GetValueOrDefault(new(Oids.Relation, relation, number)),
        });
    }

    /// <summary>The default or the generation expression, and what the column stands on because of its type and the columns that it is made from.</summary>
    private static (SqlExpression? Default, Generated? Generated, EquatableArray<ObjectId> Needs) Expression(Row row, Reading reading, ObjectName column, SqlType type)
    {
        var needs = reading.TypeId(type) is { } needed ? [needed] : default(EquatableArray<ObjectId>);
        if (row.IsNull(15)) return (null, null, needs);
        reading.Defaults[row.Oid(15)] = new(Column.OfKind, column);
        var read = reading.Expression(row.Printed(16), type);
        var generated = row.Code(8);
        if (generated == '\0') return (Dialects.Postgres.Defaults.OfServer(read), null, needs);
        var table = column.OfTable();
        var uses = read.Columns.Where(c => c != table.Name).Select(c => new ObjectId(Column.OfKind, table.Member(c)));
        return (null, new(read.Expression, generated == 's'), needs.Concat(uses).ToEquatableArray());
    }

    private static string Storage(char code) => code switch { 'p' => "plain", 'e' => "external", 'm' => "main", _ => "extended" };
}
