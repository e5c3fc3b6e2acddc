using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>pg_namespace (manual 53.32). Those of the system and of sessions' temporary objects, and the archive, are passed over, and with them all that they hold.</summary>
internal sealed class SchemasQuery : CatalogQuery
{
    public override string What => "schemas";

    public override string Sql(int version) =>
        $"""
        select oid, nspname, nspowner
        from pg_namespace
        where nspname not in ('information_schema', '{Archive.Schema}') and nspname not like 'pg\_%'
        """;

    public override void Read(Row row, Reading reading)
    {
        var (oid, name) = (row.Oid(0), row.GetString(1));
        reading.Schemas[oid] = name;
        // An empty database has it, so nobody stated it; whose it is, is the server's affair.
        if (oid == Oids.PublicSchema) reading.AddGiven(oid, new Schema(new ObjectName(null, name)));
        else if (reading.IsOwn(Oids.Schema, oid)) reading.Add(Oids.Schema, oid, new Schema(new ObjectName(null, name)), row.Oid(2));
    }
}
