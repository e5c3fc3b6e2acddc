using Plumbline.Model;

namespace Plumbline.Planning.Rows;

/// <summary>
/// Numbers columns and references so that every key holds: another value for every row where some column has enough of them,
/// else the row's ordinal written in digits, one column a digit.
/// </summary>
internal sealed class KeyNumbers(TableReading reading, List<RowKey> keys)
{
    /// <summary>The partial keys that would leave fewer rows than wanted: they are left to their predicate.</summary>
    public List<RowKey> Assign()
    {
        var rest = new List<RowKey>();
        foreach (var key in keys.OrderBy(k => k.Predicate is not null).ThenBy(k => k.Spaced is null).ThenBy(k => k.Columns.Count))
        {
            if (key.NullsNotDistinct) reading.NeverNull.UnionWith(key.Columns);
            if (Satisfies(key)) continue;
            if (Distinct(key)) continue;
            if (key.Predicate is not null && key.Columns.Any(c => reading.Owners[c] is not null)) rest.Add(key);
            else if (!Digits(key)) rest.Add(key);
        }
        Count();
        return rest;
    }

    private bool Satisfies(RowKey key) => key.Columns.Any(c => NumberOf(c) == Numbering.Distinct)
        || keys.Exists(k => k != key && k.Predicate is null && !k.Columns.IsEmpty && k.Columns.All(c => key.Columns.Contains(c) && !NumberOf(c).IsChance));

    private Numbering NumberOf(int column) => reading.Owners[column] is { } owner ? owner.Numbering : reading.ColumnNumbers[column];

    private void Number(int column, Numbering numbering)
    {
        if (reading.Owners[column] is { } owner) owner.Numbering = numbering;
        else reading.ColumnNumbers[column] = numbering;
    }

    private bool Distinct(RowKey key)
    {
        int? best = null;
        foreach (var column in key.Columns)
        {
            if (!NumberOf(column).IsChance || Capacity(column) < (ulong)reading.Rows) continue;
            // Rows should refer to whatever they like, where only some of them are kept apart.
            if (reading.Owners[column] is { } owner && (owner.SharesColumns || key.Predicate is not null)) continue;
            // A column of its own rather than a reference: rows may then refer to whatever they like.
            if (best is not { } so || (reading.Owners[so] is not null && reading.Owners[column] is null) || (reading.Owners[column] is null && Capacity(column) >= Capacity(so))) best = column;
        }
        if (best is not { } chosen) return false;
        Number(chosen, Numbering.Distinct);
        if (reading.Owners[chosen] is { IsOwn: false } reference) reading.MostOrdinals = Math.Min(reading.MostOrdinals, reference.Target.Count);
        return true;
    }

    /// <summary>false for a partial key for which there are too few values: nothing is numbered then.</summary>
    private bool Digits(RowKey key)
    {
        var free = key.Columns.Where(c => NumberOf(c).IsChance).DistinctBy(c => (object?)reading.Owners[c] ?? c)
            .OrderBy(c => reading.Owners[c]?.SharesColumns == true).ThenByDescending(Capacity).ToList();
        var rows = 1L;
        var numbers = new List<(int, Numbering)>();
        foreach (var column in free)
        {
            var modulus = (long)Math.Clamp(Capacity(column), 1, int.MaxValue);
            numbers.Add((column, new(rows, modulus)));
            rows = (long)Int128.Min((Int128)rows * modulus, (long)ValueSource.Endless);
        }
        if (key.Predicate is not null && rows < reading.Rows) return false;
        foreach (var (column, number) in numbers) Number(column, number);
        reading.MostOrdinals = Math.Min(reading.MostOrdinals, rows);
        reading.Rows = Math.Min(reading.Rows, rows);
        return true;
    }

    private ulong Capacity(int column)
    {
        if (reading.Owners[column] is { } owner) return (ulong)owner.Target.Count;
        var capacity = ValueSource.Endless;
        foreach (var shape in reading.Shapes)
            if (shape.Sources[column] is { } source) capacity = Math.Min(capacity, source.Capacity);
        return capacity;
    }

    /// <summary>What the server would number itself is numbered, key or not.</summary>
    private void Count()
    {
        for (var i = 0; i < reading.Columns.Count; i++)
        {
            var column = reading.Columns[i];
            var counts = column.Identity is not null || column.Default?.Text.StartsWith("nextval(", StringComparison.Ordinal) == true;
            if (counts && reading.Owners[i] is null && NumberOf(i).IsChance && Capacity(i) >= (ulong)reading.Rows) Number(i, Numbering.Distinct);
        }
    }
}
