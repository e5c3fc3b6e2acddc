using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>CREATE TABLE with all that is in it: SQLite has no other place for keys and checks.</summary>
internal static class WrittenTable
{
    /// <summary>Always in quotes: SQLite's keywords are others, and a quoted name keeps its letters.</summary>
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Quoted(ObjectName name) => name.Schema is null or SqliteDialect.Main ? Quoted(name.Name) : $"{Quoted(name.Schema)}.{Quoted(name.Name)}";

    public static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(Quoted));

    public static string Of(Table table, Catalog context)
    {
        var parts = context.Children(table.Id()).ToList();
        var key = parts.OfType<PrimaryKey>().FirstOrDefault();
        var counted = context.Columns(table.Name).FirstOrDefault(c => c.Options.Contains("autoincrement"));
        // INTEGER PRIMARY KEY DESC, and that alone, is a key beside the row's number.
        var loose = key is { Columns: [var only], Sorting: ["DESC"] } && !table.WithoutRowId ? context.Columns(table.Name).FirstOrDefault(c => c.Name.Name == only && c.Type is { Name: "integer", Modifier: null }) : null;
        var keyWords = key is null ? "" : $"{Named(key, $"{table.Name.Name}_pkey")}PRIMARY KEY";
        var inline = counted is not null ? $" {keyWords}{Conflict(key!.OnConflict)} AUTOINCREMENT" : loose is not null ? $" {keyWords} DESC{Conflict(key!.OnConflict)}" : "";
        var lines = context.Columns(table.Name).Select(c => ColumnLine(c, c == (counted ?? loose) ? inline : "")).ToList();
        if (key is not null && inline.Length == 0) lines.Add($"{keyWords} ({Sorted(key.Columns, key.Sorting)}){Conflict(key.OnConflict)}");
        foreach (var unique in parts.OfType<Unique>().OrderBy(p => p.Name.Name, StringComparer.Ordinal)) lines.Add($"{Named(unique, $"{table.Name.Name}_{string.Join('_', unique.Columns)}_key")}UNIQUE ({Sorted(unique.Columns, unique.Sorting)}){Conflict(unique.OnConflict)}");
        foreach (var check in parts.OfType<Check>().OrderBy(p => p.Name.Name, StringComparer.Ordinal)) lines.Add($"{Named(check, $"{table.Name.Name}_check")}CHECK ({check.Expression.Sql}){Conflict(check.OnConflict)}");
        foreach (var foreign in parts.OfType<ForeignKey>().OrderBy(p => p.Name.Name, StringComparer.Ordinal)) lines.Add(ForeignKeyLine(foreign));
        string[] options = [.. table.WithoutRowId ? (string[])["WITHOUT ROWID"] : [], .. table.Strict ? (string[])["STRICT"] : []];
        return $"CREATE TABLE {Quoted(table.Name)} (\n  {string.Join(",\n  ", lines)}\n){(options.Length > 0 ? " " : "")}{string.Join(", ", options)}";
    }

    /// <summary>The column as CREATE TABLE and ADD COLUMN write it.</summary>
    /// <param name="key">What makes it the primary key, if anything does.</param>
    public static string ColumnLine(Column column, string key = "")
    {
        var line = Quoted(column.Name.Name);
        if (column.Type.Name.Length > 0) line += $" {column.Type}";
        if (column.NotNull) line += $"{(column.NotNullName is { } name ? $" CONSTRAINT {Quoted(name)}" : "")} NOT NULL{Conflict(column.OnConflict)}";
        line += key;
        if (column.Default is { } value) line += $" DEFAULT {(IsPlain(value.Sql) ? value.Sql : $"({value.Sql})")}";
        if (column.Collation is { } collation) line += $" COLLATE {collation}";
        if (column.Generated is { } generated) line += $" GENERATED ALWAYS AS ({generated.Expression.Sql}) {(generated.Stored ? "STORED" : "VIRTUAL")}";
        return line;
    }

    private static string Sorted(EquatableArray<string> columns, EquatableArray<string> sorting) =>
        sorting.IsEmpty ? Quoted(columns) : string.Join(", ", columns.Select((c, i) => sorting[i].Length == 0 ? Quoted(c) : $"{Quoted(c)} {sorting[i]}"));

    private static string Conflict(string? answer) => answer is null ? "" : $" ON CONFLICT {answer.ToUpperInvariant()}";

    /// <summary>The name that an unnamed one would get from us is not written, so that none is made of it.</summary>
    private static string Named(SchemaObject part, string given) => part.Name.Name == given ? "" : $"CONSTRAINT {Quoted(part.Name.Name)} ";

    private static string ForeignKeyLine(ForeignKey key)
    {
        return $"CONSTRAINT {Quoted(key.Name.Name)} FOREIGN KEY ({Quoted(key.Columns)}) {References(key)}";
    }

    /// <summary>From REFERENCES on.</summary>
    public static string References(ForeignKey key)
    {
        var line = $"REFERENCES {Quoted(key.ReferencedTable.Name)}";
        if (!key.ReferencedColumns.IsEmpty) line += $" ({Quoted(key.ReferencedColumns)})";
        if (key.OnDelete != "no action") line += $" ON DELETE {key.OnDelete.ToUpperInvariant()}";
        if (key.OnUpdate != "no action") line += $" ON UPDATE {key.OnUpdate.ToUpperInvariant()}";
        if (key.MatchFull) line += " MATCH FULL";
        return key.Deferral switch
        {
            Deferral.Deferrable => line + " DEFERRABLE",
            Deferral.InitiallyDeferred => line + " DEFERRABLE INITIALLY DEFERRED",
            _ => line,
        };
    }

    /// <summary>A constant needs no parentheses around it; anything else does.</summary>
    public static bool IsPlain(string value) =>
        (value.StartsWith('\'') && value.EndsWith('\'') && !value[1..^1].Replace("''", "", StringComparison.Ordinal).Contains('\''))
        || value.AsSpan().IndexOfAnyExcept("0123456789.") < 0 || value.ToUpperInvariant() is "CURRENT_TIMESTAMP" or "CURRENT_DATE" or "CURRENT_TIME" or "NULL" or "TRUE" or "FALSE";
}
