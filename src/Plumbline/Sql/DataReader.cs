namespace Plumbline.Sql;

/// <summary>Reads INSERT, UPDATE, DELETE and MERGE, as rules, common tables and SQLite's triggers have them.</summary>
internal sealed class DataReader(QueryReader queries)
{
    private readonly SqlReader _sql = queries.Reader.Sql;
    private readonly ExpressionReader _reader = queries.Reader;

    public static bool StartsAt(SqlReader sql) =>
        sql.Is("insert") || sql.Is("update") || sql.Is("delete") || sql.Is("merge") || (sql.Flavor == SqlFlavor.Sqlite && sql.Is("replace", "into"));

    public QueryText Read()
    {
        var query = new QueryText { HasTail = true, IsData = true };
        var isInsert = _sql.Is("insert") || _sql.Is("replace");
        if (isInsert) Insert(query);
        else if (_sql.Take("update")) Update(query);
        else if (_sql.Is("merge")) new MergeReader(queries, this).Read(query);
        else Delete(query);
        if (_sql.Take("returning"))
        {
            query.Add(" RETURNING");
            queries.Items(query, " ");
        }
        if (!isInsert && _sql.Flavor == SqlFlavor.Sqlite) new ClauseReader(queries).Tail(query);
        return query;
    }

    private void Insert(QueryText query)
    {
        query.Add(_sql.Name().ToUpperInvariant());
        if (_sql.Take("or")) query.Add($" OR {_sql.Name().ToUpperInvariant()}");
        _sql.Expect("into");
        query.Add(" INTO ");
        Named(query, false);
        if (_sql.Is(TokenKind.LeftParen) && !Queries.StartsAfter(_sql))
        {
            query.Add(" (");
            _sql.Advance();
            Targets(query);
            _sql.Expect(TokenKind.RightParen);
            query.Add(")");
        }
        if (_sql.Take("overriding"))
        {
            query.Add($" OVERRIDING {_sql.Name().ToUpperInvariant()} VALUE");
            _sql.Expect("value");
        }
        query.Add(" ");
        if (_sql.Take("default", "values")) query.Add("DEFAULT VALUES");
        else if (!_sql.Tokens.HasHoles || !(_sql.AtEnd || _sql.Is("returning") || _sql.Is("on") || _sql.Is(TokenKind.RightParen))) query.Add(queries.Read());
        while (_sql.Take("on", "conflict")) Conflict(query);
    }

    /// <summary>Column names, each with subscripts or fields if it has some.</summary>
    internal void Targets(QueryText query)
    {
        do
        {
            query.AddTarget(Primaries.Target(_reader));
            if (_sql.Is(TokenKind.Comma)) query.Add(", ");
        }
        while (_sql.Take(TokenKind.Comma));
    }

    private void Conflict(QueryText query)
    {
        query.Add(" ON CONFLICT");
        if (_sql.Take("on", "constraint")) query.Add($" ON CONSTRAINT {Quoting.Name(_sql.Name())}");
        else if (_sql.Is(TokenKind.LeftParen))
        {
            query.Add(" ");
            queries.ParenthesisedList(query);
            new ClauseReader(queries).Where(query);
        }
        _sql.Expect("do");
        if (_sql.Take("nothing")) { query.Add(" DO NOTHING"); return; }
        _sql.Expect("update");
        query.Add(" DO UPDATE");
        Set(query);
        new ClauseReader(queries).Where(query);
    }

    internal void Set(QueryText query)
    {
        _sql.Expect("set");
        query.Add(" SET ");
        do
        {
            if (_sql.Take(TokenKind.LeftParen))
            {
                query.Add("(");
                Targets(query);
                _sql.Expect(TokenKind.RightParen);
                query.Add(")");
            }
            else query.AddTarget(Primaries.Target(_reader));
            if (_sql.TakeOperator("=")) query.Add(" = ").Add(_reader.Read());
            else if (!IsHole(_sql.At - 1)) throw _sql.Unexpected("=");
            if (_sql.Is(TokenKind.Comma)) query.Add(", ");
        }
        while (_sql.Take(TokenKind.Comma));
    }

    /// <summary>Assignments that code puts together.</summary>
    private bool IsHole(int at) => _sql.Tokens.HasHoles && _sql.Span(_sql.Tokens.Tokens[at]).Contains(QueryHoles.Hole);

    private void Update(QueryText query)
    {
        query.Add("UPDATE ");
        if (_sql.Flavor == SqlFlavor.Sqlite && _sql.Take("or")) query.Add($"OR {_sql.Name().ToUpperInvariant()} ");
        Target(query);
        Set(query);
        var clauses = new ClauseReader(queries);
        var only = query.OnlyRelation;
        if (_sql.Take("from")) new FromReader(queries).Read(query, " FROM ");
        query.OnlyRelation = query.Scope.Count == 1 ? only : null;
        clauses.Where(query);
    }

    private void Delete(QueryText query)
    {
        _sql.Expect("delete");
        _sql.Expect("from");
        query.Add("DELETE FROM ");
        Target(query);
        var only = query.OnlyRelation;
        if (_sql.Take("using")) new FromReader(queries).Read(query, " USING ");
        query.OnlyRelation = query.Scope.Count == 1 ? only : null;
        new ClauseReader(queries).Where(query);
    }

    internal void Target(QueryText query)
    {
        if (_sql.Take("only")) query.Add("ONLY ");
        Named(query, true);
    }

    /// <param name="bare">An alias may stand without AS.</param>
    private void Named(QueryText query, bool bare)
    {
        var from = new FromReader(queries);
        var relation = from.Relation();
        query.Add(relation);
        _sql.TakeOperator("*");
        var alias = relation.Name.Name;
        if (_sql.Take("as") || (bare && QueryReader.IsBareLabel(_sql) && !_sql.Is("set")))
        {
            alias = _sql.Name();
            if (alias != relation.Name.Name) query.Add($"{(bare ? " " : " AS ")}{Quoting.Name(alias)}");
        }
        from.Indexed(query);
        query.Scope.Add(new(alias, relation.Name) { IsFixed = true, At = relation.At });
        query.OnlyRelation = alias;
    }
}
