using Plumbline.Model;

namespace Plumbline.Sql.Plpgsql;

/// <summary>Gathers the queries and expressions of a PL/pgSQL body, each with the variables that it sees.</summary>
internal sealed class BodyQueries(SqlTokens tokens, RoutineText body)
{
    private readonly QuerySource _source = new(body);
    private bool _guarded;

    public void Block(InnerBlock block, Variables? outer)
    {
        // what a declaration raises, the handlers around catch
        var scope = Declared(block, outer);
        var guarded = _guarded;
        _guarded |= block.Handlers.Any(Catches);
        All(block.Body, scope);
        _guarded = guarded;
        foreach (var handler in block.Handlers) All(handler.Body, new(scope, null, [new("sqlstate", null), new("sqlerrm", null)]));
    }

    /// <summary>Whether the block goes on without what it names: the error itself, its category (class 42) or all errors are handled. One for all errors that raises again hides none.</summary>
    private static bool Catches(Handler handler) =>
        handler.Conditions.Any(c => c is "undefined_table" or "undefined_column" or "undefined_function" or "undefined_object" or "syntax_error_or_access_rule_violation" or "42P01" or "42703" or "42883" or "42000")
        || (handler.Conditions.Contains("others") && !handler.Body.Any(s => s is Raising { Level: null or "exception" }));

    /// <summary>Each declaration sees those before it.</summary>
    private Variables Declared(InnerBlock block, Variables? outer)
    {
        var members = new List<Variable>(block.Declarations.Count);
        var scope = new Variables(outer, block.Label, members);
        foreach (var declaration in block.Declarations)
        {
            var type = new SqlReader(tokens, declaration.Type.First, declaration.Type.End);
            var variable = DeclaredTypes.Read(declaration.Name, type, out var named);
            if (named is not null) Add(named, scope);
            Expression(declaration.Value, scope);
            if (declaration.Query is { } query) Query(query, new(scope, declaration.Name, declaration.Arguments.Select(a => new Variable(a.Name, null)).ToList()));
            members.Add(variable);
        }
        return scope;
    }

    private void All(IReadOnlyList<BlockStatement> statements, Variables scope)
    {
        foreach (var statement in statements) One(statement, scope);
    }

    private void One(BlockStatement statement, Variables scope)
    {
        switch (statement)
        {
            case InnerBlock block: Block(block, scope); break;
            case Assignment set: Target(set.Target, scope); Expression(set.Value, scope); break;
            case Branching branching: Branches(branching, scope); break;
            case Looping loop: Expression(loop.While, scope); All(loop.Body, scope); break;
            case Counting loop: Count(loop, scope); break;
            case QueryLoop loop: Loop(loop, scope); break;
            case ArrayLoop loop: Targets(loop.Targets, scope); Expression(loop.Array, scope); All(loop.Body, scope); break;
            case Leaving leaving: Expression(leaving.When, scope); break;
            case Returning returning: Expression(returning.Value, scope); Query(returning.Query, scope); Dynamic(returning.Text, scope); break;
            case Raising raising: Raise(raising, scope); break;
            case Executing executing: Dynamic(executing.Text, scope); Targets(executing.Into, scope); break;
            case Performing performing: Expression(performing.Query, scope); break;
            case Asserting asserting: Expression(asserting.Condition, scope); Expression(asserting.Message, scope); break;
            case Opening opening: Open(opening, scope); break;
            case PlainSql plain: Plain(plain, scope); break;
            case Unasking unasking: Targets(unasking.Targets, scope); break;
        }
    }

    private void Branches(Branching branching, Variables scope)
    {
        Expression(branching.Subject, scope);
        foreach (var branch in branching.Branches)
        {
            Expressions(branch.Conditions, scope);
            All(branch.Body, scope);
        }
        All(branching.Otherwise ?? [], scope);
    }

    private void Count(Counting loop, Variables scope)
    {
        Expression(loop.From, scope);
        Expression(loop.To, scope);
        Expression(loop.By, scope);
        All(loop.Body, new(scope, loop.Label, [new(loop.Variable, new(null, "integer"))]));
    }

    private void Loop(QueryLoop loop, Variables scope)
    {
        Query(loop.Query, scope);
        Dynamic(loop.Text, scope);
        // a bound cursor gives the loop a variable of its own
        if (loop.Cursor is { } cursor) Expressions(cursor.Arguments, scope);
        else Targets(loop.Targets, scope);
        var own = loop.Cursor is null || loop.Targets is not [var target] ? scope : new(scope, loop.Label, [new(NameOf(target), null)]);
        All(loop.Body, own);
    }

    private void Raise(Raising raising, Variables scope)
    {
        Expressions(raising.Arguments, scope);
        foreach (var (_, value) in raising.Options) Expression(value, scope);
    }

    private void Open(Opening opening, Variables scope)
    {
        Query(opening.Query, scope);
        Dynamic(opening.Text, scope);
        Expressions(opening.Cursor.Arguments, scope);
    }

    private void Plain(PlainSql plain, Variables scope)
    {
        Targets(plain.Into, scope);
        Add(_source.Statement(plain.Read(tokens)), scope);
    }

    /// <summary>A literal is read like any other text; what is put together is not.</summary>
    private void Dynamic(Dynamic? text, Variables scope)
    {
        if (text is null) return;
        Expressions(text.Values, scope);
        if (text.Text.End - text.Text.First == 1 && tokens.Tokens[text.Text.First] is { Kind: TokenKind.String } literal)
        {
            foreach (var query in _source.Literal(tokens.File, literal)) body.Queries.Add(query with { IsGuarded = _guarded });
            return;
        }
        Expression(text.Text, scope);
        body.Assembled.Add(tokens.File.Text[tokens.Tokens[text.Text.First].Start..tokens.Tokens[text.Text.End - 1].End]);
    }

    private void Expressions(IReadOnlyList<Part> parts, Variables scope)
    {
        foreach (var part in parts) Expression(part, scope);
    }

    private void Expression(Part? part, Variables scope)
    {
        if (part is { IsEmpty: false } one) Add(_source.Selected(new(tokens, one.First, one.End)), scope);
    }

    private void Query(Part? part, Variables scope)
    {
        if (part is { IsEmpty: false } one) Add(_source.Statement(new(tokens, one.First, one.End)), scope);
    }

    private void Targets(IReadOnlyList<Part> targets, Variables scope)
    {
        foreach (var target in targets) Target(target, scope);
    }

    /// <summary>A variable alone names nothing of the schema; a field of a row may.</summary>
    private void Target(Part target, Variables scope)
    {
        if (target.End - target.First > 1) Add(_source.Value(new(tokens, target.First, target.End)), scope);
    }

    private void Add(QueryText? text, Variables scope)
    {
        if (text is not null) body.Queries.Add(new(text, scope) { IsGuarded = _guarded });
    }

    private string NameOf(Part target) => new SqlReader(tokens, target.First, target.End).Name();
}
