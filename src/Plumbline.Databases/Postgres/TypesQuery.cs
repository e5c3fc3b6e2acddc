using Plumbline.Sql;

namespace Plumbline.Databases.Postgres;

/// <summary>
/// Every pair of a type and a modifier that something of the user has, printed once by the server's format_type however many columns have it.
/// With an empty modifier also the types of functions, domains and operators.
/// </summary>
internal sealed class TypesQuery : CatalogQuery
{
    public override string What => "types";

    public override string Sql(int version) =>
        """
        select u.id, u.modifier, format_type(u.id, u.modifier), t.typcollation, t.typstorage
        from (
            select atttypid, atttypmod from pg_attribute where attrelid >= 16384 and attnum > 0 and not attisdropped
            union select typbasetype, typtypmod from pg_type where typtype = 'd' and oid >= 16384
            union select unnest(coalesce(proallargtypes, proargtypes) || prorettype), -1 from pg_proc where oid >= 16384
            union select rngsubtype, -1 from pg_range where rngtypid >= 16384
            union select seqtypid, -1 from pg_sequence
            union select aggtranstype, -1 from pg_aggregate where aggfnoid >= 16384
        ) u (id, modifier)
        join pg_type t on t.oid = u.id
        """;

    public override void Read(Row row, Reading reading)
    {
        var type = Plumbline.Sql.Types.Read(SqlReader.Over(row.GetString(2)));
        reading.Types[(row.Oid(0), row.GetInt32(1))] = new(type, row.Oid(3), row.GetChar(4));
    }
}
