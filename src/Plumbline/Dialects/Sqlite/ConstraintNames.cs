using Plumbline.Model;

namespace Plumbline.Dialects.Sqlite;

/// <summary>
/// SQLite does not keep names for unnamed constraints. Ours are made from the table's name, and follow when that changes:
/// the tools rebuild a table under another name and rename it at the end.
/// </summary>
internal static class ConstraintNames
{
    public static ObjectName Follow(ObjectName name, Renaming renaming, string ending)
    {
        foreach (var (before, after) in renaming.Ids)
            if (before.Kind == Table.OfKind && after.Name.Name == name.Table && name.Name.StartsWith(before.Name.Name + "_", StringComparison.Ordinal) && name.Name.AsSpan().TrimEnd("0123456789").EndsWith(ending))
                return name with { Name = after.Name.Name + name.Name[before.Name.Name.Length..] };
        return name;
    }
}
