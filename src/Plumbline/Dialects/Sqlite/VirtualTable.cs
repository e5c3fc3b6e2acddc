using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>A table that a module makes ("The Virtual Table Mechanism Of SQLite"): no object of the model, and yet something that queries name.</summary>
/// <param name="Columns">null where they are the module's business.</param>
public sealed record VirtualTable(string Name, IReadOnlyList<KnownColumn>? Columns)
{
    /// <summary>Those that statements make; one that is dropped later is still somebody's.</summary>
    public static EquatableArray<VirtualTable> Among(IEnumerable<Statement> statements) =>
        [.. statements.Where(s => s.Verb == Verb.NotModelled).Select(s => Read(SqlReader.Over(s.Text().ToString(), SqlFlavor.Sqlite))).OfType<VirtualTable>()];

    /// <summary>null for any other statement.</summary>
    private static VirtualTable? Read(SqlReader sql)
    {
        try
        {
            if (!sql.Take("CREATE", "VIRTUAL", "TABLE")) return null;
            sql.Take("IF", "NOT", "EXISTS");
            var name = sql.ObjectWord().Name;
            sql.Expect("USING");
            return new(name, sql.Name().Equals("fts5", StringComparison.OrdinalIgnoreCase) ? Fts5(sql, name) : null);
        }
        catch (SqlSyntaxException)
        {
            return null;
        }
    }

    /// <summary>"SQLite FTS5 Extension", 4: columns, each with UNINDEXED or not, and options with an equals sign; the table's own name and rank are columns that nobody lists.</summary>
    private static List<KnownColumn> Fts5(SqlReader sql, string name)
    {
        var columns = new List<KnownColumn> { new(name) { IsHidden = true }, new("rank") { IsHidden = true } };
        sql.Expect(TokenKind.LeftParen);
        do
        {
            var item = sql.ColumnWord();
            if (!sql.IsOperator("=")) columns.Add(new(item));
            while (!sql.AtEnd && !sql.Is(TokenKind.Comma) && !sql.Is(TokenKind.RightParen)) sql.Advance();
        }
        while (sql.Take(TokenKind.Comma));
        return columns;
    }
}
