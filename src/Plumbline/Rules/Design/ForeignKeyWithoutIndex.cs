using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules.Design;

public sealed class ForeignKeyWithoutIndex : CatalogRule
{
    public override string Name => "foreign-key-without-index";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "No index begins with the columns of a foreign key.",
        "PostgreSQL indexes the referenced side, not this one. Deleting or updating a referenced row then reads this whole table to look for rows that point to it, and holds locks while it does; joins along the key read it too.",
        "```sql\nALTER TABLE food_photos ADD FOREIGN KEY (food_entry_id) REFERENCES food_entries (id) ON DELETE CASCADE;\n-- and no index on food_entry_id\n```",
        "```sql\nCREATE INDEX CONCURRENTLY food_photos_food_entry_id_idx ON food_photos (food_entry_id);\n```\n\nPrisma: `@@index([food_entry_id])`. A table that will stay tiny may be allowed.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var table in view.Tables())
            foreach (var key in view.Catalog.Children<ForeignKey>(table.Id()).OrderBy(k => k.Name.Name, StringComparer.Ordinal))
            {
                if (IsCovered(view.Catalog, key) || IsCoveredInTheHistory(view, key)) continue;
                var columns = string.Join(", ", key.Columns.Select(c => $"{table.Name}.{c}"));
                yield return Found(key.Id(), key.Origin.Here, $"foreign key {columns} → {key.ReferencedTable} has no index in {view.Voice.InWords()}: deleting from {key.ReferencedTable} reads all of {table.Name}") with
                {
                    Values = key.Columns,
                };
            }
    }

    /// <summary>What the declared schema cannot say may be in the database all the same: an index over an expression or a part.</summary>
    private static bool IsCoveredInTheHistory(CatalogView view, ForeignKey key)
    {
        if (view.Voice.Role != SourceRole.Declared) return false;
        foreach (var voice in view.Voices)
            if (voice.Role != SourceRole.Declared && voice.Catalog.Contains(key.Id()) && IsCovered(voice.Catalog, key)) return true;
        return false;
    }

    private static bool IsCovered(Catalog catalog, ForeignKey key)
    {
        foreach (var part in catalog.Children(new(Table.OfKind, key.Name.OfTable())))
        {
            var covered = part switch
            {
                PrimaryKey other => Serves(catalog, other.Columns, key),
                Unique other => Serves(catalog, other.Columns, key),
                Index { Invalid: false } index => (index.Predicate is null || IsNotNull(index, key)) && Serves(catalog, index.Keys.Select(k => k.Column ?? ""), key),
                _ => false,
            };
            if (covered) return true;
        }
        return false;
    }

    /// <summary>An index over the rows whose key is set serves the key: the others point nowhere.</summary>
    private static bool IsNotNull(Index index, ForeignKey key) =>
        index.Predicate!.Text.EndsWith("IS NOT NULL", StringComparison.OrdinalIgnoreCase) && !index.Predicate.Text.Contains(" AND ", StringComparison.OrdinalIgnoreCase)
        && key.Columns.Any(c => index.Predicate.Text.Contains(c, StringComparison.Ordinal));

    private static bool Serves(Catalog catalog, EquatableArray<string> columns, ForeignKey key) => Begins(columns, key.Columns) || key.Columns.Count > 1 && columns.Count > 0 && Tells(catalog, columns[0], key);

    /// <summary>
    /// Whether one column of several tells which row is meant, so that an index over it alone finds the few that point there: (account, user) is looked up by account.
    /// A column that leads on to a third table says whose row it is, not which.
    /// </summary>
    private static bool Tells(Catalog catalog, string column, ForeignKey key)
    {
        for (var i = 0; i < key.Columns.Count && i < key.ReferencedColumns.Count; i++)
            if (key.Columns[i] == column) return !catalog.Children<ForeignKey>(new(Table.OfKind, key.ReferencedTable)).Any(k => k.Columns.Contains(key.ReferencedColumns[i]));
        return false;
    }

    /// <summary>In any order: a look-up gives all of the columns.</summary>
    private static bool Begins(EquatableArray<string> columns, EquatableArray<string> key)
    {
        if (columns.Count < key.Count) return false;
        for (var i = 0; i < key.Count; i++)
            if (!key.Contains(columns[i])) return false;
        return true;
    }
}
