namespace Plumbline.Replay.DoBlocks;

/// <summary>Loops (manual 43.6.5 to 43.6.7). One whose rows are unknown is passed over.</summary>
internal sealed class LoopRun(Interpreter interpreter, Scope outer)
{
    private const int MostTurns = 10_000;

    public Flow Run(BlockStatement statement)
    {
        switch (statement)
        {
            case Looping loop: return While(loop);
            case Counting loop: return Count(loop);
            case ArrayLoop loop: return Each(loop);
            default: return Rows((QueryLoop)statement);
        }
    }

    private Flow While(Looping loop)
    {
        for (var turns = 0; turns < MostTurns; turns++)
        {
            if (loop.While is not null)
            {
                var value = loop.While.Evaluate(outer);
                if (value is Unknown) { interpreter.PassOver(loop, loop.Body, outer); return Flow.Next; }
                if (Values.Truth(value) != true) return Flow.Next;
            }
            if (Turn(loop.Body, outer, loop.Label, out var flow)) return flow;
        }
        throw new BlockLimit();
    }

    private Flow Count(Counting loop)
    {
        var from = Values.ToNumber(loop.From.Evaluate(outer));
        var to = Values.ToNumber(loop.To.Evaluate(outer));
        var by = loop.By is null ? 1 : Values.ToNumber(loop.By.Evaluate(outer));
        if (from is null || to is null || by is null or 0 || Math.Abs((to.Value - from.Value) / by.Value) > MostTurns) { interpreter.PassOver(loop, loop.Body, outer); return Flow.Next; }
        var step = loop.Reverse ? -by.Value : by.Value;
        for (var at = from.Value; loop.Reverse ? at >= to : at <= to; at += step)
        {
            var scope = new Scope(outer, interpreter);
            scope.Variables[loop.Variable] = at;
            if (Turn(loop.Body, scope, loop.Label, out var flow)) return flow;
        }
        return Flow.Next;
    }

    private Flow Each(ArrayLoop loop)
    {
        var value = loop.Array.Evaluate(outer);
        if (value is string text) value = Values.ParseArray(text);
        if (value is not ArrayValue array) { interpreter.PassOver(loop, loop.Body, outer); return Flow.Next; }
        foreach (var item in array.Items)
        {
            if (loop.Variables.Count > 1 && item is RowValue row) interpreter.Give(outer, loop.Variables, row);
            else interpreter.Assign(outer, loop.Variables[0], item);
            if (Turn(loop.Body, outer, loop.Label, out var flow)) return flow;
        }
        return Flow.Next;
    }

    private Flow Rows(QueryLoop loop)
    {
        var result = loop.Query is not null ? loop.Query.Run(outer) : loop.Text is not null ? DynamicSql.TryQuery(loop.Text, outer) : QueryResult.NotKnown;
        if (!result.Certain) { interpreter.PassOver(loop, loop.Body, outer); return Flow.Next; }
        foreach (var row in result.Rows)
        {
            if (loop.Variables is [var only] && (!outer.TryRead([only], out var present) || present is RowValue)) interpreter.Assign(outer, only, row);
            else interpreter.Give(outer, loop.Variables, row);
            if (Turn(loop.Body, outer, loop.Label, out var flow)) return flow;
        }
        outer.TryAssign("found", result.Rows.Count > 0);
        return Flow.Next;
    }

    /// <summary>One turn; true when the loop is over, and then how.</summary>
    private bool Turn(IReadOnlyList<BlockStatement> body, Scope scope, string? label, out Flow flow)
    {
        flow = interpreter.Body(body, scope);
        if (flow == Flow.Unsure)
        {
            // how often it turns is not known; what it may do has been told
            flow = Returns(body) ? Flow.Unsure : Flow.Next;
            return true;
        }
        if (flow is Flow.Exit or Flow.Continue && !interpreter.IsLeft(label)) return true;
        if (flow == Flow.Exit) { flow = Flow.Next; return true; }
        return flow == Flow.Return;
    }

    private static bool Returns(IEnumerable<BlockStatement> body) => body.Any(s => s switch
    {
        Returning => true,
        InnerBlock block => Returns(block.Body.Concat(block.Handlers.SelectMany(h => h.Body))),
        Branching branching => Returns(branching.Branches.SelectMany(b => b.Body).Concat(branching.Otherwise ?? [])),
        _ => false,
    });
}
