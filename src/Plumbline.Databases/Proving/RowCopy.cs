using Npgsql;
using Plumbline.Planning.Rows;

namespace Plumbline.Databases.Proving;

/// <summary>Sends generated rows by COPY, in its text format: the server's own input functions read every type.</summary>
internal static class RowCopy
{
    private const int Enough = 1 << 16;

    /// <param name="ordinals">As many are looked at until there are enough rows.</param>
    /// <param name="withOrdinals">Whether each line begins with the row's ordinal.</param>
    /// <returns>The ordinals that were sent; null when it was all of them. Left out are rows whose keys found nothing to refer to.</returns>
    /// <exception cref="PostgresException">The server refused a row.</exception>
    public static async Task<List<long>?> SendAsync(NpgsqlConnection connection, string copy, TableRows table, long rows, long ordinals, bool withOrdinals, CancellationToken cancel)
    {
        var text = new RowText();
        List<long>? kept = null;
        var last = table.First + ordinals;
        var server = await connection.BeginTextImportAsync(copy, cancel).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            for (long row = table.First, sent = 0; sent < rows && row < last; row++)
            {
                if (Write(table, row, text, withOrdinals))
                {
                    kept?.Add(row);
                    sent++;
                }
                else kept ??= [.. Between(table.First, row)];
                if (text.Length < Enough && sent < rows && row < last - 1) continue;
                await server.WriteAsync(text.Memory, cancel).ConfigureAwait(false);
                text.Clear();
            }
        }
        return kept;
    }

    private static IEnumerable<long> Between(long first, long row)
    {
        for (var i = first; i < row; i++) yield return i;
    }

    private static bool Write(TableRows table, long row, RowText text, bool withOrdinals)
    {
        var start = text.Length;
        if (withOrdinals)
        {
            text.Append(row);
            if (table.Columns.Count > 0) text.Append('\t');
        }
        if (table.Write(row, text)) return true;
        text.Truncate(start);
        return false;
    }
}
