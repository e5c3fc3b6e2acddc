using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Postgres;

/// <summary>How often each index was used since the counters were reset (manual 27.2, pg_stat_all_indexes). Nothing where they are turned off.</summary>
internal sealed class IndexScansQuery : CatalogQuery
{
    public override string What => "use of indexes";

    public override bool IsStatistics => true;

    public override string Sql(int version) =>
        """
        select i.indrelid, i.indexrelid, pg_stat_get_numscans(i.indexrelid), d.stats_reset
        from pg_index i
        cross join (select pg_stat_get_db_stat_reset_time(oid) as stats_reset from pg_database where datname = current_database()) d
        where i.indexrelid >= 16384 and current_setting('track_counts')::boolean
        """;

    public override void Read(Row row, Reading reading)
    {
        if (!reading.Relations.TryGetValue(row.Oid(0), out var table) || !reading.Relations.TryGetValue(row.Oid(1), out var index)) return;
        var present = reading.StatisticsOf(table);
        if (present.IndexScans is not Dictionary<ObjectId, long> { Count: > 0 } scans)
            reading.Statistics[table] = present with { IndexScans = scans = [], Since = row.IsNull(3) ? null : row.Moment(3) };
        scans[index] = row.GetInt64(2);
    }
}
