using Plumbline.Model;

namespace Plumbline.Replay.DoBlocks;

/// <summary>One of the server's catalog tables or views, as far as blocks ask it: rows are made from the catalog, columns when they are read.</summary>
internal abstract class SystemTable(string name)
{
    public string Name => name;
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Rows for which every hint may hold; null when they cannot be known.</summary>
    public abstract IEnumerable<IRow>? Rows(SystemTables tables, IReadOnlyDictionary<string, object> hints);

    /// <summary>Columns by which rows are found without looking at all of them, the best first.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    public int Narrows(IEnumerable<string> columns)
    {
        var best = 0;
        foreach (var column in columns)
            for (var i = 0; i < Keys.Count; i++)
                if (Keys[i] == column) best = Math.Max(best, 1 + Keys.Count - i);
        return best;
    }
}

/// <inheritdoc/>
internal sealed class SystemTable<T>(string name, Func<SystemTables, IReadOnlyDictionary<string, object>, IEnumerable<T>?> rows, params (string Name, Func<SystemTables, T, object?> Read)[] columns)
    : SystemTable(name)
{
    private readonly string[] _names = columns.Select(c => c.Name).ToArray();

    public override IReadOnlyList<string> Columns => _names;

    public override IEnumerable<IRow>? Rows(SystemTables tables, IReadOnlyDictionary<string, object> hints) =>
        rows(tables, hints)?.Select(subject => (IRow)new SystemRow(this, tables, subject));

    private bool TryRead(SystemTables tables, T subject, string column, out object? value)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if (_names[i] != column) continue;
            value = columns[i].Read(tables, subject);
            return true;
        }
        value = null;
        return false;
    }

    private sealed class SystemRow(SystemTable<T> table, SystemTables tables, T subject) : IRow
    {
        public bool TryGet(string column, out object? value)
        {
            if (table.TryRead(tables, subject, column, out value)) return true;
            // system columns, and columns that we do not keep: there, but not known
            if (!s_everywhere.Contains(column) && !column.StartsWith(Prefix(table.Name), StringComparison.Ordinal)) return false;
            value = column == "tableoid" ? Unknown.Value : value ?? Unknown.Value;
            return true;
        }

        public RowValue Whole() => new(table._names, Fields(table, tables, subject));
    }

    private static readonly HashSet<string> s_everywhere = ["tableoid", "oid"];

    /// <summary>Columns of pg_class begin with rel, of pg_type with typ, …: one that we do not keep is unknown rather than some outer name.</summary>
    private static string Prefix(string table) => table switch
    {
        "pg_class" => "rel",
        "pg_type" => "typ",
        "pg_attribute" => "att",
        "pg_constraint" => "con",
        "pg_index" => "ind",
        "pg_proc" => "pro",
        "pg_trigger" => "tg",
        "pg_policy" => "pol",
        "pg_namespace" => "nsp",
        "pg_enum" => "enum",
        "pg_range" => "rng",
        "pg_extension" => "ext",
        "pg_publication" => "pub",
        "pg_roles" => "rol",
        _ => "\0",
    };

    private static List<object?> Fields(SystemTable<T> table, SystemTables tables, T subject) =>
        table._names.Select(n => table.TryRead(tables, subject, n, out var value) ? value : null).ToList();
}
