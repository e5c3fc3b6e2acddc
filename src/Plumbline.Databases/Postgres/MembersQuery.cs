
namespace Plumbline.Databases.Postgres;

/// <summary>What extensions brought (manual 53.18, pg_depend, DEPENDENCY_EXTENSION).</summary>
internal sealed class MembersQuery : CatalogQuery
{
    public override string What => "extension members";

    public override string Sql(int version) => "select classid, objid from pg_depend where refclassid = 'pg_extension'::regclass and deptype = 'e'";

    public override void Read(Row row, Reading reading) => reading.Members[new(row.Oid(0), row.Oid(1))] = true;
}
