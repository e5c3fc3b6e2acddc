using Plumbline.Model;

namespace Plumbline.Dialects.Postgres;

/// <summary>The other end of a foreign key: which table, which key of it, and whether the types can be compared.</summary>
internal static class ReferencedKeys
{
    /// <summary>The key with its table's full name and its referenced columns. What the server would refuse is recorded; the key is kept as meant.</summary>
    public static ForeignKey Resolve(CatalogBuilder catalog, Table table, ForeignKey meant, int position)
    {
        switch (catalog.FindRelation(meant.ReferencedTable))
        {
            case Table referenced:
                meant = meant with { ReferencedTable = referenced.Name };
                ExpectSamePersistence(catalog, table, referenced, position);
                return Check(catalog, table, referenced, meant, position);
            case { } other:
                catalog.Refuse(SqlStates.WrongObjectType, $"referenced relation {other.Name} is not a table", position);
                return meant with { ReferencedTable = other.Name };
            default: break;
        }
        if (catalog.OutsideRelation(meant.ReferencedTable) is { } outside) return meant with { ReferencedTable = outside, ReferencedColumns = OrId(meant) };
        var missing = catalog.NoRelation(meant.ReferencedTable, position);
        catalog.Refuse(missing.SqlState, missing.Message, position, missing.Missing);
        return meant with { ReferencedTable = catalog.Assumed(meant.ReferencedTable), ReferencedColumns = OrId(meant) };
    }

    /// <summary>The primary key of a table that nobody has described is most likely called id.</summary>
    private static EquatableArray<string> OrId(ForeignKey meant) => meant.ReferencedColumns.IsEmpty && meant.Columns.Count == 1 ? ["id"] : meant.ReferencedColumns;

    private static ForeignKey Check(CatalogBuilder catalog, Table table, Table referenced, ForeignKey meant, int position)
    {
        if (meant.ReferencedColumns.IsEmpty)
        {
            if (Keys.PrimaryKeyOf(catalog.Current, referenced.Name) is not { } key)
            {
                catalog.Refuse(SqlStates.UndefinedObject, $"there is no primary key for referenced table {referenced.Name}", position);
                return meant;
            }
            if (key.Deferral != Deferral.NotDeferrable)
                catalog.Refuse(SqlStates.ObjectNotInPrerequisiteState, $"cannot use a deferrable primary key for referenced table {referenced.Name}", position);
            meant = meant with { ReferencedColumns = key.Columns, ReferencedKey = key.Id() };
        }
        else if (HasAll(catalog, referenced, meant.ReferencedColumns, position))
        {
            meant = meant with { ReferencedKey = FindUnique(catalog, referenced, meant.ReferencedColumns, position) };
        }
        if (meant.Columns.Count != meant.ReferencedColumns.Count)
            catalog.Refuse(SqlStates.InvalidForeignKey, "number of referencing and referenced columns for foreign key disagree", position);
        else if (catalog.Refused is null)
            ExpectComparable(catalog, table, referenced, meant, position);
        return meant;
    }

    private static bool HasAll(CatalogBuilder catalog, Table referenced, EquatableArray<string> columns, int position)
    {
        foreach (var column in columns)
        {
            var id = new ObjectId(Column.OfKind, referenced.Name.Member(column));
            if (catalog.Current.Contains(id)) continue;
            catalog.Refuse(SqlStates.UndefinedColumn, $"column {column} referenced in foreign key constraint does not exist", position, id);
            return false;
        }
        return true;
    }

    /// <summary>Any unique index that is immediate, whole and over plain columns will do, in any order of columns.</summary>
    private static ObjectId? FindUnique(CatalogBuilder catalog, Table referenced, EquatableArray<string> columns, int position)
    {
        var deferrable = false;
        ObjectId? found = null;
        foreach (var part in catalog.Current.Children(referenced.Id()))
        {
            if (part is Index { Invalid: true } || UniqueKey.ColumnsOf(part) is not { } keys || !SameSet(keys, columns)) continue;
            if (UniqueKey.Of(part)!.Deferral != Deferral.NotDeferrable) deferrable = true;
            else if (found is null || part is PrimaryKey || string.CompareOrdinal(part.Name.Name, found.Name.Name) < 0) found = part.Id();
        }
        if (found is not null) return found;
        if (deferrable) catalog.Refuse(SqlStates.ObjectNotInPrerequisiteState, $"cannot use a deferrable unique constraint for referenced table {referenced.Name}", position);
        else catalog.Refuse(SqlStates.InvalidForeignKey, $"there is no unique constraint matching given keys for referenced table {referenced.Name}", position);
        return null;
    }

    public static bool SameSet(EquatableArray<string> a, EquatableArray<string> b) => a.Count == b.Count && a.All(b.Contains);

    private static void ExpectComparable(CatalogBuilder catalog, Table table, Table referenced, ForeignKey meant, int position)
    {
        for (var i = 0; i < meant.Columns.Count; i++)
        {
            if (!catalog.Current.TryFind<Column>(Column.OfKind, table.Name.Member(meant.Columns[i]), out var from)) continue;
            if (!catalog.Current.TryFind<Column>(Column.OfKind, referenced.Name.Member(meant.ReferencedColumns[i]), out var to)) continue;
            if (TypeMatch.AreComparable(catalog, from.Type, to.Type)) continue;
            catalog.Refuse(SqlStates.DatatypeMismatch,
                $"key columns {from.Name.Name} ({from.Type}) and {referenced.Name}.{to.Name.Name} ({to.Type}) are of incompatible types", position);
        }
    }

    private static void ExpectSamePersistence(CatalogBuilder catalog, Table table, Table referenced, int position)
    {
        if (table.Persistence == referenced.Persistence || table.Persistence == Persistence.Unlogged && referenced.Persistence == Persistence.Permanent) return;
        catalog.Refuse(SqlStates.InvalidTableDefinition, $"constraints on {Word(table)} tables may reference only {(table.Persistence == Persistence.Unlogged ? "permanent or unlogged" : Word(table))} tables", position);

        static string Word(Table table) => table.Persistence.ToString().ToLowerInvariant();
    }
}
