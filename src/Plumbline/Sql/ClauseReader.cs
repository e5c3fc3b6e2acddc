using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>The clauses of SELECT: INTO, FROM, WHERE, GROUP BY, HAVING, WINDOW; and ORDER BY, LIMIT, OFFSET, FETCH, FOR behind the whole query.</summary>
internal sealed class ClauseReader(QueryReader queries)
{
    private readonly SqlReader _sql = queries.Reader.Sql;
    private readonly ExpressionReader _reader = queries.Reader;

    public void Select(QueryText query)
    {
        if (_sql.Take("into")) Into(query);
        if (_sql.Take("from")) new FromReader(queries).Read(query, " FROM ");
        Where(query);
        if (_sql.Take("group", "by"))
        {
            query.Add(_sql.Take("distinct") ? " GROUP BY DISTINCT " : " GROUP BY ");
            _sql.Take("all");
            Groups(query);
        }
        if (_sql.Take("having")) query.Add(" HAVING ").Add(_reader.Read());
        if (_sql.Take("window")) Windows_(query);
    }

    public void Where(QueryText query)
    {
        if (_sql.Take("where", "current", "of")) query.Add($" WHERE CURRENT OF {Quoting.Name(_sql.Name())}");
        else if (_sql.Take("where")) query.Add(" WHERE ").Add(_reader.Read());
    }

    private void Into(QueryText query)
    {
        var start = _sql.At;
        while (_sql.Is("temp") || _sql.Is("temporary") || _sql.Is("unlogged") || _sql.Is("local") || _sql.Is("strict") || _sql.Is("table")) _sql.Advance();
        do _sql.QualifiedName();
        while (_sql.Take(TokenKind.Comma));
        query.Add(" INTO " + TokenText.Of(_sql, start, _sql.At));
    }

    private void Groups(QueryText query)
    {
        do
        {
            if (_sql.Take("grouping", "sets"))
            {
                _sql.Expect(TokenKind.LeftParen);
                query.Add("GROUPING SETS (");
                Groups(query);
                _sql.Expect(TokenKind.RightParen);
                query.Add(")");
            }
            else if (_sql.Is(TokenKind.LeftParen) && _sql.Peek(1).Kind == TokenKind.RightParen)
            {
                _sql.At += 2;
                query.Add("()");
            }
            else query.AddKey(_reader.Read(), QueryPart.Group);
            if (_sql.Is(TokenKind.Comma)) query.Add(", ");
        }
        while (_sql.Take(TokenKind.Comma));
    }

    private void Windows_(QueryText query)
    {
        var lead = " WINDOW ";
        do
        {
            query.Add(lead + Quoting.Name(_sql.Name()) + " AS ");
            lead = ", ";
            _sql.Expect("as");
            query.Add(new Expr.WindowOf(Windows.Definition(_reader)));
        }
        while (_sql.Take(TokenKind.Comma));
    }

    /// <summary>What stands behind the last term and is about all of them; LIMIT, OFFSET and locks may come in any order.</summary>
    public void Tail(QueryText query)
    {
        Expr? limit = null, offset = null;
        string? ties = null, locks = null;
        while (_sql.Is(TokenKind.Word))
        {
            if (_sql.Take("order", "by")) OrderBy(query);
            else if (_sql.Take("limit")) Limit(ref limit, ref offset);
            else if (_sql.Take("offset"))
            {
                offset = _reader.Read();
                if (!_sql.Take("row")) _sql.Take("rows");
            }
            else if (_sql.Take("fetch")) ties = Fetch(out limit);
            else if (_sql.Is("for") && (_sql.IsAt(1, "update") || _sql.IsAt(1, "no") || _sql.IsAt(1, "share") || _sql.IsAt(1, "key"))) locks += Lock();
            else break;
            query.HasTail = true;
        }
        if (limit is not null && ties is not null) query.Add(" FETCH FIRST ").Add(limit).Add(ties);
        else if (limit is not null) query.Add(" LIMIT ").Add(limit);
        if (offset is not null) query.Add(" OFFSET ").Add(offset);
        if (locks is not null) query.Add(locks);
    }

    public bool IsAtTail() => _sql.Is(TokenKind.Word) && (_sql.Is("order") || _sql.Is("limit") || _sql.Is("offset") || _sql.Is("fetch") || _sql.Is("for"));

    private void Limit(ref Expr? limit, ref Expr? offset)
    {
        if (_sql.Take("all")) return;
        limit = _reader.Read();
        if (_sql.Flavor != SqlFlavor.Sqlite || !_sql.Take(TokenKind.Comma)) return;
        offset = limit;
        limit = _reader.Read();
    }

    private void OrderBy(QueryText query)
    {
        var lead = " ORDER BY ";
        foreach (var key in Windows.SortKeys(_reader))
        {
            query.Add(lead).AddKey(key.Value);
            if (key.Direction.Length > 0) query.Add(key.Direction);
            lead = ", ";
        }
    }

    /// <summary>FETCH FIRST n ROWS ONLY is LIMIT n; the words behind the number when it is WITH TIES.</summary>
    private string? Fetch(out Expr limit)
    {
        if (!_sql.Take("first")) _sql.Expect("next");
        limit = _sql.Is("row") || _sql.Is("rows") ? new Expr.Literal(Expr.LiteralKind.Number, "1") : _reader.Read(Binding.Sum, true);
        if (!_sql.Take("row")) _sql.Expect("rows");
        if (_sql.Take("with", "ties")) return " ROWS WITH TIES";
        _sql.Expect("only");
        return null;
    }

    private string Lock()
    {
        var start = _sql.At;
        _sql.Advance();
        while (_sql.Is("no") || _sql.Is("key") || _sql.Is("update") || _sql.Is("share")) _sql.Advance();
        if (_sql.Take("of"))
            do _sql.QualifiedName();
            while (_sql.Take(TokenKind.Comma));
        if (!_sql.Take("nowait")) _sql.Take("skip", "locked");
        return " " + TokenText.Of(_sql, start, _sql.At);
    }
}
