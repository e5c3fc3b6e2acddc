using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>Who reads, and to whom things usually belong: to the reader, or, when nothing is his, to the role that has most.</summary>
internal sealed class SessionQuery : CatalogQuery
{
    public override string What => "the session";

    public override IReadOnlyList<Facet> Facets => [SchemaObject.OwnerFacet];

    public override string Sql(int version) =>
        """
        select r.rolname, coalesce(
            (select relowner from pg_class where relowner = r.oid and oid >= 16384 limit 1),
            (select relowner from pg_class where oid >= 16384 and relkind in ('r', 'p', 'v', 'm', 'S', 'f') group by relowner order by count(*) desc, relowner limit 1),
            r.oid)
        from pg_roles r
        where r.rolname = current_user
        """;

    public override void Read(Row row, Reading reading)
    {
        reading.Role = row.GetString(0);
        reading.UsualOwner = row.Oid(1);
    }
}
