using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>A CREATE TABLE while it is being read: columns and constraints come as they stand, and are checked when all are known.</summary>
internal sealed class TableDraft(Table table, CatalogBuilder catalog, int position)
{
    private readonly List<(Column Column, int At)> _columns = [];
    private readonly List<(SchemaObject Part, int At)> _parts = [];
    private readonly Dictionary<SchemaObject, List<KeyColumn>> _keys = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);
    private readonly List<(Clause Clause, string Where, int At)> _clauses = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private Table _table = table;
    private string? _constraint;
    private bool _inConstraints, _isLoose;

    public ObjectName Name => _table.Name;

    /// <summary>A draft for ALTER TABLE … ADD COLUMN: names in use already are taken.</summary>
    public static TableDraft For(Table table, CatalogBuilder catalog, int position)
    {
        var draft = new TableDraft(table, catalog, position);
        foreach (var part in catalog.Current.Children(table.Id()))
            if (part is not Column) draft._names.Add(part.Name.Name);
        return draft;
    }

    public void Read(SqlReader sql)
    {
        sql.Expect(TokenKind.LeftParen);
        do
        {
            // Columns come first: after a constraint only constraints may follow.
            if (IsConstraint(sql)) Constraints(sql);
            else if (_inConstraints) throw sql.Unexpected("a table constraint");
            else ReadColumn(sql);
        }
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        do
        {
            if (sql.Take("WITHOUT")) { sql.Name(); _table = _table with { WithoutRowId = true }; }
            else if (sql.Take("STRICT")) _table = _table with { Strict = true };
            else break;
        }
        while (sql.Take(TokenKind.Comma));
        sql.ExpectEnd();
    }

    public void ReadColumn(SqlReader sql)
    {
        var at = sql.Position;
        var name = sql.ColumnWord();
        if (_columns.Exists(c => Lookup.Same(c.Column.Name.Name, name))) throw new StatementRefused(SqlStates.DuplicateColumn, $"duplicate column name: {name}", at);
        var column = new Column(Name.Member(name), Types.Read(sql)) { Position = _columns.Count + 1 };
        _columns.Add((column, at));
        while (!sql.AtEnd && !sql.Is(TokenKind.Comma) && !sql.Is(TokenKind.RightParen)) ColumnClause(sql, name);
    }

    private void ColumnClause(SqlReader sql, string name)
    {
        var at = sql.Position;
        if (sql.Take("CONSTRAINT")) { _constraint = sql.ColumnWord(); return; }
        if (sql.Take("PRIMARY", "KEY")) InlineKey(sql, name, at);
        else if (sql.Take("NOT", "NULL")) { NotNull(sql); }
        else if (sql.Take("NULL")) sql.Conflict();
        else if (sql.Take("UNIQUE")) AddUnique([new(name)], sql.Conflict(), at);
        else if (sql.Take("CHECK")) AddCheck(sql, name, at);
        else if (sql.Take("DEFAULT"))
        {
            var value = sql.DefaultValue();
            if (value.HasQuery || !value.Bare.IsEmpty) throw new StatementRefused(SqlStates.InvalidColumnReference, $"default value of column [{name}] is not constant", at);
            Change(c => c with { Default = value.Expression });
        }
        else if (sql.Take("COLLATE"))
        {
            var collation = sql.Name().ToLowerInvariant();
            Change(c => c with { Collation = collation == "binary" ? null : collation });
        }
        else if (sql.Is("REFERENCES")) AddForeignKey(sql, [name], at);
        else if (sql.Is("GENERATED") || sql.Is("AS")) GeneratedAs(sql, at);
        else throw sql.Unexpected("a column constraint, a comma or )");
        _constraint = null;
    }

    private void InlineKey(SqlReader sql, string name, int at)
    {
        var descending = sql.Take("DESC");
        if (!descending) sql.Take("ASC");
        var conflict = sql.Conflict();
        if (sql.Take("AUTOINCREMENT")) Count([new(name)], at);
        AddKey([new(name, null, descending)], conflict, true, at);
    }

    /// <summary>Null where the words stood for nothing: the last ones count.</summary>
    private void NotNull(SqlReader sql)
    {
        var (name, conflict) = (_constraint, sql.Conflict());
        Change(c => c with { NotNull = true, NotNullName = name ?? c.NotNullName, OnConflict = conflict });
    }

    private void Count(List<KeyColumn> keys, int at)
    {
        var index = keys.Count == 1 ? _columns.FindIndex(c => Lookup.Same(c.Column.Name.Name, keys[0].Name)) : -1;
        if (index < 0 || _columns[index].Column.Type is not { Name: "integer", Modifier: null }) throw new StatementRefused(SqlStates.InvalidTableDefinition, "AUTOINCREMENT is only allowed on an INTEGER PRIMARY KEY", at);
        _columns[index] = (_columns[index].Column with { Options = ["autoincrement"] }, _columns[index].At);
    }

    private void GeneratedAs(SqlReader sql, int at)
    {
        if (sql.Take("GENERATED")) sql.Expect("ALWAYS");
        sql.Expect("AS");
        var clause = sql.Group();
        _clauses.Add((clause, "generated columns", at));
        var stored = sql.Take("STORED");
        if (!stored) sql.Take("VIRTUAL");
        Change(c => c with { Generated = new(clause.Expression, stored) });
    }

    private static bool IsConstraint(SqlReader sql) => sql.Is("CONSTRAINT") || sql.Is("PRIMARY", "KEY") || (sql.Is("UNIQUE") && sql.Peek(1).Kind == TokenKind.LeftParen)
        || (sql.Is("CHECK") && sql.Peek(1).Kind == TokenKind.LeftParen) || sql.Is("FOREIGN", "KEY");

    /// <summary>Table constraints need no commas between them.</summary>
    private void Constraints(SqlReader sql)
    {
        _inConstraints = true;
        do
        {
            if (sql.Take("CONSTRAINT")) _constraint = sql.ColumnWord();
            var at = sql.Position;
            if (sql.Take("PRIMARY", "KEY"))
            {
                var keys = sql.KeyColumns();
                if (sql.Take("AUTOINCREMENT")) Count(keys, at);
                sql.Expect(TokenKind.RightParen);
                AddKey(keys, sql.Conflict(), false, at);
            }
            else if (sql.Take("UNIQUE"))
            {
                var keys = sql.KeyColumns();
                sql.Expect(TokenKind.RightParen);
                AddUnique(keys, sql.Conflict(), at);
            }
            else if (sql.Take("CHECK")) AddCheck(sql, null, at);
            else if (sql.Take("FOREIGN", "KEY")) AddForeignKey(sql, sql.WordList(), at);
            else throw sql.Unexpected("PRIMARY KEY, UNIQUE, CHECK or FOREIGN KEY");
            _constraint = null;
        }
        while (IsConstraint(sql));
    }

    private void AddKey(List<KeyColumn> keys, string? conflict, bool inline, int at)
    {
        if (_parts.Exists(p => p.Part is PrimaryKey)) throw new StatementRefused(SqlStates.InvalidTableDefinition, $"table {Name} has more than one primary key", at);
        AddIndexed(new PrimaryKey(Name.Member(NameFor($"{Name.Name}_pkey")), keys.Select(k => k.Name).ToEquatableArray()) { OnConflict = conflict }, keys, at);
        // INTEGER PRIMARY KEY is the rowid itself and never null; only a DESC beside the column makes it an ordinary one.
        _isLoose = inline && keys[0].Descending;
        if (keys.Count != 1 || _isLoose) return;
        var index = _columns.FindIndex(c => Lookup.Same(c.Column.Name.Name, keys[0].Name));
        if (index >= 0 && _columns[index].Column.Type is { Name: "integer", Modifier: null }) _columns[index] = (_columns[index].Column with { NotNull = true }, _columns[index].At);
    }

    private void AddUnique(List<KeyColumn> keys, string? conflict, int at)
    {
        var columns = keys.Select(k => k.Name).ToEquatableArray();
        AddIndexed(new Unique(Name.Member(NameFor($"{Name.Name}_{string.Join('_', columns)}_key")), columns) { OnConflict = conflict }, keys, at);
    }

    private void AddIndexed(SchemaObject part, List<KeyColumn> keys, int at)
    {
        _parts.Add((part, at));
        _keys.Add(part, keys);
    }

    private void AddCheck(SqlReader sql, string? column, int at)
    {
        var parsed = sql.Group();
        // Beside a column SQLite takes none.
        var conflict = column is null ? sql.Conflict() : null;
        _clauses.Add((parsed, "CHECK constraints", at));
        _parts.Add((new Check(Name.Member(NameFor(column is null ? $"{Name.Name}_check" : $"{Name.Name}_{column}_check")), parsed.Expression) { Columns = parsed.Columns, OnConflict = conflict }, at));
    }

    private void AddForeignKey(SqlReader sql, EquatableArray<string> columns, int at)
    {
        var name = NameFor($"{Name.Name}_{string.Join('_', columns)}_fkey");
        var key = ForeignKeys.Read(sql, Name.Member(name), columns);
        if (!key.ReferencedColumns.IsEmpty && key.ReferencedColumns.Count != columns.Count)
            throw new StatementRefused(SqlStates.InvalidForeignKey, "number of columns in foreign key does not match the number of columns in the referenced table", at);
        _parts.Add((key, at));
    }

    /// <summary>Constraints without a name get the one that PostgreSQL would give them, so that they can be told apart and compared.</summary>
    private string NameFor(string wanted)
    {
        var name = _constraint ?? wanted;
        for (var number = 1; !_names.Add(name); number++) name = $"{wanted}{number}";
        return name;
    }

    private void Change(Func<Column, Column> change) => _columns[^1] = (change(_columns[^1].Column), _columns[^1].At);

    public void Add()
    {
        var key = _parts.Select(p => p.Part).OfType<PrimaryKey>().FirstOrDefault();
        ExpectSound(key);
        catalog.Add(_table, position);
        foreach (var (column, at) in _columns)
        {
            ExpectStrictType(column, at);
            var inKey = (_table.WithoutRowId || _table.Strict) && key is not null && key.Columns.Any(c => Lookup.Same(c, column.Name.Name));
            catalog.Add(inKey ? column with { NotNull = true } : column, at);
        }
        AddParts();
        ForeignKeys.Arrived(catalog, Name);
    }

    private void ExpectSound(PrimaryKey? key)
    {
        if (_table.WithoutRowId && key is null) throw Refused($"PRIMARY KEY missing on table {Name}", position);
        if (_columns.TrueForAll(c => c.Column.Generated is not null)) throw Refused("must have at least one non-generated column", position);
        foreach (var (column, at) in _columns)
        {
            if (_table.WithoutRowId && column.Options.Contains("autoincrement")) throw Refused("AUTOINCREMENT not allowed on WITHOUT ROWID tables", at);
            ExpectSound(column, at);
            if (column.Generated is not null && key is not null && key.Columns.Any(c => Lookup.Same(c, column.Name.Name))) throw Refused("generated columns cannot be part of the PRIMARY KEY", at);
        }
    }

    private static void ExpectSound(Column column, int at)
    {
        if (column is { Generated: not null, Default: not null }) throw Refused("cannot use DEFAULT on a generated column", at);
    }

    private static StatementRefused Refused(string message, int at) => new(SqlStates.InvalidTableDefinition, message, at);

    /// <summary>A column with what was written beside it, added to a table that exists.</summary>
    public void AddColumn(int number)
    {
        var (column, at) = _columns[0];
        if (_parts.Find(p => p.Part is PrimaryKey or Unique).Part is { } key)
            throw new StatementRefused(SqlStates.InvalidTableDefinition, $"cannot add a {(key is Unique ? "UNIQUE" : "PRIMARY KEY")} column", at);
        ExpectStrictType(column, at);
        ExpectSound(column, at);
        catalog.Add(column with { Position = number }, at);
        AddParts();
    }

    private void AddParts()
    {
        foreach (var (clause, where, at) in _clauses) catalog.ExpectRowExpression(_table, clause, where, at);
        foreach (var (part, at) in _parts)
        {
            SchemaObject made = part switch
            {
                PrimaryKey key when IsRowNumber(key, at) => key with { Columns = Existing(key.Columns, at) },
                PrimaryKey key => key with { Columns = Existing(key.Columns, at), Sorting = Sorting(part, key.Columns, key.OnConflict, at) },
                Unique unique => unique with { Columns = Existing(unique.Columns, at), Sorting = Sorting(part, unique.Columns, unique.OnConflict, at) },
                ForeignKey foreign => ForeignKeys.Complete(catalog, foreign with { Columns = Existing(foreign.Columns, at) }),
                Check check => check with { Columns = catalog.ColumnsIn(Name, check.Columns) },
                var other => other,
            };
            catalog.Add(made, at);
        }
    }

    /// <summary>The row's number has no index of its own, and one order.</summary>
    private bool IsRowNumber(PrimaryKey key, int at) =>
        !_table.WithoutRowId && !_isLoose && key.Columns is [var only] && catalog.ColumnNamed(_table, only, at).Type is { Name: "integer", Modifier: null };

    private EquatableArray<string> Sorting(SchemaObject part, EquatableArray<string> names, string? conflict, int at)
    {
        var (keys, columns) = (_keys[part], names.Select(n => catalog.ColumnNamed(_table, n, at)).ToEquatableArray());
        // Two constraints over the same share one index, and that has one answer to a second row.
        var index = string.Join(", ", keys.Select((k, i) => $"{columns[i].Name.Name} {k.Collation ?? columns[i].Collation ?? "binary"}"));
        if (_answers.TryGetValue(index, out var answer) && conflict is not null && answer != conflict) throw Refused("conflicting ON CONFLICT clauses specified", at);
        if (conflict is not null) _answers[index] = conflict;
        return KeyColumn.Sorting(keys, columns);
    }

    private EquatableArray<string> Existing(EquatableArray<string> columns, int at) => columns.Select(c => catalog.ColumnNamed(_table, c, at).Name.Name);

    private void ExpectStrictType(Column column, int at)
    {
        if (_table.Strict && column.Type.Name is not ("int" or "integer" or "real" or "text" or "blob" or "any"))
            throw new StatementRefused(SqlStates.UndefinedObject, $"unknown datatype for {Name}.{column.Name.Name}: {column.Type}", at);
    }
}
