using Plumbline.Sql;

namespace Plumbline.Databases.Postgres;

/// <summary>
/// Types without a modifier as the server prints them. The types that each table makes of itself, and their arrays, are left out: where something has one,
/// it comes with it, as modified types do.
/// </summary>
internal sealed class TypesQuery : CatalogQuery
{
    public override string What => "types";

    public override string Sql(int version) =>
        """
        select t.oid, format_type(t.oid, -1), t.typcollation, t.typstorage
        from pg_type t left join pg_type e on e.oid = t.typelem and e.typtype = 'c'
        where t.typtype <> 'c' and e.oid is null
        """;

    public override void Read(Row row, Reading reading) => reading.Types[row.Oid(0)] = new(row.Type(reading, 1), row.Oid(2), row.GetChar(3));
}
