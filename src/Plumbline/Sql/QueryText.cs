using System.Text;
using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>What an expression of a query is for. The casts of a result decide its type.</summary>
internal enum QueryPart : byte { Other, Result, Key }

/// <summary>
/// A query between reading and printing: a run of canonical words, expressions, and inner queries.
/// Nothing but its expressions has to be understood to compare two of them.
/// </summary>
internal sealed class QueryText
{
    private readonly List<Piece> _pieces;

    public QueryText() => _pieces = [];

    private QueryText(List<Piece> pieces) => _pieces = pieces;

    /// <summary>How the only relation of FROM is called: its columns may be written with or without that name. null when there are none or several.</summary>
    public string? OnlyRelation { get; set; }

    /// <summary>UNION, INTERSECT or EXCEPT, with ALL; null for a single term.</summary>
    public string? SetOperation { get; init; }

    /// <summary>How many operations stand within each other.</summary>
    public int Depth { get; init; }

    /// <summary>Has WITH, ORDER BY, LIMIT and the like: parentheses around it mean something.</summary>
    public bool HasTail { get; set; }

    /// <summary>The names of the result's columns, null where one cannot be told.</summary>
    public List<string?> Results { get; init; } = [];

    /// <summary>The relations of FROM, each by its alias or else its name: what columns may be qualified with.</summary>
    public List<Named> Scope { get; init; } = [];

    /// <summary>A member of FROM; no relation for a function or an inner query.</summary>
    internal sealed record Named(string Alias, ObjectName? Relation);

    /// <summary>Maps an expression of a query.</summary>
    internal delegate Expr Mapping(QueryText query, Expr value, QueryPart part);

    /// <param name="Label">For a member of the select list, the name of its column; it is printed when the column would not have it anyway.</param>
    private sealed record Piece(string? Words, Expr? Value, QueryText? Inner, QueryPart Part = QueryPart.Other, string? Label = null);

    public QueryText Add(string words)
    {
        _pieces.Add(new(words, null, null));
        return this;
    }

    public QueryText Add(Expr value)
    {
        _pieces.Add(new(null, value, null));
        return this;
    }

    /// <summary>A member of GROUP BY or ORDER BY.</summary>
    public QueryText AddKey(Expr value)
    {
        _pieces.Add(new(null, value, null, QueryPart.Key));
        return this;
    }

    /// <summary>What a key stands for: a result column may be meant by its name or its number, and the server prints its expression.</summary>
    public Expr Meant(Expr key)
    {
        if (SetOperation is not null) return key;
        var name = key is Expr.Column { Parts: [var only] } ? only : null;
        var number = key is Expr.Literal { Kind: Expr.LiteralKind.Number } place && int.TryParse(place.Value, out var written) ? written : 0;
        if (name is null && number == 0) return key;
        foreach (var piece in _pieces)
        {
            if (piece.Part != QueryPart.Result) continue;
            if (piece.Value is Expr.Column { IsStar: true }) return key;
            if (name is null ? --number == 0 : piece.Label == name) return piece.Value is Expr.Literal or Expr.Constant ? key : piece.Value!;
        }
        return key;
    }

    /// <summary>A member of the select list.</summary>
    public void AddResult(Expr value, string? label)
    {
        _pieces.Add(new(null, value, null, QueryPart.Result, label));
        Results.Add(label);
    }

    public QueryText Add(QueryText inner)
    {
        _pieces.Add(new(null, null, inner));
        return this;
    }

    public bool IsEmpty => _pieces.Count == 0;

    /// <summary>
    /// The server calls a relation <c>t_1</c> when a query around this one has a <c>t</c>, too. Where it is the only relation, that says nothing:
    /// its own columns stand without qualifier, and <c>t.c</c> is the outer one's.
    /// </summary>
    public QueryText WithoutNumberedAlias()
    {
        if (OnlyRelation is not { } alias || Scope is not [{ Relation.Name: var name }] || alias.Length < name.Length + 2 || !alias.StartsWith(name, StringComparison.Ordinal)) return this;
        if (alias[name.Length] != '_' || alias.AsSpan(name.Length + 1).ContainsAnyExceptInRange('0', '9')) return this;
        var at = _pieces.FindIndex(p => p.Words == $" {Quoting.Name(alias)}");
        return at < 0 ? this : With([.. _pieces[..at], .. _pieces[(at + 1)..]]);
    }

    // For Shaping

    private static bool IsStar(Piece piece) => piece is { Words: "*" } or { Part: QueryPart.Result, Value: Expr.Column { IsStar: true } };

    public bool HasStar => _pieces.Exists(IsStar);

    /// <summary>Has a select list that names at least one column.</summary>
    public bool HasResults => _pieces.Exists(p => p.Part == QueryPart.Result || IsStar(p));

    /// <summary>NATURAL and USING merge columns.</summary>
    public bool JoinsByName => _pieces.Exists(p => p.Words is { } words && (words.Contains("NATURAL ", StringComparison.Ordinal) || words.Contains(" USING (", StringComparison.Ordinal)));

    /// <summary>Stars become the columns they stand for; this object when one cannot.</summary>
    public QueryText SpreadStars(Func<string, IReadOnlyList<string>?> columnsOf)
    {
        var pieces = new List<Piece>(_pieces.Count);
        foreach (var piece in _pieces)
        {
            if (!IsStar(piece)) { pieces.Add(piece); continue; }
            var aliases = piece.Value is Expr.Column { Parts: var parts } ? [parts[^2]] : Scope.ConvertAll(n => n.Alias);
            var first = true;
            foreach (var alias in aliases)
            {
                if (columnsOf(alias) is not { Count: > 0 } columns) return this;
                foreach (var column in columns)
                {
                    if (!first) pieces.Add(new(", ", null, null));
                    pieces.Add(new(null, new Expr.Column([alias, column]), null, QueryPart.Result, column));
                    first = false;
                }
            }
            if (first) return this;
        }
        return With(pieces);
    }

    /// <summary>The first results by other names; null when there are fewer results.</summary>
    public QueryText? Labelled(EquatableArray<string> names)
    {
        var (pieces, at) = (new List<Piece>(_pieces), 0);
        for (var i = 0; i < pieces.Count && at < names.Count; i++)
            if (pieces[i].Part == QueryPart.Result) pieces[i] = pieces[i] with { Label = names[at++] };
        return at < names.Count ? null : With(pieces);
    }

    /// <summary>Maps the first inner query, or the last; null when there is none, or it gives null.</summary>
    public QueryText? MapOne(bool first, Func<QueryText, QueryText?> map)
    {
        var at = first ? _pieces.FindIndex(p => p.Inner is not null) : _pieces.FindLastIndex(p => p.Inner is not null);
        if (at < 0 || map(_pieces[at].Inner!) is not { } mapped) return null;
        return With([.. _pieces[..at], _pieces[at] with { Inner = mapped }, .. _pieces[(at + 1)..]]);
    }

    private QueryText With(List<Piece> pieces) => new(pieces) { OnlyRelation = OnlyRelation, Results = Results, Scope = Scope, SetOperation = SetOperation, HasTail = HasTail, Depth = Depth };

    /// <summary>Maps the expressions; the same object when none changed.</summary>
    /// <param name="mapInner">How an inner query is mapped: it has a scope of its own.</param>
    public QueryText Map(Mapping map, Func<QueryText, QueryText> mapInner)
    {
        List<Piece>? changed = null;
        for (var i = 0; i < _pieces.Count; i++)
        {
            var piece = _pieces[i];
            var value = piece.Value is null ? null : map(this, piece.Value, piece.Part);
            var inner = piece.Inner is null ? null : mapInner(piece.Inner);
            if (ReferenceEquals(value, piece.Value) && ReferenceEquals(inner, piece.Inner)) continue;
            changed ??= [.. _pieces];
            changed[i] = piece with { Value = value, Inner = inner };
        }
        return changed is null ? this : With(changed);
    }

    public void Print(ExprPrinter printer, StringBuilder text)
    {
        foreach (var piece in _pieces)
        {
            if (piece.Words is not null) text.Append(piece.Words);
            else if (piece.Value is not null)
            {
                printer.WriteTop(piece.Value);
                if (piece.Label is not null && piece.Label != ResultNames.Of(piece.Value)) text.Append(" AS ").Append(Quoting.Name(piece.Label));
            }
            else piece.Inner!.Print(printer, text);
        }
    }
}
