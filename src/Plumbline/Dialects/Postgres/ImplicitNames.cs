using System.Text;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>The names that the server makes up, cut and numbered as it does it (manual, CREATE TABLE, CREATE INDEX).</summary>
internal static class ImplicitNames
{
    /// <summary>The name of an index, key or sequence: free among relations and, for constraints, among the table's constraints.</summary>
    public static string Relation(CatalogBuilder catalog, ObjectName table, string? addition, string label, bool constraint) =>
        Free(table.Name, addition, label, name =>
            catalog.Current.Relation(table.Schema, name) is not null || (constraint && HasConstraint(catalog.Current, table, name)));

    /// <summary>The name of a check or foreign key: free among the constraints of the schema.</summary>
    public static string Constraint(CatalogBuilder catalog, ObjectName table, string? addition, string label) =>
        Free(table.Name, addition, label, name => HasConstraint(catalog.Current, table, name));

    private static string Free(string table, string? addition, string label, Func<string, bool> taken)
    {
        var tried = label;
        for (var number = 1; ; number++)
        {
            var name = Make(table, addition, tried);
            if (!taken(name)) return name;
            tried = label + number;
        }
    }

    /// <summary>
    /// Joins with underscores; what is too long loses the ends of its longer half until 63 bytes hold it.
    /// </summary>
    public static string Make(string first, string? second, string? label)
    {
        var overhead = (second is null ? 0 : 1) + (label is null ? 0 : label.Length + 1);
        var available = SqlReader.MaxNameBytes - overhead;
        var firstBytes = Encoding.UTF8.GetByteCount(first);
        var secondBytes = second is null ? 0 : Encoding.UTF8.GetByteCount(second);
        while (firstBytes + secondBytes > available)
        {
            if (firstBytes > secondBytes) firstBytes--;
            else secondBytes--;
        }
        var name = Clip(first, firstBytes);
        if (second is not null) name += "_" + Clip(second, secondBytes);
        if (label is not null) name += "_" + label;
        return name;
    }

    /// <summary>The columns of an index or foreign key joined, as far as a name can be long.</summary>
    public static string Columns(IEnumerable<string> columns)
    {
        var joined = new StringBuilder();
        var bytes = 0;
        foreach (var column in columns)
        {
            if (joined.Length > 0) joined.Append('_');
            joined.Append(column);
            bytes = Encoding.UTF8.GetByteCount(joined.ToString());
            if (bytes > SqlReader.MaxNameBytes) break;
        }
        return joined.ToString();
    }

    /// <summary>Column names of an index are told apart by numbers: <c>expr</c>, <c>expr1</c>.</summary>
    public static List<string> Distinct(IEnumerable<string> names)
    {
        var result = new List<string>();
        foreach (var original in names)
        {
            var name = original;
            for (var number = 1; result.Contains(name); number++)
            {
                var suffix = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
                name = Clip(original, SqlReader.MaxNameBytes - suffix.Length) + suffix;
            }
            result.Add(name);
        }
        return result;
    }

    private static string Clip(string name, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(name) <= bytes) return name;
        var length = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0) break;
            length += rune.Utf16SequenceLength;
        }
        return name[..length];
    }

    /// <summary>Whether a constraint of this name stands on the table, or on one for which the server could have made the same name.</summary>
    private static bool HasConstraint(Catalog catalog, ObjectName table, string name)
    {
        if (HasOwnConstraint(catalog, table, name)) return true;
        for (var at = name.IndexOf('_'); at > 0; at = name.IndexOf('_', at + 1))
            if (at != table.Name.Length && HasOwnConstraint(catalog, table with { Name = name[..at] }, name)) return true;
        return false;
    }

    public static bool HasOwnConstraint(Catalog catalog, ObjectName table, string name) => OwnConstraint(catalog, table, name) is not null;

    /// <summary>The table's constraint of this name, of whatever kind.</summary>
    public static SchemaObject? OwnConstraint(Catalog catalog, ObjectName table, string name)
    {
        var member = table.Member(name);
        return catalog.Find(new(Check.OfKind, member)) ?? catalog.Find(new(ForeignKey.OfKind, member)) ?? catalog.Find(new(PrimaryKey.OfKind, member))
            ?? catalog.Find(new(Unique.OfKind, member)) ?? catalog.Find(new(Exclusion.OfKind, member));
    }
}
