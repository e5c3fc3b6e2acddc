namespace Plumbline.Databases.Proving;

/// <summary>What tells the rows of one database from those of its copy, one line each.</summary>
internal static class RowChanges
{
    /// <summary>Tables and columns that both have, by name.</summary>
    public static IEnumerable<string> Between(IReadOnlyDictionary<uint, TableSum> before, IReadOnlyDictionary<uint, TableSum> after, string beforeIs, string afterIs)
    {
        var byName = after.Values.ToDictionary(t => t.Name);
        foreach (var table in before.Values.OrderBy(t => t.Name))
        {
            if (byName.GetValueOrDefault(table.Name) is not { } other) continue;
            if (other.Count != table.Count) yield return $"{table.Name} has {table.Count:N0} rows after {beforeIs}, {other.Count:N0} after {afterIs}";
            else
                foreach (var column in table.Columns)
                    if (other.Columns.FirstOrDefault(c => c.Name == column.Name) is { } same && same.Sum != column.Sum) yield return $"{table.Name}.{column.Name} has other values after {afterIs} than after {beforeIs}";
        }
    }
}
