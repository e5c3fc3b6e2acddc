using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Goes through the pieces of one query with its scope.</summary>
internal sealed class PieceResolver(NameResolver names, QueryText query, NameScope scope, NameScope beside, HashSet<QueryText> done)
{
    private readonly ExprResolver _expressions = new(names);
    private readonly List<KnownColumn> _results = [];
    private readonly List<(SqlType? Type, ObjectName? Name)> _targets = [];
    private IReadOnlyList<KnownColumn>? _leading;
    private bool _hasResults;
    private bool _isUnknown;
    private bool _isConflict;
    private UsageKind _use = UsageKind.Reads;

    /// <returns>The result's columns; null when they are not known.</returns>
    public IReadOnlyList<KnownColumn>? Run()
    {
        Pass(query);
        if (_isUnknown) return null;
        if (_hasResults) return _results;
        if (_leading is not null) return _leading;
        return query.IsData || query.Results.Count == 0 || query.Results.Contains(null) ? null : query.Results.ConvertAll(r => new KnownColumn(r!));
    }

    private void Pass(QueryText part)
    {
        (SqlType? Type, ObjectName? Name)? assigned = null;
        var isDistinctOn = false;
        foreach (var piece in part.Pieces)
        {
            if (piece.Words is { } words)
            {
                _use = UseBehind(words, _use);
                if (words != " = ") assigned = null;
                isDistinctOn |= words == " DISTINCT";
                _isConflict |= words == " ON CONFLICT";
                if (words == MergeReader.InsertWords) _targets.Clear();
            }
            else if (piece.Inner is { } inner) Inner(inner);
            else if (piece.Value is { } value and not Expr.Relation)
            {
                scope.SeesLabels = piece.Part != QueryPart.Result;
                isDistinctOn &= piece.Part != QueryPart.Result;
                if (piece.Part == QueryPart.Result) Result(value, piece.Label);
                else if (piece.Part == QueryPart.Target) _targets.Add((assigned = Target(value)).Value);
                else if (piece.Part == QueryPart.Key || isDistinctOn) Key(value);
                else if (piece.Part == QueryPart.Group) Group(value);
                else
                {
                    _expressions.Resolve(value, scope, _use);
                    if (assigned is { } target) names.Label(value, target.Type, target.Name);
                }
            }
        }
    }

    /// <summary>What the expressions behind the words of a clause are for.</summary>
    private static UsageKind UseBehind(string words, UsageKind use) => words switch
    {
        " WHERE " or " ON " or " HAVING " or " AND " => UsageKind.Filters,
        ", " or "(" or ")" => use,
        _ => UsageKind.Reads,
    };

    private void Inner(QueryText inner)
    {
        if (inner.IsJoin) Pass(inner);
        else if (done.Add(inner))
        {
            if (Values(inner) is { } width) Assign(inner, width);
            // What MERGE inserts is made of its source; other queries inside see no member.
            var columns = names.Query(inner, query.Pieces is [{ Words: MergeReader.Words }, ..] ? scope : beside);
            if (_targets.Count > 0 && inner.Pieces.Any(p => p.Part == QueryPart.Result)) Assign(inner, 0);
            _leading ??= columns;
        }
    }

    private static int? Values(QueryText inner) => inner.Pieces is [{ Words: "VALUES " }, ..] ? inner.Results.Count : null;

    /// <summary>The literals of an INSERT's rows stand for the columns in their order.</summary>
    private void Assign(QueryText inner, int width)
    {
        var targets = _targets.Count > 0 ? _targets : query.IsData && scope.Members is [{ Columns: { } columns, Table: { } table }, ..] ? columns.Select(c => ((SqlType? Type, ObjectName? Name))(c.Type, table.Member(c.Name))).ToList() : [];
        var at = 0;
        foreach (var piece in inner.Pieces)
        {
            if (piece.Value is not { } value || (width == 0 && piece.Part != QueryPart.Result)) continue;
            var place = width == 0 ? at : at % width;
            at++;
            if (place < targets.Count) names.Label(value, targets[place].Type, targets[place].Name);
        }
    }

    private void Result(Expr value, string? label)
    {
        _hasResults = true;
        if (value is Expr.Column { IsStar: true } star)
        {
            Star(star);
            return;
        }
        var type = _expressions.Resolve(value, scope, UsageKind.Reads);
        // In SQLite a member without a name is one that nobody can name.
        if (label is null && names.Meanings.Flavor == SqlFlavor.Sqlite) return;
        if (label is null || QueryHoles.IsIn(label)) _isUnknown = true;
        else
        {
            _results.Add(new(label, type));
            scope.AddLabel(label);
        }
    }

    private void Star(Expr.Column star)
    {
        if (star.Parts.Length > 1)
        {
            names.Column(star, scope, UsageKind.ReadsRow);
            if (scope.Qualified(star.Parts.AsSpan()[..^1])?.Columns is { } columns) _results.AddRange(columns.Where(c => !c.IsHidden));
            else _isUnknown = true;
            return;
        }
        _isUnknown |= scope.IsLoose;
        foreach (var member in scope.Members)
        {
            if (member.IsQualifiedOnly) continue;
            if (member.Table is { } table && star.At.IsKnown) names.Found(NamePart.Relation, UsageKind.ReadsRow, table, member.Columns is null ? NameVerdict.Unsure : NameVerdict.Known, star.At);
            if (member.Columns is null) _isUnknown = true;
            else _results.AddRange(member.Columns.Where(c => !c.IsHidden));
        }
    }

    private bool IsInsert => query.Pieces is [{ Words: "INSERT" or "REPLACE" }, ..];

    /// <summary>A column that is set: the target's own.</summary>
    private (SqlType?, ObjectName?) Target(Expr value)
    {
        var inner = value;
        while (inner is Expr.Subscript subscript)
        {
            if (subscript.From is not null) _expressions.Resolve(subscript.From, scope, UsageKind.Reads);
            inner = subscript.Value;
        }
        if (inner is not Expr.Column column || !column.At.IsKnown || scope.Members is not [{ } target, ..] || QueryHoles.IsIn(column.Parts[0])) return (null, null);
        var name = column.Parts[0];
        var at = column.At with { End = column.Parts.Length > 1 ? column.At.At + name.Length : column.At.End };
        var found = names.Meanings.Flavor == SqlFlavor.Sqlite ? target.Find(name) : target.Columns?.FirstOrDefault(c => c.Name == name);
        var full = target.Table?.Member(found?.Name ?? name) ?? new(null, name);
        var says = names.Says("42703", IsInsert && !_isConflict ? $"table {target.Table?.Name ?? target.Alias} has no column named {name}" : $"no such column: {name}");
        names.Found(NamePart.Column, UsageKind.Writes, full, found is not null ? NameVerdict.Known : target.Columns is null ? NameVerdict.Unsure : NameVerdict.Missing, at, says);
        return (value is Expr.Subscript ? found?.Type?.Element() : column.Parts.Length > 1 ? null : found?.Type, full);
    }

    /// <summary>ORDER BY: a name means a result before a column; behind a set operation nothing else.</summary>
    private void Key(Expr value)
    {
        // Behind a set operation SQLite takes any expression that one of its queries gives.
        if (names.Meanings.Flavor == SqlFlavor.Sqlite && query.Scope.Count == 0 && query.SetOperation is not null) return;
        if (value is not Expr.Column { Parts: [var name] } column)
        {
            _expressions.Resolve(value, scope, UsageKind.Orders);
            return;
        }
        if (IsResult(name) || _results.Exists(r => r.Name == name)) return;
        if (query.Scope.Count == 0 && _leading is null && query.SetOperation is not null) return;
        if (query.Scope.Count > 0 || _leading is null)
        {
            names.Column(column, scope, UsageKind.Orders);
            return;
        }
        if (_leading.Any(c => c.Name == name) || query.Results.Contains(null) || query.Results.Contains("*")) return;
        names.Column(column, scope, UsageKind.Orders);
    }

    private bool IsResult(string name) => query.Results.Exists(r => r is not null && names.Meanings.Flavor.Same(r, name));

    /// <summary>GROUP BY: a name means a column before a result.</summary>
    private void Group(Expr value)
    {
        var several = value switch { Expr.Row row => row.Elements, Expr.Call { Name: { Schema: null, Name: "rollup" or "cube" } } call => call.Arguments, _ => null };
        if (several is not null)
        {
            foreach (var one in several) Group(one);
            return;
        }
        if (value is Expr.Column { Parts: [var name] } && scope.Unqualified(name, out _) is null && IsResult(name)) return;
        _expressions.Resolve(value, scope, UsageKind.Groups);
    }
}
