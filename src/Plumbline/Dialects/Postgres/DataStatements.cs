using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Statements on rows. They change no schema, but rules and proofs want to know which tables they touch (manual chapter 6).</summary>
internal static class DataStatements
{
    public static void Register(Grammar grammar)
    {
        grammar.On("INSERT", (sql, catalog) => ReadOne(sql, catalog, "insert"), Verb.Data);
        grammar.On("UPDATE", (sql, catalog) => ReadOne(sql, catalog, "update"), Verb.Data);
        grammar.On("DELETE", (sql, catalog) => ReadOne(sql, catalog, "delete"), Verb.Data);
        grammar.On("MERGE", (sql, catalog) => ReadOne(sql, catalog, "merge"), Verb.Data);
        grammar.On("TRUNCATE", ReadTruncate, Verb.Data);
        grammar.On("COPY", ReadCopy, Verb.Data);
        grammar.On("WITH", ReadWith, Verb.Query);
        grammar.On("SELECT", ReadSelect, Verb.Query);
        grammar.On("VALUES", (_, _) => { }, Verb.Query);
        grammar.On("TABLE", (_, _) => { }, Verb.Query);
        grammar.On("EXPLAIN", (_, _) => { }, Verb.Query);
    }

    private static void ReadOne(SqlReader sql, CatalogBuilder catalog, string action)
    {
        var position = sql.Position;
        if (action is "insert" or "merge") sql.Expect("INTO");
        else if (action == "delete") sql.Expect("FROM");
        sql.Take("ONLY");
        var written = sql.QualifiedName();
        EquatableArray<string> columns = action == "update" ? SetColumns(sql) : action == "insert" ? InsertColumns(sql) : [];
        var listed = action == "insert" && IsListed(sql);
        catalog.AddData(new(Resolve(catalog, written, position, columns), action, columns, HasWhere(sql)) { IsListed = listed });
    }

    /// <summary>The table's full name. A table or column that nobody has made refuses the statement, as the server would.</summary>
    private static ObjectName Resolve(CatalogBuilder catalog, ObjectName written, int position, EquatableArray<string> columns)
    {
        if (catalog.FindRelation(written) is { } found)
        {
            if (found is Table { ForeignServer: null } && catalog.Current.Children<Column>(found.Id()).Any())
                foreach (var column in columns)
                {
                    var id = new ObjectId(Column.OfKind, found.Name.Member(column));
                    if (!catalog.Current.Contains(id)) catalog.Refuse(SqlStates.UndefinedColumn, $"column {column} of relation {found.Name} does not exist", position, id);
                }
            return found.Name;
        }
        if (catalog.OutsideRelation(written) is { } outside) return outside;
        var missing = catalog.NoRelation(written, position);
        catalog.Refuse(missing.SqlState, missing.Message, position, missing.Missing);
        return catalog.Assumed(written);
    }

    private static EquatableArray<string> InsertColumns(SqlReader sql)
    {
        if (sql.Take("AS")) sql.Name();
        if (!sql.Is(TokenKind.LeftParen) || sql.IsAt(1, "SELECT") || sql.IsAt(1, "WITH") || sql.IsAt(1, "VALUES") || sql.Peek(1).Kind == TokenKind.LeftParen) return [];
        return Targets(sql);
    }

    /// <summary><c>(a, b.field, c[1])</c>: the columns alone.</summary>
    private static EquatableArray<string> Targets(SqlReader sql)
    {
        var columns = new List<string>();
        var start = sql.At;
        sql.SkipGroup();
        var end = sql.At;
        var next = true;
        for (var at = start + 1; at < end - 1; at++)
        {
            var token = sql.Tokens.Tokens[at];
            if (next && token.Kind is TokenKind.Word or TokenKind.QuotedWord) columns.Add(sql.NameOf(token));
            next = token.Kind == TokenKind.Comma;
        }
        return columns.ToEquatableArray();
    }

    private static EquatableArray<string> SetColumns(SqlReader sql)
    {
        var columns = new List<string>();
        while (!sql.AtEnd && !sql.Is("SET")) sql.Advance();
        if (!sql.Take("SET")) return [];
        do
        {
            if (sql.Is(TokenKind.LeftParen)) columns.AddRange(Targets(sql));
            else if (sql.IsName) columns.Add(sql.Name());
            SkipValue(sql);
        }
        while (sql.Take(TokenKind.Comma));
        return columns.ToEquatableArray();
    }

    private static void SkipValue(SqlReader sql)
    {
        for (var depth = 0; !sql.AtEnd; sql.Advance())
        {
            if (sql.Is(TokenKind.LeftParen) || sql.Is(TokenKind.LeftBracket)) depth++;
            else if (sql.Is(TokenKind.RightParen) || sql.Is(TokenKind.RightBracket)) depth--;
            else if (depth == 0 && (sql.Is(TokenKind.Comma) || sql.Is("WHERE") || sql.Is("RETURNING") || sql.Is("FROM") && !sql.IsAt(-1, "DISTINCT"))) return;
        }
    }

    private static bool HasWhere(SqlReader sql)
    {
        for (var depth = 0; !sql.AtEnd; sql.Advance())
        {
            if (sql.Is(TokenKind.LeftParen)) depth++;
            else if (sql.Is(TokenKind.RightParen)) depth--;
            else if (depth == 0 && sql.Is("WHERE")) return true;
        }
        return false;
    }

    private static bool IsListed(SqlReader sql)
    {
        var start = sql.At;
        if (sql.Is(TokenKind.LeftParen) && !sql.IsAt(1, "SELECT") && !sql.IsAt(1, "WITH")) sql.SkipGroup();
        if (sql.Take("OVERRIDING")) sql.At += 2;
        var listed = sql.Is("VALUES") || sql.Is("DEFAULT");
        sql.At = start;
        return listed;
    }

    private static void ReadTruncate(SqlReader sql, CatalogBuilder catalog)
    {
        sql.Take("TABLE");
        do
        {
            sql.Take("ONLY");
            var position = sql.Position;
            var name = sql.QualifiedName();
            sql.TakeOperator("*");
            catalog.AddData(new(Resolve(catalog, name, position, []), "truncate", [], false));
        }
        while (sql.Take(TokenKind.Comma));
        if (!sql.Take("RESTART", "IDENTITY")) sql.Take("CONTINUE", "IDENTITY");
        catalog.TakeCascade(sql);
        sql.ExpectEnd();
    }

    private static void ReadCopy(SqlReader sql, CatalogBuilder catalog)
    {
        sql.Take("BINARY");
        if (sql.Is(TokenKind.LeftParen))
        {
            catalog.Verb = Verb.Query;
            return;
        }
        var position = sql.Position;
        var name = sql.QualifiedName();
        EquatableArray<string> columns = sql.Is(TokenKind.LeftParen) ? sql.NameList() : [];
        if (sql.Take("TO")) { catalog.Verb = Verb.Query; return; }
        sql.Expect("FROM");
        catalog.AddData(new(Resolve(catalog, name, position, columns), "copy", columns, false));
    }

    /// <summary>WITH … before any statement on rows; the parts may change rows themselves.</summary>
    private static void ReadWith(SqlReader sql, CatalogBuilder catalog)
    {
        sql.Take("RECURSIVE");
        do
        {
            sql.Name();
            if (sql.Is(TokenKind.LeftParen)) sql.SkipGroup();
            sql.Expect("AS");
            if (!sql.Take("MATERIALIZED")) sql.Take("NOT", "MATERIALIZED");
            var start = sql.At + 1;
            sql.SkipGroup();
            ReadPart(new(sql.Tokens, start, sql.At - 1), catalog);
            SkipSearchAndCycle(sql);
        }
        while (sql.Take(TokenKind.Comma));
        ReadPart(sql, catalog);
    }

    private static void SkipSearchAndCycle(SqlReader sql)
    {
        if (!sql.Is("SEARCH") && !sql.Is("CYCLE")) return;
        while (!sql.AtEnd && !sql.Is(TokenKind.Comma) && !sql.Is("SELECT") && !sql.Is("INSERT") && !sql.Is("UPDATE") && !sql.Is("DELETE")) sql.Advance();
    }

    private static void ReadPart(SqlReader sql, CatalogBuilder catalog)
    {
        var action = sql.Take("INSERT") ? "insert" : sql.Take("UPDATE") ? "update" : sql.Take("DELETE") ? "delete" : sql.Take("MERGE") ? "merge" : null;
        if (action is null)
        {
            if (sql.Take("WITH")) ReadWith(sql, catalog);
            return;
        }
        ReadOne(sql, catalog, action);
        catalog.Verb = Verb.Data;
    }

    /// <summary>set_config is a setting, SELECT INTO makes a table; other queries are of no effect.</summary>
    private static void ReadSelect(SqlReader sql, CatalogBuilder catalog)
    {
        if (SessionStatements.TryReadConfig(sql, catalog)) return;
        var start = sql.At;
        for (var depth = 0; !sql.AtEnd; sql.Advance())
        {
            if (sql.Is(TokenKind.LeftParen)) depth++;
            else if (sql.Is(TokenKind.RightParen)) depth--;
            else if (depth == 0 && sql.Is("FROM")) return;
            else if (depth == 0 && sql.Is("INTO")) { ReadInto(sql, catalog, start); return; }
        }
    }

    private static void ReadInto(SqlReader sql, CatalogBuilder catalog, int start)
    {
        var into = sql.At++;
        var temporary = sql.Take("TEMPORARY") || sql.Take("TEMP");
        var unlogged = sql.Take("UNLOGGED");
        sql.Take("TABLE");
        var position = sql.Position;
        var name = catalog.NewName(sql.QualifiedName(), position, temporary);
        RelationActions.IsTaken(catalog, name, false, position);
        var table = new Table(name) { Persistence = temporary ? Persistence.Temporary : unlogged ? Persistence.Unlogged : Persistence.Permanent };
        var text = string.Concat("SELECT ", sql.Slice(sql.Tokens.Tokens[start].Start, sql.Tokens.Tokens[into].Start), sql.AtEnd ? "" : sql.Slice(sql.Position, sql.Tokens.Tokens[sql.End - 1].End));
        catalog.Verb = Verb.Definition;
        CreateTableAs.Make(catalog, table, Queries.Read(SqlReader.Over(text)), [], position);
    }
}
