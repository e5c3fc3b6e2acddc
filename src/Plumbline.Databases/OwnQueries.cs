using System.Text.Json;
using Npgsql;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Sqlite;

namespace Plumbline.Databases;

/// <summary>Runs a user's own SELECT on a database that is only read.</summary>
public static class OwnQueries
{
    /// <param name="most">Rows beyond are not fetched.</param>
    /// <returns>Each row's columns by their names, as text.</returns>
    /// <exception cref="DatabaseException">It failed, and why; within its limits.</exception>
    public static Task<IReadOnlyList<IReadOnlyList<KeyValuePair<string, string?>>>> RowsAsync(ConnectionString address, Limits limits, string query, int most, CancellationToken cancel)
    {
        // As a part of another query it can be nothing but one SELECT.
        var select = query.Trim().TrimEnd(';');
        return address.Dialect == "sqlite"
            ? Task.Run(() => OfFile(address, limits, $"SELECT * FROM (\n{select}\n) LIMIT {most}", cancel), cancel)
            : PostgresConnection.ReadAsync(address, limits, (connection, stop) => OfServerAsync(connection, $"SELECT row_to_json(own_rule)::text FROM (\n{select}\n) AS own_rule LIMIT {most}", stop), cancel);
    }

    private static IReadOnlyList<IReadOnlyList<KeyValuePair<string, string?>>> OfFile(ConnectionString address, Limits limits, string sql, CancellationToken cancel)
    {
        using var file = SqliteFile.Open(address, limits, cancel);
        return file.Rows(sql, row => Enumerable.Range(0, row.FieldCount).Select(i => KeyValuePair.Create(row.GetName(i), row.IsDBNull(i) ? null : Convert.ToString(row.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))).ToList());
    }

    private static async Task<IReadOnlyList<IReadOnlyList<KeyValuePair<string, string?>>>> OfServerAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        var rows = new List<IReadOnlyList<KeyValuePair<string, string?>>>();
        await using (var begin = new NpgsqlCommand("BEGIN READ ONLY", connection)) await begin.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        await using (var command = new NpgsqlCommand(sql, connection))
        {
            await using var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            while (await reader.ReadAsync(cancel).ConfigureAwait(false)) rows.Add(Columns(reader.GetString(0)));
        }
        await using (var end = new NpgsqlCommand("ROLLBACK", connection)) await end.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        return rows;
    }

    private static List<KeyValuePair<string, string?>> Columns(string json)
    {
        using var row = JsonDocument.Parse(json);
        return row.RootElement.EnumerateObject().Select(c => KeyValuePair.Create(c.Name, c.Value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => c.Value.GetString(),
            _ => c.Value.GetRawText(),
        })).ToList();
    }
}
