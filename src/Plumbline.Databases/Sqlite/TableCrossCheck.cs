using Plumbline.Model;

namespace Plumbline.Databases.Sqlite;

/// <summary>Whether a table, as its statement was read, is what SQLite made of the same statement.</summary>
internal static class TableCrossCheck
{
    /// <summary>The first disagreement in words; null when there is none.</summary>
    public static string? Of(Catalog catalog, string name, PragmaTables pragmas)
    {
        var table = new ObjectName(PragmaCatalog.Main, name);
        if (catalog.Find(new(Table.OfKind, table)) is not Table read) return $"its statement was read as another table's, not {name}'s";
        foreach (var (withoutRowId, strict) in pragmas.Options[name])
            if (read.WithoutRowId != withoutRowId || read.Strict != strict) return "its statement was read with other table options than SQLite has for it";
        var columns = catalog.Columns(table);
        var stated = pragmas.Columns[name].ToList();
        if (columns.Count != stated.Count) return $"its statement was read with {columns.Count} columns, SQLite has {stated.Count}";
        for (var i = 0; i < columns.Count; i++)
            if (OfColumn(columns[i], stated[i]) is { } difference) return $"column {stated[i].Name} was read {difference} than SQLite has it";
        return OfKeys(catalog, table, pragmas);
    }

    private static string? OfColumn(Column read, PragmaColumn stated)
    {
        if (read.Name.Name != stated.Name) return $"under another name ({read.Name.Name})";
        if (read.Type != PragmaCatalog.TypeOf(stated)) return $"with another type ({read.Type})";
        // A key is never null in our catalog when SQLite sees to it in another way than by NOT NULL: the rowid.
        if (read.NotNull != stated.NotNull && !(stated.Key > 0 && read.NotNull)) return "with another NOT NULL";
        if (read.Default is null != stated.Default is null) return "with another default";
        var hidden = read.Generated is null ? 0 : read.Generated.Stored ? 3 : 2;
        return hidden == stated.Hidden ? null : "with another GENERATED";
    }

    private static string? OfKeys(Catalog catalog, ObjectName table, PragmaTables pragmas)
    {
        var id = new ObjectId(Table.OfKind, table);
        var key = catalog.Children<PrimaryKey>(id).FirstOrDefault()?.Columns ?? [];
        if (key != PragmaCatalog.KeyColumns(pragmas, table.Name)) return "its primary key was read with other columns than SQLite has";
        foreach (var keys in PragmaCatalog.Keys(pragmas, table.Name))
        {
            var (columns, sorting) = (PragmaCatalog.ColumnsOf(keys), PragmaCatalog.Sorting(keys, catalog, table));
            if (!catalog.Children(id).Any(part => part switch { Unique u => u.Columns == columns && u.Sorting == sorting, PrimaryKey k => k.Columns == columns && k.Sorting == sorting, _ => false }))
                return $"its key over {columns} was not read as SQLite has it";
        }
        var read = catalog.Children<ForeignKey>(id).Select(Text).Order(StringComparer.Ordinal);
        var stated = PragmaCatalog.References(pragmas, table.Name).Select(Text).Order(StringComparer.Ordinal);
        return read.SequenceEqual(stated) ? null : "its foreign keys were read otherwise than SQLite has them";
    }

    /// <summary>Without the referenced columns, which may have been left to the other table's key.</summary>
    private static string Text(ForeignKey key) => $"{key.Columns} {key.ReferencedTable.Name.ToLowerInvariant()} {key.OnDelete} {key.OnUpdate}";
}
