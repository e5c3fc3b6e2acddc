using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>INSERT, REPLACE, UPDATE, DELETE: they change no schema, and need their table.</summary>
internal static class DataStatements
{
    public static void Register(Grammar grammar)
    {
        grammar.On("INSERT", Insert, Verb.Data);
        grammar.On("REPLACE", Insert, Verb.Data);
        grammar.On("UPDATE", Update, Verb.Data);
        grammar.On("DELETE", Delete, Verb.Data);
        grammar.On("WITH", With, Verb.Data);
    }

    private static void Insert(SqlReader sql, CatalogBuilder catalog)
    {
        if (sql.Take("OR")) sql.Name();
        sql.Expect("INTO");
        var table = Target(sql, catalog);
        if (sql.Take("AS")) sql.Name();
        var columns = sql.Is(TokenKind.LeftParen) ? sql.WordList() : [];
        catalog.AddData(new(table, "insert", columns, false));
        sql.At = sql.End;
    }

    private static void Update(SqlReader sql, CatalogBuilder catalog)
    {
        if (sql.Take("OR")) sql.Name();
        var table = Target(sql, catalog);
        var columns = new List<string>();
        var where = false;
        for (var depth = 0; !sql.AtEnd; sql.Advance())
        {
            if (sql.Is(TokenKind.LeftParen)) depth++;
            else if (sql.Is(TokenKind.RightParen)) depth--;
            else if (depth == 0 && !where && sql.IsName && sql.Peek(1).Kind == TokenKind.Operator && sql.Span(sql.Peek(1)).SequenceEqual("=") && (sql.Peek(-1).Kind == TokenKind.Comma || sql.IsAt(-1, "SET")))
                columns.Add(sql.NameOf(sql.Current));
            where |= depth == 0 && sql.Is("WHERE");
        }
        catalog.AddData(new(table, "update", columns.ToEquatableArray(), where));
    }

    private static void Delete(SqlReader sql, CatalogBuilder catalog)
    {
        sql.Expect("FROM");
        var table = Target(sql, catalog);
        var where = false;
        for (; !sql.AtEnd; sql.Advance()) where |= sql.Is("WHERE");
        catalog.AddData(new(table, "delete", [], where));
    }

    /// <summary>The statement behind common table expressions.</summary>
    private static void With(SqlReader sql, CatalogBuilder catalog)
    {
        for (var depth = 0; !sql.AtEnd; sql.Advance())
        {
            if (sql.Is(TokenKind.LeftParen)) depth++;
            else if (sql.Is(TokenKind.RightParen)) depth--;
            if (depth > 0) continue;
            if (sql.Take("INSERT") || sql.Take("REPLACE")) Insert(sql, catalog);
            else if (sql.Take("UPDATE")) Update(sql, catalog);
            else if (sql.Take("DELETE")) Delete(sql, catalog);
            else continue;
            return;
        }
        catalog.Verb = Verb.Query;
    }

    private static ObjectName Target(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var written = sql.ObjectWord();
        if (written.Name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase) || catalog.OutsideRelation(written) is not null) return written;
        return (catalog.Named(written) ?? throw catalog.NoTable(written, position)).Name;
    }
}
