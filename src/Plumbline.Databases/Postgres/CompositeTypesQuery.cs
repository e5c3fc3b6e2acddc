using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>Composite types that stand alone (manual 8.16): in pg_class by their attributes, in pg_type by their name.</summary>
internal sealed class CompositeTypesQuery : CatalogQuery
{
    public override string What => "composite types";

    public override IReadOnlyList<Kind> Kinds => [CompositeType.OfKind];

    public override string Sql(int version) =>
        """
        select c.oid, c.relnamespace, c.relname, c.relowner, c.reltype, a.names, a.types, a.collations, a.numbers
        from pg_class c, lateral (
            select array_agg(a.attname::text order by attnum) as names, array_agg(format_type(a.atttypid, a.atttypmod) order by attnum) as types,
                array_agg(case when a.attcollation <> t.typcollation then a.attcollation else 0 end order by attnum) as collations, array_agg(a.attnum order by attnum) as numbers
            from pg_attribute a join pg_type t on t.oid = a.atttypid
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) a
        where c.relkind = 'c' and c.oid >= 16384
        """;

    public override void Read(Row row, Reading reading)
    {
        var (oid, type) = (row.Oid(0), row.Oid(4));
        if (row.Name(reading, 1, 2) is not { } name || !reading.IsOwn(Oids.Type, type)) return;
        var (names, types) = (row.Texts(5), row.Texts(6));
        var collations = row.Oids(7);
        var numbers = row.Numbers(8);
        var attributes = new CompositeAttribute[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            attributes[i] = new(names[i], reading.TypeOf(types[i]), collations[i] == 0 ? null : reading.Collations.GetValueOrDefault(collations[i]))
            {
                Comment = reading.Comments.GetValueOrDefault(new(Oids.Relation, oid, numbers[i])),
            };
        }
        reading.Add(Oids.Type, type, new CompositeType(name, attributes.ToEquatableArray()), row.Oid(3));
    }
}
