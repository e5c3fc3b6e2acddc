using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>Reads SELECT, VALUES and WITH into something that can be run over the catalog.</summary>
internal sealed class QueryReader(SqlReader sql)
{
    private readonly ExpressionReader _expressions = new(sql);

    public static bool IsAtQuery(SqlReader sql)
    {
        if (sql.Is("SELECT") || sql.Is("WITH") || sql.Is("VALUES") || sql.Is("TABLE")) return true;
        for (var ahead = 0; sql.Peek(ahead).Kind == TokenKind.LeftParen; ahead++)
            if (sql.IsAt(ahead + 1, "SELECT") || sql.IsAt(ahead + 1, "WITH") || sql.IsAt(ahead + 1, "VALUES")) return true;
        return false;
    }

    /// <param name="afterSelect">The word SELECT was PERFORM and is past.</param>
    public Query Read(bool afterSelect = false)
    {
        var common = new List<(string, IReadOnlyList<string>, Query)>();
        if (!afterSelect && sql.Take("WITH"))
        {
            if (sql.Take("RECURSIVE")) throw sql.Unexpected("a query that is not recursive");
            do common.Add(ReadCommon());
            while (sql.Take(TokenKind.Comma));
        }
        var query = Sets(afterSelect);
        query.Common.AddRange(common);
        Tail(query);
        return query;
    }

    private (string, IReadOnlyList<string>, Query) ReadCommon()
    {
        var name = sql.Name();
        IReadOnlyList<string> columns = sql.Is(TokenKind.LeftParen) ? sql.NameList() : [];
        sql.Expect("AS");
        if (sql.Take("NOT")) sql.Expect("MATERIALIZED");
        else sql.Take("MATERIALIZED");
        sql.Expect(TokenKind.LeftParen);
        var query = Read();
        sql.Expect(TokenKind.RightParen);
        return (name, columns, query);
    }

    private Query Sets(bool afterSelect)
    {
        var left = afterSelect ? Select() : Core();
        while (true)
        {
            var operation = sql.Is("UNION") || sql.Is("EXCEPT") || sql.Is("INTERSECT") ? sql.Name() : null;
            if (operation is null) return left;
            var all = sql.Take("ALL");
            sql.Take("DISTINCT");
            left = new SetQuery(left, operation, all, Core());
        }
    }

    private Query Core()
    {
        if (sql.Take(TokenKind.LeftParen))
        {
            var inner = Read();
            sql.Expect(TokenKind.RightParen);
            return inner;
        }
        if (sql.Take("VALUES")) return ReadValues();
        sql.Expect("SELECT");
        return Select();
    }

    private SelectQuery Select()
    {
        var query = new SelectQuery { Distinct = sql.Take("DISTINCT") };
        if (query.Distinct && sql.Is("ON")) throw sql.Unexpected("DISTINCT without ON");
        sql.Take("ALL");
        if (!AtItemsEnd()) ReadItems(query);
        if (sql.Take("FROM")) ReadFrom(query);
        if (sql.Take("WHERE")) query.Where = _expressions.Read();
        if (sql.Take("GROUP", "BY")) query.GroupBy.AddRange(_expressions.List());
        if (sql.Take("HAVING")) query.Having = _expressions.Read();
        ExpandSets(query);
        return query;
    }

    /// <summary><c>SELECT unnest(…)</c> is <c>SELECT x FROM unnest(…) x</c>.</summary>
    private static void ExpandSets(SelectQuery query)
    {
        for (var i = 0; i < query.Items.Count; i++)
        {
            if (query.Items[i] is not { Value: Call call } item || !SetFunctions.Has(call.Name)) continue;
            var alias = $"{item.Name}#{i}";
            query.From.Add(new(alias, [item.Name], new FunctionTable(call.Name, call.Arguments), false, null));
            query.Items[i] = item with { Value = new NameReference([alias, item.Name]) };
        }
    }

    private ValuesQuery ReadValues()
    {
        var rows = new List<IReadOnlyList<Expression>>();
        do
        {
            sql.Expect(TokenKind.LeftParen);
            rows.Add(_expressions.List());
            sql.Expect(TokenKind.RightParen);
        }
        while (sql.Take(TokenKind.Comma));
        return new(rows);
    }

    private bool AtItemsEnd() => sql.AtEnd || sql.Is("FROM") || sql.Is("WHERE") || sql.Is(TokenKind.RightParen) || sql.Is("LIMIT") || sql.Is("UNION");

    private void ReadItems(SelectQuery query)
    {
        do query.Items.Add(ReadItem());
        while (sql.Take(TokenKind.Comma));
    }

    private SelectItem ReadItem()
    {
        if (sql.TakeOperator("*")) return new(null, "*", null);
        if (sql.IsName && sql.Peek(1).Kind == TokenKind.Dot && sql.Span(sql.Peek(2)) is "*")
        {
            var alias = sql.Name();
            sql.Advance();
            sql.Advance();
            return new(null, "*", alias);
        }
        var value = _expressions.Read();
        if (sql.Take("AS")) return new(value, sql.Name(), null);
        if (sql.IsName && !sql.Is("INTO") && !Keywords.IsReserved(sql.CurrentSpan) && !sql.Is("LOOP")) return new(value, sql.Name(), null);
        return new(value, NameOf(value), null);
    }

    private static string NameOf(Expression value) => value switch
    {
        NameReference { Path: [.., var last] } => last,
        Call call => call.Name,
        Cast cast => NameOf(cast.Parts.First()),
        Subquery { Query: SelectQuery { Items: [var only] } } => only.Name,
        Choice => "case",
        ArrayOf => "array",
        _ => "?column?",
    };

    private void ReadFrom(SelectQuery query)
    {
        query.From.Add(ReadTable(false, null));
        while (true)
        {
            if (sql.Take(TokenKind.Comma) || sql.Take("CROSS", "JOIN")) { query.From.Add(ReadTable(false, null)); continue; }
            var left = false;
            if (sql.Take("INNER") || sql.Is("JOIN")) { }
            else if (sql.Take("LEFT")) { left = true; sql.Take("OUTER"); }
            else if (sql.Is("RIGHT") || sql.Is("FULL") || sql.Is("NATURAL")) throw sql.Unexpected("an inner or left join");
            else return;
            sql.Expect("JOIN");
            var item = ReadTable(left, null);
            Expression? on = null;
            if (sql.Take("ON")) on = _expressions.Read();
            else if (sql.Take("USING")) on = Using(query, item);
            query.From.Add(item with { On = on });
        }
    }

    private Expression? Using(SelectQuery query, FromItem item)
    {
        Expression? all = null;
        foreach (var column in sql.NameList())
        {
            var before = query.From.FirstOrDefault(f => f.Source.Columns.Contains(column)) ?? query.From[^1];
            Expression one = new Operation("=", new NameReference([before.Alias, column]), new NameReference([item.Alias, column]));
            all = all is null ? one : new Logic(true, all, one);
        }
        return all;
    }

    private FromItem ReadTable(bool left, Expression? on)
    {
        sql.Take("LATERAL");
        sql.Take("ONLY");
        TableSource source;
        string alias;
        if (sql.Take(TokenKind.LeftParen))
        {
            var query = Read();
            sql.Expect(TokenKind.RightParen);
            (source, alias) = (new SubqueryTable(query), "?");
        }
        else
        {
            var name = sql.QualifiedName();
            alias = name.Name;
            source = sql.Is(TokenKind.LeftParen) ? ReadFunction(name.Name) : new NamedTable(name);
        }
        if (sql.Take("WITH", "ORDINALITY") && source is FunctionTable function) function.Ordinality = true;
        IReadOnlyList<string> columns = [];
        if (sql.Take("AS") || IsAlias())
        {
            alias = sql.Name();
            if (sql.Is(TokenKind.LeftParen)) columns = sql.NameList();
            else if (source is FunctionTable { Ordinality: false }) columns = [alias];
        }
        return new(alias, columns, source, left, on);
    }

    private bool IsAlias() => sql.Is(TokenKind.QuotedWord) || (sql.Is(TokenKind.Word) && !Keywords.IsReserved(sql.CurrentSpan) && !Keywords.IsTypeOrFunction(sql.CurrentSpan) && !sql.Is("LOOP"));

    private FunctionTable ReadFunction(string name)
    {
        sql.Expect(TokenKind.LeftParen);
        var arguments = sql.Is(TokenKind.RightParen) ? [] : _expressions.List();
        sql.Expect(TokenKind.RightParen);
        return new(name, arguments);
    }

    private void Tail(Query query)
    {
        if (sql.Take("ORDER", "BY"))
        {
            do
            {
                var key = _expressions.Read();
                var descending = sql.Take("DESC");
                if (!descending) sql.Take("ASC");
                bool? first = sql.Take("NULLS", "FIRST") ? true : sql.Take("NULLS", "LAST") ? false : null;
                query.OrderBy.Add((key, descending, first));
            }
            while (sql.Take(TokenKind.Comma));
        }
        while (true)
        {
            if (sql.Take("LIMIT")) query.Limit = sql.Take("ALL") ? null : _expressions.Read();
            else if (sql.Take("OFFSET")) query.Offset = _expressions.Read();
            else if (sql.Take("FETCH"))
            {
                if (!sql.Take("FIRST")) sql.Expect("NEXT");
                query.Limit = sql.Is("ROW") || sql.Is("ROWS") ? new Literal(1m) : _expressions.Read();
                if (!sql.Take("ROW")) sql.Expect("ROWS");
                sql.Expect("ONLY");
            }
            else if (sql.Take("FOR", "UPDATE") || sql.Take("FOR", "SHARE")) { }
            else break;
        }
    }
}
