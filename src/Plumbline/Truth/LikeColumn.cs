using Plumbline.Model;

namespace Plumbline.Truth;

/// <summary>The column that may have been meant by a name that a table does not have.</summary>
internal static class LikeColumn
{
    private const int Shortest = 4;

    /// <summary>The one that is called the same but for case and underscores, or with a word more or less.</summary>
    public static Column? In(Catalog catalog, ObjectId wanted)
    {
        if (wanted.Kind != Column.OfKind) return null;
        var (name, columns) = (Bare(wanted.Name.Name), catalog.Columns(wanted.Name.OfTable()));
        return columns.FirstOrDefault(c => Bare(c.Name.Name) == name) ?? columns.FirstOrDefault(c => Bare(c.Name.Name) is var bare && name.Length >= Shortest && bare.Length >= Shortest && (bare.StartsWith(name, StringComparison.Ordinal) || name.StartsWith(bare, StringComparison.Ordinal)));
    }

    /// <summary>Whether two names are one, but for case and underscores.</summary>
    public static bool IsSame(string one, string other) => one != other && Bare(one) == Bare(other);

    private static string Bare(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
