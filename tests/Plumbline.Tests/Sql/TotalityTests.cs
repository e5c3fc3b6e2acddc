using Plumbline.Model;
using Plumbline.Sql;
using Xunit;

namespace Plumbline.Tests.Sql;

/// <summary>Any text gives tokens or findings, values or a <see cref="SqlSyntaxException"/>: nothing else is thrown, and nothing runs for ever.</summary>
public class TotalityTests
{
    private static readonly string[] s_words =
    [
        "a", "b1", "\"Q\"", "t.c", "SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "IN", "BETWEEN", "LIKE", "SIMILAR TO", "ESCAPE", "IS", "NULL", "DISTINCT", "CASE", "WHEN", "THEN", "ELSE", "END",
        "CAST", "AS", "ARRAY", "ROW", "EXISTS", "ANY", "ALL", "INTERVAL", "DATE", "'x'", "E'\\n'", "$$y$$", "$1", "1", "2.5", "1e3", "0x1F", "(", ")", "[", "]", ",", ".", "::", ":", ";", "+", "-", "*", "/",
        "=", "<>", "||", "->>", "@>", "int", "text[]", "numeric(10,2)", "character varying", "timestamp", "with time zone", "COLLATE", "AT TIME ZONE", "OVER", "FILTER", "WITHIN GROUP", "ORDER BY", "GROUP BY",
        "JOIN", "ON", "USING", "WITH", "RECURSIVE", "UNION", "VALUES", "INSERT INTO", "UPDATE", "SET", "DELETE FROM", "RETURNING", "LATERAL", "ONLY", "OPERATOR(", "EXTRACT(", "TRIM(", "SUBSTRING(", "POSITION(",
        "xmlelement(", "VARIADIC", "=>", "BEGIN ATOMIC", "COPY x FROM stdin", "\n", "--c\n", "/*", "*/", "\\.", "\\d", "'", "\"", "$a$", "u&'\\0041'", "\0", "é", "%TYPE", "limit", "offset", "for update",
    ];

    private const string s_signs = "'\"$;()[]:.,\\*/-eEuU&nNbBxX01 \n";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Word_salad(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 4000; round++)
            Try(string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => s_words[random.Next(s_words.Length)] + (random.Next(4) == 0 ? "" : " "))));
    }

    [Fact]
    public void Noise()
    {
        var random = new Random(5);
        for (var round = 0; round < 4000; round++)
            Try(string.Concat(Enumerable.Range(0, random.Next(0, 40)).Select(_ => random.Next(3) == 0 ? (char)random.Next(0, 0x300) : s_signs[random.Next(s_signs.Length)])));
    }

    [Fact]
    public void Broken_statements()
    {
        var random = new Random(6);
        var texts = Directory.EnumerateFiles(Repository.Path("tests", "cases", "spelling"), "*.sql", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        for (var round = 0; round < 400; round++)
        {
            var text = texts[random.Next(texts.Count)];
            var start = random.Next(text.Length);
            var piece = text.Substring(start, Math.Min(random.Next(200), text.Length - start));
            Try(piece.Length > 2 ? piece.Remove(random.Next(piece.Length - 1), 1) : piece);
        }
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("", "1", " + 1")]
    [InlineData("NOT ", "a", "")]
    [InlineData("- ", "a", "")]
    [InlineData("[", "1", "]")]
    [InlineData("ARRAY[", "1", "]")]
    [InlineData("f(", "1", ")")]
    [InlineData("CASE WHEN a THEN ", "1", " END")]
    [InlineData("(SELECT ", "1", ")")]
    [InlineData("SELECT * FROM (", "SELECT 1", ") x")]
    [InlineData("SELECT * FROM ((", "a", "))")]
    [InlineData("", "a", " IS NULL")]
    [InlineData("", "a", "::text")]
    [InlineData("", "a", "[1]")]
    [InlineData("", "a", " || 'x'")]
    [InlineData("", "a", " AND b OR c")]
    [InlineData("", "SELECT 1", " UNION SELECT 2")]
    [InlineData("", "SELECT 1", " EXCEPT SELECT 2 INTERSECT SELECT 3")]
    [InlineData("", "SELECT 1 FROM a", " JOIN b ON true")]
    [InlineData("(", "SELECT 1", ") UNION (SELECT 1)")]
    [InlineData("a IN (", "1", ")")]
    [InlineData("a < ANY (", "1", ")")]
    [InlineData("{", "", "}")]
    public void Deep_nesting_is_refused_and_no_stack_overflows(string before, string middle, string after)
    {
        const int depth = 10_000;
        Try(string.Concat(Enumerable.Repeat(before, depth)) + middle + string.Concat(Enumerable.Repeat(after, depth)));
    }

    [Fact]
    public void Deep_nesting_says_so()
    {
        var text = new string('(', 10_000) + "1" + new string(')', 10_000);
        var refused = Assert.Throws<SqlSyntaxException>(() => Expressions.Read(text));
        Assert.Contains("nested too deeply", refused.Message);
    }

    private static void Try(string text)
    {
        foreach (var flavor in new[] { SqlFlavor.Postgres, SqlFlavor.Sqlite })
        {
            var tokens = SqlLexer.Read(new SourceText("", "fuzz", text), flavor);
            Tokens_give_the_text_back(tokens, text);
            foreach (var statement in tokens.Statements)
            {
                Read(() => Expressions.Read(new SqlReader(tokens, statement)), text, flavor, p => p.Expression.Text);
                Read(() => Expressions.Read(new SqlReader(tokens, statement), SqlType.Text, true), text, flavor, p => p.Expression.Text, SqlType.Text);
                Read(() => Queries.Read(new SqlReader(tokens, statement)), text, flavor, _ => null);
                Read(() => Types.Read(new SqlReader(tokens, statement)), text, flavor, _ => null);
            }
        }
    }

    /// <summary>What was read prints as something that reads back as itself.</summary>
    private static void Read<T>(Func<T> read, string text, SqlFlavor flavor, Func<T, string?> canonical, SqlType? target = null)
    {
        string? printed = null;
        try
        {
            printed = canonical(read());
            if (printed is null) return;
            var again = Expressions.Read(SqlReader.Over(printed, flavor), target).Expression.Text;
            Assert.True(printed == again, $"{text}\nread as {printed}\nthen as {again}");
        }
        catch (SqlSyntaxException refused)
        {
            Assert.True(printed is null || refused.Message.Contains("nested too deeply", StringComparison.Ordinal), $"{text}\nread as {printed}\nwhich is refused: {refused.Message}");
        }
    }

    private static void Tokens_give_the_text_back(SqlTokens tokens, string text)
    {
        var at = 0;
        foreach (var token in tokens.Tokens)
        {
            if (token.Start < at || token.Length <= 0 || token.End > text.Length) Assert.Fail($"{text}: token {token} after {at}");
            at = token.End;
        }
        var last = 0;
        foreach (var statement in tokens.Statements)
        {
            if (statement.First < last || statement.End <= statement.First || statement.End > tokens.Tokens.Length) Assert.Fail($"{text}: {statement}");
            last = statement.End;
        }
        Assert.True(tokens.Tokens.Length == tokens.Statements.Sum(s => s.End - s.First), $"{text}: a token in no statement");
        if (tokens.Findings.Count == 0) Gaps_are_blank(tokens, text);
    }

    /// <summary>Between tokens stand only blanks, comments and semicolons (COPY data apart).</summary>
    private static void Gaps_are_blank(SqlTokens tokens, string text)
    {
        if (text.Contains("COPY", StringComparison.OrdinalIgnoreCase)) return;
        var at = 0;
        foreach (var token in tokens.Tokens.Append(new(TokenKind.End, text.Length, 0)))
        {
            var gap = text[at..token.Start];
            if (!IsBlank(gap)) Assert.Fail($"{text}: lost {gap}");
            at = token.End;
        }
    }

    private static bool IsBlank(string gap)
    {
        if (gap.AsSpan().IndexOfAnyExcept(" \n;\t\r") < 0) return true;
        var rest = System.Text.RegularExpressions.Regex.Replace(gap, @"--[^\n]*|/\*.*\*/", "", System.Text.RegularExpressions.RegexOptions.Singleline);
        return rest.All(c => char.IsWhiteSpace(c) || c is ';' or '\0' or '\uFEFF');
    }
}
