using Plumbline.Sources;

namespace Plumbline.Databases.Postgres;

/// <summary>
/// Rows and bytes of tables as the last VACUUM, ANALYZE or index build left them in pg_class (manual 53.11): to measure anew
/// would open, and so lock, every one of them.
/// </summary>
internal sealed class TableStatisticsQuery : CatalogQuery
{
    public override string What => "sizes of tables";

    public override bool IsStatistics => true;

    public override string Sql(int version) =>
        """
        select c.oid, c.reltuples::float8,
            (c.relpages::bigint + coalesce(t.relpages, 0) + coalesce(i.pages, 0)) * current_setting('block_size')::bigint
        from pg_class c
        left join pg_class t on t.oid = c.reltoastrelid
        left join (select i.indrelid, sum(x.relpages)::bigint as pages from pg_index i join pg_class x on x.oid = i.indexrelid where i.indrelid >= 16384 group by i.indrelid) i on i.indrelid = c.oid
        where c.oid >= 16384 and c.relkind in ('r', 'p', 'f', 'm') and (c.reltuples > 0 or c.relpages > 0)
        """;

    public override void Read(Row row, Reading reading)
    {
        if (!reading.Relations.TryGetValue(row.Oid(0), out var table)) return;
        var (rows, bytes) = (row.GetDouble(1), row.GetInt64(2));
        reading.Statistics[table] = reading.StatisticsOf(table) with { Rows = rows < 0 ? null : (long)rows, Bytes = bytes == 0 ? null : bytes };
    }
}
