using Npgsql;
using Plumbline.Sql;

namespace Plumbline.Databases.Proving;

/// <summary>Tells the rows that a migration added from those that were there, by their primary key, and takes them out of the sums.</summary>
internal static class AddedRows
{
    private const int MostAdded = 100_000;

    /// <summary>The table's sums without what was added; null when that cannot be told: no primary key, or too many.</summary>
    public static async Task<TableSum?> WithoutAsync(NpgsqlConnection before, TableSum was, NpgsqlConnection after, TableSum now, CancellationToken cancel)
    {
        if (was.Key.IsEmpty || now.Count - was.Count > MostAdded || KeyOf(was, was) is not { } oldKey || KeyOf(was, now) is not { } newKey) return null;
        var old = new HashSet<string>(StringComparer.Ordinal);
        await ReadAsync(before, was, oldKey, key => old.Add(key), cancel).ConfigureAwait(false);
        var added = new List<string>();
        await ReadAsync(after, now, newKey, key => { if (!old.Contains(key)) added.Add(key); }, cancel).ConfigureAwait(false);
        if (added.Count > MostAdded) return null;
        var extra = await RowSums.SumAsync(after, now, $"WHERE {newKey} = ANY ($1)", [.. added], cancel).ConfigureAwait(false);
        return now with { Count = now.Count - extra.Count, Columns = [.. now.Columns.Zip(extra.Columns, (whole, part) => whole with { Sum = whole.Sum - part.Sum })] };
    }

    /// <summary>The key's values as one text.</summary>
    private static string? KeyOf(TableSum was, TableSum now)
    {
        var names = was.Key.Select(k => was.Columns.First(c => c.Number == k)).Select(c => now.Columns.FirstOrDefault(n => was.Id == now.Id ? n.Number == c.Number : n.Name == c.Name)?.Name).ToList();
        return names.Exists(n => n is null) ? null : $"ROW({string.Join(", ", names.Select(n => $"{Quoting.Name(n!)}::text"))})::text";
    }

    private static async Task ReadAsync(NpgsqlConnection connection, TableSum table, string key, Action<string> take, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"SELECT {key} FROM ONLY {table.Written()}", connection) { CommandTimeout = 0 };
        var rows = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            while (await rows.ReadAsync(cancel).ConfigureAwait(false)) take(rows.GetString(0));
    }
}
