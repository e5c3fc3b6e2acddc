using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>
/// Finding what a name means. SQLite keeps names as written and compares them without case ("The Schema Table");
/// temporary objects come first.
/// </summary>
internal static class Lookup
{
    extension(CatalogBuilder catalog)
    {
        /// <summary>The table, index or view of this name; null when there is none.</summary>
        public SchemaObject? Named(ObjectName written)
        {
            if (written.Schema is null) return catalog.In(SqliteDialect.Temporary, written.Name) ?? catalog.In(SqliteDialect.Main, written.Name);
            return catalog.In(written.Schema, written.Name);
        }

        public Table TableNamed(ObjectName written, int position) => catalog.Named(written) switch
        {
            Table table => table,
            null => throw catalog.NoTable(written, position),
            var other => throw new StatementRefused(SqlStates.WrongObjectType, $"{other.Name} is not a table", position),
        };

        public StatementRefused NoTable(ObjectName written, int position) =>
            new(SqlStates.UndefinedTable, $"no such table: {written}", position, new(Table.OfKind, Placed(written)));

        /// <summary>The name of an object that is about to be made; one that exists refuses the statement.</summary>
        public ObjectName? Free(ObjectName written, bool ifNotExists, int position)
        {
            var temporary = catalog.Modifiers.HasFlag(Modifiers.Temporary);
            ExpectName(written.Name, position);
            if (written.Schema is { } schema && !catalog.HasSchema(schema)) throw new StatementRefused(SqlStates.InvalidSchemaName, $"unknown database {schema}", position, new(Schema.OfKind, new(null, schema)));
            var name = new ObjectName(temporary ? SqliteDialect.Temporary : written.Schema ?? SqliteDialect.Main, written.Name);
            if (catalog.In(name.Schema!, name.Name) is not { } present) return name;
            if (!ifNotExists) throw new StatementRefused(SqlStates.DuplicateTable, $"there is already {Article(present)} named {present.Name}", position);
            catalog.Clauses |= Clauses.Skipped;
            return null;
        }

        /// <summary>DROP of what nothing in the schema stands on.</summary>
        /// <param name="state">When there is none of that name.</param>
        public void RemoveNamed(SqlReader sql, Kind kind, string state, Func<ObjectName, SchemaObject?> find)
        {
            var ifExists = catalog.TakeIfExists(sql);
            var position = sql.Position;
            var written = sql.ObjectWord();
            sql.ExpectEnd();
            var id = new ObjectId(kind, Placed(written));
            if (find(written) is { } found) catalog.Remove(found.Id());
            else if (ifExists) catalog.Skip(id);
            else throw new StatementRefused(state, $"no such {kind.Label}: {written}", position, id);
        }

        public Column ColumnNamed(Table table, string written, int position) =>
            catalog.FindColumn(table.Name, written) ?? throw new StatementRefused(SqlStates.UndefinedColumn, $"no such column: {table.Name}.{written}", position, new(Column.OfKind, table.Name.Member(written)));

        public Column? FindColumn(ObjectName table, string written)
        {
            if (catalog.Current.Find(new(Column.OfKind, table.Member(written))) is Column exact) return exact;
            return catalog.Current.Children<Column>(new(Table.OfKind, table)).FirstOrDefault(c => Same(c.Name.Name, written));
        }

        /// <summary>The table's columns that an expression names.</summary>
        public EquatableArray<string> ColumnsIn(ObjectName table, EquatableArray<string> words) =>
            words.Select(w => catalog.FindColumn(table, w)?.Name.Name).OfType<string>().Distinct().ToEquatableArray();

        private SchemaObject? In(string schema, string name)
        {
            if (catalog.Current.Relation(schema, name) is { } exact) return exact;
            foreach (var subject in catalog.Current.Relations())
                if (subject is Table or Index or View && Same(subject.Name.Name, name) && Same(subject.Name.Schema!, schema)) return subject;
            return null;
        }
    }

    /// <summary>The letters A to Z alone have no case to SQLite.</summary>
    public static bool Same(string one, string other)
    {
        if (one.Length != other.Length) return false;
        for (var i = 0; i < one.Length; i++)
            if (one[i] != other[i] && !((one[i] ^ other[i]) == 0x20 && char.IsAsciiLetter(one[i]))) return false;
        return true;
    }

    /// <summary>The condition under which the schema table has the object ("The Schema Table").</summary>
    public static string IsThere(string type, ObjectName name) => $"EXISTS (SELECT 1 FROM sqlite_master WHERE type = '{type}' AND name = {SqlString.Quote(name.Name)})";

    /// <summary>Names that begin with <c>sqlite_</c> are the engine's own.</summary>
    public static void ExpectName(string name, int position)
    {
        if (name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase)) throw new StatementRefused(SqlStates.ReservedName, $"object name reserved for internal use: {name}", position);
    }

    private static ObjectName Placed(ObjectName written) => written with { Schema = written.Schema ?? SqliteDialect.Main };

    private static string Article(SchemaObject present) => present is Index ? "an index" : $"a {present.Kind.Label}";
}
