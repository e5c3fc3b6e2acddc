using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sql;

namespace Plumbline.Databases.Postgres;

/// <summary>
/// What the queries have brought so far: names and ids by OID, and the objects themselves.
/// What belongs to the system or to an extension has a name here, since others may point to it, but is no object.
/// </summary>
internal sealed class Reading(int version, Provenance? origin = null)
{
    private readonly Catalog.Draft _objects = new();
    private readonly AddressMap<ObjectId> _ids = new();
    private readonly Dictionary<string, ParsedExpression> _expressions = [];
    private readonly Dictionary<SqlType, Dictionary<string, ParsedExpression>> _values = new(ReferenceEqualityComparer.Instance);
    private readonly AddressMap<uint> _collations = new();
    private const uint DefaultCollation = 100;
    private readonly Dictionary<string, SqlType> _formatted = [];
    private readonly NameTable _names = new();

    /// <summary>Major version of the server.</summary>
    public int Version => version;

    /// <summary>The role to which what nobody spoke of belongs: an owner that is this one is not told.</summary>
    public uint UsualOwner { get; set; }

    /// <summary>The role that reads.</summary>
    public string? Role { get; set; }

    /// <summary>pg_authid: names of roles.</summary>
    public AddressMap<string> Roles { get; } = new();

    /// <summary>pg_namespace: the user's schemas, and those that extensions made. An object in no schema of these is the system's.</summary>
    public AddressMap<string> Schemas { get; } = new();

    /// <summary>pg_depend: what extensions brought, by catalog and OID.</summary>
    public AddressMap<bool> Members { get; } = new();

    /// <summary>pg_description, by catalog, OID and column; taken by <see cref="Add"/>.</summary>
    public AddressMap<string> Comments { get; } = new();

    /// <summary>pg_class: what each relation is: tables, views, sequences, composite types, indexes (an index behind a key is that key). Extension members are in it.</summary>
    public AddressMap<ObjectId> Relations { get; } = new();

    /// <summary>pg_attribute: the column names of tables, views and composite types by attnum - 1; null where a column was dropped.</summary>
    public AddressMap<List<string?>> ColumnNames { get; } = new();

    /// <summary>pg_collation: names as they stand behind COLLATE.</summary>
    public AddressMap<string> Collations { get; } = new();

    /// <summary>pg_type: types without a modifier, but for those that tables make of themselves: see <see cref="TypesQuery"/>.</summary>
    public AddressMap<ReadType> Types { get; } = new();

    /// <summary>pg_attrdef: whose default it is.</summary>
    public AddressMap<ObjectId> Defaults { get; } = new();

    /// <summary>Tables OF a composite type, by pg_class of both.</summary>
    public List<Link> TypedTables { get; } = [];

    /// <summary>pg_inherits for indexes of partitions: the index above.</summary>
    public List<Link> IndexParents { get; } = [];

    /// <summary>pg_opclass, and whether each is the default of its type.</summary>
    public AddressMap<OperatorClass> OperatorClasses { get; } = new();

    /// <summary>Operator class parameters of index columns.</summary>
    public AddressMap<string> OperatorClassOptions { get; } = new();

    /// <summary>Statistics targets of index columns.</summary>
    public AddressMap<int> IndexTargets { get; } = new();

    /// <summary>Sizes and use of tables.</summary>
    public Dictionary<ObjectId, TableStatistics> Statistics { get; } = [];

    public TableStatistics StatisticsOf(ObjectId table) => Statistics.GetValueOrDefault(table) ?? new(null, null);

    /// <summary>The last value that each sequence gave; none where it gave none yet, or where the role may not know.</summary>
    public Dictionary<ObjectId, long> SequencePositions { get; } = [];

    public string RoleOf(uint oid) => Roles.GetValueOrDefault(oid) ?? $"role {oid}";

    public List<NotCompared> NotRead { get; } = [];

    /// <summary>Whether it is the user's: neither made by initdb nor brought by an extension.</summary>
    public bool IsOwn(uint catalog, uint oid) => oid >= Oids.FirstOfUser && !Members.Contains(new(catalog, oid));

    /// <summary>The one copy of a name that comes again and again.</summary>
    public string Intern(ReadOnlySpan<byte> name) => _names[name];

    /// <summary>Adds an object of the user under its OID, with its comment and its owner.</summary>
    /// <param name="owner">0 for what has no owner of its own.</param>
    public void Add(uint catalog, uint oid, SchemaObject subject, uint owner = 0)
    {
        var id = subject.Id();
        _ids[new(catalog, oid)] = id;
        if (Comments.Count > 0 && Comments.TryGetValue(new(catalog, oid), out var comment)) subject = subject with { Comment = comment };
        if (owner != 0 && owner != UsualOwner && Roles.TryGetValue(owner, out var role)) subject = subject with { Owner = role };
        Add(id, subject);
    }

    /// <summary>Adds what every new database has: it keeps an unknown origin, since nobody stated it.</summary>
    public void AddGiven(uint oid, Schema schema)
    {
        var id = schema.Id();
        _ids[new(Oids.Schema, oid)] = id;
        _objects.Set(id, Comments.TryGetValue(new(Oids.Schema, oid), out var comment) ? schema with { Comment = comment } : schema);
    }

    /// <summary>Adds a part of an object that has no OID of its own.</summary>
    public void Add(SchemaObject subject) => Add(subject.Id(), subject);

    private void Add(ObjectId id, SchemaObject subject) =>
        _objects.Set(id, origin is null || ReferenceEquals(subject.Origin, origin) ? subject : subject with { Origin = origin });

    /// <summary>Where everything that is read comes from: give it to what is made in great numbers, so that it is not copied for it.</summary>
    public Provenance Origin => origin ?? Provenance.Unknown;

    /// <summary>A later query says more about an object.</summary>
    public void Change<T>(ObjectId id, Func<T, T> change) where T : SchemaObject
    {
        if (_objects.Find(id) is T subject) _objects.Set(id, change(subject));
    }

    public T? Find<T>(ObjectId id) where T : SchemaObject => _objects.Find(id) as T;

    /// <summary>What was added under this OID; null for what is the system's or an extension's.</summary>
    public ObjectId? Find(uint catalog, uint oid) => _ids.GetValueOrDefault(new(catalog, oid));

    /// <summary>The user's object behind a type or behind the elements of an array type.</summary>
    public ObjectId? TypeId(SqlType type)
    {
        if (type.Schema is null) return null;
        var name = new ObjectName(type.Schema, type.Name);
        foreach (var kind in Dialects.Names.TypeKinds)
            if (new ObjectId(kind, name) is var id && _objects.Find(id) is not null) return id;
        return null;
    }

    /// <summary>Remembers a column for those that name it by number.</summary>
    public void NameColumn(uint relation, int number, string name, uint collation)
    {
        if (!ColumnNames.TryGetValue(relation, out var names)) ColumnNames[relation] = names = new(12);
        while (names.Count < number) names.Add(null);
        names[number - 1] = name;
        if (collation is not (0 or DefaultCollation)) _collations[new(0, relation, number)] = collation;
    }

    /// <summary>The collation of a column whose type has one.</summary>
    public uint CollationOf(uint relation, int number) => _collations.TryGetValue(new(0, relation, number), out var collation) ? collation : DefaultCollation;

    /// <summary>The statistics targets that were set on an index's columns, by their numbers.</summary>
    public EquatableArray<string> TargetsOf(uint index, int columns)
    {
        if (IndexTargets.Count == 0) return default;
        var targets = new List<string>();
        for (var number = 1; number <= columns; number++)
            if (IndexTargets.TryGetValue(new(0, index, number), out var target)) targets.Add($"{number}={target}");
        return targets.ToEquatableArray();
    }

    /// <summary>Column names from attribute numbers.</summary>
    public EquatableArray<string> Columns(uint relation, ReadOnlySpan<short> numbers)
    {
        var result = new string[numbers.Length];
        for (var i = 0; i < numbers.Length; i++) result[i] = Column(relation, numbers[i]);
        return EquatableArray.Create<string>(result);
    }

    /// <summary>A column's name from its attribute number.</summary>
    public string Column(uint relation, int number) =>
        number > 0 && ColumnNames.TryGetValue(relation, out var names) && number <= names.Count ? names[number - 1] ?? "" : SystemColumn(number);

    /// <summary>An expression that the server printed, in canonical form. The same text is read once.</summary>
    public ParsedExpression Expression(string text, SqlType? target = null)
    {
        var read = Known(target);
        if (!read.TryGetValue(text, out var expression)) read[text] = expression = Parse(text, target);
        return expression;
    }

    /// <summary>A default reads differently by the type that it becomes; those who ask have one value for each type.</summary>
    private Dictionary<string, ParsedExpression> Known(SqlType? target)
    {
        if (target is null) return _expressions;
        if (!_values.TryGetValue(target, out var known)) _values[target] = known = new(StringComparer.Ordinal);
        return known;
    }

    private ParsedExpression Parse(string text, SqlType? target)
    {
        try
        {
            return Expressions.Read(text, target);
        }
        catch (SqlSyntaxException)
        {
            NotRead.Add(new(text, "the expression could not be read: it is compared as the server prints it"));
            return new(new(text));
        }
    }

    /// <summary>A type as format_type printed it.</summary>
    public SqlType TypeOf(string formatted) => _formatted.TryGetValue(formatted, out var known) ? known : _formatted[formatted] = Plumbline.Sql.Types.Read(SqlReader.Over(formatted));

    /// <summary>The comments on a view's columns, by name.</summary>
    public EquatableArray<ColumnComment> ColumnComments(uint relation)
    {
        if (Comments.Count == 0 || !ColumnNames.TryGetValue(relation, out var names)) return [];
        var comments = new List<ColumnComment>();
        for (var i = 0; i < names.Count; i++)
            if (names[i] is { } name && Comments.TryGetValue(new(Oids.Relation, relation, i + 1), out var text)) comments.Add(new(name, text));
        return comments.OrderBy(c => c.Name, StringComparer.Ordinal).ToEquatableArray();
    }

    public Catalog ToCatalog() => _objects.ToCatalog();

    /// <summary>System columns have negative numbers (access/sysattr.h).</summary>
    private static string SystemColumn(int number) => number switch { -1 => "ctid", -2 => "xmin", -3 => "cmin", -4 => "xmax", -5 => "cmax", -6 => "tableoid", _ => "" };
}

/// <summary>One relation that stands on another, by their OIDs.</summary>
internal sealed record Link(uint From, uint To);

/// <summary>An operator class as it is written in an index.</summary>
internal sealed record OperatorClass(string Name, bool IsDefault);

/// <summary>A type as its columns have it: with the collation and storage that they take from it.</summary>
internal sealed record ReadType(SqlType Type, uint Collation, char Storage)
{
    /// <summary>What every type of a table's rows has, and the arrays of it.</summary>
    public static ReadType OfTable(SqlType type) => new(type, 0, 'x');
}
