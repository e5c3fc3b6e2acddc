using System.Runtime.CompilerServices;
using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>
/// What a rename does to the expressions that name the object: the server keeps them by number, so they follow (manual, ALTER TABLE).
/// One of the four is set.
/// </summary>
internal sealed class Renaming
{
    /// <summary>A column of <see cref="Table"/>.</summary>
    public string? Column { get; init; }
    public ObjectName? Table { get; init; }

    /// <summary>The table whose row the expression is about, when that is another one.</summary>
    public ObjectName? About { get; init; }
    public ObjectName? Relation { get; init; }
    public ObjectName? Function { get; init; }
    public ObjectName? Type { get; init; }

    /// <summary>The new name; for a column only its name part counts.</summary>
    public required ObjectName To { get; init; }

    /// <summary>The queries around the place that is being mapped, innermost last.</summary>
    private readonly List<QueryText> _around = [];

    public Expr Apply(Expr tree)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new SqlSyntaxException("the expression is nested too deeply", 0);
        return tree switch
        {
            Expr.Column e => ColumnOf(e),
            Expr.Relation e => Relation is not null && Matches(e.Name, Relation) ? new Expr.Relation(To) : e,
            Expr.Query e => new Expr.Query(e.Prefix, Apply(e.Body)),
            Expr.Cast e => CastOf(e),
            Expr.Call e => CallOf(e),
            _ => ExprMap.Children(tree, Apply),
        };
    }

    public QueryText Apply(QueryText query)
    {
        _around.Add(query);
        var mapped = query.Map((_, value, _) => Apply(value), Apply);
        _around.RemoveAt(_around.Count - 1);
        return mapped;
    }

    /// <summary>The written name is the object's when its last part is, and its schema too where one was written.</summary>
    private static bool Matches(ObjectName written, ObjectName renamed) => written.Name == renamed.Name && (written.Schema is null || renamed.Schema is null || written.Schema == renamed.Schema);

    private Expr.Column ColumnOf(Expr.Column e)
    {
        var parts = e.Parts;
        if (Column is not null && parts[^1] == Column && IsOfTable(parts)) return new([.. parts[..^1], To.Name]);
        if (Relation is null || parts.Length < 2 || parts[^2] != Relation.Name || IsAlias(parts[^2])) return e;
        return new([To.Name, parts[^1]]);
    }

    /// <summary>Whether the name is given to something else by an alias around here.</summary>
    private bool IsAlias(string name)
    {
        for (var i = _around.Count - 1; i >= 0; i--)
            foreach (var (alias, relation) in _around[i].Scope)
                if (alias == name) return relation is null || relation.Name != name;
        return false;
    }

    private bool IsOfTable(string[] parts)
    {
        if (_around.Count == 0) return About is null || Matches(About, Table!);
        if (parts.Length == 1) return IsInScope();
        var qualifier = parts[^2];
        for (var i = _around.Count - 1; i >= 0; i--)
            foreach (var (alias, relation) in _around[i].Scope)
                if (alias == qualifier) return relation is not null && Matches(relation, Table!);
        return qualifier is "new" or "old" || qualifier == Table!.Name;
    }

    /// <summary>Unqualified, inside a query: of the table when the innermost FROM has it. Columns of an outer row that are meant without qualifier are not told apart.</summary>
    private bool IsInScope()
    {
        for (var i = _around.Count - 1; i >= 0; i--)
        {
            var scope = _around[i].Scope;
            if (scope.Count == 0) continue;
            foreach (var (_, relation) in scope)
                if (relation is not null && Matches(relation, Table!)) return true;
            return false;
        }
        return false;
    }

    private Expr CastOf(Expr.Cast e)
    {
        if (Relation is not null && e.Type is { Schema: null, Name: "regclass" } && e.Value is Expr.Literal { Kind: Expr.LiteralKind.String } text) return new Expr.Cast(Named(text), e.Type);
        var value = Apply(e.Value);
        if (Type is null || !Matches(new(e.Type.Schema, e.Type.Name), Type)) return ReferenceEquals(value, e.Value) ? e : new Expr.Cast(value, e.Type);
        return new Expr.Cast(value, e.Type with { Schema = To.Schema, Name = To.Name });
    }

    private Expr CallOf(Expr.Call e)
    {
        var call = (Expr.Call)ExprMap.Children(e, Apply);
        if (Relation is not null && e.Name is { Schema: null, Name: "nextval" or "currval" or "setval" } && e.Arguments is [Expr.Literal { Kind: Expr.LiteralKind.String } text, ..])
            return new Expr.Call(call.Name, [Named(text), .. call.Arguments[1..]]);
        if (Function is null || !Matches(e.Name, Function)) return call;
        return call with { Name = To.Schema is "public" ? new(null, To.Name) : To };
    }

    private Expr.Literal Named(Expr.Literal text) =>
        RelationNames.Parse(text.Value) is { } name && Matches(name, Relation!) ? new(Expr.LiteralKind.String, Quoting.Name(To)) : text;
}
