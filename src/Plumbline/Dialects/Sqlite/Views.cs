using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>CREATE and DROP VIEW. What a view names is looked up only when it is used.</summary>
internal sealed class Views : KindDialect
{
    public override Kind Kind => View.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE VIEW", ReadCreate);
        grammar.On("DROP VIEW", Drop);
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
        var columns = sql.Is(TokenKind.LeftParen) ? sql.WordList() : [];
        sql.Expect("AS");
        var start = sql.At;
        var query = Queries.Read(sql);
        var written = Parsing.Text(sql, start, sql.At);
        sql.ExpectEnd();
        catalog.Add(new View(name, query.Text)
        {
            ColumnNames = columns,
            Sql = written,
            Temporary = catalog.Modifiers.HasFlag(Modifiers.Temporary),
            Needs = query.Relations.Select(r => catalog.Named(r)?.Id() ?? new(Table.OfKind, r with { Schema = r.Schema ?? SqliteDialect.Main })),
        }, position);
    }

    private static void Drop(SqlReader sql, CatalogBuilder catalog) => catalog.RemoveNamed(sql, View.OfKind, SqlStates.UndefinedTable, written => catalog.Named(written) as View);

    /// <summary>ALTER TABLE … RENAME reads every view anew, and stops at one that names a table which is not there.</summary>
    public static void ExpectWhole(CatalogBuilder catalog, int position)
    {
        foreach (var subject in catalog.Current.Objects)
        {
            var needs = subject switch { View view => view.Needs, Trigger trigger => trigger.Needs, _ => [] };
            foreach (var need in needs.Span)
                if (!catalog.Current.Contains(need))
                    throw new StatementRefused(SqlStates.UndefinedTable, $"error in {subject.Kind.Label} {subject.Name.Name}: no such table: {need.Name}", position, need);
        }
    }

    /// <summary>
    /// DROP COLUMN reads them anew, too, and stops at one that names the column. A word that may be another table's column is let pass:
    /// which one is meant is not worked out here.
    /// </summary>
    public static void ExpectUnused(CatalogBuilder catalog, Table table, string column, int position)
    {
        foreach (var user in catalog.Current.Dependents(table.Id()).OfType<View>().ToList())
        {
            var others = user.Needs.Span.ToArray().Where(n => n != table.Id());
            if (others.Any(n => n.Kind != Table.OfKind || catalog.FindColumn(n.Name, column) is not null) || !Columns.Names(user.Sql ?? user.Query, column)) continue;
            throw new StatementRefused(SqlStates.DependentObjectsStillExist, $"error in view {user.Name.Name} after drop column: no such column: {column}", position);
        }
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var view = (View)subject;
        return view with { Query = renaming.Of(view.Query), Sql = view.Sql is null ? null : renaming.Of(view.Sql), Needs = renaming.Of(view.Needs) };
    }

    public override Bond BondTo(SchemaObject subject, SchemaObject dropped) => Bond.None;

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var view = (View)subject;
        yield return $"CREATE {(view.Temporary ? "TEMP " : "")}VIEW {WrittenTable.Quoted(view.Name.Name)}{(view.ColumnNames.IsEmpty ? "" : $" ({WrittenTable.Quoted(view.ColumnNames)})")} AS {view.Sql ?? view.Query}";
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP VIEW {WrittenTable.Quoted(subject.Name)}"];

    public override string Exists(SchemaObject subject) => Lookup.IsThere("view", subject.Name);
}
