using Plumbline.Databases.Connections;
using Plumbline.Dialects.Sqlite;
using Plumbline.Model;

namespace Plumbline.Databases.Sqlite;

/// <summary>How many rows of a SQLite database lack a value in columns that are to have one.</summary>
internal static class SqliteNullCounts
{
    /// <param name="there">The columns that are there; every row lacks the others.</param>
    public static Dictionary<ObjectId, long> Of(ConnectionString address, Limits limits, IReadOnlyCollection<ObjectId> columns, Func<ObjectId, bool> there, CancellationToken cancel)
    {
        using var file = SqliteFile.Open(address, limits, cancel);
        file.HoldStill();
        var counts = new Dictionary<ObjectId, long>();
        foreach (var table in columns.GroupBy(c => c.Name.OfTable()))
        {
            // A table that is not there has no rows without a value.
            if (file.Rows($"SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = {Sql.SqlString.Quote(table.Key.Name)} COLLATE NOCASE", _ => 1).Count == 0) continue;
            var asked = table.ToList();
            var counted = string.Join(", ", asked.Select(c => there(c) ? $"count(*) FILTER (WHERE {WrittenTable.Quoted(c.Name.Name)} IS NULL)" : "count(*)"));
            var row = file.Rows($"SELECT {counted} FROM {WrittenTable.Quoted(table.Key)}", r => asked.Select((_, i) => r.GetInt64(i)).ToList())[0];
            for (var i = 0; i < asked.Count; i++) counts[asked[i]] = row[i];
        }
        return counts;
    }
}
