using System.Text;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>The statements between BEGIN and END as text in one spelling: words in lower case, names without the quotes that a rename puts around them.</summary>
internal static class TriggerBody
{
    /// <summary>Words that are names only in quotes ("SQLite Keywords"; those that the grammar takes for a name as well are left out).</summary>
    private static readonly HashSet<string> s_reserved = """
        add all alter and as autoincrement begin between case check collate commit constraint create cross default deferrable delete distinct drop else end escape except exists
        foreign from full group having if in index inner insert intersect into is isnull join left limit natural not nothing notnull null on or order outer primary references
        returning right select set table then to transaction union unique update using values when where
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet();

    private const string Head = "CREATE TRIGGER t AFTER INSERT ON t BEGIN ";
    private static readonly int s_headLength = SqlLexer.Read(new SourceText("", "", Head), SqlFlavor.Sqlite).Tokens.Length;

    /// <summary>Reads up to the END that ends the statement.</summary>
    /// <param name="on">The trigger's table or view.</param>
    public static (string Text, EquatableArray<ObjectId> Needs) Read(SqlReader sql, CatalogBuilder catalog, ObjectName on)
    {
        var start = sql.At;
        var needs = new List<ObjectId>();
        for (; !(sql.Is("END") && sql.At == sql.End - 1); sql.Advance())
        {
            if (sql.AtEnd) throw sql.Unexpected("END");
            if (sql.IsName && (sql.IsAt(-1, "UPDATE") || sql.IsAt(-1, "INTO") || sql.IsAt(-1, "FROM")) && !sql.Is("OF") && !sql.Is("OR") && !sql.Is("SET")) needs.Add(Need(sql, catalog));
        }
        var end = sql.At;
        sql.At = start;
        var text = Spelled(sql, end, s => Word(s, catalog, on, needs));
        sql.Advance();
        return (text, needs.Distinct().ToEquatableArray());
    }

    /// <summary>The text after a rename, as SQLite itself would change it.</summary>
    public static string Renamed(string body, ObjectName on, EquatableArray<ObjectId> needs, Renaming renaming)
    {
        // Only inside a trigger are semicolons a part of the statement.
        var tokens = SqlLexer.Read(new SourceText("", "", $"{Head}{body} END"), SqlFlavor.Sqlite);
        var sql = new SqlReader(tokens, s_headLength, tokens.Tokens.Length - 1);
        return Spelled(sql, sql.End, s =>
        {
            foreach (var (before, after) in renaming.Ids)
                if (before.Name.Name != after.Name.Name && Lookup.Same(s.NameOf(s.Current), before.Name.Name) && Means(s, before, on, needs, renaming)) return Plain(after.Name.Name);
            return s.Span(s.Current).ToString();
        });
    }

    private static bool Means(SqlReader sql, ObjectId before, ObjectName on, EquatableArray<ObjectId> needs, Renaming renaming)
    {
        var qualifier = sql.Peek(-1).Kind == TokenKind.Dot ? sql.NameOf(sql.Peek(-2)) : null;
        if (before.Kind != Column.OfKind) return qualifier is null or SqliteDialect.Main;
        var table = before.Name.OfTable();
        if (qualifier is not null) return qualifier is "new" or "old" ? on == table : Lookup.Same(qualifier, table.Name);
        if (sql.Peek(1).Kind is TokenKind.LeftParen or TokenKind.Dot) return false;
        return on == table || renaming.Of(needs).Any(n => n.Name == table) || needs.Any(n => n.Name == table);
    }

    private static string Spelled(SqlReader sql, int end, Func<SqlReader, string> word)
    {
        var text = new StringBuilder();
        for (; sql.At < end; sql.Advance())
        {
            var kind = sql.Current.Kind;
            if (text.Length > 0 && kind is not (TokenKind.RightParen or TokenKind.Comma or TokenKind.Dot or TokenKind.Semicolon) && text[^1] is not ('(' or '.')) text.Append(' ');
            if (kind is TokenKind.Word or TokenKind.QuotedWord) text.Append(word(sql));
            else text.Append(sql.Span(sql.Current));
        }
        return text.ToString();
    }

    private static string Word(SqlReader sql, CatalogBuilder catalog, ObjectName on, List<ObjectId> needs)
    {
        var name = sql.NameOf(sql.Current);
        if (sql.Is(TokenKind.Word)) return name.ToLowerInvariant();
        // In double quotes it is a name only if there is something of that name, else a string.
        var known = sql.Peek(-1).Kind == TokenKind.Dot || sql.Peek(1).Kind == TokenKind.Dot || catalog.Named(new(null, name)) is not null
            || catalog.FindColumn(on, name) is not null || needs.Exists(n => catalog.FindColumn(n.Name, name) is not null);
        return known ? Plain(name) : WrittenTable.Quoted(name);
    }

    /// <summary>Without quotes and in lower case where that means the same.</summary>
    private static string Plain(string name)
    {
        foreach (var letter in name)
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '_') return WrittenTable.Quoted(name);
        var lower = name.ToLowerInvariant();
        return name.Length == 0 || char.IsAsciiDigit(name[0]) || s_reserved.Contains(lower) ? WrittenTable.Quoted(name) : lower;
    }

    private static ObjectId Need(SqlReader sql, CatalogBuilder catalog)
    {
        var name = new ObjectName(null, sql.NameOf(sql.Current));
        return catalog.Named(name)?.Id() ?? new(Table.OfKind, name with { Schema = SqliteDialect.Main });
    }
}
