
namespace Plumbline.Databases.Postgres;

/// <summary>The few columns of indexes with a statistics target or operator class options of their own; those of tables come along, and nobody asks for them here.</summary>
internal sealed class IndexColumnsQuery : CatalogQuery
{
    public override string What => "settings of index columns";

    public override string Sql(int version) =>
        $"""
        select a.attrelid, a.attnum, {(version >= 17 ? "a.attstattarget::int" : "nullif(a.attstattarget, -1)::int")}, a.attoptions
        from pg_attribute a
        where a.attrelid >= 16384 and a.attnum > 0
            and (a.attoptions is not null or {(version >= 17 ? "a.attstattarget is not null" : "a.attstattarget >= 0")})
        """;

    public override void Read(Row row, Reading reading)
    {
        var key = new ObjectAddress(0, row.Oid(0), row.GetInt16(1));
        if (!row.IsNull(2)) reading.IndexTargets[key] = row.GetInt32(2);
        if (!row.IsNull(3)) reading.OperatorClassOptions[key] = row.Sorted(3).ToString();
    }
}
