using Plumbline.Dialects;
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
        if (_system is null) EnsureExists(scope);
        return _system?.Rows(scope.System, hints);
    }

    /// <summary>The rows of a user's table are not known, but a table that is not there is an error of the block.</summary>
    private void EnsureExists(Scope scope)
    {
        if (scope.Catalog.FindRelation(name) is not null || scope.Catalog.OutsideRelation(name) is not null) return;
        throw new BlockError(Dialects.SqlStates.UndefinedTable, $"relation {name} does not exist", new(Table.OfKind, scope.Catalog.Assumed(name)));
    }
}

/// <summary>A sub-select in FROM.</summary>
internal sealed class SubqueryTable(Query query) : TableSource
{
    public override IReadOnlyList<string> Columns => query.ColumnNames;

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

    public override IReadOnlyList<string> Columns => Ordinality ? [name, "ordinality"] : arguments.Count > 1 && name == "unnest" ? arguments.Select((_, i) => $"unnest{i}").ToList() : SetFunctions.Columns(name) ?? [name];

    public override IEnumerable<IRow>? Rows(Scope scope, IReadOnlyDictionary<string, object> hints)
    {
        var values = arguments.Select(a => a.Evaluate(scope)).ToList();
        if (SetFunctions.Rows(name, values, scope) is not { } items) return null;
        return items.Select((item, i) => item is RowValue row ? new ValueRow(row)
            : new ValueRow(new RowValue(Columns, Ordinality ? [item, (decimal)(i + 1)] : [item])));
    }
}
