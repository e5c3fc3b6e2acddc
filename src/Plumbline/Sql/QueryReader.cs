using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Reads SELECT, VALUES, TABLE, WITH and set operations (manual, SELECT).</summary>
internal sealed class QueryReader(ExpressionReader reader)
{
    private readonly SqlReader _sql = reader.Sql;
    private bool _isSelected;

    public ExpressionReader Reader => reader;

    /// <summary>A query with all its clauses; in parentheses of its own or not.</summary>
    public QueryText Read()
    {
        reader.Enter();
        var mark = reader.Names.CommonTables;
        QueryText query;
        if (_sql.Is("with"))
        {
            query = new QueryText { HasTail = true };
            With(query);
            var main = Main();
            query.Results.AddRange(main.Results);
            query.Add(main);
        }
        else query = Main();
        reader.Names.CommonTables = mark;
        reader.Leave();
        return query;
    }

    /// <summary>What stands behind a SELECT that is not written: PL/pgSQL's expressions and PERFORM (manual, PL/pgSQL Expressions).</summary>
    public QueryText ReadSelected()
    {
        _isSelected = true;
        return Body();
    }

    private QueryText Main() => DataReader.StartsAt(_sql) ? new DataReader(this).Read() : Body();

    private void With(QueryText query)
    {
        _sql.Advance();
        var recursive = _sql.Take("recursive");
        query.Add(recursive ? "WITH RECURSIVE " : "WITH ");
        do
        {
            var name = _sql.Name();
            query.Add(Quoting.Name(name));
            var columns = _sql.Is(TokenKind.LeftParen) ? _sql.NameList() : [];
            if (!columns.IsEmpty) query.Add($"({Quoting.Names(columns)})");
            _sql.Expect("as");
            query.Add(_sql.Take("materialized") ? " AS MATERIALIZED (" : _sql.Take("not", "materialized") ? " AS NOT MATERIALIZED (" : " AS (");
            if (recursive) reader.Names.AddCommonTable(name);
            _sql.Expect(TokenKind.LeftParen);
            var body = Read();
            query.Common.Add(new(name, columns, body) { IsRecursive = recursive });
            query.Add(body);
            _sql.Expect(TokenKind.RightParen);
            query.Add(")");
            if (!recursive) reader.Names.AddCommonTable(name);
            query.Common[^1].More = SearchOrCycle(query);
        }
        while (_sql.Is(TokenKind.Comma) && Comma(query));
        query.Add(" ");
    }

    private bool Comma(QueryText query)
    {
        _sql.Advance();
        query.Add(", ");
        return true;
    }

    /// <summary>The columns that they give it more: SET c, USING c.</summary>
    private EquatableArray<string> SearchOrCycle(QueryText query)
    {
        var added = new List<string>();
        while ((_sql.Is("search") && (_sql.IsAt(1, "depth") || _sql.IsAt(1, "breadth"))) || _sql.Is("cycle"))
        {
            var start = _sql.At;
            do
            {
                var names = _sql.Is("set") || _sql.Is("using");
                _sql.Advance();
                if (names && !_sql.AtEnd && _sql.IsName) added.Add(_sql.NameOf(_sql.Current));
            }
            while (!_sql.AtEnd && !_sql.Is(TokenKind.RightParen) && !_sql.Is("select") && !_sql.Is("cycle") && !(_sql.Is(TokenKind.Comma) && _sql.IsAt(2, "as")));
            query.Add(" " + TokenText.Of(_sql, start, _sql.At));
        }
        return [.. added];
    }

    /// <summary>Terms joined by set operations, and what is said about the whole.</summary>
    private QueryText Body()
    {
        var whole = Intersections();
        while (_sql.Is("union") || _sql.Is("except")) whole = Combine(whole, Operation(), Intersections());
        var clauses = new ClauseReader(this);
        if (whole.HasTail && clauses.IsAtTail()) whole = new QueryText { Results = whole.Results }.Add("(").Add(whole).Add(")");
        clauses.Tail(whole);
        return whole;
    }

    /// <summary>INTERSECT binds more tightly than UNION and EXCEPT.</summary>
    private QueryText Intersections()
    {
        var left = Term();
        while (_sql.Is("intersect")) left = Combine(left, Operation(), Term());
        return left;
    }

    private string Operation()
    {
        var word = _sql.Name().ToUpperInvariant();
        if (_sql.Take("all")) return word + " ALL";
        _sql.Take("distinct");
        return word;
    }

    /// <summary>As the server prints it: parentheses around an operation within another, unless it is the same one on the left.</summary>
    private QueryText Combine(QueryText left, string operation, QueryText right)
    {
        var depth = Math.Max(left.Depth, right.Depth) + 1;
        if (depth > ExpressionReader.MaxDepth) throw new SqlSyntaxException("the query is nested too deeply", _sql.Position);
        var flat = left.SetOperation == operation && !left.HasTail;
        var query = flat ? left : new QueryText { SetOperation = operation, Results = left.Results, Depth = depth };
        if (flat)
        {
            // One operation many times over is one run.
        }
        else if (left.HasTail || (left.SetOperation is not null && left.SetOperation != operation)) query.Add("(").Add(left).Add(")");
        else query.Add(left);
        query.Add($" {operation} ");
        right.WithoutLabels();
        return right.HasTail || right.SetOperation is not null ? query.Add("(").Add(right).Add(")") : query.Add(right);
    }

    private QueryText Term()
    {
        if (_isSelected)
        {
            _isSelected = false;
            return Select();
        }
        if (_sql.Is(TokenKind.LeftParen)) return InParentheses();
        if (_sql.Take("select")) return Select();
        if (_sql.Is("values")) return Values();
        if (_sql.Take("table")) return Table();
        throw _sql.Unexpected("SELECT, VALUES or TABLE");
    }

    /// <summary>TABLE t is SELECT * FROM t.</summary>
    private QueryText Table()
    {
        var query = new QueryText();
        query.Add("SELECT ");
        query.AddResult(new Expr.Column(["*"]), null);
        var relation = new FromReader(this).Relation();
        query.Add(" FROM ").Add(relation);
        query.AddAlias(new(relation.Name.Name, relation.Name.Name, ""));
        query.Scope.Add(new(relation.Name.Name, relation.Name) { StartsGroup = true, At = relation.At });
        query.OnlyRelation = relation.Name.Name;
        return query;
    }

    /// <summary>Parentheses that end up around a whole query say nothing: where they are needed they are set again.</summary>
    private QueryText InParentheses()
    {
        _sql.Expect(TokenKind.LeftParen);
        var inner = Read();
        _sql.Expect(TokenKind.RightParen);
        return inner;
    }

    internal QueryText Values()
    {
        _sql.Advance();
        var query = new QueryText();
        query.Add("VALUES ");
        var width = 0;
        do
        {
            if (width > 0) query.Add(", ");
            width = ParenthesisedList(query);
        }
        while (_sql.Take(TokenKind.Comma));
        for (var i = 1; i <= width; i++) query.Results.Add($"column{i}");
        return query;
    }

    /// <summary><c>(e, e)</c>; how many there were.</summary>
    internal int ParenthesisedList(QueryText query)
    {
        _sql.Expect(TokenKind.LeftParen);
        query.Add("(");
        var count = 0;
        if (!_sql.Is(TokenKind.RightParen))
            do
            {
                if (count++ > 0) query.Add(", ");
                query.Add(reader.Read());
            }
            while (_sql.Take(TokenKind.Comma));
        _sql.Expect(TokenKind.RightParen);
        query.Add(")");
        return Math.Max(count, 1);
    }

    private QueryText Select()
    {
        var query = new QueryText();
        query.Add("SELECT");
        if (!_sql.Take("all") && _sql.Take("distinct"))
        {
            query.Add(" DISTINCT");
            if (_sql.Take("on"))
            {
                query.Add(" ON ");
                ParenthesisedList(query);
            }
        }
        if (!AtClause()) Items(query, " ");
        new ClauseReader(this).Select(query);
        return query;
    }

    private bool AtClause() => _sql.AtEnd || _sql.Is(TokenKind.RightParen) || (_sql.Is(TokenKind.Word) && (_sql.Is("from") || _sql.Is("where") || _sql.Is("union") || _sql.Is("intersect") || _sql.Is("except") || _sql.Is("into") || _sql.Is("order") || _sql.Is("limit") || _sql.Is("group")));

    /// <summary>A select list, or what RETURNING gives. A name that the column would have anyway is left out.</summary>
    internal void Items(QueryText query, string lead)
    {
        do
        {
            query.Add(lead);
            lead = ", ";
            var at = _sql.Position;
            if (_sql.TakeOperator("*"))
            {
                query.AddResult(new Expr.Column(["*"]) { At = _sql.WrittenFrom(at) }, null);
                continue;
            }
            var value = reader.Read();
            var given = _sql.Take("as") ? _sql.Name() : IsBareLabel(_sql) ? _sql.Name() : null;
            query.AddResult(value, given ?? NameOf(value));
        }
        while (_sql.Take(TokenKind.Comma));
    }

    /// <summary>What a member without AS is called. In SQLite an expression is called by its own text, which no plain name can be.</summary>
    private string? NameOf(Expr value) => value is Expr.Column { IsStar: true } || (_sql.Flavor == SqlFlavor.Sqlite && value is not Expr.Column) ? null : ResultNames.Of(value);

    internal static bool IsBareLabel(SqlReader sql)
    {
        if (sql.Flavor != SqlFlavor.Sqlite) return sql.Is(TokenKind.QuotedWord) || (sql.Is(TokenKind.Word) && !Keywords.IsReserved(sql.CurrentSpan));
        if (sql.Is(TokenKind.QuotedWord) || sql.Is(TokenKind.String)) return true;
        return sql.Is(TokenKind.Word) && !Keywords.IsReserved(sql) && !sql.Is("window") && !sql.Is("indexed", "by");
    }
}
