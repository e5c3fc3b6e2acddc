using Plumbline.Model;

namespace Plumbline.Diff;

/// <summary>
/// Ranks column renames inside one table. Evidence, strongest first: a configured answer, the declared schema's own name for the column (@map),
/// the same type and facets, alike names, the same place among neighbours, the same default or membership in keys.
/// </summary>
internal static class ColumnRenames
{
    /// <summary>More unmatched columns than this on both sides of one table are another table, not renames.</summary>
    private const int Limit = 300;

    public static IEnumerable<RenameCandidate> Rank(List<SchemaObject> dropped, List<SchemaObject> added, Catalog before, Catalog after, RenameHints hints)
    {
        if (dropped.Count > Limit || added.Count > Limit) yield break;
        var tableBefore = dropped[0].Name.OfTable();
        var tableAfter = added[0].Name.OfTable();
        var placesBefore = new Places(before, tableBefore);
        var placesAfter = new Places(after, tableAfter);
        foreach (var was in dropped.Cast<Column>())
        {
            var answer = hints.AnswerFor(was.Name) ?? hints.AnswerFor(tableAfter.Member(was.Name.Name));
            foreach (var now in added.Cast<Column>())
            {
                if (answer == now.Name.Name) yield return new(was, now, 1, ["the configuration says so"]) { Answered = true };
                else if (answer is null && Judge(was, now, placesBefore, placesAfter, hints) is { } candidate) yield return candidate;
            }
        }
    }

    private static RenameCandidate? Judge(Column was, Column now, Places before, Places after, RenameHints hints)
    {
        var evidence = new List<string>();
        var name = NameWords.Similarity(was.Name.Name, now.Name.Name);
        if (hints.OwnName(now.Id()) is { } own && own != now.Name.Name && NameWords.Similarity(was.Name.Name, own) >= 0.98)
        {
            evidence.Add($"the declared schema itself calls it {own}");
            name = 1;
        }
        var sameType = was.Type == now.Type;
        var alike = NameWords.Shared(was.Name.Name, now.Name.Name);
        var score = name * 0.45;

        if (sameType) score += 0.22;
        else if (name < 0.75) return null;
        if (sameType && was.NotNull == now.NotNull) score += 0.08;
        if (sameType) evidence.Add(was.NotNull == now.NotNull ? $"same type and nullability ({now.Type}{(now.NotNull ? " not null" : "")})" : $"same type ({now.Type})");
        if (alike.Count > 0) evidence.Add($"the names share {string.Join(' ', alike)}");
        else if (name >= 0.6) evidence.Add("the names are alike");

        var neighbours = before.SameNeighbours(was, after, now);
        score += 0.09 * neighbours;
        if (neighbours > 0) evidence.Add(neighbours == 2 ? "it stands between the same columns" : "it stands beside the same column");

        var (defaultBefore, defaultAfter) = (was.Default?.Text, now.Default?.Text);
        if (defaultBefore == defaultAfter && defaultBefore is not null)
        {
            score += 0.05;
            evidence.Add($"same default ({defaultBefore})");
        }
        else if (defaultBefore != defaultAfter) score -= 0.08;

        if (before.KeysOf(was.Name.Name) is { Length: > 0 } keys && keys == after.KeysOf(now.Name.Name))
        {
            score += 0.1;
            evidence.Add($"both are in {keys}");
        }
        // Nothing but a common type is no rename: two unlike names need their place or their keys to speak for them.
        if (name < 0.4 && score < 0.55) return null;
        return new(was, now, Math.Clamp(score, 0, 0.97), evidence.ToEquatableArray());
    }

    /// <summary>Where a table's columns stand, and which keys they are in.</summary>
    private sealed class Places
    {
        private readonly List<string> _order;
        private readonly Dictionary<string, int> _at = [];
        private readonly Dictionary<string, List<string>> _keys = [];

        public Places(Catalog catalog, ObjectName table)
        {
            _order = catalog.Columns(table).Select(c => c.Name.Name).ToList();
            for (var i = 0; i < _order.Count; i++) _at[_order[i]] = i;
            foreach (var part in catalog.Children(new(Table.OfKind, table)))
            {
                switch (part)
                {
                    case PrimaryKey key: Note(key.Columns, "the primary key"); break;
                    case ForeignKey key: Note(key.Columns, $"a foreign key to {key.ReferencedTable}"); break;
                    case Unique { Columns.Count: 1 } key: Note(key.Columns, "a unique key"); break;
                    case Index { Unique: true, Columns.Count: 1 } index: Note(index.Columns, "a unique key"); break;
                }
            }
        }

        public string KeysOf(string column) => _keys.TryGetValue(column, out var keys) ? string.Join(" and ", keys.Distinct().Order(StringComparer.Ordinal)) : "";

        public int SameNeighbours(Column was, Places other, Column now)
        {
            if (!_at.TryGetValue(was.Name.Name, out var a) || !other._at.TryGetValue(now.Name.Name, out var b)) return 0;
            var count = 0;
            if (Name(a - 1) is { } left && left == other.Name(b - 1)) count++;
            if (Name(a + 1) is { } right && right == other.Name(b + 1)) count++;
            return count;
        }

        private string? Name(int at) => at >= 0 && at < _order.Count ? _order[at] : null;

        private void Note(EquatableArray<string> columns, string key)
        {
            foreach (var column in columns) (_keys.TryGetValue(column, out var list) ? list : _keys[column] = []).Add(key);
        }
    }
}
