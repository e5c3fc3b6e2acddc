using Microsoft.Data.Sqlite;
using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Planning.Rows;

namespace Plumbline.Databases.Proving;

/// <summary>Fills a SQLite database with generated rows, in one transaction; SQLite judges each, and what it refuses is left out.</summary>
internal static class SqliteRows
{
    private const int Candidates = 4;

    /// <returns>The tables that got none, and why.</returns>
    public static IReadOnlyList<string> Fill(SqliteConnection connection, Catalog schema, RowSizes sizes, int seed, CancellationToken cancel)
    {
        var unfilled = new List<string>();
        var plan = RowPlan.Of(schema, sizes, seed, inOrderOnly: true, new Dictionary<ObjectName, GivenRows>());
        SqliteScript.Send(connection, "BEGIN");
        var shrunk = false;
        foreach (var table in plan.InOrder)
        {
            cancel.ThrowIfCancellationRequested();
            if (shrunk) table.Prepare();
            if (table.WhyNone is null) Fill(connection, table, cancel);
            if (table.WhyNone is { } why) unfilled.Add($"{table.Table.Name} has no rows: {why}");
            shrunk |= !table.IsWhole;
        }
        SqliteScript.Send(connection, "COMMIT");
        return unfilled;
    }

    private static void Fill(SqliteConnection connection, TableRows table, CancellationToken cancel)
    {
        var name = WrittenTable.Quoted(table.Table.Name.Name);
        var columns = table.Columns;
        using var command = connection.CreateCommand();
        command.CommandText = columns.Count == 0 ? $"INSERT INTO {name} DEFAULT VALUES"
            : $"INSERT INTO {name} ({WrittenTable.Quoted(columns.Select(c => c.Name.Name))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$v{i}"))})";
        for (var i = 0; i < columns.Count; i++) command.Parameters.Add(new SqliteParameter($"$v{i}", SqliteType.Text));
        var kept = new List<long>();
        var text = new RowText();
        string? refusal = null;
        try
        {
            for (var row = table.First; kept.Count < table.Rows && row < table.First + Math.Min(table.MostOrdinals, table.Rows * Candidates); row++)
            {
                cancel.ThrowIfCancellationRequested();
                text.Clear();
                if (!table.Write(row, text)) continue;
                var values = text.Written[..^1].ToString().Split('\t');
                for (var i = 0; i < columns.Count; i++) command.Parameters[i].Value = Value(values[i], columns[i]);
                try
                {
                    command.ExecuteNonQuery();
                    kept.Add(row);
                }
                catch (SqliteException fault)
                {
                    refusal ??= fault.Message;
                }
            }
        }
        catch (RowsInCircleException circle)
        {
            refusal ??= circle.Message;
        }
        table.Keep([.. kept]);
        if (kept.Count == 0) table.WhyNone = refusal ?? "its foreign keys find no rows that fit together";
    }

    /// <summary>A column's affinity makes a number of a text that is one; a truth value is a number, and bytes are no text.</summary>
    private static object Value(string text, Column column)
    {
        if (text == "\\N") return DBNull.Value;
        if (column.Type.Name.StartsWith("bool", StringComparison.OrdinalIgnoreCase)) return text is "t" or "true" or "1" ? 1L : 0L;
        var value = text.Contains('\\') ? Unescaped(text) : text;
        return column.Type.Name.Equals("blob", StringComparison.OrdinalIgnoreCase) ? System.Text.Encoding.UTF8.GetBytes(value) : value;
    }

    private static string Unescaped(string text)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            plain.Append(text[i] != '\\' || i + 1 == text.Length ? text[i] : text[++i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', 'v' => '\v', var other => other });
        return plain.ToString();
    }
}
