using Plumbline.Dialects.Postgres;
using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>pg_opclass (manual 53.33): names as they are written in an index.</summary>
internal sealed class OperatorClassesQuery : CatalogQuery
{
    public override string What => "operator classes";

    public override string Sql(int version) => "select o.oid, o.opcname, n.nspname, o.opcdefault from pg_opclass o join pg_namespace n on n.oid = o.opcnamespace";

    public override void Read(Row row, Reading reading) =>
        reading.OperatorClasses[row.Oid(0)] = new(IndexKeys.OperatorClass(new ObjectName(row.GetString(2), row.GetString(1))), row.GetBoolean(3));
}
