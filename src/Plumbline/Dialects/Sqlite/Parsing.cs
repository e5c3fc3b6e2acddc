using System.Text;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>The clauses that several statements share.</summary>
internal static class Parsing
{
    extension(SqlReader sql)
    {
        public bool TakeIfNotExists() => sql.Take("IF", "NOT", "EXISTS");

        public bool TakeIfExists() => sql.Take("IF", "EXISTS");

        /// <summary><c>( … )</c>: the expression inside.</summary>
        public ParsedExpression Group()
        {
            var start = sql.At;
            sql.SkipGroup();
            return Inside(sql, start + 1, sql.At - 1);
        }

        /// <summary>An expression up to a word or sign that stops it, outside of parentheses.</summary>
        public ParsedExpression UpTo(Func<SqlReader, bool> stops)
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
        public ParsedExpression DefaultValue()
        {
            if (sql.Is(TokenKind.LeftParen)) return sql.Group();
            // A name in quotes can be no column here: SQLite takes it for a string.
            if (sql.Is(TokenKind.QuotedWord)) return new(new(SqlString.Quote(sql.Name())));
            var start = sql.At;
            if (sql.IsOperator("-") || sql.IsOperator("+")) sql.Advance();
            if (sql.AtEnd) throw sql.Unexpected("a value");
            sql.Advance();
            return Inside(sql, start, sql.At);
        }

        /// <summary><c>ON CONFLICT word</c> says what to do with rows and nothing about the schema.</summary>
        public void SkipConflict()
        {
            if (sql.Take("ON", "CONFLICT")) sql.Name();
        }

        /// <summary><c>(a COLLATE x DESC, b)</c> of a key.</summary>
        public EquatableArray<string> KeyColumns(out bool descending)
        {
            descending = false;
            sql.Expect(TokenKind.LeftParen);
            var names = new List<string>();
            do
            {
                names.Add(sql.ColumnWord());
                if (sql.Take("COLLATE")) sql.Name();
                if (sql.Take("DESC")) descending = true;
                else sql.Take("ASC");
                if (sql.Take("AUTOINCREMENT")) { }
            }
            while (sql.Take(TokenKind.Comma));
            sql.Expect(TokenKind.RightParen);
            return names.ToEquatableArray();
        }

        /// <summary>A name; SQLite also takes a string for one.</summary>
        public string ColumnWord() => sql.Is(TokenKind.String) ? sql.String() : sql.Name();
    }

    /// <summary>A stretch of tokens as text with one blank between words, for writing.</summary>
    public static string Text(SqlReader sql, int first, int end) => Words(sql, first, end).Expression.Text;

    /// <summary>What the common reader does not know (a module's own operator, for one) is kept word by word.</summary>
    private static ParsedExpression Inside(SqlReader sql, int first, int end)
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
            return read with { Expression = new(read.Expression.Text) { Sql = Words(sql, first, end).Expression.Text } };
        }
        catch (SqlSyntaxException)
        {
            return Words(sql, first, end);
        }
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

    private static ParsedExpression Words(SqlReader sql, int first, int end)
    {
        var text = new StringBuilder();
        var names = new List<string>();
        for (var i = first; i < end; i++)
        {
            var token = sql.Tokens.Tokens[i];
            if (i > first && token.Start > sql.Tokens.Tokens[i - 1].End) text.Append(' ');
            text.Append(token.Kind == TokenKind.QuotedWord ? WrittenTable.Quoted(sql.NameOf(token)) : sql.Span(token));
            if (token.Kind is TokenKind.Word or TokenKind.QuotedWord) names.Add(sql.NameOf(token));
        }
        return new(new(text.ToString())) { Columns = names.ToEquatableArray() };
    }
}
