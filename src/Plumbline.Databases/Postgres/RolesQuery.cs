using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>pg_roles (manual 54.20): names only; roles belong to the server, not to the database.</summary>
internal sealed class RolesQuery : CatalogQuery
{
    public override string What => "roles";

    public override IReadOnlyList<Facet> Facets => [SchemaObject.OwnerFacet];

    public override string Sql(int version) => "select oid, rolname from pg_roles";

    public override void Read(Row row, Reading reading) => reading.Roles[row.Oid(0)] = row.GetString(1);
}
