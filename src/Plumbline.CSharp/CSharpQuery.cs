using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plumbline.Sources.Code;

namespace Plumbline.CSharp;

/// <summary>
/// <c>from o in db.Orders where o.Total > 5 select o.Id</c> as the methods that it stands for: in each clause a range variable is the parameter of a function that is handed
/// to the clause's method.
/// </summary>
internal sealed class CSharpQuery(CSharpScopes scopes, CSharpPlaces places, List<CodeValue.Call> calls, Func<ExpressionSyntax?, CodeValue> value)
{
    /// <summary>What each variable ranges over, or is.</summary>
    private readonly List<(string Name, CodeValue Of, bool IsRange, CodePlace At)> _variables = [];

    /// <returns>The rows that come out of it, where they are those of one of its sources.</returns>
    public CodeValue Read(QueryExpressionSyntax query)
    {
        scopes.Open();
        From(query.FromClause);
        var result = Body(query.Body);
        scopes.Close();
        return result;
    }

    private void From(FromClauseSyntax clause)
    {
        var of = In("SelectMany", clause.Expression);
        if (CSharpTypes.Of(clause.Type, places) is { } type) of = new CodeValue.Typed(of, new CodeType.List(type), places.At(clause.SpanStart));
        _variables.Add((clause.Identifier.Text, of, true, places.At(clause.Identifier.SpanStart)));
    }

    private CodeValue Body(QueryBodySyntax body)
    {
        foreach (var clause in body.Clauses)
            switch (clause)
            {
                case FromClauseSyntax from: From(from); break;
                case WhereClauseSyntax where: In("Where", where.Condition); break;
                case OrderByClauseSyntax order: foreach (var each in order.Orderings) In("OrderBy", each.Expression); break;
                case LetClauseSyntax let: _variables.Add((let.Identifier.Text, In("Select", let.Expression), false, places.At(let.Identifier.SpanStart))); break;
                case JoinClauseSyntax join: Join(join); break;
            }
        var result = body.SelectOrGroup switch { SelectClauseSyntax select => Selected(select), GroupClauseSyntax group => Grouped(group), _ => new CodeValue.Hole(default) };
        if (body.Continuation is not { } next) return result;
        _variables.Clear();
        _variables.Add((next.Identifier.Text, result, true, places.At(next.Identifier.SpanStart)));
        return Body(next.Body);
    }

    private void Join(JoinClauseSyntax join)
    {
        var of = In("Join", join.InExpression);
        In("Join", join.LeftExpression);
        _variables.Add((join.Identifier.Text, of, true, places.At(join.Identifier.SpanStart)));
        In("Join", join.RightExpression);
        if (join.Into is not { } into) return;
        _variables.RemoveAt(_variables.Count - 1);
        _variables.Add((into.Identifier.Text, of, false, places.At(into.Identifier.SpanStart)));
    }

    private CodeValue Selected(SelectClauseSyntax select)
    {
        In("Select", select.Expression);
        return select.Expression is IdentifierNameSyntax name ? SourceOf(name) : new CodeValue.Hole(places.At(select.SpanStart));
    }

    private CodeValue Grouped(GroupClauseSyntax group)
    {
        In("GroupBy", group.ByExpression);
        In("Select", group.GroupExpression);
        var at = places.At(group.SpanStart);
        if (group.GroupExpression is not IdentifierNameSyntax name) return new CodeValue.Hole(at);
        calls.Add(new(new CodeValue.Member(SourceOf(name), "GroupBy", at), [], at));
        return new CodeValue.Known(calls.Count - 1, at);
    }

    private CodeValue SourceOf(IdentifierNameSyntax name) => _variables.FindLast(v => v.Name == name.Identifier.Text && v.IsRange).Of ?? new CodeValue.Hole(places.At(name.SpanStart));

    private CodeValue In(string method, ExpressionSyntax expression)
    {
        scopes.Open();
        foreach (var (name, of, isRange, at) in _variables)
            scopes.Add(isRange ? new CodeBinding.Parameter(name, null, new CodeValue.Member(of, method, at), 0, [], at) : new CodeBinding.Variable(name, of, null, [], true, at));
        var read = value(expression);
        scopes.Close();
        return read;
    }
}
