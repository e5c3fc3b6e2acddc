using Npgsql;
using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>pg_namespace (manual 53.32).</summary>
public sealed class SchemasQuery : CatalogQuery
{
    public override string What => "schemas";

    public override string Sql(int version) =>
        """
        select oid, nspname
        from pg_namespace
        where nspname <> 'information_schema' and nspname not like 'pg\_%'
        """;

    public override void Read(NpgsqlDataReader row, Reading reading)
    {
        var name = row.GetString(1);
        reading.Schemas[row.GetFieldValue<uint>(0)] = name;
        reading.Add(new Schema(new ObjectName(null, name)));
    }
}
