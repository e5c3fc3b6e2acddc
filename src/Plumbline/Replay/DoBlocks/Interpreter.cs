using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>How a statement ended: on to the next, out of a loop, or out of the block.</summary>
internal enum Flow
{
    Next,
    Exit,
    Continue,
    Return,

    /// <summary>Nobody knows whether what follows runs.</summary>
    Unsure,
}

/// <summary>
/// Runs a block over the catalog. What depends on rows or on the cluster is unknown: an unknown branch that could change the schema
/// is not executed and named, one that only changes rows is passed over with its variables unknown.
/// </summary>
internal sealed class Interpreter(CatalogBuilder catalog, SqlTokens body)
{
    private const int MostSteps = 20_000;

    private readonly List<Handler> _handlers = [];
    private int _guards;
    private int _steps;
    private string? _leavingLabel;
    private BlockError? _caught;

    public CatalogBuilder Catalog => catalog;
    public SystemTables System { get; } = new(catalog);
    public Aggregates? Folded { get; set; }

    public void Run(InnerBlock block)
    {
        var root = new Scope(null, this);
        root.Variables["found"] = false;
        Execute(block, root);
    }

    public Flow Body(IReadOnlyList<BlockStatement> statements, Scope scope) => Execute(statements, scope);

    private Flow Execute(IReadOnlyList<BlockStatement> statements, Scope scope)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            if (++_steps > MostSteps) throw new BlockLimit();
            var flow = Execute(statements[i], scope);
            if (flow == Flow.Unsure && i + 1 < statements.Count) PassOver(statements[i + 1], statements.Skip(i + 1), scope);
            if (flow != Flow.Next) return flow;
        }
        return Flow.Next;
    }

    private Flow Execute(BlockStatement statement, Scope scope)
    {
        switch (statement)
        {
            case InnerBlock block: return Execute(block, scope);
            case Branching branching: return Branch(branching, scope);
            case Looping or Counting or QueryLoop or ArrayLoop: return new LoopRun(this, scope).Run(statement);
            case Assignment assignment: Assign(scope, assignment.Target, assignment.Value.Evaluate(scope)); return Flow.Next;
            case Leaving leaving: return Leave(leaving, scope);
            case Returning: return Flow.Return;
            case Raising raising: Raise(raising, scope); return Flow.Next;
            case Asserting assertion: Assert(assertion, scope); return Flow.Next;
            case Executing executing: new DynamicSql(this, body).Run(executing, scope); return Flow.Next;
            case Asking asking: Ask(asking, scope); return Flow.Next;
            case PlainSql plain: Plain(plain, scope); return Flow.Next;
            case Ignored ignored: Forget(ignored.Targets, scope); return Flow.Next;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    // Blocks and errors

    /// <summary>BEGIN … EXCEPTION is a subtransaction: what it did is undone before a handler runs (manual 43.6.8).</summary>
    private Flow Execute(InnerBlock block, Scope outer)
    {
        var scope = new Scope(outer, this) { Label = block.Label };
        foreach (var declaration in block.Declarations) Declare(scope, declaration);
        var flow = block.Handlers.Count == 0 ? Execute(block.Body, scope) : Protected(block, scope);
        return block.Label is not null && flow == Flow.Exit && _leavingLabel == block.Label ? Flow.Next : flow;
    }

    private static void Declare(Scope scope, Declaration declaration) =>
        scope.Variables[declaration.Name] = declaration.Value is not null ? declaration.Value.Evaluate(scope) : declaration.IsRecord ? new RowValue([], []) : null;

    private Flow Protected(InnerBlock block, Scope scope)
    {
        var before = catalog.Current;
        var session = catalog.Session;
        var first = catalog.Executor.Statements.Count;
        _handlers.AddRange(block.Handlers);
        try
        {
            return Execute(block.Body, scope);
        }
        catch (BlockError error) when (block.Handlers.Any(h => h.Conditions.Any(c => Conditions.Catches(c, error.SqlState))))
        {
            catalog.Current = before;
            catalog.Session = session;
            catalog.Executor.Withdraw(first, before);
            var handler = block.Handlers.First(h => h.Conditions.Any(c => Conditions.Catches(c, error.SqlState)));
            scope.Variables["sqlerrm"] = error.Message;
            scope.Variables["sqlstate"] = error.SqlState;
            var outer = _caught;
            _caught = error;
            _handlers.RemoveRange(_handlers.Count - block.Handlers.Count, block.Handlers.Count);
            try
            {
                return Execute(handler.Body, scope);
            }
            finally
            {
                _caught = outer;
                _handlers.AddRange(block.Handlers);
            }
        }
        finally
        {
            _handlers.RemoveRange(_handlers.Count - block.Handlers.Count, block.Handlers.Count);
        }
    }

    public bool IsCaught(string state) => _handlers.Exists(h => h.Conditions.Any(c => Conditions.Catches(c, state)));

    // Statements

    public Clauses Mark() => Clauses.InBlock | (_guards > 0 || _handlers.Count > 0 ? Clauses.Guarded : Clauses.None);

    /// <summary>Runs SQL. A refusal goes to the handler that catches it; without one it stays with the statement, and the block goes on as meant.</summary>
    public void RunSql(SqlTokens tokens, StatementRange range, Origin? anchor)
    {
        if (range.First >= range.End) return;
        var statement = catalog.Executor.Run(tokens, range, Mark(), anchor);
        if (statement.Refused is { } refusal && IsCaught(refusal.SqlState)) throw new BlockError(refusal.SqlState, refusal.Message, refusal.Missing);
    }

    private void Plain(PlainSql plain, Scope scope)
    {
        RunSql(body, plain.Range, null);
        Forget(plain.Into, scope);
        if (plain.FirstWord is "INSERT" or "UPDATE" or "DELETE" or "MERGE" or "WITH") scope.TryAssign("found", Unknown.Value);
    }

    private void Ask(Asking asking, Scope scope)
    {
        if (asking.Query is null) { Forget(asking.Into, scope); scope.TryAssign("found", Unknown.Value); return; }
        var result = asking.Query.Run(scope);
        scope.TryAssign("found", result.Rows.Count > 0 ? true : result.Certain ? false : Unknown.Value);
        if (asking.Into.Count == 0) return;
        if (!result.Certain) Forget(asking.Into, scope);
        else Give(scope, asking.Into, result.Rows.Count > 0 ? result.Rows[0] : null);
    }

    /// <summary>One row to its targets: fields one by one, or whole to a record.</summary>
    public void Give(Scope scope, IReadOnlyList<string> targets, RowValue? row)
    {
        if (targets is [var only] && (!scope.TryRead([only], out var present) || present is RowValue || (row is { Values.Count: > 1 } && present is not string and not decimal)))
        {
            Assign(scope, only, row ?? new RowValue([], []));
            return;
        }
        for (var i = 0; i < targets.Count; i++) Assign(scope, targets[i], row is not null && i < row.Values.Count ? row.Values[i] : null);
    }

    public void Assign(Scope scope, string target, object? value)
    {
        if (target.Length == 0) return;
        if (target.IndexOf('.') is >= 0 and var dot) { Forget([target[..dot]], scope); return; }
        if (!scope.TryAssign(target, value)) scope.Variables[target] = value;
    }

    public void Forget(IReadOnlyList<string> targets, Scope scope)
    {
        foreach (var target in targets) Assign(scope, target.Split('.')[0], Unknown.Value);
    }

    private Flow Leave(Leaving leaving, Scope scope)
    {
        var when = leaving.When is null ? true : leaving.When.Evaluate(scope);
        if (when is Unknown) return Flow.Unsure;
        if (Values.Truth(when) != true) return Flow.Next;
        _leavingLabel = leaving.Label;
        return leaving.Continues ? Flow.Continue : Flow.Exit;
    }

    /// <summary>Whether EXIT or CONTINUE was meant for the loop with this label.</summary>
    public bool IsLeft(string? label) => _leavingLabel is null || _leavingLabel == label;

    private void Raise(Raising raising, Scope scope)
    {
        if (raising.SqlState is not { } state) return;
        if (state.Length == 0) throw _caught is null ? new BlockError("0Z002", "RAISE without arguments outside of a handler") : new BlockError(_caught.SqlState, _caught.Message, _caught.Missing);
        var message = Values.Text(raising.Message?.Evaluate(scope) ?? "exception raised");
        var arguments = raising.Arguments.Select(a => Values.Text(a.Evaluate(scope))).ToList();
        throw new BlockError(state, Filled(message, arguments), position: raising.Start);
    }

    private static string Filled(string message, List<string> arguments)
    {
        var parts = message.Replace("%%", "\u0001", StringComparison.Ordinal).Split('%');
        var text = parts[0];
        for (var i = 1; i < parts.Length; i++) text += (i <= arguments.Count ? arguments[i - 1] : "") + parts[i];
        return text.Replace('\u0001', '%');
    }

    private static void Assert(Asserting assertion, Scope scope)
    {
        if (assertion.Condition.Evaluate(scope) is false) throw new BlockError("P0004", "assertion failed", position: assertion.Start);
    }

    // Branches

    private Flow Branch(Branching branching, Scope scope)
    {
        for (var i = 0; i < branching.Branches.Count; i++)
        {
            var (condition, then) = branching.Branches[i];
            var value = condition.Evaluate(scope);
            if (value is Unknown) return PassOver(branching, branching.Branches.Skip(i).SelectMany(b => b.Body).Concat(branching.Otherwise ?? []), scope) ? Flow.Unsure : Flow.Next;
            if (Values.Truth(value) == true) return Guarded(condition, then, scope);
        }
        return branching.Otherwise is null ? Flow.Next : Guarded(branching.Branches[0].Condition, branching.Otherwise, scope);
    }

    /// <summary>A test of the catalog around a statement makes it harmless to run again.</summary>
    private Flow Guarded(Expression condition, IReadOnlyList<BlockStatement> then, Scope scope)
    {
        var guards = condition.All().Any(e => e is Subquery or Call or NameReference) ? 1 : 0;
        _guards += guards;
        try
        {
            return Execute(then, scope);
        }
        finally
        {
            _guards -= guards;
        }
    }

    /// <summary>Statements of which nobody knows whether, or how often, they run. True when one of them may leave the block or loop.</summary>
    public bool PassOver(BlockStatement whole, IEnumerable<BlockStatement> parts, Scope scope)
    {
        var reach = new Reach(body);
        foreach (var part in parts) reach.Add(part, scope);
        foreach (var target in reach.Assigned) Assign(scope, target.Split('.')[0], Unknown.Value);
        if (reach.Touches.Count > 0) NotExecuted(whole.Start, reach.Touches);
        return reach.Leaves;
    }

    public void NotExecuted(int position, IReadOnlyCollection<string> touches)
    {
        var end = body.File.Text.IndexOf('\n', position);
        if (end < 0 || end > position + 100) end = Math.Min(position + 100, body.File.Text.Length);
        var what = body.File.Text[position..end].Trim();
        var may = touches.Count == 0 ? "" : $"; may do: {string.Join("; ", touches.Take(5))}{(touches.Count > 5 ? "; …" : "")}";
        catalog.AddNotExecuted($"line {body.File.At(position).Line}: {what}{may}");
    }
}

/// <summary>A block that does not end within reason is left where it was.</summary>
internal sealed class BlockLimit : Exception;
