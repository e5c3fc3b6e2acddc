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
        return changed is null ? this : new(changed) { OnlyRelation = OnlyRelation, Results = Results, Scope = Scope, SetOperation = SetOperation, HasTail = HasTail, Depth = Depth };
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
