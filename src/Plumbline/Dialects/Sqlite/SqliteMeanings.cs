using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>What the names of a query mean in a file that holds a catalog.</summary>
public sealed class SqliteMeanings : IQueryMeanings
{
    private static readonly KnownColumn[] s_schemaTable = [new("type"), new("name"), new("tbl_name"), new("rootpage"), new("sql")];

    /// <summary>Tables that the engine makes when they are needed ("The Schema Table", "ANALYZE"), and modules that need no CREATE ("Table-Valued Functions").</summary>
    private static readonly Dictionary<string, KnownColumn[]?> s_own = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sqlite_master"] = s_schemaTable,
        ["sqlite_schema"] = s_schemaTable,
        ["sqlite_temp_master"] = s_schemaTable,
        ["sqlite_temp_schema"] = s_schemaTable,
        ["sqlite_sequence"] = [new("name"), new("seq")],
        ["sqlite_stat1"] = [new("tbl"), new("idx"), new("stat")],
        ["json_each"] = Json(),
        ["json_tree"] = Json(),
        ["generate_series"] = [new("value"), Hidden("start"), Hidden("stop"), Hidden("step")],
        ["dbstat"] = null,
    };

    private static readonly HashSet<string> s_functions = """
        abs changes char coalesce concat concat_ws format glob hex if ifnull iif instr last_insert_rowid length like likelihood likely load_extension lower ltrim max min nullif octet_length printf
        quote random randomblob replace round rtrim sign soundex sqlite_compileoption_get sqlite_compileoption_used sqlite_offset sqlite_source_id sqlite_version substr substring total_changes trim
        typeof unhex unicode unistr unlikely upper zeroblob avg count group_concat string_agg sum total median date time datetime julianday unixepoch strftime timediff current_date current_time
        current_timestamp row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value acos acosh asin asinh atan atan2 atanh ceil ceiling cos cosh degrees exp
        floor ln log log10 log2 mod pi pow power radians sin sinh sqrt tan tanh trunc json jsonb json_array jsonb_array json_array_length json_error_position json_extract jsonb_extract json_insert
        jsonb_insert json_object jsonb_object json_patch jsonb_patch json_pretty json_remove jsonb_remove json_replace jsonb_replace json_set jsonb_set json_type json_valid json_quote
        json_group_array jsonb_group_array json_group_object jsonb_group_object json_each json_tree generate_series bm25 highlight snippet match regexp cast raise
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, (SchemaObject Relation, IReadOnlyList<KnownColumn>? Columns)> _relations = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, VirtualTable> _virtual = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="made">The tables of modules, which a catalog does not hold.</param>
    public SqliteMeanings(Catalog catalog, IEnumerable<VirtualTable> made)
    {
        foreach (var relation in catalog.Relations())
            if (relation is Table or View && relation.Name.Schema is SqliteDialect.Main or SqliteDialect.Temporary) _relations[relation.Name.Name] = (relation, Columns(catalog, relation));
        foreach (var table in made) _virtual[table.Name] = table;
    }

    /// <summary>Whether nothing is in the file but what the catalog holds and modules make.</summary>
    public bool HasAllRelations { get; init; } = true;

    public SqlFlavor Flavor => SqlFlavor.Sqlite;

    private static KnownColumn Hidden(string name) => new(name) { IsHidden = true };

    private static KnownColumn[] Json() => [new("key"), new("value"), new("type"), new("atom"), new("id"), new("parent"), new("fullkey"), new("path"), Hidden("json"), Hidden("root")];

    /// <summary>A view's are those of its query, as far as these can be told from its text.</summary>
    private static IReadOnlyList<KnownColumn>? Columns(Catalog catalog, SchemaObject relation)
    {
        if (relation is not View view)
        {
            var columns = catalog.Columns(relation.Name).Select(c => new KnownColumn(c.Name.Name)).ToList();
            return columns.Count > 0 ? columns : null;
        }
        if (!view.ColumnNames.IsEmpty) return [.. view.ColumnNames.Select(c => new KnownColumn(c))];
        var results = Queries.Read(SqlReader.Over(view.Sql ?? view.Query, SqlFlavor.Sqlite)).Results;
        return results.IsEmpty || results.Any(r => r is null) ? null : [.. results.Select(r => new KnownColumn(r!))];
    }

    public (NameVerdict Verdict, ObjectName? Name, IReadOnlyList<KnownColumn>? Columns) Relation(ObjectName written)
    {
        // What another file holds that is attached is not known.
        if (written.Schema is { } schema && !Lookup.Same(schema, SqliteDialect.Main) && !Lookup.Same(schema, SqliteDialect.Temporary)) return (NameVerdict.Unsure, null, null);
        if (_relations.TryGetValue(written.Name, out var known)) return (NameVerdict.Known, known.Relation.Name, known.Columns);
        var name = new ObjectName(SqliteDialect.Main, written.Name);
        if (_virtual.TryGetValue(written.Name, out var made)) return (NameVerdict.Known, name, made.Columns);
        if (s_own.TryGetValue(written.Name, out var own)) return (NameVerdict.Known, name, own);
        return (HasAllRelations && !IsSomebodys(written.Name) ? NameVerdict.Missing : NameVerdict.Unsure, name, null);
    }

    /// <summary>Of the engine, of a tool that keeps its own record in the file, or behind a module's table.</summary>
    private bool IsSomebodys(string name) =>
        name.StartsWith('_') || name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("pragma_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("libsql_", StringComparison.OrdinalIgnoreCase)
        || name.Contains("migration", StringComparison.OrdinalIgnoreCase) || _virtual.Keys.Any(v => name.StartsWith($"{v}_", StringComparison.OrdinalIgnoreCase));

    /// <summary>A program may register functions of its own: none is certainly missing.</summary>
    public NameVerdict Function(ObjectName written) =>
        s_functions.Contains(written.Name) || written.Name.StartsWith("pragma_", StringComparison.OrdinalIgnoreCase) || written.Name.StartsWith("fts5", StringComparison.OrdinalIgnoreCase) ? NameVerdict.Known : NameVerdict.Unsure;

    public bool TakesRow(string function) => false;

    public IReadOnlyList<KnownColumn>? ResultOf(ObjectName function) => s_own.GetValueOrDefault(function.Name);

    /// <summary>Any words are a type.</summary>
    public NameVerdict Type(SqlType written) => NameVerdict.Known;

    public EnumType? Enum(SqlType type) => null;
}
