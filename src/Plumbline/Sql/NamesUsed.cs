using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Gathers the names that an expression or a query uses, each once and in order of use.</summary>
internal sealed class NamesUsed
{
    private List<string>? _columns;
    private List<ObjectName>? _functions;
    private List<ObjectName>? _relations;
    private List<SqlType>? _types;
    private List<string>? _commonTables;

    public EquatableArray<string> Columns => _columns?.ToEquatableArray() ?? default;
    public EquatableArray<ObjectName> Functions => _functions?.ToEquatableArray() ?? default;
    public EquatableArray<ObjectName> Relations => _relations?.ToEquatableArray() ?? default;
    public EquatableArray<SqlType> Types => _types?.ToEquatableArray() ?? default;

    public void Column(string name) => Add(ref _columns, name);

    public void Function(ObjectName name) => Add(ref _functions, name);

    /// <summary>The names of WITH queries in scope: they are no relations. Set back to a shorter length when their scope ends.</summary>
    public int CommonTables
    {
        get => _commonTables?.Count ?? 0;
        set => _commonTables?.RemoveRange(value, _commonTables.Count - value);
    }

    public void AddCommonTable(string name) => (_commonTables ??= []).Add(name);

    public void Relation(ObjectName name)
    {
        if (name.Schema is null && _commonTables is not null && _commonTables.Contains(name.Name)) return;
        Add(ref _relations, name);
    }

    /// <summary>Built-in types are nobody's dependency.</summary>
    public void Type(SqlType type)
    {
        if (!Sql.Types.IsBuiltIn(type)) Add(ref _types, type);
    }

    private static void Add<T>(ref List<T>? list, T item)
    {
        list ??= [];
        if (!list.Contains(item)) list.Add(item);
    }
}
