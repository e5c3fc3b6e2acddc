using Plumbline.Model;

namespace Plumbline.Replay.DoBlocks;

/// <summary>A name in FROM: a table of WITH, a system table, or a table of the user's, whose rows nobody knows.</summary>
internal sealed class NamedTable(ObjectName name) : TableSource
{
    private readonly SystemTable? _system = SystemTables.Find(name);

    public override IReadOnlyList<string> Columns => _system?.Columns ?? [];

    public override int Narrows(IEnumerable<string> columns) => _system?.Narrows(columns) ?? 0;

    public override IEnumerable<IRow>? Rows(Scope scope, IReadOnlyDictionary<string, object> hints)
    {
        if (name.Schema is null && scope.TryReadCommon(name.Name, out var common))
            return common.Certain ? common.Rows.Select(r => new ValueRow(r)) : null;
        return _system?.Rows(scope.System, hints);
    }
}

internal sealed class SubqueryTable(Query query) : TableSource
{
    public override IReadOnlyList<string> Columns => query switch
    {
        SelectQuery select => select.Items.Select(i => i.Name).ToList(),
        _ => [],
    };

    public override IEnumerable<IRow>? Rows(Scope scope, IReadOnlyDictionary<string, object> hints)
    {
        var result = query.Run(scope);
        return result.Certain ? result.Rows.Select(r => new ValueRow(r)) : null;
    }
}

/// <summary>unnest, generate_series and the like in FROM.</summary>
internal sealed class FunctionTable(string name, IReadOnlyList<Expression> arguments) : TableSource
{
    public bool Ordinality { get; set; }

    public override IReadOnlyList<string> Columns => Ordinality ? [name, "ordinality"] : [name];

    public override IEnumerable<IRow>? Rows(Scope scope, IReadOnlyDictionary<string, object> hints)
    {
        var values = arguments.Select(a => a.Evaluate(scope)).ToList();
        if (Functions.Set(name, values, scope) is not { } items) return null;
        return items.Select((item, i) => item is RowValue row ? new ValueRow(row)
            : new ValueRow(new RowValue(Columns, Ordinality ? [item, (decimal)(i + 1)] : [item])));
    }
}
