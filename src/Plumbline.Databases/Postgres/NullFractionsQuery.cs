using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Postgres;

/// <summary>Shares of null values from the last ANALYZE (manual 54.27, pg_stats): the server shows those of columns that the role may read.</summary>
internal sealed class NullFractionsQuery : CatalogQuery
{
    public override string What => "shares of null values";

    public override bool IsStatistics => true;

    public override string Sql(int version) =>
        """
        select schemaname, tablename, attname, null_frac
        from pg_stats
        where schemaname <> 'information_schema' and schemaname not like 'pg\_%'
        order by inherited
        """;

    public override void Read(Row row, Reading reading)
    {
        var table = new ObjectId(Table.OfKind, new(row.GetString(0), row.GetString(1)));
        if (reading.Find<Table>(table) is null) return;
        var present = reading.StatisticsOf(table);
        if (present.NullFractions is not Dictionary<string, double> { Count: > 0 } fractions) reading.Statistics[table] = present with { NullFractions = fractions = [] };
        fractions.TryAdd(row.Name(reading, 2), row.GetFloat(3));
    }
}
