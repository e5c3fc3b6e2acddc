using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>CREATE and DROP INDEX. An index's name is one of the schema's, like a table's.</summary>
internal sealed class Indexes : KindDialect
{
    public override Kind Kind => Index.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE INDEX", ReadCreate);
        grammar.On("DROP INDEX", Drop);
    }

    private static void ReadCreate(SqlReader sql, CatalogBuilder catalog)
    {
        var ifNotExists = catalog.TakeIfNotExists(sql);
        var position = sql.Position;
        var free = catalog.Free(sql.ObjectWord(), ifNotExists, position);
        if (free is null)
        {
            sql.At = sql.End;
            return;
        }
        sql.Expect("ON");
        var at = sql.Position;
        var table = catalog.TableNamed(new(null, sql.ColumnWord()), at);
        sql.Expect(TokenKind.LeftParen);
        var keys = new List<IndexKey>();
        var columns = new List<string>();
        do keys.Add(Key(sql, catalog, table, columns));
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        SqlExpression? predicate = null;
        if (sql.Take("WHERE"))
        {
            at = sql.Position;
            var where = sql.UpTo(_ => false);
            catalog.ExpectRowExpression(table, where, "partial index WHERE clauses", at);
            predicate = where.Expression;
            columns.AddRange(catalog.ColumnsIn(table.Name, where.Columns));
        }
        sql.ExpectEnd();
        catalog.Add(new Index(table.Name.Member(free.Name), keys.ToEquatableArray())
        {
            Unique = catalog.Modifiers.HasFlag(Modifiers.Unique),
            Predicate = predicate,
            Columns = columns.Distinct().ToEquatableArray(),
        }, position);
    }

    private static IndexKey Key(SqlReader sql, CatalogBuilder catalog, Table table, List<string> columns)
    {
        var at = sql.Position;
        if (sql.Is(TokenKind.LeftParen) && sql.Peek(1).Kind is TokenKind.Word or TokenKind.QuotedWord && sql.Peek(2).Kind == TokenKind.RightParen) return InParentheses(sql, catalog, table, columns);
        var single = (sql.IsName || sql.Is(TokenKind.String)) && (sql.Peek(1).Kind is TokenKind.Comma or TokenKind.RightParen || sql.IsAt(1, "COLLATE") || sql.IsAt(1, "ASC") || sql.IsAt(1, "DESC"));
        string? column = null;
        SqlExpression? expression = null;
        if (single)
        {
            column = catalog.ColumnNamed(table, sql.ColumnWord(), at).Name.Name;
            columns.Add(column);
        }
        else
        {
            var parsed = sql.UpTo(s => s.Is(TokenKind.Comma) || s.Is("COLLATE") || s.Is("ASC") || s.Is("DESC"));
            expression = parsed.Expression;
            catalog.ExpectRowExpression(table, parsed, "index expressions", at);
            columns.AddRange(catalog.ColumnsIn(table.Name, parsed.Columns));
        }
        return Ordered(sql, catalog, table, column, expression);
    }

    /// <summary>A column is one in parentheses, too.</summary>
    private static IndexKey InParentheses(SqlReader sql, CatalogBuilder catalog, Table table, List<string> columns)
    {
        sql.Expect(TokenKind.LeftParen);
        var at = sql.Position;
        var column = catalog.ColumnNamed(table, sql.ColumnWord(), at).Name.Name;
        sql.Expect(TokenKind.RightParen);
        columns.Add(column);
        return Ordered(sql, catalog, table, column, null);
    }

    /// <summary>What stands behind the column or expression. The column's own collation is none.</summary>
    private static IndexKey Ordered(SqlReader sql, CatalogBuilder catalog, Table table, string? column, SqlExpression? expression)
    {
        var collation = sql.Take("COLLATE") ? sql.Name().ToLowerInvariant() : null;
        if (column is not null && collation == (catalog.FindColumn(table.Name, column)?.Collation ?? "binary")) collation = null;
        var descending = sql.Take("DESC");
        if (!descending) sql.Take("ASC");
        return new(column, expression, collation, null, descending);
    }

    private static void Drop(SqlReader sql, CatalogBuilder catalog) => catalog.RemoveNamed(sql, Index.OfKind, SqlStates.UndefinedObject, written => catalog.Named(written) as Index);

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var index = (Index)subject;
        var table = index.Name.OfTable();
        return index with
        {
            Keys = index.Keys.Select(k => k with { Column = k.Column is null ? null : renaming.Column(table, k.Column), Expression = renaming.Of(k.Expression, table) }),
            Predicate = renaming.Of(index.Predicate, table),
            Columns = renaming.Columns(table, index.Columns),
        };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var index = (Index)subject;
        yield return $"CREATE {(index.Unique ? "UNIQUE " : "")}INDEX {WrittenTable.Quoted(index.Name.Name)} ON {WrittenTable.Quoted(index.Name.Table!)} ({string.Join(", ", index.Keys.Select(Written))})"
            + (index.Predicate is { } predicate ? $" WHERE {predicate.Sql}" : "");
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP INDEX {WrittenTable.Quoted(subject.Name with { Table = null })}"];

    public override string Exists(SchemaObject subject) => Lookup.IsThere("index", subject.Name);

    private static string Written(IndexKey key) =>
        (key.Column is { } column ? WrittenTable.Quoted(column) : $"({key.Expression!.Sql})") + (key.Collation is { } collation ? $" COLLATE {collation}" : "") + (key.Descending ? " DESC" : "");
}
