using Npgsql;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Sqlite;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases;

/// <summary>How many rows of a live database lack a value in columns that are to have one.</summary>
public static class NullCounts
{
    /// <param name="there">The columns that are there; every row lacks the others.</param>
    /// <returns>Counts by column; none for a table that the role may not read, or that is not there.</returns>
    public static Dictionary<ObjectId, long> Of(ConnectionString address, Limits limits, IReadOnlyCollection<ObjectId> columns, Func<ObjectId, bool> there, CancellationToken cancel = default) =>
        address.Dialect == "sqlite" ? SqliteNullCounts.Of(address, limits, columns, there, cancel) : PostgresConnection.ReadAsync(address, limits, (connection, stop) => Count(connection, columns, there, stop), cancel).GetAwaiter().GetResult();

    private static async Task<Dictionary<ObjectId, long>> Count(NpgsqlConnection connection, IReadOnlyCollection<ObjectId> columns, Func<ObjectId, bool> there, CancellationToken stop)
    {
        var counts = new Dictionary<ObjectId, long>();
        foreach (var table in columns.GroupBy(c => c.Name.OfTable()))
        {
            var asked = table.ToList();
            var counted = string.Join(", ", asked.Select(c => there(c) ? $"count(*) FILTER (WHERE {Quoting.Name(c.Name.Name)} IS NULL)" : "count(*)"));
            await using var command = new NpgsqlCommand($"SELECT {counted} FROM {Quoting.Name(table.Key.Schema ?? "public")}.{Quoting.Name(table.Key.Name)}", connection);
            try
            {
                await using var reader = await command.ExecuteReaderAsync(stop);
                await reader.ReadAsync(stop);
                for (var i = 0; i < asked.Count; i++) counts[asked[i]] = reader.GetInt64(i);
            }
            catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedTable)
            {
                // What may not be counted is asked of a person.
            }
        }
        return counts;
    }
}
