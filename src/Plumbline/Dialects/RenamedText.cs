using System.Text;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects;

/// <summary>
/// Follows a rename through canonical text word by word, where the server would print the expression anew:
/// columns are told from relations, functions and aliases by what stands beside them.
/// </summary>
internal static class RenamedText
{
    public static string Replace(string text, ObjectId before, ObjectId after, ObjectName? table)
    {
        if (before.Name == after.Name) return text;
        var name = PlainName(before);
        if (!text.Contains(Quoting.Name(name), StringComparison.Ordinal)) return text;
        if (before.Kind == Column.OfKind && table is not null && before.Name.OfTable() != table) return text;
        var tokens = SqlLexer.Read(new SourceText("", "", text));
        var sql = new SqlReader(tokens, 0, tokens.Tokens.Length);
        StringBuilder? result = null;
        var copied = 0;
        for (; !sql.AtEnd; sql.Advance())
        {
            var token = sql.Current;
            var replacement = token.Kind == TokenKind.String ? InString(sql, before, after)
                : token.Kind is TokenKind.Word or TokenKind.QuotedWord && sql.NameOf(token) == name ? InCode(sql, before, after) : null;
            if (replacement is not { } found) continue;
            (result ??= new()).Append(text, copied, found.Start - copied).Append(found.Text);
            copied = found.End;
        }
        return result is null ? text : result.Append(text, copied, text.Length - copied).ToString();
    }

    private static string PlainName(ObjectId id)
    {
        var name = id.Name.Name;
        return name.IndexOf('(') is > 0 and var end && id.Kind.Label is "function" or "procedure" or "aggregate" ? name[..name.IndexOf('(')] : name;
    }

    /// <summary><c>nextval('orders_id_seq'::regclass)</c>: a relation named in a string.</summary>
    private static (int Start, int End, string Text)? InString(SqlReader sql, ObjectId before, ObjectId after)
    {
        if (!before.Kind.IsRelation || sql.Peek(1).Kind != TokenKind.Cast || !sql.IsAt(2, "regclass")) return null;
        var token = sql.Current;
        var named = SqlReader.Over(sql.ValueOf(token));
        if (!named.IsName) return null;
        var written = named.QualifiedName();
        if (written.Name != before.Name.Name || (written.Schema is not null && written.Schema != before.Name.Schema)) return null;
        return (token.Start, token.End, SqlString.Quote(Quoting.Name(after.Name)));
    }

    private static (int Start, int End, string Text)? InCode(SqlReader sql, ObjectId before, ObjectId after)
    {
        var token = sql.Current;
        var qualified = sql.Peek(-1).Kind == TokenKind.Dot;
        var next = sql.Peek(1).Kind;
        if (before.Kind == Column.OfKind)
        {
            if (next is TokenKind.LeftParen or TokenKind.Dot || sql.Peek(-1).Kind == TokenKind.Cast) return null;
            return (token.Start, token.End, Quoting.Name(after.Name.Name));
        }
        var called = before.Kind.Label is "function" or "procedure" or "aggregate";
        if (called != (next == TokenKind.LeftParen)) return null;
        var start = token.Start;
        if (qualified)
        {
            var schema = sql.Peek(-2);
            if (schema.Kind is not (TokenKind.Word or TokenKind.QuotedWord) || sql.NameOf(schema) != before.Name.Schema) return null;
            start = schema.Start;
        }
        var name = after.Name with { Name = PlainName(after) };
        return (start, token.End, next == TokenKind.Dot && !qualified ? Quoting.Name(name.Name) : Quoting.Name(name));
    }
}
