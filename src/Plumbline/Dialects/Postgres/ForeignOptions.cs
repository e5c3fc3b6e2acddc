using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>OPTIONS of foreign tables and their columns: <c>name=value</c>, sorted.</summary>
internal static class ForeignOptions
{
    public static EquatableArray<string> Read(SqlReader sql, EquatableArray<string> present = default)
    {
        var options = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in present) options[option[..option.IndexOf('=')]] = option[(option.IndexOf('=') + 1)..];
        sql.Expect(TokenKind.LeftParen);
        do
        {
            var drop = sql.Is("DROP") && sql.Peek(1).Kind is TokenKind.Word or TokenKind.QuotedWord;
            if (drop || (sql.Is("ADD") || sql.Is("SET")) && sql.Peek(1).Kind is TokenKind.Word or TokenKind.QuotedWord) sql.Advance();
            var name = sql.Name();
            if (drop) options.Remove(name);
            else options[name] = sql.String();
        }
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        return options.Select(o => $"{o.Key}={o.Value}").ToEquatableArray();
    }

    /// <summary>What OPTIONS of ALTER lists to lead from one set to another.</summary>
    public static string Changes(EquatableArray<string> before, EquatableArray<string> after)
    {
        var had = before.Select(NameOf);
        var has = after.Select(NameOf);
        var set = after.Where(o => !before.Contains(o)).Select(o => $"{(had.Contains(NameOf(o)) ? "SET" : "ADD")} {Write([o])}");
        return string.Join(", ", set.Concat(had.Where(name => !has.Contains(name)).Select(name => $"DROP {Quoting.Name(name)}")));
    }

    /// <summary>A condition that holds once <see cref="Changes"/> are made: asked of a column of options in pg_catalog.</summary>
    public static string Are(string table, string row, string column, EquatableArray<string> before, EquatableArray<string> after)
    {
        var set = after.Where(o => !before.Contains(o)).Select(o => $" AND {SqlString.Quote(o)} = ANY ({column})").ToList();
        if (set.Count > 0) return PgCatalog.Row(table, row + string.Concat(set));
        var gone = before.Where(o => !after.Contains(o)).Select(o => $"{SqlString.Quote(o)} = ANY ({column})");
        return $"NOT {PgCatalog.Row(table, $"{row} AND ({string.Join(" OR ", gone)})")}";
    }

    private static string NameOf(string option) => option[..option.IndexOf('=')];

    public static string Write(EquatableArray<string> options) =>
        string.Join(", ", options.Select(o => $"{Quoting.Name(o[..o.IndexOf('=')])} {SqlString.Quote(o[(o.IndexOf('=') + 1)..])}"));
}
