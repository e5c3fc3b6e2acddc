using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Sources.Documents;

/// <summary>
/// The names that a project knows, as its schemas, histories and databases have them: what a document's words are taken for.
/// A name in another case counts where only one object can be meant.
/// </summary>
public sealed class Vocabulary
{
    private readonly Dictionary<string, ObjectName> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ObjectName?> _folded = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<ObjectName, Dictionary<string, string>> _columns = [];

    /// <summary>Fields by the names that a schema's language gives them: their underscores are part of them, as a column's are not where code speaks of it.</summary>
    private readonly Dictionary<ObjectName, Dictionary<string, string>> _fields = [];
    private readonly Dictionary<string, ObjectId> _others = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MigrationRun> _migrations = new(StringComparer.Ordinal);

    public Vocabulary(IReadOnlyList<Source> sources)
    {
        Sources = sources;
        foreach (var source in sources)
        {
            foreach (var (id, own) in source.ModelNames) AddModel(id, own);
            foreach (var subject in source.Catalog.Objects) Add(subject);
        }
        // What was once there, and is called otherwise now, is still known by its name.
        foreach (var run in sources.Select(s => s.History).OfType<History>().SelectMany(h => h.Runs)) AddMigration(run);
    }

    public IReadOnlyList<Source> Sources { get; }

    /// <summary>The table of that name: its own, with its schema, or its model's.</summary>
    public ObjectName? Table(string written)
    {
        var name = Bare(written);
        if (_tables.TryGetValue(name, out var table)) return table;
        if (_folded.TryGetValue(name, out var folded) && folded is not null) return folded;
        return name.LastIndexOf('.') is > 0 and var dot && IsSchema(name[..dot]) ? Table(name[(dot + 1)..]) : null;
    }

    /// <summary>Whether a word is the table's name, or its model's, to the letter.</summary>
    public bool IsName(string written, ObjectName table) => _tables.TryGetValue(Bare(written), out var named) && named == table;

    /// <summary>The column of a table by its own or its field's name, in any case: <c>draftedAt</c> is how code calls <c>drafted_at</c>.</summary>
    public ObjectId? Column(ObjectName table, string written) =>
        (_fields.TryGetValue(table, out var names) && names.TryGetValue(Bare(written), out var name)) || (_columns.TryGetValue(table, out names) && names.TryGetValue(Letters(Bare(written)), out name)) ? new(Model.Column.OfKind, table.Member(name)) : null;

    /// <summary>The column of that name, where one table alone has it.</summary>
    public ObjectId? OnlyColumn(string written)
    {
        ObjectId? found = null;
        foreach (var table in _columns.Keys)
            if (Column(table, written) is { } column)
            {
                if (found is not null) return null;
                found = column;
            }
        return found;
    }

    /// <summary>Where a table would be whose schema nobody writes.</summary>
    public string? DefaultSchema => Sources.SelectMany(s => s.Catalog.Objects).FirstOrDefault(o => o is Model.Table)?.Name.Schema;

    /// <summary>Whether a name may be a relation of the table's model, which no schema has as a column: <c>author</c> beside <c>author_id</c>, <c>lineItems</c> where there are <c>order_line_items</c>.</summary>
    public bool MayBeRelation(ObjectName table, string written)
    {
        if (Column(table, written + "_id") is not null) return true;
        var letters = Letters(Bare(written)).TrimEnd('s');
        return _tables.Keys.Any(t => Letters(t).TrimEnd('s').EndsWith(letters, StringComparison.Ordinal));
    }

    /// <summary>The table whose name is so like this one that it was meant.</summary>
    public ObjectName? Like(string written) =>
        _tables.Keys.Where(t => NameWords.Similarity(Bare(written), t) >= Alike).MaxBy(t => NameWords.Similarity(Bare(written), t)) is { } like ? _tables[like] : null;

    private const double Alike = 0.8;

    /// <summary>Whether a history made it, and no source has it any more.</summary>
    public bool WasOnce(ObjectId id) =>
        Sources.All(s => s.Catalog.Find(id) is null) && Sources.Select(s => s.History).OfType<History>().SelectMany(h => h.Runs).Any(r => r.Before.Contains(id));

    /// <summary>The name that a column has, or would have, in a table.</summary>
    public ObjectId ColumnOrNew(ObjectName table, string written) => Column(table, written) ?? new(Model.Column.OfKind, table.Member(Bare(written)));

    /// <summary>An index, constraint, enum or whatever else is no table and no column, by its name.</summary>
    public ObjectId? Other(string written) => _others.TryGetValue(Bare(written), out var id) ? id : null;

    /// <summary>Whether a word names anything at all.</summary>
    public bool IsName(string written) => Table(written) is not null || Other(written) is not null || _columns.Keys.Any(t => Column(t, written) is not null);

    /// <summary><c>table.column</c> in one word.</summary>
    public ObjectId? Dotted(string written)
    {
        var name = Bare(written);
        return name.LastIndexOf('.') is > 0 and var dot && dot < name.Length - 1 && Table(name[..dot]) is { } table ? ColumnOrNew(table, name[(dot + 1)..]) : null;
    }

    /// <summary>The column of a table that holds an enum with this label.</summary>
    public string? LabelledColumn(ObjectName table, string label)
    {
        foreach (var source in Sources)
            foreach (var column in source.Catalog.Children<Column>(new(Model.Table.OfKind, table)))
                if (source.Catalog.Find(new(EnumType.OfKind, new(column.Type.Schema ?? table.Schema, column.Type.Name))) is EnumType type && type.Labels.Contains(label)) return column.Name.Name;
        return null;
    }

    /// <summary>The migration that a word names: its file, its folder or its version.</summary>
    public MigrationRun? Migration(string written)
    {
        var name = written.Trim('"', '\'', '/');
        return _migrations.TryGetValue(name, out var run) ? run : _migrations.GetValueOrDefault(FileOf(name));
    }

    /// <summary>The name of a migration's file or folder at the end of a path.</summary>
    public static string FileOf(string written)
    {
        var name = written.Trim('"', '\'', '/');
        if (name.EndsWith("/migration.sql", StringComparison.Ordinal)) name = name[..^14];
        return Paths.Name(name);
    }

    private static string Bare(string written) => written.AsSpan().IndexOfAny('"', '`') >= 0 ? written.Replace("\"", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal) : written;

    private static string Letters(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private bool IsSchema(string name) => name is "public" || Sources.Any(s => s.Catalog.Contains(new(Schema.OfKind, new(null, name))));

    private void Add(SchemaObject subject)
    {
        switch (subject)
        {
            case Model.Table or View or MaterializedView: AddTable(subject.Name.Name, subject.Name); break;
            case Model.Column: AddColumn(subject.Name.OfTable(), subject.Name.Name, subject.Name.Name); break;
            case Schema or Extension or Grant or DefaultPrivilege: break;
            default: _others.TryAdd(subject.Name.Name, subject.Id()); break;
        }
    }

    private void AddModel(ObjectId id, ModelName own)
    {
        if (id.Kind == Model.Table.OfKind) AddTable(own.Model, id.Name);
        else if (id.Kind == Model.Column.OfKind && own.Field is { } field) AddField(id.Name.OfTable(), field, id.Name.Name);
        else if (id.Kind == EnumType.OfKind) _others.TryAdd(own.Model, id);
    }

    private void AddTable(string word, ObjectName table)
    {
        if (_tables.TryAdd(word, table) && !_folded.TryAdd(word, table) && _folded[word] != table) _folded[word] = null;
    }

    private void AddColumn(ObjectName table, string word, string name)
    {
        if (!_columns.TryGetValue(table, out var columns)) _columns[table] = columns = new(StringComparer.Ordinal);
        columns.TryAdd(Letters(word), name);
    }

    private void AddField(ObjectName table, string field, string name)
    {
        if (!_fields.TryGetValue(table, out var fields)) _fields[table] = fields = new(StringComparer.OrdinalIgnoreCase);
        fields.TryAdd(field, name);
    }

    private void AddMigration(MigrationRun run)
    {
        var file = run.Migration.FileName();
        foreach (var name in (string[])[run.Migration.Name, file, file.EndsWith(".sql", StringComparison.Ordinal) ? file[..^4] : file, run.Migration.Version])
            if (name.Length > 3 && name != "migration.sql" && name != "migration") _migrations.TryAdd(name, run);
        foreach (var statement in run.Statements)
            foreach (var effect in statement.Effects)
                if (effect is Diff.Change.Added { After: Model.Table or Model.Column } added) Add(added.After);
    }
}
