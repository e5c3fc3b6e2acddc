using Plumbline.Dialects;

namespace Plumbline.Replay.DoBlocks;

/// <summary>What names mean at one point: the rows that queries stand on, innermost first, then the block's variables.</summary>
internal sealed class Scope(Scope? outer, Interpreter interpreter)
{
    private readonly List<(string Alias, IRow Row)> _rows = [];
    private readonly Dictionary<string, object?> _variables = [];

    public Interpreter Interpreter => interpreter;
    public CatalogBuilder Catalog => interpreter.Catalog;
    public SystemTables System => interpreter.System;
    public Dictionary<string, object?> Variables => _variables;

    /// <summary>The label of the block whose variables these are.</summary>
    public string? Label { get; init; }

    /// <summary>Tables defined by WITH, seen from here inwards.</summary>
    public Dictionary<string, QueryResult> Common { get; } = [];

    public void Bind(string alias, IRow row) => _rows.Add((alias, row));
    public void Unbind() => _rows.RemoveAt(_rows.Count - 1);

    public bool TryReadCommon(string name, out QueryResult result)
    {
        for (var at = this; at is not null; at = at.OuterScope)
            if (at.Common.TryGetValue(name, out result!)) return true;
        result = QueryResult.Nothing;
        return false;
    }

    private Scope? OuterScope => outer;

    public bool TryRead(IReadOnlyList<string> path, out object? value)
    {
        for (var at = this; at is not null; at = at.OuterScope)
            if (at.TryReadRow(path, out value) || at.TryReadVariable(path, out value)) return true;
        value = null;
        return false;
    }

    /// <summary>Whether a name means a variable: then it takes what SELECT … INTO gives.</summary>
    public bool TryAssign(string name, object? value)
    {
        for (var at = this; at is not null; at = at.OuterScope)
        {
            if (!at._variables.ContainsKey(name)) continue;
            at._variables[name] = value;
            return true;
        }
        return false;
    }

    private bool TryReadRow(IReadOnlyList<string> path, out object? value)
    {
        value = null;
        var column = path[^1];
        var alias = path.Count > 1 ? path[^2] : null;
        foreach (var (name, row) in _rows)
            if ((alias is null || alias == name) && row.TryGet(column, out value)) return true;
        if (alias is not null) return false;
        foreach (var (name, row) in _rows)
        {
            if (name != column) continue;
            value = row.Whole();
            return true;
        }
        return false;
    }

    private bool TryReadVariable(IReadOnlyList<string> path, out object? value)
    {
        if (path.Count == 1) return _variables.TryGetValue(path[0], out value);
        if (_variables.TryGetValue(path[^2], out value))
        {
            if (value is RowValue row) return row.TryGet(path[^1], out value);
            return value is Unknown;
        }
        return path.Count == 2 && Label == path[0] && _variables.TryGetValue(path[1], out value);
    }
}

/// <summary>A row that a query stands on; columns of the system's tables are worked out when they are read.</summary>
internal interface IRow
{
    bool TryGet(string column, out object? value);
    RowValue Whole();
}

/// <inheritdoc/>
internal sealed class ValueRow(RowValue row) : IRow
{
    public bool TryGet(string column, out object? value) => row.TryGet(column, out value);
    public RowValue Whole() => row;
}
