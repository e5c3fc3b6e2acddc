using Npgsql;
using Plumbline.Model;
using Plumbline.Planning.Rows;
using Plumbline.Sql;

namespace Plumbline.Databases.Proving;

/// <summary>What tables hold before they are filled: migrations often bring the rows of look-up tables along.</summary>
internal static class RowsThere
{
    /// <summary>Of larger tables this many will do to refer to.</summary>
    private const int Enough = 1000;

    public static async Task<IReadOnlyDictionary<ObjectName, GivenRows>> ReadAsync(NpgsqlConnection connection, Catalog catalog, CancellationToken cancel)
    {
        var result = new Dictionary<ObjectName, GivenRows>();
        foreach (var name in await Occupied(connection, catalog, cancel).ConfigureAwait(false))
            if (await OfTable(connection, catalog, name, cancel).ConfigureAwait(false) is { } rows) result[name] = rows;
        return result;
    }

    /// <summary>The tables, or wholes of partitions, of which a page is in use: all others are empty.</summary>
    private static async Task<List<ObjectName>> Occupied(NpgsqlConnection connection, Catalog catalog, CancellationToken cancel)
    {
        using var command = new NpgsqlCommand("SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND c.oid >= 16384 AND pg_relation_size(c.oid) > 0", connection);
        var found = new HashSet<ObjectName>();
        var rows = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            while (await rows.ReadAsync(cancel).ConfigureAwait(false))
            {
                var name = new ObjectName(rows.GetString(0), rows.GetString(1));
                while (catalog.Find(new(Table.OfKind, name)) is Table { PartitionOf: { } whole }) name = whole;
                if (catalog.Contains(new(Table.OfKind, name))) found.Add(name);
            }
        return [.. found.Order()];
    }

    private static async Task<GivenRows?> OfTable(NpgsqlConnection connection, Catalog catalog, ObjectName table, CancellationToken cancel)
    {
        var columns = catalog.Columns(table);
        if (columns.Count == 0) return null;
        var whole = columns.Where(c => c.Type is { Schema: null, IsArray: false, Name: "smallint" or "integer" or "bigint" }).Select(c => $"max({Quoting.Name(c.Name.Name)})").ToList();
        var next = whole.Count == 0 ? "0" : $"(SELECT greatest({string.Join(", ", whole)}, 0) FROM {Quoting.Name(table)})";
        var texts = string.Join(", ", columns.Select(c => $"{Quoting.Name(c.Name.Name)}::text"));
        using var command = new NpgsqlCommand($"SELECT {next}::bigint, {texts} FROM {Quoting.Name(table)} LIMIT {Enough}", connection) { CommandTimeout = 0 };
        var (values, last) = (new List<string?[]>(), 0L);
        var rows = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            while (await rows.ReadAsync(cancel).ConfigureAwait(false))
            {
                last = rows.GetInt64(0);
                values.Add([.. columns.Select((_, i) => rows.IsDBNull(i + 1) ? null : rows.GetString(i + 1))]);
            }
        // A number of another meaning (a year, a phone number, a mark at the end of the range) would leave no room above it.
        return values.Count == 0 ? null : new([.. columns.Select(c => c.Name.Name)], values, last < int.MaxValue / 2 ? last : values.Count);
    }
}
