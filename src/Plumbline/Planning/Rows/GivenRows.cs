namespace Plumbline.Planning.Rows;

/// <summary>Rows that a table holds before it is filled (a migration may have put them there): generated ones may refer to them, and must not repeat them.</summary>
/// <param name="columns">The names of the columns in <paramref name="rows"/>.</param>
/// <param name="rows">Values as text; some of them, if there are many.</param>
/// <param name="next">Numbers from here on are not taken by any whole-number column.</param>
internal sealed class GivenRows(string[] columns, List<string?[]> rows, long next)
{
    public static readonly GivenRows None = new([], [], 0);

    public long Count => rows.Count;

    public long Next => next;

    public string? this[long row, string column] => Array.IndexOf(columns, column) is >= 0 and var at ? rows[(int)row][at] : null;
}
