using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary>
/// One migration tool's table: how it is known by its columns, whatever its name and schema are, and what a row says.
/// The same SQL serves PostgreSQL and SQLite.
/// </summary>
public abstract class TrackingReader
{
    /// <summary>The tool's name in <see cref="TrackingTools"/>.</summary>
    public abstract string Tool { get; }

    /// <summary>Whether a table of this shape is the tool's.</summary>
    public abstract bool Recognises(TableShape table);

    /// <summary>The expressions to select, in the order in which <see cref="Read"/> takes them.</summary>
    public abstract string Select(TableShape table);

    /// <summary>In the order in which the tool ran them.</summary>
    public abstract string OrderBy(TableShape table);

    /// <summary>Null for a row that speaks of no migration.</summary>
    public abstract RecordedMigration? Read(DbDataReader row);

    /// <summary>Tables beside it that are the tool's as well.</summary>
    public virtual bool Owns(TableShape table) => false;

    /// <summary>A schema that the tool makes for itself.</summary>
    public virtual string? OwnSchema => null;
}

/// <summary>A table by the names of its columns.</summary>
public sealed record TableShape(ObjectName Table, Catalog Catalog)
{
    private readonly List<string> _names = Catalog.ColumnNames(Table);

    public IReadOnlyList<Column> Columns => Catalog.Columns(Table);

    public bool Has(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
            if (!HasColumn(column)) return false;
        return true;
    }

    // Almost every table is asked once for a few names and is nobody's: to look along them costs less than to make a set of them.
    private bool HasColumn(string name)
    {
        foreach (var column in _names)
            if (column.Length == name.Length && column.Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>Whether a table of this name stands in its schema, too.</summary>
    public bool HasNeighbour(string name) => Catalog.Contains(new(Model.Table.OfKind, new(Table.Schema, name)));

    /// <summary>These columns and no others.</summary>
    public bool Is(params ReadOnlySpan<string> columns) => _names.Count == columns.Length && Has(columns);

    public bool IsNamed(string part) => Table.Name.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>A column, or null in its place where this version of the tool has none.</summary>
    public string OrNull(string column) => Has(column) ? Quoted(column) : "null";

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
