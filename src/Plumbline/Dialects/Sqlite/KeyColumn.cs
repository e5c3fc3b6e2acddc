using Plumbline.Model;

namespace Plumbline.Dialects.Sqlite;

/// <summary>A column of PRIMARY KEY or UNIQUE as it was written, and how the index behind the key compares and orders it.</summary>
/// <param name="Collation">In small letters; null for the column's own.</param>
internal sealed record KeyColumn(string Name, string? Collation = null, bool Descending = false)
{
    /// <summary>What the columns' own definitions do not say already; none where no key says more.</summary>
    /// <param name="columns">In the same order.</param>
    public static EquatableArray<string> Sorting(List<KeyColumn> keys, EquatableArray<Column> columns)
    {
        var words = keys.Select((k, i) => k.Words(columns[i].Collation ?? "binary")).ToList();
        return words.TrueForAll(w => w.Length == 0) ? [] : words.ToEquatableArray();
    }

    private string Words(string own)
    {
        var collation = Collation is null || Collation == own ? "" : $"COLLATE {Collation}";
        return !Descending ? collation : collation.Length == 0 ? "DESC" : $"{collation} DESC";
    }
}
