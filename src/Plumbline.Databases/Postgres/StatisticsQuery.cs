using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Postgres;

/// <summary>Extended statistics (manual 53.52, pg_statistic_ext).</summary>
internal sealed class StatisticsQuery : CatalogQuery
{
    public override string What => "extended statistics";

    public override IReadOnlyList<Kind> Kinds => [ExtendedStatistics.OfKind];

    public override string Sql(int version) =>
        $"""
        select s.oid, s.stxnamespace, s.stxname, s.stxowner, s.stxrelid, s.stxkeys::int2[], s.stxkind::text[],
            {(version >= 13 ? "coalesce(s.stxstattarget, -1)::int" : "-1")}, {(version >= 14 ? "pg_get_statisticsobjdef_expressions(s.oid)" : "null::text[]")}
        from pg_statistic_ext s
        where s.oid >= 16384
        """;

    public override void Read(Row row, Reading reading)
    {
        var (oid, table) = (row.Oid(0), row.Oid(4));
        if (row.Name(reading, 1, 2) is not { } name || !reading.IsOwn(Oids.Statistics, oid) || !reading.Relations.TryGetValue(table, out var of)) return;
        var columns = reading.Columns(table, row.Numbers(5)).Order(StringComparer.Ordinal).ToList();
        var parsed = row.Texts(8).Select(e => reading.Expression(e)).ToList();
        var statistics = new ExtendedStatistics(name, of.Name, [.. columns.Select(Quoting.Name).Order(StringComparer.Ordinal), .. parsed.Select(p => $"({p.Expression})")])
        {
            Kinds = KindsOf(row.Texts(6), reading.Version),
            Target = row.GetInt32(7) is >= 0 and var target ? target : null,
            Columns = columns.Concat(parsed.SelectMany(p => p.Columns)).Distinct().ToEquatableArray(),
        };
        reading.Add(Oids.Statistics, oid, statistics, row.Oid(3));
    }

    /// <summary>Empty when it is all that the version has.</summary>
    private static EquatableArray<string> KindsOf(string[] letters, int version)
    {
        var kinds = letters.Select(l => l switch { "d" => "ndistinct", "f" => "dependencies", "m" => "mcv", _ => "" }).Where(k => k.Length > 0).Order(StringComparer.Ordinal).ToEquatableArray();
        return kinds.Count == (version >= 12 ? 3 : 2) ? [] : kinds;
    }
}
