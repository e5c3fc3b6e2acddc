using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>What the names of a query mean on a server of one major that holds a catalog.</summary>
/// <param name="path">The search path that it runs with.</param>
public sealed class QueryMeanings(Catalog catalog, int major, IReadOnlyList<string> path) : IQueryMeanings
{
    private static readonly string[] s_sequence = ["last_value", "log_cnt", "is_called"];

    /// <summary>What the server's own functions have in their names that take any value.</summary>
    private static readonly string[] s_ofAnything = ["json", "record", "count", "agg", "num_n", "concat", "format", "pg_column", "pg_typeof"];

    private readonly CatalogMeanings _catalog = new(new CatalogBuilder(catalog) { Dialect = PostgresDialect.Instance });
    private readonly Dictionary<ObjectName, (NameVerdict, ObjectName?, IReadOnlyList<KnownColumn>?)> _relations = [];
    private bool? _hasExtensions;

    // Both are read when they are first asked for: most conditions of a migration name neither.
    private SystemCatalogs Server => SystemCatalogs.Of(major);

    private bool HasExtensions => _hasExtensions ??= catalog.OfType<Extension>().Any(e => e.Name.Name != "plpgsql");

    public SqlFlavor Flavor => SqlFlavor.Postgres;

    /// <summary>Whether the catalog holds every view; what a Prisma schema does not have may yet be one.</summary>
    public bool HasAllRelations { get; init; } = true;

    /// <summary>Whether the catalog holds every function and type of the user.</summary>
    public bool HasAllFunctions { get; init; } = true;

    public (NameVerdict Verdict, ObjectName? Name, IReadOnlyList<KnownColumn>? Columns) Relation(ObjectName written)
    {
        if (_relations.TryGetValue(written, out var known)) return known;
        return _relations[written] = Find(written);
    }

    private (NameVerdict, ObjectName?, IReadOnlyList<KnownColumn>?) Find(ObjectName written)
    {
        if (written.Schema is { } schema) return In(schema, written.Name) ?? (CanTell(written) ? NameVerdict.Missing : NameVerdict.Unsure, null, null);
        if (In("pg_catalog", written.Name) is { Item1: NameVerdict.Known } system) return system;
        foreach (var candidate in path)
            if (candidate is not "pg_catalog" && In(candidate, written.Name) is { Item1: NameVerdict.Known } found) return found;
        return (CanTell(written) ? NameVerdict.Missing : NameVerdict.Unsure, new(path.FirstOrDefault(IsHome), written.Name), null);
    }

    private (NameVerdict, ObjectName?, IReadOnlyList<KnownColumn>?)? In(string schema, string name)
    {
        if (schema is "pg_catalog" or "information_schema")
        {
            if (Server.Relation(schema, name) is { } columns) return (NameVerdict.Known, new(schema, name), columns);
            // pg_toast and the like are no part of what was read; extensions put views there
            return catalog.Relation(schema, name) is null && !HasExtensions ? (NameVerdict.Missing, new(schema, name), null) : null;
        }
        return catalog.Relation(schema, name) switch
        {
            Sequence sequence => (NameVerdict.Known, sequence.Name, [.. s_sequence.Select(c => new KnownColumn(c))]),
            Table table => (NameVerdict.Known, table.Name, table.ForeignServer is null && _catalog.Known(table) is { Columns.Count: > 0 } known ? known.Columns : null),
            View or MaterializedView => (NameVerdict.Known, new(schema, name), _catalog.Known(catalog.Relation(schema, name)!)?.Columns),
            { } other => (NameVerdict.Known, other.Name, null),
            null => null,
        };
    }

    /// <summary>Whether the catalog would have it, if it were there: no schema, extension or server of which it knows nothing may bring it.</summary>
    private bool CanTell(ObjectName name)
    {
        // extensions are often made by those who set the server up, not by migrations
        if (!HasAllRelations || ExtensionMembers.MayBeRelation(name.Name) || PostgresDialect.Instance.ExtensionRelation(catalog, name) is not null) return false;
        if (name.Schema is not null) return IsOurs(name.Schema);
        return path.Count > 0 && path.All(s => IsOurs(s) || s is Names.TemporarySchema or "$user" or "extensions");
    }

    /// <summary>Whether a name without a schema may be meant for this one of the path: nobody makes tables in the server's own.</summary>
    private static bool IsHome(string schema) => schema != "$user" && !PostgresDialect.Instance.HasBuiltInSchema(schema);

    private bool IsOurs(string schema) => schema is "public" or "information_schema" or "pg_catalog" || catalog.Contains(new(Schema.OfKind, new(null, schema)));

    public NameVerdict Function(ObjectName written)
    {
        if (written.Schema is null or "pg_catalog" && Server.HasFunction(written.Name)) return NameVerdict.Known;
        if (written.Schema is { } schema) return catalog.Functions(schema, written.Name).Any() ? NameVerdict.Known : Absent(schema);
        foreach (var candidate in path)
            if (catalog.Functions(candidate, written.Name).Any()) return NameVerdict.Known;
        return Absent(null);
    }

    /// <summary>Which functions an extension brings is not known.</summary>
    private NameVerdict Absent(string? schema) => HasAllFunctions && !HasExtensions && (schema is null ? path.All(p => IsOurs(p) || p is "$user") : schema != "information_schema" && IsOurs(schema)) ? NameVerdict.Missing : NameVerdict.Unsure;

    public bool TakesRow(string function) =>
        Server.HasFunction(function) ? s_ofAnything.Any(w => function.Contains(w, StringComparison.Ordinal)) : Function(new(null, function)) != NameVerdict.Missing;

    public IReadOnlyList<KnownColumn>? ResultOf(ObjectName function)
    {
        if (function.Schema is null or "pg_catalog" && Server.HasFunction(function.Name)) return Server.ResultOf(function.Name);
        return _catalog.ResultOf(function);
    }

    public NameVerdict Type(SqlType written)
    {
        if (Types.IsBuiltIn(written)) return NameVerdict.Known;
        var name = new ObjectName(written.Schema, written.Name);
        if (TypeOf(name) is not null) return NameVerdict.Known;
        if (written.Schema is null or "pg_catalog" && Server.Relation("pg_catalog", written.Name) is not null) return NameVerdict.Known;
        // A range brings a multirange of a name of its own.
        if (written.Name.EndsWith("multirange", StringComparison.Ordinal)) return NameVerdict.Unsure;
        return PostgresDialect.Instance.ExtensionType(catalog, name) is null ? Absent(written.Schema) : NameVerdict.Unsure;
    }

    public EnumType? Enum(SqlType type) => TypeOf(new(type.Schema, type.Name)) as EnumType;

    private SchemaObject? TypeOf(ObjectName name)
    {
        if (name.Schema is not null) return TypeIn(name);
        foreach (var schema in path)
            if (TypeIn(new(schema, name.Name)) is { } found) return found;
        return null;
    }

    private SchemaObject? TypeIn(ObjectName name)
    {
        foreach (var kind in Names.TypeKinds)
            if (catalog.Find(new(kind, name)) is { } found) return found;
        return null;
    }
}
