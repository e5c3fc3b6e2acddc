using Npgsql;
using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>pg_extension (manual 53.22). plpgsql comes with every database.</summary>
internal sealed class ExtensionsQuery : CatalogQuery
{
    public override string What => "extensions";

    public override string Sql(int version) =>
        """
        select e.oid, e.extname, n.nspname, e.extversion
        from pg_extension e
        join pg_namespace n on n.oid = e.extnamespace
        where e.extname <> 'plpgsql'
        """;

    public override void Read(NpgsqlDataReader row, Reading reading) =>
        reading.Add(Oids.Extension, row.GetFieldValue<uint>(0), new Extension(new ObjectName(null, row.GetString(1))) { InSchema = row.GetString(2), Version = row.GetString(3) });
}
