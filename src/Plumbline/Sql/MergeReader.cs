namespace Plumbline.Sql;

/// <summary>Reads MERGE (manual, MERGE).</summary>
internal sealed class MergeReader(QueryReader queries, DataReader data)
{
    public const string Words = "MERGE INTO ", InsertWords = "INSERT ";

    private readonly SqlReader _sql = queries.Reader.Sql;

    public void Read(QueryText query)
    {
        _sql.Expect("merge");
        _sql.Expect("into");
        query.Add(Words);
        data.Target(query);
        _sql.Expect("using");
        new FromReader(queries).Read(query, " USING ");
        query.OnlyRelation = null;
        _sql.Expect("on");
        query.Add(" ON ").Add(queries.Reader.Read());
        if (!_sql.Is("when")) throw _sql.Unexpected("WHEN");
        while (_sql.Take("when")) When(query);
    }

    private void When(QueryText query)
    {
        query.Add(_sql.Take("not") ? " WHEN NOT MATCHED" : " WHEN MATCHED");
        _sql.Expect("matched");
        if (_sql.Take("by")) query.Add($" BY {_sql.Name().ToUpperInvariant()}");
        if (_sql.Take("and")) query.Add(" AND ").Add(queries.Reader.Read());
        _sql.Expect("then");
        query.Add(" THEN ");
        if (_sql.Take("update"))
        {
            query.Add("UPDATE");
            data.Set(query);
        }
        else if (_sql.Take("insert")) Insert(query);
        else if (_sql.Take("do", "nothing")) query.Add("DO NOTHING");
        else
        {
            _sql.Expect("delete");
            query.Add("DELETE");
        }
    }

    private void Insert(QueryText query)
    {
        query.Add(InsertWords);
        if (_sql.Take(TokenKind.LeftParen))
        {
            query.Add("(");
            data.Targets(query);
            _sql.Expect(TokenKind.RightParen);
            query.Add(") ");
        }
        if (_sql.Take("overriding"))
        {
            query.Add($"OVERRIDING {_sql.Name().ToUpperInvariant()} VALUE ");
            _sql.Expect("value");
        }
        if (_sql.Take("default", "values")) query.Add("DEFAULT VALUES");
        else query.Add(queries.Values());
    }
}
