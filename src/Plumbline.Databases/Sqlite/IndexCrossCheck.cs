using Plumbline.Model;
using Plumbline.Sources;
using Index = Plumbline.Model.Index;

namespace Plumbline.Databases.Sqlite;

/// <summary>Whether the indexes, as their statements were read, are those that SQLite has.</summary>
internal static class IndexCrossCheck
{
    public static IEnumerable<NotCompared> Of(Catalog catalog, PragmaTables pragmas, IReadOnlySet<string> own)
    {
        foreach (var table in pragmas.Indexes)
        {
            if (own.Contains(table.Key)) continue;
            foreach (var index in table.Where(k => k.Made == "c").GroupBy(k => k.Index))
                if (catalog.Find(new(Index.OfKind, new(PragmaCatalog.Main, index.Key, table.Key))) is Index read && OfIndex(catalog, read, [.. index]) is { } difference)
                    yield return new($"index {index.Key}", $"it was read with {difference} than SQLite has for it");
        }
    }

    private static string? OfIndex(Catalog catalog, Index read, List<PragmaIndexKey> stated)
    {
        if (read.Unique != stated[0].Unique) return "another UNIQUE";
        if (read.Predicate is not null != stated[0].Partial) return "another WHERE";
        if (read.Keys.Count != stated.Count) return $"{read.Keys.Count} keys, others";
        for (var i = 0; i < stated.Count; i++)
        {
            var (key, is_) = (read.Keys[i], stated[i]);
            if (key.Column != is_.Column || key.Descending != is_.Descending) return $"another key {i + 1}";
            if (key.Column is not null && !CollationOf(catalog, read, key).Equals(is_.Collation, StringComparison.OrdinalIgnoreCase)) return $"another collation of {key.Column}";
        }
        return null;
    }

    private static string CollationOf(Catalog catalog, Index index, IndexKey key) =>
        key.Collation ?? (catalog.Find(new(Column.OfKind, index.Name.OfTable().Member(key.Column!))) as Column)?.Collation ?? "binary";
}
