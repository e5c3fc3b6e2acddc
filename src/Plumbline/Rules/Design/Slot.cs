using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Design;

/// <summary>A unique key that gives a day or a moment to one row: nobody else can have it.</summary>
internal sealed record Slot(UniqueKey Key, Column Moment)
{
    /// <summary>The keys of a table that are slots, in the order of their names.</summary>
    public static IEnumerable<Slot> Of(CatalogView view, Table table)
    {
        foreach (var key in UniqueKey.On(view.Catalog, table.Id()).OrderBy(k => k.Holder.Name.Name, StringComparer.Ordinal))
            if (key.Keys.Select(k => k.Column is { } name ? view.Column(table.Name, name) : null).FirstOrDefault(c => c is not null && IsMoment(c)) is { } moment) yield return new(key, moment);
    }

    /// <summary>When it takes place; not when the row was written.</summary>
    private static bool IsMoment(Column column) =>
        column.Type is { Schema: null, IsArray: false, Name: "date" or "timestamp without time zone" or "timestamp with time zone" or "time without time zone" or "time with time zone" }
        && !NameWords.Words(column.Name.Name).Any(w => w is "created" or "updated" or "modified" or "inserted" or "deleted" or "recorded" or "synced");

    /// <summary>The columns on which it depends beside those that it is over.</summary>
    public IEnumerable<string> Asks() => Key.Holder is Index index ? index.Columns.Where(c => !Key.Keys.Any(k => k.Column == c) && !index.Include.Contains(c)) : [];

    public string Columns() => string.Join(", ", Key.Keys.Select(k => k.ToString()));
}
