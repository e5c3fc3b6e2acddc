using System.Numerics;
using Npgsql;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Proving;

/// <summary>One column's values, added up: the hashes of their texts, so that their order does not matter.</summary>
internal sealed record ColumnSum(string Name, short Number, string Type, BigInteger Sum);

/// <summary>One table's rows, added up.</summary>
/// <param name="Key">The numbers of its primary key's columns; empty without one.</param>
internal sealed record TableSum(uint Id, ObjectName Name, long Count, EquatableArray<ColumnSum> Columns, EquatableArray<short> Key)
{
    public string Written() => $"{Quoting.Name(Name.Schema!)}.{Quoting.Name(Name.Name)}";
}

/// <summary>Counts and checksums of every table and column of a database.</summary>
internal static class RowSums
{
    private const string ColumnsSql =
        """
        SELECT c.oid, n.nspname::text, c.relname::text, a.attnum, a.attname::text, pg_catalog.format_type(a.atttypid, a.atttypmod),
            EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY (i.indkey::int2[]))
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.oid >= 16384 AND c.relkind = 'r' AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
        ORDER BY c.oid, a.attnum
        """;

    public static async Task<Dictionary<uint, TableSum>> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await PrepareAsync(connection, cancel).ConfigureAwait(false);
        var sums = new Dictionary<uint, TableSum>();
        foreach (var table in await TablesAsync(connection, cancel).ConfigureAwait(false)) sums[table.Id] = await SumAsync(connection, table, "", null, cancel).ConfigureAwait(false);
        return sums;
    }

    /// <summary>Texts of values must not depend on what a migration set for the database.</summary>
    public static async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        using var command = new NpgsqlCommand("SET search_path = ''; SET DateStyle = 'ISO'; SET IntervalStyle = 'postgres'; SET TimeZone = 'UTC'; SET extra_float_digits = 1; SET bytea_output = 'hex'; SET row_security = off", connection);
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>A table's sums over the rows that a condition holds for.</summary>
    /// <param name="where">With the keys, as texts of rows, as its parameter.</param>
    public static async Task<TableSum> SumAsync(NpgsqlConnection connection, TableSum table, string where, string[]? keys, CancellationToken cancel)
    {
        var sums = table.Columns.Select(c => $", coalesce(sum(pg_catalog.hashtextextended({Quoting.Name(c.Name)}::text, 0)::numeric), 0)::text");
        await using var command = new NpgsqlCommand($"SELECT count(*){string.Concat(sums)} FROM ONLY {table.Written()} t {where}", connection) { CommandTimeout = 0 };
        if (keys is not null) command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = keys });
        var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (row.ConfigureAwait(false))
        {
            await row.ReadAsync(cancel).ConfigureAwait(false);
            var columns = new List<ColumnSum>();
            for (var i = 0; i < table.Columns.Count; i++) columns.Add(table.Columns[i] with { Sum = BigInteger.Parse(row.GetString(i + 1)) });
            return table with { Count = row.GetInt64(0), Columns = columns.ToEquatableArray() };
        }
    }

    /// <summary>A column's sum once its values are taken back to an earlier type; null where they cannot be.</summary>
    public static async Task<BigInteger?> SumAsTypeAsync(NpgsqlConnection connection, TableSum table, string column, string type, CancellationToken cancel)
    {
        try
        {
            await using var command = new NpgsqlCommand($"SELECT coalesce(sum(pg_catalog.hashtextextended({Quoting.Name(column)}::{type}::text, 0)::numeric), 0)::text FROM ONLY {table.Written()}", connection) { CommandTimeout = 0 };
            return BigInteger.Parse((string)(await command.ExecuteScalarAsync(cancel).ConfigureAwait(false))!);
        }
        catch (PostgresException)
        {
            return null;
        }
    }

    private static async Task<List<TableSum>> TablesAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var tables = new List<TableSum>();
        await using var command = new NpgsqlCommand(ColumnsSql, connection) { CommandTimeout = 0 };
        var rows = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            while (await rows.ReadAsync(cancel).ConfigureAwait(false))
            {
                var id = rows.GetFieldValue<uint>(0);
                if (tables.Count == 0 || tables[^1].Id != id) tables.Add(new(id, new(rows.GetString(1), rows.GetString(2)), 0, [], []));
                if (rows.IsDBNull(3)) continue;
                var number = rows.GetInt16(3);
                tables[^1] = tables[^1] with
                {
                    Columns = tables[^1].Columns.Add(new(rows.GetString(4), number, rows.GetString(5), 0)),
                    Key = rows.GetBoolean(6) ? tables[^1].Key.Add(number) : tables[^1].Key,
                };
            }
        return tables;
    }
}
