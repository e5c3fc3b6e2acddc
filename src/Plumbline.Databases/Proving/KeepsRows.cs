using Npgsql;
using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Sql;

namespace Plumbline.Databases.Proving;

/// <summary>
/// Every row and value that stays is the one that was there. Tables and columns are followed by the server's own numbers, which renames leave alone;
/// one that was rebuilt is found by its name. A value may change where a statement says so.
/// </summary>
internal sealed class KeepsRows(IReadOnlyList<StatementTrace> traces, IReadOnlyList<Statement> statements)
{
    private readonly List<string> _faults = [];
    private readonly List<string> _told = [];
    private int _columns;

    public async Task<Promise> LookAsync(NpgsqlConnection before, Dictionary<uint, TableSum> was, NpgsqlConnection after, Dictionary<uint, TableSum> now, CancellationToken cancel)
    {
        var byName = now.Values.ToDictionary(t => t.Name);
        var rows = 0L;
        foreach (var table in was.Values.OrderBy(t => t.Name))
        {
            rows += table.Count;
            if (now.GetValueOrDefault(table.Id) is { } same) await CompareAsync(before, table, after, same, cancel).ConfigureAwait(false);
            else if (byName.GetValueOrDefault(table.Name) is { } rebuilt) await CompareAsync(before, table, after, rebuilt, cancel).ConfigureAwait(false);
            else _told.Add($"{table.Name} is gone with {Count(table.Count)}");
        }
        if (_faults.Count > 0) return Promise.Failed(Promises.KeepsRows, _faults[0], [.. _faults.Skip(1), .. _told]);
        var evidence = rows == 0 ? "the tables were empty, so that nothing could be lost" : $"{Count(rows)} in {was.Count} tables, {_columns} columns compared by checksum";
        return (rows == 0 ? Promise.NotApplicable(Promises.KeepsRows, evidence) : Promise.Held(Promises.KeepsRows, evidence)) with { Details = _told.ToEquatableArray() };
    }

    private async Task CompareAsync(NpgsqlConnection before, TableSum was, NpgsqlConnection after, TableSum now, CancellationToken cancel)
    {
        if (now.Count < was.Count)
        {
            _faults.Add($"{now.Name} has {now.Count:N0} of {Count(was.Count)}{Blamed(now.Name, was.Name, r => r.Deleted)}");
            return;
        }
        var kept = now;
        if (Written(was.Name, now.Name, r => r.Inserted).Any() || now.Count > was.Count)
        {
            if (await AddedRows.WithoutAsync(before, was, after, now, cancel).ConfigureAwait(false) is not { } without)
            {
                _told.Add($"{now.Name} has {Count(now.Count - was.Count)} more: without a key its values are not compared");
                return;
            }
            kept = without;
            if (kept.Count < was.Count)
            {
                _faults.Add($"{now.Name} has {kept.Count:N0} of {Count(was.Count)} left, others took their place{Blamed(now.Name, was.Name, r => r.Deleted)}");
                return;
            }
        }
        foreach (var column in was.Columns) await CompareAsync(after, was, column, kept, cancel).ConfigureAwait(false);
    }

    private async Task CompareAsync(NpgsqlConnection after, TableSum table, ColumnSum was, TableSum now, CancellationToken cancel)
    {
        var by = table.Id == now.Id ? now.Columns.FirstOrDefault(c => c.Number == was.Number) : null;
        if ((by ?? now.Columns.FirstOrDefault(c => c.Name == was.Name)) is not { } column)
        {
            if (table.Count > 0) _told.Add($"{now.Name}.{was.Name} is gone with the values of {Count(table.Count)}");
            return;
        }
        _columns++;
        if (column.Sum == was.Sum) return;
        var name = $"{now.Name}.{column.Name}";
        if (column.Type != was.Type && table.Count == now.Count && await RowSums.SumAsTypeAsync(after, now, column.Name, was.Type, cancel).ConfigureAwait(false) == was.Sum)
        {
            _told.Add($"{name} is {column.Type} now and was {was.Type}: taken back, its values are the same");
            return;
        }
        if (UpdateOf(table.Name, now.Name, was.Name, column.Name) is { } update) _told.Add($"{name} has other values: {update}");
        else if (column.Type != was.Type && UsingOf(table.Name, now.Name, was.Name, column.Name) is { } conversion) _told.Add($"{name} is {column.Type} now and was {was.Type}: its values are changed by its USING, {conversion.Where()}");
        else if (column.Type != was.Type) _faults.Add($"{name} lost values when it became {column.Type} and was {was.Type}");
        else _faults.Add($"{name} has other values, and no UPDATE sets it{Blamed(table.Name, now.Name, r => r.Updated)}");
    }

    /// <summary>The statement that gives the column another type and says how its values come by it.</summary>
    private Statement? UsingOf(ObjectName tableBefore, ObjectName tableAfter, params string[] names)
    {
        foreach (var statement in statements)
            foreach (var change in statement.Effects)
                if (change is Change.Altered { Before: Column before } altered && altered.Facets.Contains(Column.TypeFacet) && names.Contains(before.Name.Name)
                    && (before.Name.OfTable() == tableBefore || before.Name.OfTable() == tableAfter) && SaysHow(statement, before.Name.Name)) return statement;
        return null;
    }

    /// <summary>Whether USING stands behind this column and before the next comma that is no argument's.</summary>
    private static bool SaysHow(Statement statement, string column)
    {
        var sql = SqlReader.Over(statement.Text().ToString());
        for (var (depth, mine) = (0, false); !sql.AtEnd; sql.Advance())
        {
            if (sql.Is(TokenKind.LeftParen)) depth++;
            else if (sql.Is(TokenKind.RightParen)) depth--;
            else if (depth == 0 && sql.Is(TokenKind.Comma)) mine = false;
            else if (mine && sql.Is("USING")) return true;
            else if (sql.Is("ALTER") && (sql.Peek(1).Kind == TokenKind.QuotedWord || sql.Peek(1).Kind == TokenKind.Word)) mine |= IsNamed(sql, column);
        }
        return false;
    }

    private static bool IsNamed(SqlReader sql, string column)
    {
        var at = sql.At;
        sql.Advance();
        sql.Take("COLUMN");
        var named = sql.Name() == column;
        sql.At = at;
        return named;
    }

    /// <summary>The statement that sets the column, as it reads; or one that updates the table in a way that cannot be read.</summary>
    private string? UpdateOf(ObjectName tableBefore, ObjectName tableAfter, params string[] names)
    {
        foreach (var trace in traces)
        {
            var rows = RowsOf(trace, tableBefore, tableAfter, r => r.Updated);
            var steps = statements.Where(s => Covers(trace, s)).SelectMany(s => s.Data).Where(d => d.Action != "insert" && (d.Table == tableBefore || d.Table == tableAfter)).ToList();
            if (steps.Exists(s => s.Columns.Any(c => names.Contains(c))) || (rows > 0 && steps.Count == 0)) return $"{trace.Where} updates {(rows > 0 ? Count(rows) : "it")}";
        }
        return null;
    }

    /// <summary>What ran inside a block stands between the block's first line and its last.</summary>
    private static bool Covers(StatementTrace trace, Statement statement)
    {
        var (where, lines) = (statement.Where(), trace.Text.AsSpan().Count('\n'));
        return where.File == trace.Where.File && where.Line >= trace.Where.Line && where.Line <= trace.Where.Line + lines;
    }

    private string Blamed(ObjectName one, ObjectName other, Func<RowsWritten, long> rows)
    {
        var blamed = Written(one, other, rows).Select(t => $"{t.Where} wrote {Count(RowsOf(t, one, other, rows))}").ToList();
        return blamed.Count == 0 ? "" : $": {string.Join("; ", blamed)}";
    }

    private IEnumerable<StatementTrace> Written(ObjectName one, ObjectName other, Func<RowsWritten, long> rows) => traces.Where(t => RowsOf(t, one, other, rows) > 0);

    private static long RowsOf(StatementTrace trace, ObjectName one, ObjectName other, Func<RowsWritten, long> rows) =>
        trace.Rows.Where(r => r.Table == one || r.Table == other).Sum(rows);

    private static string Count(long rows) => rows == 1 ? "1 row" : $"{rows:N0} rows";
}
