using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Reads FROM: relations, joins, functions and inner queries (manual 7.2.1).</summary>
internal sealed class FromReader(QueryReader queries)
{
    private readonly SqlReader _sql = queries.Reader.Sql;
    private readonly ExpressionReader _reader = queries.Reader;
    private readonly List<QueryText.Named> _scope = [];
    private bool _byName;

    /// <summary>The list; when it is one relation alone, <see cref="QueryText.OnlyRelation"/> names it.</summary>
    public void Read(QueryText query, string lead)
    {
        query.Add(lead);
        var only = Joined(query);
        while (_sql.Take(TokenKind.Comma))
        {
            query.Add(", ");
            Joined(query);
            only = null;
        }
        query.OnlyRelation = only;
        query.Scope.AddRange(_scope);
        query.JoinsByName |= _byName;
    }

    /// <summary>A relation and the joins behind it; the relation's name when there are none.</summary>
    private string? Joined(QueryText query)
    {
        var first = _scope.Count;
        var only = Primary(query, true);
        if (_scope.Count > first) _scope[first] = _scope[first] with { StartsGroup = true };
        while (_sql.Is(TokenKind.Word) && JoinWords() is { } words)
        {
            query.Add($" {words} ");
            var before = _scope.Count;
            Primary(query, false);
            only = null;
            if (_sql.Take("on")) query.Add(" ON ").Add(_reader.Read());
            else if (_sql.Take("using"))
            {
                var shared = Shared(query, before);
                query.Add($" USING ({Quoting.Names(shared)})");
                if (_sql.Take("as")) query.Add($" AS {Quoting.Name(_sql.Name())}");
                if (_scope.Count == before + 1 && words is "JOIN" or "LEFT JOIN") _scope[^1] = _scope[^1] with { Shares = shared };
                else _byName = true;
            }
        }
        return only;
    }

    private EquatableArray<string> Shared(QueryText query, int left)
    {
        var first = _sql.At + 1;
        var names = _sql.NameList();
        for (var i = 0; i < names.Count; i++)
        {
            var token = _sql.Tokens.Tokens[first + 2 * i];
            query.Using.Add(new(names[i], new(token.Start, token.Start, token.End), left));
        }
        return names;
    }

    /// <summary>In one spelling: INNER and OUTER add nothing.</summary>
    private string? JoinWords()
    {
        var start = _sql.At;
        var natural = _sql.Take("natural");
        _byName |= natural;
        string? side = null;
        if (_sql.Take("left")) side = "LEFT ";
        else if (_sql.Take("right")) side = "RIGHT ";
        else if (_sql.Take("full")) side = "FULL ";
        else if (_sql.Take("cross")) side = "CROSS ";
        else if (_sql.Take("inner")) side = "";
        if (side is not (null or "" or "CROSS ")) _sql.Take("outer");
        if (!_sql.Take("join"))
        {
            _sql.At = start;
            return null;
        }
        return $"{(natural ? "NATURAL " : "")}{side}JOIN";
    }

    private string? Primary(QueryText query, bool first)
    {
        _reader.Enter();
        var name = One(query, first);
        _reader.Leave();
        return name;
    }

    private string? One(QueryText query, bool first)
    {
        var lateral = _sql.Take("lateral");
        if (_sql.Is(TokenKind.LeftParen))
        {
            if (lateral) query.Add("LATERAL ");
            return Parenthesised(query, first, lateral);
        }
        // A function sees the members before it in any case.
        if (_sql.Is("rows", "from"))
        {
            var start = _sql.At;
            _sql.At += 2;
            _sql.SkipGroup();
            query.Add(TokenText.Of(_sql, start, _sql.At, _reader.Names));
            if (_sql.Take("with", "ordinality")) query.Add(" WITH ORDINALITY");
            return Alias(query, null);
        }
        if (_sql.Take("only")) query.Add("ONLY ");
        if (IsFunction())
        {
            var call = Primaries.Read(_reader);
            query.Add(call);
            if (_sql.Take("with", "ordinality"))
            {
                query.Add(" WITH ORDINALITY");
                return Alias(query, call is Expr.Call numbered ? numbered.Name.Name : null);
            }
            return Alias(query, call is Expr.Call named ? named.Name.Name : null, function: (call as Expr.Call)?.Name);
        }
        var bracketed = _sql.Take(TokenKind.LeftParen);
        var relation = Relation();
        if (bracketed) _sql.Expect(TokenKind.RightParen);
        _sql.TakeOperator("*");
        query.Add(relation);
        var alias = Alias(query, relation.Name.Name, relation);
        Indexed(query);
        if (_sql.Is("tablesample")) Sample(query);
        return alias;
    }

    /// <summary>A relation's name, noted as used.</summary>
    public Expr.Relation Relation()
    {
        if (_sql.Is(TokenKind.Word) && Keywords.IsReserved(_sql)) throw _sql.Unexpected("a relation");
        var at = _sql.Position;
        var name = _sql.QualifiedName();
        _reader.Names.Relation(name);
        return new(name) { At = _sql.WrittenFrom(at) };
    }

    private bool IsFunction()
    {
        var at = 1;
        while (_sql.Peek(at).Kind == TokenKind.Dot) at += 2;
        return _sql.IsName && _sql.Peek(at).Kind == TokenKind.LeftParen;
    }

    /// <summary>An inner query, or a join in parentheses; the server sets them around every join, so at the left end they are left out.</summary>
    private string? Parenthesised(QueryText query, bool first, bool lateral)
    {
        var ahead = 0;
        while (_sql.Peek(ahead).Kind == TokenKind.LeftParen) ahead++;
        if (_sql.IsAt(ahead, "select") || _sql.IsAt(ahead, "values") || _sql.IsAt(ahead, "with") || _sql.IsAt(ahead, "table"))
        {
            var start = _sql.At;
            _sql.Advance();
            var inner = queries.Read();
            if (_sql.Take(TokenKind.RightParen))
            {
                query.Add("(");
                query.Add(inner);
                query.Add(")");
                return Alias(query, null, inner: inner, lateral: lateral);
            }
            // ((SELECT …) JOIN …): the parenthesis was the join's.
            _sql.At = start;
        }
        _sql.Expect(TokenKind.LeftParen);
        var joined = new QueryText { IsJoin = true };
        var only = Joined(joined);
        _sql.Expect(TokenKind.RightParen);
        if ((only is not null || first) && !IsAlias())
        {
            query.Add(joined);
            return only;
        }
        query.Add("(");
        query.Add(joined);
        query.Add(")");
        return Alias(query, null, whole: true);
    }

    private bool IsAlias() => _sql.Is("as") || (QueryReader.IsBareLabel(_sql) && !Keywords.IsTypeOrFunction(_sql.CurrentSpan) && !_sql.Is("set"));

    /// <summary><c>[AS] a [(c, …)]</c>; an alias that is the name itself adds nothing.</summary>
    /// <param name="whole">A join as a whole, which hides its members.</param>
    private string? Alias(QueryText query, string? name, Expr.Relation? relation = null, QueryText? inner = null, bool lateral = false, bool whole = false, ObjectName? function = null)
    {
        var columns = new List<string>();
        var (alias, definitions) = AliasOf(query, name, columns);
        if (alias is null)
        {
            // Of a join in parentheses the members are known. SQLite asks no name of an inner query.
            if (inner is not null && _sql.Flavor == SqlFlavor.Sqlite) _scope.Add(new("", null) { Inner = inner });
            else query.HasNameless |= !whole;
            return null;
        }
        query.AddAlias(new(alias, name, definitions));
        _byName |= whole;
        _scope.Add(new(alias, relation?.Name) { At = relation?.At ?? default, Inner = inner, IsLateral = lateral, Columns = columns.ToEquatableArray(), IsFixed = whole, Function = function });
        return alias;
    }

    private (string? Alias, string Definitions) AliasOf(QueryText query, string? name, List<string> columns)
    {
        var written = _sql.Take("as");
        if (!written && !IsAlias()) return (name, "");
        if (written && _sql.Is(TokenKind.LeftParen))
        {
            query.Add(" AS " + Definitions(columns));
            return (name, "");
        }
        var alias = _sql.Name();
        var definitions = _sql.Is(TokenKind.LeftParen) ? Definitions(columns) : "";
        // The server names the only column of a function after its alias: f() n is f() n(n); and what a function names itself, it prints.
        if (definitions == $"({Quoting.Name(alias)})" || (name is not null && definitions.Length > 0 && definitions == OwnColumns(name))) definitions = "";
        return (alias, definitions);
    }

    /// <summary>The columns of the server's functions that are called in FROM most.</summary>
    private static string? OwnColumns(string function) => function switch
    {
        "jsonb_array_elements" or "json_array_elements" or "jsonb_array_elements_text" or "json_array_elements_text" => "(value)",
        "jsonb_each" or "json_each" or "jsonb_each_text" or "json_each_text" => "(key, value)",
        _ => null,
    };

    /// <summary>Column names, or column definitions behind a function that returns records.</summary>
    private string Definitions(List<string> columns)
    {
        _sql.Expect(TokenKind.LeftParen);
        var text = "";
        do
        {
            columns.Add(_sql.Name());
            text += (text.Length > 0 ? ", " : "") + Quoting.Name(columns[^1]);
            if (_sql.Is(TokenKind.Comma) || _sql.Is(TokenKind.RightParen)) continue;
            var type = Types.Read(_sql);
            _reader.Names.Type(type);
            text += " " + Quoting.Type(type);
            if (_sql.Take("collate")) text += " COLLATE " + Quoting.Collation(_sql.QualifiedName());
        }
        while (_sql.Take(TokenKind.Comma));
        _sql.Expect(TokenKind.RightParen);
        return $"({text})";
    }

    /// <summary>SQLite: <c>INDEXED BY i</c>, <c>NOT INDEXED</c>.</summary>
    internal void Indexed(QueryText query)
    {
        if (_sql.Flavor != SqlFlavor.Sqlite) return;
        if (_sql.Take("not", "indexed")) query.Add(" NOT INDEXED");
        else if (_sql.Take("indexed", "by")) query.Add($" INDEXED BY {Quoting.Name(_sql.Name())}");
    }

    private void Sample(QueryText query)
    {
        var start = _sql.At;
        _sql.Advance();
        _sql.QualifiedName();
        _sql.SkipGroup();
        if (_sql.Take("repeatable")) _sql.SkipGroup();
        query.Add(" " + TokenText.Of(_sql, start, _sql.At));
    }
}
