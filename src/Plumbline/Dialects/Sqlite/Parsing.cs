using System.Text;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>The clauses that several statements share.</summary>
internal static class Parsing
{
    private static readonly string[] s_resolutions = ["ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE"];

    private static readonly HashSet<string> s_constants = new(StringComparer.OrdinalIgnoreCase) { "null", "true", "false", "current_time", "current_date", "current_timestamp" };

    extension(SqlReader sql)
    {
        /// <summary><c>( … )</c>: the expression inside.</summary>
        public Clause Group()
        {
            var start = sql.At;
            sql.SkipGroup();
            return Inside(sql, start + 1, sql.At - 1);
        }

        /// <summary>An expression up to a word or sign that stops it, outside of parentheses.</summary>
        public Clause UpTo(Func<SqlReader, bool> stops)
        {
            var start = sql.At;
            for (var depth = 0; !sql.AtEnd && (depth > 0 || !stops(sql)); sql.Advance())
            {
                if (sql.Is(TokenKind.LeftParen)) depth++;
                else if (sql.Is(TokenKind.RightParen) && --depth < 0) break;
            }
            if (sql.At == start) throw sql.Unexpected("an expression");
            return Inside(sql, start, sql.At);
        }

        /// <summary>A literal, a signed number, a word such as CURRENT_TIMESTAMP, or an expression in parentheses.</summary>
        public Clause DefaultValue()
        {
            if (sql.Is(TokenKind.LeftParen)) return sql.Group();
            // A name can be no column here: SQLite takes it for a string, in quotes or not.
            if (sql.Is(TokenKind.QuotedWord)) return new(new(SqlString.Quote(sql.Name())), [], [], [], false);
            if (sql.Is(TokenKind.Word) && !s_constants.Contains(sql.NameOf(sql.Current))) return new(new(SqlString.Quote(sql.Name())), [], [], [], false);
            var start = sql.At;
            if (sql.IsOperator("-") || sql.IsOperator("+")) sql.Advance();
            if (sql.AtEnd) throw sql.Unexpected("a value");
            sql.Advance();
            return Inside(sql, start, sql.At);
        }

        /// <summary><c>ON CONFLICT word</c>; null where there is none, or ABORT, which is what happens anyhow ("The ON CONFLICT Clause").</summary>
        public string? Conflict()
        {
            if (!sql.Take("ON", "CONFLICT")) return null;
            foreach (var word in s_resolutions)
                if (sql.Take(word)) return word == "ABORT" ? null : word.ToLowerInvariant();
            throw sql.Unexpected("ROLLBACK, ABORT, FAIL, IGNORE or REPLACE");
        }

        /// <summary><c>(a COLLATE x DESC, b</c> of a key.</summary>
        public List<KeyColumn> KeyColumns()
        {
            sql.Expect(TokenKind.LeftParen);
            var keys = new List<KeyColumn>();
            do
            {
                var name = sql.ColumnWord();
                var collation = sql.Take("COLLATE") ? sql.Name().ToLowerInvariant() : null;
                var descending = sql.Take("DESC");
                if (!descending) sql.Take("ASC");
                keys.Add(new(name, collation, descending));
            }
            while (sql.Take(TokenKind.Comma));
            return keys;
        }

        /// <summary>A name; SQLite also takes a string for one.</summary>
        public string ColumnWord() => sql.Is(TokenKind.String) ? sql.String() : sql.Name();

        /// <summary><c>name</c> or <c>schema.name</c>.</summary>
        public ObjectName ObjectWord()
        {
            var name = sql.ColumnWord();
            return sql.Take(TokenKind.Dot) ? new(name, sql.ColumnWord()) : new(null, name);
        }

        /// <summary><c>(a, b)</c>.</summary>
        public EquatableArray<string> WordList()
        {
            sql.Expect(TokenKind.LeftParen);
            var names = new List<string>();
            do names.Add(sql.ColumnWord());
            while (sql.Take(TokenKind.Comma));
            sql.Expect(TokenKind.RightParen);
            return names.ToEquatableArray();
        }
    }

    /// <summary>A stretch of tokens as text with one blank between words, for writing.</summary>
    public static string Text(SqlReader sql, int first, int end) => Words(sql, first, end).Text;

    /// <summary>What the common reader does not know (a module's own operator, for one) is kept word by word.</summary>
    private static Clause Inside(SqlReader sql, int first, int end)
    {
        while (end - first > 2 && sql.Tokens.Tokens[first].Kind == TokenKind.LeftParen && Closes(sql, first) == end - 1)
        {
            first++;
            end--;
        }
        try
        {
            var inner = new SqlReader(sql.Tokens, first, end);
            var read = Expressions.Read(inner);
            inner.ExpectEnd();
            var (text, _, bare) = Words(sql, first, end);
            return new(new(read.Expression.Text) { Sql = text }, read.Columns, read.Columns.Where(bare.Contains), read.Functions, HasQuery(sql, first, end));
        }
        catch (SqlSyntaxException)
        {
            var (text, names, _) = Words(sql, first, end);
            return new(new(text), names.ToEquatableArray(), [], [], HasQuery(sql, first, end));
        }
    }

    private static bool HasQuery(SqlReader sql, int first, int end)
    {
        for (var i = first; i + 1 < end; i++)
            if (sql.Tokens.Tokens[i].Kind == TokenKind.LeftParen && sql.Span(sql.Tokens.Tokens[i + 1]).Equals("select", StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static int Closes(SqlReader sql, int open)
    {
        var depth = 0;
        for (var i = open; ; i++)
        {
            if (sql.Tokens.Tokens[i].Kind == TokenKind.LeftParen) depth++;
            else if (sql.Tokens.Tokens[i].Kind == TokenKind.RightParen && --depth == 0) return i;
            if (i + 1 >= sql.End) return i;
        }
    }

    private static (string Text, List<string> Names, HashSet<string> Bare) Words(SqlReader sql, int first, int end)
    {
        var text = new StringBuilder();
        var names = new List<string>();
        var bare = new HashSet<string>(StringComparer.Ordinal);
        for (var i = first; i < end; i++)
        {
            var token = sql.Tokens.Tokens[i];
            if (i > first && token.Start > sql.Tokens.Tokens[i - 1].End) text.Append(' ');
            text.Append(token.Kind == TokenKind.QuotedWord ? WrittenTable.Quoted(sql.NameOf(token)) : sql.Span(token));
            if (token.Kind is TokenKind.Word or TokenKind.QuotedWord) names.Add(sql.NameOf(token));
            if (token.Kind == TokenKind.Word) bare.Add(sql.NameOf(token));
        }
        return (text.ToString(), names, bare);
    }
}
