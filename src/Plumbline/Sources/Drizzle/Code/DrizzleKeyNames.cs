using Plumbline.Model;

namespace Plumbline.Sources.Drizzle.Code;

/// <summary>The names that drizzle-kit gives to keys without one: its own before 1.0, those that a server would give (nearly) since then.</summary>
/// <param name="since1">Whether 1.0 or later reads the schema.</param>
internal sealed class DrizzleKeyNames(bool since1)
{
    public string PrimaryKey(string table, EquatableArray<string> columns) => since1 ? $"{table}_pkey" : $"{table}_{string.Join('_', columns)}_pk";

    /// <param name="columns">Each with its name in the database, and the one that the code gives: before 1.0 that is what the name is made of, whatever the casing.</param>
    public string Unique(string table, IReadOnlyList<(string Name, string Written)> columns) =>
        since1 ? $"{table}_{string.Join('_', columns.Select(c => c.Name))}_key" : $"{table}_{string.Join('_', columns.Select(c => c.Written))}_unique";

    public string ForeignKey(string table, EquatableArray<string> columns, string to, EquatableArray<string> referenced) =>
        $"{table}_{string.Join('_', columns)}_{to}_{string.Join('_', referenced)}_{(since1 ? "fkey" : "fk")}";

    public string Index(string table, IEnumerable<string> columns) => $"{table}_{string.Join('_', columns)}_{(since1 ? "idx" : "index")}";
}
