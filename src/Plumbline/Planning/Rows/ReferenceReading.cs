using Plumbline.Model;

namespace Plumbline.Planning.Rows;

/// <summary>Which foreign key gives which column its value.</summary>
internal sealed class ReferenceReading
{
    private readonly TableRows _rows;
    private readonly List<Column> _columns;
    private readonly List<Reference> _references = [];
    private readonly HashSet<string> _void = [];

    public ReferenceReading(TableRows rows, List<Column> columns)
    {
        (_rows, _columns) = (rows, columns);
        Owners = new Reference?[columns.Count];
        foreach (var key in Keys())
        {
            if (WhyNone is not null) return;
            Read(key);
        }
    }

    /// <summary>In the order in which they choose.</summary>
    public Reference[] References => [.. _references];

    public Reference?[] Owners { get; }

    /// <summary>Columns that can refer to nothing.</summary>
    public IReadOnlySet<string> Void => _void;

    public string? WhyNone { get; private set; }

    private Catalog Catalog => _rows.Plan.Catalog;

    /// <summary>A table's keys into itself come last: the tenant that a row shares with its parent comes from the tenants.</summary>
    private IEnumerable<ForeignKey> Keys()
    {
        var unique = Catalog.Children(_rows.Table.Id()).Select(o => o switch { PrimaryKey k => k.Columns, Unique k => k.Columns, _ => default }).Where(c => !c.IsEmpty).ToList();
        return Catalog.Children<ForeignKey>(_rows.Table.Id()).Where(k => !k.NotEnforced)
            .OrderBy(k => k.ReferencedTable == _rows.Table.Name)
            .ThenBy(k => !unique.Exists(u => u.All(k.Columns.Contains)))
            .ThenByDescending(k => k.Columns.Count).ThenBy(k => k.Name);
    }

    private void Read(ForeignKey key)
    {
        var columns = key.Columns.Select(Place).ToArray();
        if (Array.Exists(columns, c => c < 0)) return;
        var toItself = key.ReferencedTable == _rows.Table.Name;
        if (toItself && key.Columns == key.ReferencedColumns) return;
        var target = _rows.Plan.Find(key.ReferencedTable);
        if (target is { IsPrepared: false } && !toItself) return;
        var referenced = target is null ? [] : Array.ConvertAll([.. key.ReferencedColumns], c => toItself ? Place(c) : target.PlaceOf(c));
        if (target is null || target.Count == 0 || Array.Exists(referenced, c => c < 0) || (_rows.Plan.InOrderOnly && _rows.Plan.PointsAhead(key, _rows.Table)))
        {
            Lacks(key, columns);
            return;
        }
        var owned = columns.Select((c, i) => Owners[c] is null && !(toItself && referenced[i] == c)).ToArray();
        if (!Array.Exists(owned, o => o) && Array.TrueForAll(columns, c => Owners[c] is { } owner && IsImplied(owner, c, key))) return;
        var reference = new Reference(key, _rows, target, columns, referenced, owned);
        _references.Add(reference);
        for (var i = 0; i < columns.Length; i++)
            if (owned[i]) Owners[columns[i]] = reference;
    }

    private int Place(string column) => _columns.FindIndex(c => c.Name.Name == column);

    /// <summary>Nothing to refer to: columns that may be null say so.</summary>
    private void Lacks(ForeignKey key, int[] columns)
    {
        var nullable = columns.Where(c => !_columns[c].NotNull && Owners[c] is null).Select(c => _columns[c].Name.Name).ToList();
        if (nullable.Count > 0) _void.UnionWith(key.MatchFull ? key.Columns : nullable);
        else if (!(_rows.Plan.InOrderOnly && key.Deferral != Deferral.NotDeferrable)) WhyNone = $"foreign key {key.Name.Name}: {key.ReferencedTable} has no rows to refer to";
    }

    /// <summary>The row that gives the column its value refers by it to the same row as this key.</summary>
    private bool IsImplied(Reference owner, int column, ForeignKey key)
    {
        var at = Array.IndexOf(owner.Columns, column);
        var (through, to) = (owner.Key.ReferencedColumns[at], key.ReferencedColumns[key.Columns.ToList().IndexOf(_columns[column].Name.Name)]);
        if (owner.Key.ReferencedTable == key.ReferencedTable && through == to) return true;
        return Catalog.Children<ForeignKey>(new(Table.OfKind, owner.Key.ReferencedTable))
            .Any(k => k.ReferencedTable == key.ReferencedTable && k.Columns.ToList().IndexOf(through) is >= 0 and var i && k.ReferencedColumns[i] == to);
    }
}
