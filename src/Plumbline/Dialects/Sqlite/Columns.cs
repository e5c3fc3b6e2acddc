using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>ADD, RENAME and DROP COLUMN.</summary>
internal sealed class Columns : KindDialect
{
    public override Kind Kind => Column.OfKind;

    public override void Register(Grammar grammar)
    {
        // Columns come and go with CREATE and ALTER TABLE.
    }

    public static void Add(SqlReader sql, CatalogBuilder catalog, Table table)
    {
        var position = sql.Position;
        var draft = TableDraft.For(table, catalog, position);
        var name = sql.NameOf(sql.Current);
        draft.ReadColumn(sql);
        if (catalog.FindColumn(table.Name, name) is { } present) throw new StatementRefused(SqlStates.DuplicateColumn, $"duplicate column name: {present.Name.Name}", position);
        draft.AddColumn(catalog.Current.Columns(table.Name) is { Count: > 0 } columns ? columns[^1].Position + 1 : 1);
    }

    public static void Rename(SqlReader sql, CatalogBuilder catalog, Table table)
    {
        var position = sql.Position;
        var column = catalog.ColumnNamed(table, sql.ColumnWord(), position);
        sql.Expect("TO");
        position = sql.Position;
        var name = sql.ColumnWord();
        if (catalog.FindColumn(table.Name, name) is { } present && present != column) throw new StatementRefused(SqlStates.DuplicateColumn, $"duplicate column name: {name}", position);
        Views.ExpectWhole(catalog, position);
        catalog.RenameWithParts(column, table.Name.Member(name), position);
    }

    public static void Drop(SqlReader sql, CatalogBuilder catalog, Table table)
    {
        var position = sql.Position;
        var column = catalog.ColumnNamed(table, sql.ColumnWord(), position);
        var name = column.Name.Name;
        foreach (var part in catalog.Current.Children(table.Id()).ToList())
        {
            switch (part)
            {
                case PrimaryKey key when key.Columns.Contains(name): throw Kept($"cannot drop PRIMARY KEY column: {name}");
                case Unique unique when unique.Columns.Contains(name): throw Kept($"cannot drop UNIQUE column: {name}");
                case Index index when index.Columns.Contains(name): throw Kept($"error in index {index.Name.Name} after drop column: no such column: {name}");
                case Column other when other != column && other.Generated is { } generated && Names(generated.Expression.Text, name): throw Kept($"error in table {table.Name} after drop column: no such column: {name}");
                // What was written beside the column goes with it; what names other columns, too, stood at the end of the table and is broken.
                case Check check when check.Columns.Contains(name) && check.Columns.Count > 1: throw Kept($"error in table {table.Name} after drop column: no such column: {name}");
                case Check check when check.Columns.Contains(name): catalog.Remove(check.Id()); break;
                case ForeignKey foreign when foreign.Columns.Contains(name) && foreign.Columns.Count > 1: throw Kept($"error in table {table.Name} after drop column: unknown column {name} in foreign key definition");
                case ForeignKey foreign when foreign.Columns.Contains(name): catalog.Remove(foreign.Id()); break;
            }
        }
        Views.ExpectWhole(catalog, position);
        Views.ExpectUnused(catalog, table, name, position);
        if (catalog.Current.Columns(table.Name).Count == 1) throw Kept($"cannot drop column {name}: no other columns exist");
        catalog.Remove(column.Id());

        StatementRefused Kept(string why) => new(SqlStates.DependentObjectsStillExist, why, position);
    }

    /// <summary>Whether a column is named in a text.</summary>
    public static bool Names(string text, string column)
    {
        var sql = SqlReader.Over(text, SqlFlavor.Sqlite);
        for (; !sql.AtEnd; sql.Advance())
            if (sql.IsName && Lookup.Same(sql.NameOf(sql.Current), column)) return true;
        return false;
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"ALTER TABLE {WrittenTable.Quoted(subject.Name.OfTable())} DROP COLUMN {WrittenTable.Quoted(subject.Name.Name)}"];

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) =>
        [$"ALTER TABLE {WrittenTable.Quoted(before.Name.OfTable())} RENAME COLUMN {WrittenTable.Quoted(before.Name.Name)} TO {WrittenTable.Quoted(after.Name)}"];

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var column = (Column)subject;
        return column.Generated is { } generated ? column with { Generated = generated with { Expression = renaming.Of(generated.Expression, column.Name.OfTable())! } } : column;
    }
}
