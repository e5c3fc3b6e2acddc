using System.Globalization;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Sqlite;

/// <summary>
/// Rows and bytes of the tables. What ANALYZE has written down is taken as it is; a small database is counted, a large one is not read for it.
/// </summary>
internal static class SqliteStatistics
{
    private const long SmallDatabase = 32 << 20;

    public static Dictionary<ObjectId, TableStatistics> Read(SqliteFile file, IReadOnlyList<SchemaRow> rows, Catalog catalog)
    {
        var small = file.Rows("select page_count * page_size from pragma_page_count, pragma_page_size", r => r.GetInt64(0))[0] <= SmallDatabase;
        var analyzed = rows.Any(r => r.Name == "sqlite_stat1") ? Analyzed(file) : [];
        var bytes = small ? Bytes(file) : [];
        var statistics = new Dictionary<ObjectId, TableStatistics>();
        foreach (var table in catalog.OfType<Table>())
        {
            var name = table.Name.Name;
            long? count = small ? Count(file, name) : analyzed.TryGetValue(name, out var estimate) ? estimate : null;
            statistics[table.Id()] = new(count, bytes.TryGetValue(name, out var size) ? size : null);
        }
        return statistics;
    }

    private static long Count(SqliteFile file, string table) => file.Rows($"select count(*) from \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", r => r.GetInt64(0))[0];

    /// <summary>The first number of each line is the table's rows when ANALYZE last ran ("The sqlite_stat1 table").</summary>
    private static Dictionary<string, long> Analyzed(SqliteFile file)
    {
        var counts = new Dictionary<string, long>();
        foreach (var (table, line) in file.Rows("select tbl, stat from sqlite_stat1 where tbl is not null and stat is not null", r => (r.GetString(0), r.GetString(1))))
            if (long.TryParse(line.AsSpan(0, line.IndexOf(' ') is >= 0 and var end ? end : line.Length), CultureInfo.InvariantCulture, out var count)) counts[table] = count;
        return counts;
    }

    /// <summary>Table and indexes together, from dbstat where the library has it.</summary>
    private static Dictionary<string, long> Bytes(SqliteFile file)
    {
        if (file.Rows("select 1 from pragma_module_list where name = 'dbstat'", r => r.GetInt32(0)).Count == 0) return [];
        var sizes = file.Rows("select m.tbl_name, sum(s.pgsize) from dbstat as s join sqlite_master as m on m.name = s.name where s.aggregate = true group by 1", r => (r.GetString(0), r.GetInt64(1)));
        return sizes.ToDictionary(s => s.Item1, s => s.Item2);
    }
}
