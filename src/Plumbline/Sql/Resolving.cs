using System.Runtime.CompilerServices;
using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>
/// Does to the names of a query what the server does when it keeps one (manual, CREATE VIEW): <c>*</c> becomes the columns there are now,
/// columns know their table, relations, functions and types their schema; a cast to the type that a column has anyway goes.
/// What cannot be told stays as it is written.
/// </summary>
internal sealed class Resolving(IMeanings meanings)
{
    private readonly HashSet<ObjectName> _uses = [];
    private readonly HashSet<string> _placed = [];

    /// <summary>The columns of relations that were named, by their full names.</summary>
    public EquatableArray<ObjectName> Uses => _uses.ToEquatableArray();

    /// <summary>Those of the names that none of these and no part of the query accounts for.</summary>
    public EquatableArray<string> Unplaced(EquatableArray<string> names) => names.Where(n => !_placed.Contains(n));

    /// <summary>An expression about one row of a table, in which queries may stand.</summary>
    public Expr Apply(Expr tree, KnownRelation? about)
    {
        var scope = new QueryScope(null, null);
        if (about is not null) scope.Add(new QueryText.Named(about.Name.Name, about.Name), about.Columns);
        return Apply(tree, scope);
    }

    /// <returns>The query, and its result's columns as far as they are known.</returns>
    public (QueryText Query, IReadOnlyList<KnownColumn>? Columns) Apply(QueryText query) => Apply(query, null, null);

    /// <param name="outer">Whose columns can be named in it.</param>
    /// <param name="around">Whose names it must not take for its own members, and whose WITH it sees.</param>
    private (QueryText Query, IReadOnlyList<KnownColumn>? Columns) Apply(QueryText query, QueryScope? outer, QueryScope? around)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new SqlSyntaxException("the query is nested too deeply", 0);
        var scope = new QueryScope(outer, around);
        if (query.Common.Count > 0) return WithCommon(query, scope);
        scope.Open(query);
        return Fill(query, scope);
    }

    /// <summary>The names of the main query's members are taken before those inside WITH.</summary>
    private (QueryText, IReadOnlyList<KnownColumn>?) WithCommon(QueryText query, QueryScope scope)
    {
        var main = query.Leading();
        var inside = new QueryScope(scope.Outer, scope);
        if (main is not null) inside.Open(main);
        var done = new Dictionary<QueryText, QueryText>(ReferenceEqualityComparer.Instance);
        foreach (var common in query.Common)
        {
            scope.Common[common.Name] = Names(common.Columns, Plain(common.Body.Results));
            var (body, columns) = Apply(common.Body, scope.Outer, inside);
            done[common.Body] = body;
            scope.Common[common.Name] = Names(common.Columns, columns);
        }
        IReadOnlyList<KnownColumn>? results = null;
        if (main is not null) (done[main], results) = main.Common.Count > 0 ? Apply(main, scope.Outer, scope) : Fill(main, inside);
        var pieces = query.Pieces.Select(p => p.Inner is { } inner && done.TryGetValue(inner, out var after) ? p with { Inner = after } : p).ToList();
        var filled = query.With(pieces);
        if (main is null) return (filled, results);
        filled.Results.Clear();
        filled.Results.AddRange(done[main].Results);
        return (filled, results);
    }

    private static IReadOnlyList<KnownColumn>? Plain(List<string?> results) => results.Contains(null) ? null : results.ConvertAll(r => new KnownColumn(r!));

    /// <summary>The first columns may have been given other names.</summary>
    private static IReadOnlyList<KnownColumn>? Names(EquatableArray<string> given, IReadOnlyList<KnownColumn>? own)
    {
        if (given.IsEmpty) return own;
        if (own is null) return given.Select(g => new KnownColumn(g));
        return own.Select((column, i) => i < given.Count ? column with { Name = given[i] } : column).ToList();
    }

    private (QueryText, IReadOnlyList<KnownColumn>?) Fill(QueryText query, QueryScope scope)
    {
        var inner = new Dictionary<QueryText, QueryText>(ReferenceEqualityComparer.Instance);
        foreach (var member in scope.Members)
        {
            var columns = member.Named.Relation is { } relation ? ColumnsOf(relation, scope, member) : null;
            if (member.Named.Function is { } function) columns = meanings.ResultOf(function);
            if (member.Named.Inner is { } body) (inner[body], columns) = Apply(body, member.Named.IsLateral ? scope : scope.Outer, scope);
            member.Columns = Names(member.Named.Columns, columns);
        }
        var results = query.Pieces.Any(p => p.Part == QueryPart.Result) ? new List<KnownColumn>() : null;
        IReadOnlyList<KnownColumn>? leading = null;
        var pieces = Fill(query, query.Pieces, scope, inner, results, ref leading);
        var filled = query.With(pieces);
        if (filled.OnlyRelation is not null && scope.Members is [var only]) filled.OnlyRelation = only.Alias;
        filled.Results.Clear();
        filled.Results.AddRange(results is null ? query.Results : pieces.Where(p => p.Part == QueryPart.Result).Select(p => p.Label));
        return (filled, results is null ? leading : results.Exists(r => r.Name.Length == 0) ? null : results);
    }

    private IReadOnlyList<KnownColumn>? ColumnsOf(ObjectName relation, QueryScope scope, QueryScope.Member member)
    {
        if (relation.Schema is null && scope.FindCommon(relation.Name, out var columns)) return columns;
        if (meanings.Relation(relation) is not { } known) return null;
        member.Table = known.Name;
        return known.Columns;
    }

    private List<QueryText.Piece> Fill(QueryText query, IReadOnlyList<QueryText.Piece> before, QueryScope scope, Dictionary<QueryText, QueryText> inner, List<KnownColumn>? results, ref IReadOnlyList<KnownColumn>? leading)
    {
        var after = new List<QueryText.Piece>(before.Count);
        foreach (var piece in before)
        {
            if (piece.Part == QueryPart.Result && scope.Expand(piece.Value!, query) is { } all) Expand(after, all, results!, scope);
            else if (piece.Value is { } value)
            {
                var mapped = Apply(piece.Part is QueryPart.Key || (piece.Part == QueryPart.Group && !scope.Has(value)) ? query.Meant(value) : value, scope, piece.Part == QueryPart.Target || (query.IsData && value is Expr.Column));
                after.Add(piece with { Value = mapped });
                if (piece.Part == QueryPart.Result) results!.Add(new(piece.Label ?? "", TypeOf(mapped, scope)));
            }
            else if (piece.Member is { } member) after.Add(piece with { Member = scope.Named(member) });
            else if (piece.Inner is { } body)
            {
                if (body.IsJoin) after.Add(piece with { Inner = body.With(Fill(body, body.Pieces, scope, inner, results, ref leading)) });
                else if (inner.TryGetValue(body, out var done)) after.Add(piece with { Inner = done });
                else
                {
                    var (branch, columns) = Apply(body, scope.Outer, scope);
                    leading ??= columns;
                    after.Add(piece with { Inner = branch });
                }
            }
            else after.Add(piece);
        }
        return after;
    }

    private void Expand(List<QueryText.Piece> pieces, List<(string Alias, KnownColumn Column)> all, List<KnownColumn> results, QueryScope scope)
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (i > 0) pieces.Add(new(", ", null, null));
            pieces.Add(new(null, new Expr.Column([all[i].Alias, all[i].Column.Name]), null, QueryPart.Result, all[i].Column.Name));
            results.Add(all[i].Column);
            Note(all[i].Alias, all[i].Column.Name, scope);
        }
        _placed.Add("*");
    }

    private void Note(string alias, string column, QueryScope scope)
    {
        if (scope.Seen(alias) is not { } member || (member.Table is null && member.Columns is null)) return;
        _placed.Add(column);
        if (member.Table is { } table && column != "*") _uses.Add(table.Member(column));
    }

    /// <param name="isName">The name of a column alone, where it can be no other table's.</param>
    private Expr Apply(Expr tree, QueryScope scope, bool isName = false)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new SqlSyntaxException("the expression is nested too deeply", 0);
        switch (tree)
        {
            case Expr.Column e: return isName ? e : Column(e, scope);
            case Expr.Relation e: return e.Name.Schema is null && scope.FindCommon(e.Name.Name, out _) ? e : meanings.Relation(e.Name) is { } known ? new Expr.Relation(known.Name) : e;
            case Expr.Query e: return new Expr.Query(e.Prefix, Apply(e.Body, scope, scope).Query);
            case Expr.Cast e: return Cast(e, scope);
            case Expr.Operation { Symbol: "/" or "%" } e: return Division((Expr.Operation)ExprMap.Children(e, child => Apply(child, scope)), scope);
            case Expr.Call e:
                var call = (Expr.Call)ExprMap.Children(e, child => Apply(child, scope));
                return call.Name.Schema is null && meanings.Function(call.Name) is { Schema: not "public" } name ? call with { Name = name } : call;
            default: return ExprMap.Children(tree, child => Apply(child, scope));
        }
    }

    private Expr.Column Column(Expr.Column e, QueryScope scope)
    {
        var resolved = scope.Resolve(e).Column;
        if (resolved.Parts is [var alias, var column]) Note(alias, column, scope);
        return ReferenceEquals(resolved, e) && e.Parts is [var routine, var argument] && routine == meanings.Routine && !scope.IsMember(routine) ? new([argument]) : resolved;
    }

    private Expr Cast(Expr.Cast e, QueryScope scope)
    {
        var value = Apply(e.Value, scope);
        var type = e.Type.Schema is null && meanings.Type(e.Type) is { } known ? known : e.Type;
        if (value is Expr.Column column && scope.Resolve(column).Type is { } own && own.Name == type.Name && own.Schema == type.Schema && own.IsArray == type.IsArray && own.Modifier == type.Modifier) return value;
        return ReferenceEquals(value, e.Value) && ReferenceEquals(type, e.Type) ? e : new Expr.Cast(value, type);
    }

    /// <summary>Division of integers cuts: the server casts the whole number to the other side's type, and so the cast is set here, too.</summary>
    private static Expr.Operation Division(Expr.Operation e, QueryScope scope)
    {
        if (e.Left is null || TypeOf(e.Left, scope) is not { IsArray: false } left || TypeOf(e.Right, scope) is not { IsArray: false } right) return e;
        if (left.Name is "numeric" or "double precision" && Comparing.IsWhole(right)) return new(e.Symbol, e.Left, new Expr.Cast(e.Right, left with { Modifier = null }));
        return right.Name is "numeric" or "double precision" && Comparing.IsWhole(left) ? new(e.Symbol, new Expr.Cast(e.Left, right with { Modifier = null }), e.Right) : e;
    }

    private static SqlType? TypeOf(Expr value, QueryScope scope) => value switch
    {
        Expr.Cast e => e.Type,
        Expr.Column e => scope.Resolve(e).Type,
        _ => null,
    };
}
