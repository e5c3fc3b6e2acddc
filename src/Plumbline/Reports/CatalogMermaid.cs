using System.Text;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Reports;

/// <summary>Tables and foreign keys as a Mermaid entity-relationship diagram.</summary>
public static class CatalogMermaid
{
    public static string Write(Source source)
    {
        var output = new StringBuilder("erDiagram\n");
        var catalog = source.Catalog;
        foreach (var table in Tables(catalog))
        {
            output.Append($"  {Entity(table.Name)} {{\n");
            var keys = Keys(catalog, table);
            foreach (var column in catalog.Columns(table.Name))
            {
                var marks = keys.TryGetValue(column.Name.Name, out var list) ? " " + string.Join(", ", list) : "";
                output.Append($"    {Word(column.Type.ToString())} {Word(column.Name.Name)}{marks}{(column.NotNull ? "" : " \"nullable\"")}\n");
            }
            output.Append("  }\n");
        }
        foreach (var key in catalog.OfType<ForeignKey>().OrderBy(k => k.Name.ToString(), StringComparer.Ordinal))
        {
            var optional = key.Columns.Any(c => catalog.Find(new(Column.OfKind, key.Name.OfTable().Member(c))) is Column { NotNull: false });
            output.Append($"  {Entity(key.ReferencedTable)} {(optional ? "|o" : "||")}--{(IsUnique(catalog, key) ? "o|" : "o{")} {Entity(key.Name.OfTable())} : \"{Quoted(string.Join(", ", key.Columns))}\"\n");
        }
        return output.ToString();
    }

    internal static IEnumerable<Table> Tables(Catalog catalog) =>
        catalog.OfType<Table>().Where(t => t.PartitionOf is null && t.Persistence != Persistence.Temporary).OrderBy(t => t.Name.ToString(), StringComparer.Ordinal);

    private static Dictionary<string, List<string>> Keys(Catalog catalog, Table table)
    {
        var keys = new Dictionary<string, List<string>>();
        foreach (var part in catalog.Children(table.Id()))
        {
            var (mark, columns) = part switch
            {
                PrimaryKey key => ("PK", key.Columns),
                ForeignKey key => ("FK", key.Columns),
                _ when UniqueKey.ColumnsOf(part) is { Count: 1 } own => ("UK", own),
                _ => ("", EquatableArray<string>.Empty),
            };
            foreach (var column in columns)
            {
                var list = keys.TryGetValue(column, out var known) ? known : keys[column] = [];
                if (!list.Contains(mark)) list.Add(mark);
            }
        }
        foreach (var list in keys.Values) list.Sort((a, b) => "PK FK UK".IndexOf(a, StringComparison.Ordinal) - "PK FK UK".IndexOf(b, StringComparison.Ordinal));
        return keys;
    }

    internal static bool IsUnique(Catalog catalog, ForeignKey key)
    {
        foreach (var part in catalog.Children(new(Table.OfKind, key.Name.OfTable())))
            if (UniqueKey.ColumnsOf(part) == key.Columns) return true;
        return false;
    }

    private static string Entity(ObjectName name) => $"\"{Quoted(name.ToString())}\"";

    private static string Quoted(string text) => Style.Safe(text).Replace('"', '\'');

    /// <summary>Mermaid's attributes are words: letters, digits, underscores, dashes, brackets and parentheses.</summary>
    private static string Word(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text) word.Append(char.IsLetterOrDigit(c) || c is '_' or '-' or '(' or ')' or '[' or ']' ? c : '_');
        return word.Length == 0 || !char.IsLetter(word[0]) ? $"c_{word}" : word.ToString();
    }
}
