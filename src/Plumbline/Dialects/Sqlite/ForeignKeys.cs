using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>Foreign keys. SQLite looks at the other table only when rows change: it may not exist yet, and may be dropped ("SQLite Foreign Key Support").</summary>
internal sealed class ForeignKeys : KindDialect
{
    public override Kind Kind => ForeignKey.OfKind;

    public override void Register(Grammar grammar)
    {
        // SQLite has no statement that adds one to a table.
    }

    public static ForeignKey Read(SqlReader sql, ObjectName name, EquatableArray<string> columns)
    {
        sql.Expect("REFERENCES");
        var table = sql.ColumnWord();
        var key = new ForeignKey(name, columns, new(name.Schema, table), sql.Is(TokenKind.LeftParen) ? sql.WordList() : []);
        while (true)
        {
            if (sql.Take("ON", "DELETE")) key = key with { OnDelete = Action(sql) };
            else if (sql.Take("ON", "UPDATE")) key = key with { OnUpdate = Action(sql) };
            else if (sql.Take("MATCH")) key = key with { MatchFull = Lookup.Same(sql.Name(), "full") };
            else if (sql.Take("NOT", "DEFERRABLE")) { if (sql.Take("INITIALLY")) sql.Name(); }
            else if (sql.Take("DEFERRABLE")) key = key with { Deferral = sql.Take("INITIALLY", "DEFERRED") ? Deferral.InitiallyDeferred : Immediate(sql) };
            else return key;
        }
    }

    private static Deferral Immediate(SqlReader sql)
    {
        sql.Take("INITIALLY", "IMMEDIATE");
        return Deferral.Deferrable;
    }

    private static string Action(SqlReader sql)
    {
        if (sql.Take("SET", "NULL")) return "set null";
        if (sql.Take("SET", "DEFAULT")) return "set default";
        if (sql.Take("NO", "ACTION")) return "no action";
        return sql.Take("CASCADE") ? "cascade" : sql.Take("RESTRICT") ? "restrict" : throw sql.Unexpected("CASCADE, RESTRICT, SET NULL, SET DEFAULT or NO ACTION");
    }

    /// <summary>With the other table's spelling, and its primary key where no columns were named.</summary>
    public static ForeignKey Complete(CatalogBuilder catalog, ForeignKey key)
    {
        if (catalog.Named(key.ReferencedTable) is not Table table) return key;
        var columns = key.ReferencedColumns.Select(c => catalog.FindColumn(table.Name, c)?.Name.Name ?? c);
        if (columns.IsEmpty && catalog.Current.Children<PrimaryKey>(table.Id()).FirstOrDefault() is { } primary) columns = primary.Columns;
        return key with { ReferencedTable = table.Name, ReferencedColumns = columns };
    }

    /// <summary>Keys that named a table before it was there find it now.</summary>
    public static void Arrived(CatalogBuilder catalog, ObjectName table)
    {
        foreach (var key in catalog.Current.Dependents(new(Table.OfKind, table)).OfType<ForeignKey>().ToList())
            if (key.ReferencedColumns.IsEmpty) catalog.Follow(key, Complete(catalog, key));
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var key = (ForeignKey)subject;
        return key with
        {
            Columns = renaming.Columns(key.Name.OfTable(), key.Columns),
            ReferencedTable = renaming.Of(Table.OfKind, key.ReferencedTable),
            ReferencedColumns = renaming.Columns(key.ReferencedTable, key.ReferencedColumns),
            Name = ConstraintNames.Follow(key.Name, renaming, "_fkey", key.Columns),
        };
    }

    public override Bond BondTo(SchemaObject subject, SchemaObject dropped) => Bond.None;
}
