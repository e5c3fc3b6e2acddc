using Plumbline.Model;

namespace Plumbline.Sql.Plpgsql;

/// <summary>Reads the SQL of a body. What cannot be read is noted there, and null.</summary>
internal sealed class QuerySource(RoutineText body)
{
    /// <summary>What PL/pgSQL puts a SELECT before: an expression, PERFORM.</summary>
    public QueryText? Selected(SqlReader sql) => Read(sql, reader => new QueryReader(reader).ReadSelected());

    /// <summary>A value alone, such as the field of a row.</summary>
    public QueryText? Value(SqlReader sql) => Read(sql, reader => new QueryText().Add(reader.Read()));

    /// <summary>One statement of SQL; null, too, for what is no query.</summary>
    public QueryText? Statement(SqlReader sql)
    {
        if (sql.Take("call")) return Selected(sql);
        if (sql.Is("truncate") || sql.Is("lock")) return Read(sql, Relations);
        if (sql.Is("create") || sql.Is("alter")) Defines(sql);
        else if (!QueryNames.Lead(sql)) return null;
        return sql.AtEnd ? null : Read(sql, reader => new QueryReader(reader).Read());
    }

    /// <summary>The statements of a literal that is executed, at their places where its characters are those of the file.</summary>
    public IEnumerable<BodyQuery> Literal(SourceText file, Token literal)
    {
        var text = file.Text.AsSpan(literal.Start, literal.Length);
        var value = SqlString.Value(text);
        var margin = (literal.Length - value.Length) / 2;
        var isSame = margin >= 0 && margin + value.Length <= literal.Length && text.Slice(margin, value.Length).SequenceEqual(value);
        var tokens = isSame ? SqlLexer.ReadPart(file, literal.Start + margin, literal.Start + margin + value.Length) : SqlLexer.Read(new SourceText("", "", value));
        var at = isSame ? default : new Written(literal.Start, literal.Start, literal.End);
        foreach (var range in tokens.Statements)
            if (Statement(new(tokens, range)) is { } query) yield return new(query, null) { IsAlone = true, At = at };
    }

    private QueryText? Read(SqlReader sql, Func<ExpressionReader, QueryText> read)
    {
        var start = sql.Position;
        try
        {
            var query = read(new(sql, new NamesUsed()));
            sql.ExpectEnd();
            return query;
        }
        catch (SqlSyntaxException fault)
        {
            body.Unread.Add(new(start, fault.Message));
            return null;
        }
    }

    /// <summary>TRUNCATE and LOCK name relations and nothing else.</summary>
    private static QueryText Relations(ExpressionReader reader)
    {
        var sql = reader.Sql;
        var query = new QueryText();
        sql.Advance();
        sql.Take("table");
        do
        {
            sql.Take("only");
            var at = sql.Position;
            var name = sql.QualifiedName();
            query.Scope.Add(new(name.Name, name) { At = sql.WrittenFrom(at) });
            sql.TakeOperator("*");
        }
        while (sql.Take(TokenKind.Comma));
        sql.At = sql.End;
        return query;
    }

    /// <summary>Notes the relation that is made or changed, and goes to the query that it is made of, if there is one.</summary>
    private void Defines(SqlReader sql)
    {
        while (!sql.AtEnd && !(sql.Is("table") || sql.Is("view") || sql.Is("sequence") || sql.Is("function") || sql.Is("procedure") || sql.Is("trigger") || sql.Is("rule"))) sql.Advance();
        var makes = sql.Is("table") || sql.Is("view") || sql.Is("sequence");
        sql.Advance();
        while (sql.Is("if") || sql.Is("not") || sql.Is("exists") || sql.Is("only")) sql.Advance();
        if (makes && sql.IsName) body.Made.Add(sql.QualifiedName().Name);
        for (; makes && !sql.AtEnd; sql.Advance())
        {
            if (sql.Is("rename", "to") && sql.Peek(2).Kind is TokenKind.Word or TokenKind.QuotedWord) body.Made.Add(sql.NameOf(sql.Peek(2)));
            if (!sql.Is("as") || !(Queries.StartsAfter(sql) || sql.Peek(1).Kind == TokenKind.LeftParen)) continue;
            sql.Advance();
            if (sql.Is(TokenKind.LeftParen) && !Queries.StartsAfter(sql)) continue;
            return;
        }
        sql.At = sql.End;
    }
}
