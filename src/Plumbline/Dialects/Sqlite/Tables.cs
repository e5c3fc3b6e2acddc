using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>CREATE, ALTER and DROP TABLE ("CREATE TABLE", "ALTER TABLE" in SQLite's documentation).</summary>
internal sealed class Tables : KindDialect
{
    public override Kind Kind => Table.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE TABLE", ReadCreate);
        grammar.On("ALTER TABLE", Alter);
        grammar.On("DROP TABLE", Drop);
    }

    private static void ReadCreate(SqlReader sql, CatalogBuilder catalog)
    {
        var ifNotExists = catalog.TakeIfNotExists(sql);
        var position = sql.Position;
        if (catalog.Free(sql.ObjectWord(), ifNotExists, position) is not { } name)
        {
            sql.At = sql.End;
            return;
        }
        if (sql.Take("AS"))
        {
            TableFromQuery.Read(sql, catalog, name, position);
            return;
        }
        var draft = new TableDraft(new(name), catalog, position);
        draft.Read(sql);
        draft.Add();
    }

    private static void Alter(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var table = catalog.TableNamed(sql.ObjectWord(), position);
        if (sql.Take("RENAME", "TO")) Rename(sql, catalog, table);
        else if (sql.Take("RENAME"))
        {
            sql.Take("COLUMN");
            Columns.Rename(sql, catalog, table);
        }
        else if (sql.Take("ADD"))
        {
            sql.Take("COLUMN");
            Columns.Add(sql, catalog, table);
        }
        else if (sql.Take("DROP"))
        {
            sql.Take("COLUMN");
            Columns.Drop(sql, catalog, table);
        }
        else throw sql.Unexpected("RENAME, ADD or DROP");
        sql.ExpectEnd();
    }

    private static void Rename(SqlReader sql, CatalogBuilder catalog, Table table)
    {
        var position = sql.Position;
        var name = new ObjectName(table.Name.Schema, sql.ColumnWord());
        Lookup.ExpectName(name.Name, position);
        if (catalog.Named(name) is { } present)
            throw new StatementRefused(SqlStates.DuplicateTable, $"there is already another table or index with this name: {present.Name}", position);
        Views.ExpectWhole(catalog, position);
        catalog.RenameWithParts(table, name, position);
        ForeignKeys.Arrived(catalog, name);
    }

    private static void Drop(SqlReader sql, CatalogBuilder catalog)
    {
        var ifExists = catalog.TakeIfExists(sql);
        var position = sql.Position;
        var written = sql.ObjectWord();
        sql.ExpectEnd();
        switch (catalog.Named(written))
        {
            case Table table: catalog.Drop(table.Id(), cascade: false, position); break;
            case { } other: throw new StatementRefused(SqlStates.WrongObjectType, $"{other.Name} is not a table", position);
            case null when written.Name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase): throw new StatementRefused(SqlStates.WrongObjectType, $"table {written.Name} may not be dropped", position);
            case null when ifExists: catalog.Skip(new(Table.OfKind, written with { Schema = written.Schema ?? SqliteDialect.Main })); break;
            default: throw catalog.NoTable(written, position);
        }
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context) => [WrittenTable.Of((Table)subject, context)];

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP TABLE {WrittenTable.Quoted(subject.Name)}"];

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => [$"ALTER TABLE {WrittenTable.Quoted(before.Name)} RENAME TO {WrittenTable.Quoted(after.Name)}"];

    public override string Exists(SchemaObject subject) => Lookup.IsThere("table", subject.Name);
}
