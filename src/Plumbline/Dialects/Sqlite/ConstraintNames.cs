using Plumbline.Model;

namespace Plumbline.Dialects.Sqlite;

/// <summary>
/// SQLite does not keep names for unnamed constraints. Ours are made from the names of table and columns, and follow when those change:
/// the tools rebuild a table under another name and rename it at the end.
/// </summary>
internal static class ConstraintNames
{
    /// <param name="ending"><c>_key</c>, <c>_fkey</c>, <c>_pkey</c> or <c>_check</c>.</param>
    /// <param name="before">The constraint's columns before the rename; none where its name has none.</param>
    public static ObjectName Follow(ObjectName name, Renaming renaming, string ending, EquatableArray<string> before = default)
    {
        var stem = name.Name.AsSpan().TrimEnd("0123456789");
        if (!stem.EndsWith(ending)) return name;
        foreach (var (earlier, later) in renaming.Ids)
        {
            if (earlier.Kind == Table.OfKind && later.Name.Name == name.Table && name.Name.StartsWith(earlier.Name.Name + "_", StringComparison.Ordinal))
                return name with { Name = later.Name.Name + name.Name[earlier.Name.Name.Length..] };
            if (earlier.Kind == Column.OfKind && earlier.Name.Name != later.Name.Name && stem.SequenceEqual($"{name.Table}_{string.Join('_', before)}{ending}"))
                return name with { Name = $"{name.Table}_{string.Join('_', renaming.Columns(name.OfTable(), before))}{ending}{name.Name[stem.Length..]}" };
        }
        return name;
    }
}
