using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>
/// CREATE TABLE … AS SELECT: a column of the result has the affinity of the column it is, and no type when it is computed
/// ("CREATE TABLE", section 2.1). A query whose columns cannot be told is listed.
/// </summary>
internal static class TableFromQuery
{
    private static readonly string[] s_afterTables = ["WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "WINDOW", "UNION", "EXCEPT", "INTERSECT"];
    private static readonly string[] s_joins = ["JOIN", "LEFT", "INNER", "CROSS", "NATURAL", "OUTER", "RIGHT", "FULL", "ON", "USING"];

    public static void Read(SqlReader sql, CatalogBuilder catalog, ObjectName name, int position)
    {
        var columns = sql.Is("SELECT") ? Results(sql, catalog) : null;
        sql.At = sql.End;
        catalog.Add(new Table(name), position);
        // A temporary table is gone with its connection: what it holds is nobody's schema.
        if (columns is null && name.Schema != SqliteDialect.Temporary) catalog.AddNotExecuted($"columns of {name}, which a query makes");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (column, type) in columns ?? [])
        {
            var free = column;
            for (var number = 1; !names.Add(free); number++) free = $"{column}:{number}";
            catalog.Add(new Column(name.Member(free), new(null, type)) { Position = names.Count }, position);
        }
    }

    private static List<(string Name, string Type)>? Results(SqlReader sql, CatalogBuilder catalog)
    {
        sql.Advance();
        if (!sql.Take("DISTINCT")) sql.Take("ALL");
        var items = Items(sql);
        var tables = sql.Take("FROM") ? FromTables(sql, catalog) : [];
        if (tables is null) return null;
        var results = new List<(string, string)>();
        foreach (var (first, end) in items)
        {
            if (first >= end) throw sql.Unexpected("a result column");
            var item = new SqlReader(sql.Tokens, first, end);
            if (Stars(item) is { } star)
            {
                foreach (var (alias, table) in tables.Where(t => star.Length == 0 || Lookup.Same(t.Alias, star)))
                    foreach (var column in catalog.Current.Columns(table.Name)) results.Add((column.Name.Name, Affinity(column.Type)));
                continue;
            }
            results.Add(Single(item, catalog, tables));
        }
        return results;
    }

    /// <summary>The stretches between the commas of the select list.</summary>
    private static List<(int First, int End)> Items(SqlReader sql)
    {
        var items = new List<(int, int)>();
        var first = sql.At;
        for (; ; sql.Advance())
        {
            if (sql.AtEnd || sql.Is("FROM") || s_afterTables.Any(w => sql.Is(w)))
            {
                items.Add((first, sql.At));
                return items;
            }
            if (sql.Is(TokenKind.Comma))
            {
                items.Add((first, sql.At));
                first = sql.At + 1;
            }
            else if (sql.Is(TokenKind.LeftParen))
            {
                sql.SkipGroup();
                sql.At--;
            }
        }
    }

    /// <summary>null when something else than tables of the catalog stands there.</summary>
    private static List<(string Alias, Table Table)>? FromTables(SqlReader sql, CatalogBuilder catalog)
    {
        var tables = new List<(string, Table)>();
        while (true)
        {
            if (!sql.IsName || catalog.Named(sql.ObjectWord()) is not Table table) return null;
            var alias = table.Name.Name;
            if (sql.Take("AS") || (sql.IsName && !s_afterTables.Any(w => sql.Is(w)) && !s_joins.Any(w => sql.Is(w)))) alias = sql.ColumnWord();
            tables.Add((alias, table));
            while (!sql.AtEnd && !sql.Is(TokenKind.Comma) && !sql.Is("JOIN") && !s_afterTables.Any(w => sql.Is(w)))
            {
                if (sql.Is(TokenKind.LeftParen)) sql.SkipGroup();
                else sql.Advance();
            }
            if (!sql.Take(TokenKind.Comma) && !sql.Take("JOIN")) return tables;
        }
    }

    /// <summary><c>*</c> is "", <c>t.*</c> is "t"; null for anything else.</summary>
    private static string? Stars(SqlReader item)
    {
        if (item.IsOperator("*") && item.At == item.End - 1) return "";
        return item.IsName && item.Peek(1).Kind == TokenKind.Dot && item.End - item.At == 3 && item.Span(item.Peek(2)).SequenceEqual("*") ? item.NameOf(item.Current) : null;
    }

    private static (string Name, string Type) Single(SqlReader item, CatalogBuilder catalog, List<(string Alias, Table Table)> tables)
    {
        var (first, end) = (item.At, item.End);
        string? alias = null;
        var last = item.Tokens.Tokens[end - 1];
        if (end - first > 2 && item.Span(item.Tokens.Tokens[end - 2]).Equals("as", StringComparison.OrdinalIgnoreCase))
        {
            alias = last.Kind == TokenKind.String ? item.ValueOf(last) : item.NameOf(last);
            end -= 2;
        }
        var column = end - first is 1 or 3 && item.IsName ? Named(item, end, catalog, tables) : null;
        var from = item.Tokens.Tokens[first].Start;
        var text = item.Tokens.File.Text[from..item.Tokens.Tokens[end - 1].End];
        return (alias ?? column?.Name.Name ?? text, column is null ? "" : Affinity(column.Type));
    }

    private static Column? Named(SqlReader item, int end, CatalogBuilder catalog, List<(string Alias, Table Table)> tables)
    {
        var name = item.NameOf(item.Tokens.Tokens[end - 1]);
        var qualifier = end - item.At == 3 ? item.NameOf(item.Current) : null;
        return tables.Where(t => qualifier is null || Lookup.Same(t.Alias, qualifier)).Select(t => catalog.FindColumn(t.Table.Name, name)).FirstOrDefault(c => c is not null);
    }

    /// <summary>The type's syllables decide ("Datatypes", section 3.1); the names are those that SQLite writes.</summary>
    private static string Affinity(SqlType type)
    {
        var name = type.Name;
        if (Has("int")) return "int";
        if (Has("char") || Has("clob") || Has("text")) return "text";
        if (Has("blob") || name.Length == 0) return "";
        return Has("real") || Has("floa") || Has("doub") ? "real" : "num";

        bool Has(string syllable) => name.Contains(syllable, StringComparison.Ordinal);
    }
}
