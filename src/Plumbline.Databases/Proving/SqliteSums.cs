using Microsoft.Data.Sqlite;
using Plumbline.Dialects.Sqlite;
using Plumbline.Model;

namespace Plumbline.Databases.Proving;

/// <param name="Exact">Over the values as SQLite writes them, so that 1 and '1' are two.</param>
/// <param name="AsText">Over their texts: what another affinity leaves alone.</param>
internal sealed record SqliteColumnSum(string Name, ulong Exact, ulong AsText, long Nulls);

/// <summary>What is in one table of a SQLite database.</summary>
/// <param name="RowIds">Over the rows' numbers; null where it has none of its own.</param>
/// <param name="Last">The highest number that AUTOINCREMENT has given; null where it does not count.</param>
internal sealed record SqliteTableSum(ObjectName Name, long Count, EquatableArray<SqliteColumnSum> Columns, ulong? RowIds, long? Last);

/// <summary>Counts and checksums of all tables of a schema: sums of hashes, so that the order of rows does not matter.</summary>
internal static class SqliteSums
{
    private const ulong Offset = 14695981039346656037, Prime = 1099511628211;

    public static Dictionary<ObjectName, SqliteTableSum> Read(SqliteConnection connection, Catalog schema, CancellationToken cancel)
    {
        var counted = SqliteScript.Rows(connection, "SELECT name FROM sqlite_schema WHERE name = 'sqlite_sequence'", _ => true).Count == 0 ? []
            : SqliteScript.Rows(connection, "SELECT name, seq FROM sqlite_sequence", r => (Name: r.GetString(0), Last: r.IsDBNull(1) ? 0 : r.GetInt64(1))).DistinctBy(r => r.Name.ToLowerInvariant()).ToDictionary(r => r.Name, r => r.Last, StringComparer.OrdinalIgnoreCase);
        var sums = new Dictionary<ObjectName, SqliteTableSum>();
        foreach (var table in Catalog.Sorted(schema.OfType<Table>()).Cast<Table>())
        {
            cancel.ThrowIfCancellationRequested();
            sums[table.Name] = Of(connection, table, schema, counted.TryGetValue(table.Name.Name, out var last) ? last : null);
        }
        return sums;
    }

    private static SqliteTableSum Of(SqliteConnection connection, Table table, Catalog schema, long? last)
    {
        var columns = schema.Columns(table.Name).ToList();
        var numbered = !table.WithoutRowId && !columns.Exists(c => c.Name.Name.ToLowerInvariant() is "rowid" or "_rowid_" or "oid") && !columns.Exists(c => Planning.TableRebuild.IsRowNumber(c, schema));
        var (exact, text, nulls) = (new ulong[columns.Count], new ulong[columns.Count], new long[columns.Count]);
        var (count, ids) = (0L, 0UL);
        var read = columns.SelectMany(c => (string[])[$"quote({WrittenTable.Quoted(c.Name.Name)})", $"CAST({WrittenTable.Quoted(c.Name.Name)} AS TEXT)"]).Append(numbered ? "rowid" : "0");
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", read)} FROM {WrittenTable.Quoted(table.Name)}";
        command.CommandTimeout = 0;
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            count++;
            for (var i = 0; i < columns.Count; i++)
            {
                exact[i] += Hash(row.GetString(2 * i));
                if (row.IsDBNull(2 * i + 1)) nulls[i]++;
                else text[i] += Hash(Plain(row.GetString(2 * i + 1)));
            }
            if (numbered) ids += Hash(row.GetString(2 * columns.Count));
        }
        return new(table.Name, count, columns.Select((c, i) => new SqliteColumnSum(c.Name.Name, exact[i], text[i], nulls[i])).ToEquatableArray(), numbered ? ids : null, last);
    }

    /// <summary>1.0 is 1 in another affinity.</summary>
    private static string Plain(string text) => text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;

    private static ulong Hash(string text)
    {
        var hash = Offset;
        foreach (var letter in text) hash = (hash ^ letter) * Prime;
        return hash;
    }
}
