using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>pg_enum (manual 53.20), the labels in their order.</summary>
internal sealed class EnumTypesQuery : CatalogQuery
{
    public override string What => "enum types";

    public override IReadOnlyList<Kind> Kinds => [EnumType.OfKind];

    public override string Sql(int version) =>
        """
        select t.oid, t.typnamespace, t.typname, t.typowner, array(select enumlabel::text from pg_enum where enumtypid = t.oid order by enumsortorder)
        from pg_type t
        where t.typtype = 'e' and t.oid >= 16384
        """;

    public override void Read(Row row, Reading reading)
    {
        var oid = row.Oid(0);
        if (row.Name(reading, 1, 2) is { } name && reading.IsOwn(Oids.Type, oid)) reading.Add(Oids.Type, oid, new EnumType(name, row.Texts(4).ToEquatableArray()), row.Oid(3));
    }
}
