using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Planning;

namespace Plumbline.Databases.Proving;

/// <summary>Every row and value that stays is the one that was there, in SQLite: tables and columns are followed through the renames of the files.</summary>
internal sealed class SqliteKeepsRows(IReadOnlyList<Statement> statements)
{
    private readonly List<string> _faults = [], _told = [];
    private int _columns;

    public Promise Look(IReadOnlyDictionary<ObjectName, SqliteTableSum> was, IReadOnlyDictionary<ObjectName, SqliteTableSum> now, IReadOnlyList<string> damages)
    {
        _faults.AddRange(damages);
        var rows = was.Values.Sum(t => t.Count);
        foreach (var table in was.Values.OrderBy(t => t.Name)) Compare(table, now.GetValueOrDefault(Now(new(Table.OfKind, table.Name)).Name));
        if (_faults.Count > 0) return Promise.Failed(Promises.KeepsRows, _faults[0], [.. _faults.Skip(1), .. _told]);
        var evidence = rows == 0 ? "the tables were empty, so that nothing could be lost" : $"{Count(rows)} in {was.Count} tables, {_columns} columns compared by checksum";
        return (rows == 0 ? Promise.NotApplicable(Promises.KeepsRows, evidence) : Promise.Held(Promises.KeepsRows, evidence)) with { Details = _told.ToEquatableArray() };
    }

    private void Compare(SqliteTableSum was, SqliteTableSum? now)
    {
        if (now is null) { _told.Add($"{was.Name} is gone with {Count(was.Count)}"); return; }
        if (now.Count < was.Count) { _faults.Add($"{now.Name} has {now.Count:N0} of {Count(was.Count)}"); return; }
        if (now.Count > was.Count) { _told.Add($"{now.Name} has {Count(now.Count - was.Count)} more: its values are not compared"); return; }
        foreach (var column in was.Columns) Compare(was, column, now);
        if (was.RowIds is { } ids && now.RowIds is { } others && ids != others) _told.Add($"the rows of {now.Name} have other numbers (rowid) now: what keeps them elsewhere, an index for full text or code, points to other rows");
        if (was.Last is { } last && (now.Last ?? 0) < last)
        {
            if (now.Last is null) _told.Add($"{now.Name} no longer counts by AUTOINCREMENT: numbers of deleted rows, up to {last}, may be given again");
            else _faults.Add($"{now.Name} goes on counting from {now.Last ?? 0}, and had given numbers up to {last}: those of deleted rows are given again");
        }
    }

    private void Compare(SqliteTableSum table, SqliteColumnSum was, SqliteTableSum now)
    {
        var name = Now(new(Column.OfKind, table.Name.Member(was.Name))).Name;
        if (now.Columns.FirstOrDefault(c => c.Name == name.Name) is not { } column)
        {
            if (table.Count > 0) _told.Add($"{now.Name}.{was.Name} is gone with the values of {Count(table.Count)}");
            return;
        }
        _columns++;
        if (column.Exact == was.Exact) return;
        if (column.AsText == was.AsText && column.Nulls == was.Nulls) _told.Add($"{now.Name}.{column.Name} is written in another way now: its texts are the same");
        else if (statements.FirstOrDefault(s => s.Data.Any(d => d.Action == "update" && d.Columns.Contains(column.Name) && (d.Table == now.Name || d.Table == table.Name))) is { } update) _told.Add($"{now.Name}.{column.Name} has other values: {update.Where()} updates it");
        else if (column.Nulls < was.Nulls) _told.Add($"{now.Name}.{column.Name}: {Count(was.Nulls - column.Nulls)} had no value and got one");
        else _faults.Add($"{now.Name}.{column.Name} has other values, and no UPDATE sets it");
    }

    /// <summary>As it is called after the files.</summary>
    private ObjectId Now(ObjectId id)
    {
        foreach (var effect in statements.SelectMany(s => s.Effects))
            if (effect is Change.Renamed renamed)
                if (renamed.Before.Id() == id) id = renamed.After.Id();
                // A rebuilt table takes the name of the one that it replaces: rows are followed by name, then.
                else if (id.Name.Table is not null && renamed.Before is Table && id.Name.OfTable() == renamed.Before.Name) id = new(id.Kind, renamed.After.Name.Member(id.Name.Name));
        return id;
    }

    private static string Count(long rows) => rows == 1 ? "1 row" : $"{rows:N0} rows";
}
