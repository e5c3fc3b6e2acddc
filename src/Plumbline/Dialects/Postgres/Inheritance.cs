using Plumbline.Model;

namespace Plumbline.Dialects.Postgres;

/// <summary>What tables below take from the tables above, by INHERITS or as partitions (manual 5.11).</summary>
internal static class Inheritance
{
    /// <summary>The column of this name in every table below.</summary>
    public static IEnumerable<Column> ColumnsBelow(Catalog catalog, ObjectName table, string name) =>
        Partitions.AllBelow(catalog, table).Select(t => catalog.Find(new(Column.OfKind, t.Name.Member(name)))).OfType<Column>();

    /// <summary>The columns below that exist only because of the one above.</summary>
    public static IEnumerable<Column> InheritedColumns(Catalog catalog, ObjectName table, string name) => ColumnsBelow(catalog, table, name).Where(c => c.Inherited);

    /// <summary>Whether a table above has the column, too: then only that one can be changed.</summary>
    public static bool IsInherited(Catalog catalog, Table table, string name) => ColumnAbove(catalog, table, name) is not null;

    /// <summary>The column of this name in a table directly above.</summary>
    public static Column? ColumnAbove(Catalog catalog, Table table, string name)
    {
        if (table.PartitionOf is { } whole && catalog.TryFind<Column>(Column.OfKind, whole.Member(name), out var ofWhole)) return ofWhole;
        foreach (var parent in table.Inherits.Span)
            if (catalog.TryFind<Column>(Column.OfKind, parent.Member(name), out var ofParent)) return ofParent;
        return null;
    }

    /// <summary>A column added to a table appears in the tables below; where it is already it merges.</summary>
    public static void AddColumn(CatalogBuilder catalog, Table table, string name, int position)
    {
        var added = (Column)catalog.Current.Find(new(Column.OfKind, table.Name.Member(name)))!;
        foreach (var child in Partitions.Below(catalog.Current, table.Name))
        {
            if (catalog.Current.TryFind<Column>(Column.OfKind, child.Name.Member(name), out var present))
            {
                if (present.Type != added.Type) throw new StatementRefused(SqlStates.DatatypeMismatch, $"child table {child.Name} has different type for column {name}", position);
                continue;
            }
            catalog.Add(added with { Name = child.Name.Member(name), Position = Columns.NextPosition(catalog.Current, child.Name), Inherited = true, Comment = null, Identity = IdentityColumns.Below(added) }, position);
            foreach (var check in catalog.Current.Children<Check>(table.Id()).Where(c => c.Columns.Count == 1 && c.Columns[0] == name).ToList())
                if (!ImplicitNames.HasOwnConstraint(catalog.Current, child.Name, check.Name.Name))
                    catalog.Add(check with { Name = child.Name.Member(check.Name.Name), Inherited = true, Comment = null }, position);
            AddColumn(catalog, child, name, position);
        }
    }

    /// <summary>A check added to a table holds in the tables below.</summary>
    public static void AddCheck(CatalogBuilder catalog, Table table, Check check, int position)
    {
        if (check.NoInherit) return;
        foreach (var child in Partitions.Below(catalog.Current, table.Name))
        {
            if (!ImplicitNames.HasOwnConstraint(catalog.Current, child.Name, check.Name.Name))
                catalog.Add(check with { Name = child.Name.Member(check.Name.Name), Inherited = true, Comment = null }, position);
            AddCheck(catalog, child, check, position);
        }
    }

    /// <summary>The draft of a child starts with the columns and checks of its parents.</summary>
    public static void TakeFrom(CatalogBuilder catalog, TableDraft draft, Table parent, int position)
    {
        foreach (var column in catalog.Current.Columns(parent.Name))
        {
            var name = column.Name.Name;
            if (draft.Columns.Find(c => c.Column.Name.Name == name) is { } present)
            {
                if (present.Column.Type != column.Type) throw new StatementRefused(SqlStates.DatatypeMismatch, $"inherited column {name} has a type conflict", position);
                present.Column = present.Column with { NotNull = present.Column.NotNull || column.NotNull };
                continue;
            }
            var copy = new ColumnDraft(Copy(column, draft.Name) with { Inherited = true, Identity = IdentityColumns.GoDown(catalog, parent) ? IdentityColumns.Below(column) : null }, position);
            copy.Needs.AddRange(column.Needs.Where(n => n.Kind != Column.OfKind));
            copy.Uses = column.Needs.Where(n => n.Kind == Column.OfKind).Select(n => n.Name.Name);
            draft.Columns.Add(copy);
        }
        foreach (var check in catalog.Current.Children<Check>(parent.Id()).Where(c => !c.NoInherit).OrderBy(c => c.Name.Name, StringComparer.Ordinal))
            if (!draft.Constraints.Exists(p => p.Meant is Check && p.Meant.Name.Name == check.Name.Name))
                draft.Constraints.Add(new(check with { Name = draft.Name.Member(check.Name.Name), Comment = null }, position) { Inherited = true });
    }

    public static Column Copy(Column column, ObjectName table) =>
        column with { Name = table.Member(column.Name.Name), Comment = null, Statistics = null, Options = default, Origin = Provenance.Unknown, NotNullName = null, NotNullNotValid = false };

    /// <summary>INHERIT and ATTACH ask that the child has the parent's columns and checks; from then on they are inherited.</summary>
    public static void Attach(CatalogBuilder catalog, Table parent, Table child, int position)
    {
        foreach (var column in catalog.Current.Columns(parent.Name))
        {
            if (!catalog.Current.TryFind<Column>(Column.OfKind, child.Name.Member(column.Name.Name), out var own))
                throw new StatementRefused(SqlStates.DatatypeMismatch, $"child table is missing column {column.Name.Name}", position);
            if (own.Type != column.Type) throw new StatementRefused(SqlStates.DatatypeMismatch, $"child table {child.Name} has different type for column {own.Name.Name}", position);
            if (column.NotNull && !own.NotNull) throw new StatementRefused(SqlStates.DatatypeMismatch, $"column {own.Name.Name} in child table must be marked NOT NULL", position);
        }
        foreach (var check in catalog.Current.Children<Check>(parent.Id()).Where(c => !c.NoInherit))
            if (catalog.Current.Find(new(Check.OfKind, child.Name.Member(check.Name.Name))) is Check own)
            {
                if (own.Expression != check.Expression) throw new StatementRefused(SqlStates.DatatypeMismatch, $"child table {child.Name} has different definition for check constraint {check.Name.Name}", position);
            }
            else
                throw new StatementRefused(SqlStates.DatatypeMismatch, $"child table is missing constraint {check.Name.Name}", position);
    }

    /// <summary>After NO INHERIT or DETACH everything is the child's own.</summary>
    public static void Detach(CatalogBuilder catalog, Table child)
    {
        foreach (var column in catalog.Current.Children<Column>(child.Id()).Where(c => c.Inherited).ToList()) catalog.Follow(column, column with { Inherited = false });
        foreach (var check in catalog.Current.Children<Check>(child.Id()).Where(c => c.Inherited).ToList()) catalog.Follow(check, check with { Inherited = false });
        foreach (var index in catalog.Current.Children<Index>(child.Id()).Where(i => i.PartitionOf is not null).ToList()) catalog.Follow(index, index with { PartitionOf = null });
    }
}
