using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>
/// SQLite keeps a column's type as free text and only looks for a few syllables in it (SQLite's "Datatypes", section 3.1).
/// Case means nothing, so it is kept in lower case; the words and the modifiers are kept as written.
/// </summary>
internal static class SqliteTypes
{
    private const int MostWords = 16;

    public static SqlType Read(SqlReader sql)
    {
        var name = "";
        for (var words = 0; sql.IsName && !EndsType(sql); words++)
        {
            if (words == MostWords) throw sql.Unexpected("the end of the type");
            var word = sql.NameOf(sql.Current).ToLowerInvariant();
            name = name.Length == 0 || word.Length == 0 ? name + word : $"{name} {word}";
            sql.Advance();
        }
        return new(null, name, sql.Is(TokenKind.LeftParen) && name.Length > 0 ? Types.Modifiers(sql) : null);
    }

    private static bool EndsType(SqlReader sql) =>
        sql.Is(TokenKind.Word) && (sql.Is("constraint") || sql.Is("primary") || sql.Is("not") || sql.Is("null") || sql.Is("unique") || sql.Is("check") || sql.Is("default")
        || sql.Is("collate") || sql.Is("references") || sql.Is("generated") || sql.Is("as") || sql.Is("on") || sql.Is("autoincrement"));
}
