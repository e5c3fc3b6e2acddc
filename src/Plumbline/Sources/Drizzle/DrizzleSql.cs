using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Sources.Drizzle;

/// <summary>Drizzle's model as the SQL that drizzle-kit makes of it from empty, a text for each object, anchored where the object is declared.</summary>
internal sealed class DrizzleSql(DrizzleModel model, string source, string path)
{
    private readonly List<SourceText> _texts = [];

    public static List<SourceText> Of(DrizzleModel model, string source, string path)
    {
        var sql = new DrizzleSql(model, source, path);
        if (model.Dialect == AllDialects.Sqlite) sql.Sqlite();
        else sql.Postgres();
        return sql._texts;
    }

    private void Add(string sql, Origin at) => _texts.Add(new(source, path, sql, at));

    // PostgreSQL

    private void Postgres()
    {
        foreach (var schema in model.Schemas) Add($"CREATE SCHEMA {Quoted(schema.Name)}", schema.At);
        foreach (var of in model.Enums) Add($"CREATE TYPE {Named(of.Name)} AS ENUM({string.Join(", ", of.Labels.Select(Text))})", of.Name.At);
        foreach (var sequence in model.Sequences) Add($"CREATE SEQUENCE {Named(sequence.Name)} {sequence.Options}", sequence.Name.At);
        foreach (var table in model.Tables) Table(table);
        foreach (var table in model.Tables)
            foreach (var key in table.ForeignKeys) Add($"ALTER TABLE {Named(table.Name)} ADD CONSTRAINT {Quoted(key.Name)} {References(key)} ON DELETE {key.OnDelete} ON UPDATE {key.OnUpdate}", key.At);
        foreach (var table in model.Tables)
            foreach (var index in table.Indexes) Index(table, index);
        foreach (var view in model.Views) View(view);
        foreach (var table in model.Tables)
            foreach (var policy in table.Policies) Policy(table.Name, policy);
        foreach (var (table, policy) in model.LinkedPolicies) Policy(table, policy);
    }

    private void Table(DrizzleTable table)
    {
        var parts = table.Columns.Select(c => Column(c, table)).ToList();
        parts.AddRange(table.PrimaryKeys.Select(k => $"{Constraint(k.Name)}PRIMARY KEY({Names(k.Columns)})"));
        parts.AddRange(table.Uniques.Select(u => $"{Constraint(u.Name)}UNIQUE{(u.NullsNotDistinct ? " NULLS NOT DISTINCT" : "")}({Names(u.Columns)})"));
        parts.AddRange(table.Checks.Select(c => $"{Constraint(c.Name)}CHECK ({c.Sql})"));
        Add($"CREATE TABLE {Named(table.Name)} ({string.Join(", ", parts)})", table.Name.At);
        // drizzle-kit turns it on by itself for a table with policies.
        if (table.RowSecurity || table.Policies.Count > 0) Add($"ALTER TABLE {Named(table.Name)} ENABLE ROW LEVEL SECURITY", table.Name.At);
    }

    private static string Column(DrizzleColumn column, DrizzleTable table)
    {
        var sql = $"{Quoted(column.Name)} {TypeOf(column)}";
        if (column.IsKey) sql += " PRIMARY KEY";
        if (column.Default is { } value) sql += $" DEFAULT {value}";
        if (column.Generated is { } generated) sql += $" GENERATED ALWAYS AS ({generated.Sql}) {(generated.Stored ? "STORED" : "VIRTUAL")}";
        if (column.NotNull) sql += " NOT NULL";
        if (column.Identity is not { } identity) return sql;
        var name = new DrizzleName(table.Name.Schema, identity.Name ?? $"{table.Name.Name}_{column.Name}_seq", default);
        return $"{sql} GENERATED {(identity.Always ? "ALWAYS" : "BY DEFAULT")} AS IDENTITY (sequence name {Named(name)} {identity.Options})";
    }

    private static string TypeOf(DrizzleColumn column)
    {
        if (column.TypeSchema is not { } schema) return column.Type;
        var bracket = column.Type.IndexOf('[', StringComparison.Ordinal);
        var (name, array) = bracket < 0 ? (column.Type, "") : (column.Type[..bracket], column.Type[bracket..]);
        return Named(new(schema, name, default)) + array;
    }

    private static string References(DrizzleForeignKey key) => $"FOREIGN KEY ({Names(key.Columns)}) REFERENCES {Named(key.References)}({Names(key.ReferencedColumns)})";

    private void Index(DrizzleTable table, DrizzleIndex index)
    {
        var sql = $"CREATE {(index.Unique ? "UNIQUE " : "")}INDEX {Quoted(index.Name)} ON {Named(table.Name)} USING {index.Method} ({string.Join(", ", index.Keys.Select(k => k.Sql))})";
        if (!index.With.IsEmpty) sql += $" WITH ({string.Join(", ", index.With)})";
        Add(index.Where is { } where ? $"{sql} WHERE {where}" : sql, index.At);
    }

    private void View(DrizzleView view)
    {
        if (view.Query is not { } query) return;
        var with = view.With.IsEmpty ? "" : $" WITH ({string.Join(", ", view.With)})";
        Add($"CREATE {(view.Materialized ? "MATERIALIZED VIEW" : "VIEW")} {Named(view.Name)}{with} AS ({query})", view.Name.At);
    }

    private void Policy(DrizzleName table, DrizzlePolicy policy)
    {
        var sql = $"CREATE POLICY {Quoted(policy.Name)} ON {Named(table)} AS {(policy.Restrictive ? "RESTRICTIVE" : "PERMISSIVE")} FOR {policy.For} TO {string.Join(", ", policy.To.Select(Role))}";
        if (policy.Using is { } rows) sql += $" USING ({rows})";
        Add(policy.WithCheck is { } check ? $"{sql} WITH CHECK ({check})" : sql, policy.At);
    }

    private static string Role(string name) => name is "public" or "current_user" or "current_role" or "session_user" ? name : Quoted(name);

    // SQLite

    private void Sqlite()
    {
        foreach (var table in model.Tables)
        {
            // What counts up by itself is the key where it stands: 1.0 lists keys apart.
            var counting = table.Columns.Find(c => c.AutoIncrement);
            var parts = table.Columns.Select(c => SqliteColumn(c == counting ? c with { IsKey = true } : c)).ToList();
            parts.AddRange(table.PrimaryKeys.Where(k => counting is null || k.Columns != [counting.Name]).Select(k => $"{KeyName(k.Columns.Count > 1 ? k.Name : null)}PRIMARY KEY({Names(k.Columns)})"));
            if (model.HasNamedKeys) parts.AddRange(table.Uniques.Select(u => $"{Constraint(u.Name)}UNIQUE({Names(u.Columns)})"));
            parts.AddRange(table.ForeignKeys.Select(k => $"{KeyName(k.Name)}{References(k)} ON UPDATE {k.OnUpdate} ON DELETE {k.OnDelete}"));
            parts.AddRange(table.Checks.Select(c => $"{Constraint(c.Name)}CHECK({c.Sql})"));
            Add($"CREATE TABLE {Quoted(table.Name.Name)} ({string.Join(", ", parts)})", table.Name.At);
        }
        foreach (var table in model.Tables)
        {
            foreach (var index in table.Indexes) SqliteIndex(table, index.Name, index.Unique, string.Join(", ", index.Keys.Select(k => k.Sql)), index.Where, index.At);
            // SQLite has no way to add a constraint: drizzle-kit makes an index of each.
            foreach (var unique in model.HasNamedKeys ? [] : table.Uniques) SqliteIndex(table, unique.Name ?? "", true, Names(unique.Columns), null, unique.At);
        }
        foreach (var view in model.Views)
            if (view.Query is { } query) Add($"CREATE VIEW {Quoted(view.Name.Name)} AS {query}", view.Name.At);
    }

    private string KeyName(string? name) => model.HasNamedKeys ? Constraint(name) : "";

    private static string SqliteColumn(DrizzleColumn column)
    {
        var sql = $"{Quoted(column.Name)} {column.Type}";
        if (column.IsKey) sql += column.AutoIncrement ? " PRIMARY KEY AUTOINCREMENT" : " PRIMARY KEY";
        if (column.Default is { } value) sql += $" DEFAULT {value}";
        if (column.Generated is { } generated) sql += $" GENERATED ALWAYS AS ({generated.Sql}) {(generated.Stored ? "STORED" : "VIRTUAL")}";
        return column.NotNull ? $"{sql} NOT NULL" : sql;
    }

    private void SqliteIndex(DrizzleTable table, string name, bool unique, string keys, string? where, Origin at) =>
        Add($"CREATE {(unique ? "UNIQUE " : "")}INDEX {Quoted(name)} ON {Quoted(table.Name.Name)} ({keys}){(where is null ? "" : $" WHERE {where}")}", at);

    // Words

    /// <summary>Always in quotes, as drizzle-kit writes every name.</summary>
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Constraint(string? name) => name is null ? "" : $"CONSTRAINT {Quoted(name)} ";

    private static string Named(DrizzleName name) => name.Schema is null or "" ? Quoted(name.Name) : $"{Quoted(name.Schema)}.{Quoted(name.Name)}";

    private static string Names(IEnumerable<string> names) => string.Join(",", names.Select(Quoted));
}
