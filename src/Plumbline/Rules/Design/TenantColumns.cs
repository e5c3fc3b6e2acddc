using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Design;

/// <summary>The column by which a schema tells its tenants apart, where it has one: required in several tables and a key to one table.</summary>
internal sealed class TenantColumns
{
    private const int FewestTables = 3;

    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal) { "tenant", "organization", "organisation", "org", "workspace", "company", "clinic", "practice", "salon" };

    private TenantColumns(string column, ObjectName tenants, IReadOnlySet<ObjectName> tables) => (Column, Tenants, Tables) = (column, tenants, tables);

    public string Column { get; }

    /// <summary>The table that it leads to.</summary>
    public ObjectName Tenants { get; }

    /// <summary>The tables that have it, and require it.</summary>
    public IReadOnlySet<ObjectName> Tables { get; }

    public static TenantColumns? Of(CatalogView view)
    {
        var keys = view.Catalog.OfType<ForeignKey>().Where(k => k.Columns.Count == 1 && NameWords.Words(k.Columns[0]) is [var word, "id" or "uuid"] && s_words.Contains(word) && view.Column(k.Name.OfTable(), k.Columns[0]) is { NotNull: true });
        var most = keys.GroupBy(k => new Reference(k.Columns[0], k.ReferencedTable)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Column, StringComparer.Ordinal).FirstOrDefault();
        return most is null || most.Count() < FewestTables ? null : new(most.Key.Column, most.Key.Table, most.Select(k => k.Name.OfTable()).ToHashSet());
    }

    /// <summary>A class, since collections of it are then compiled ahead of time.</summary>
    private sealed record Reference(string Column, ObjectName Table);
}
