using Plumbline.Model;

namespace Plumbline.Footprints;

/// <summary>What changing a column's type does to its values and its table (measured on 11 to 18).</summary>
public static class TypeChanges
{
    private static readonly string[] s_integers = ["smallint", "integer", "bigint"];

    /// <summary>Whether a value may be there that the new type does not hold.</summary>
    public static bool Narrows(SqlType before, SqlType after)
    {
        if (before.Name == after.Name) return IsShorter(before, after);
        if (IsText(after)) return after.Name is not "text" && Length(after) is not null;
        if (Array.IndexOf(s_integers, before.Name) is >= 0 and var was && Array.IndexOf(s_integers, after.Name) is >= 0 and var now) return now < was;
        if (Array.IndexOf(s_integers, before.Name) >= 0 && after.Name is "numeric" or "double precision") return false;
        return !(before.Name == "real" && after.Name == "double precision") && !(before.Name == "date" && after.Name.StartsWith("timestamp", StringComparison.Ordinal))
            && !(before.Name.StartsWith("timestamp", StringComparison.Ordinal) && after.Name.StartsWith("timestamp", StringComparison.Ordinal));
    }

    /// <summary>Whether the server writes the table anew.</summary>
    public static bool Rewrites(SqlType before, SqlType after)
    {
        // Array by array, element by element.
        if (before.IsArray || after.IsArray) return before != after;
        if (before.Name == after.Name) return IsShorter(before, after) || (before.Name == "numeric" && Scale(before) != Scale(after) && Length(after) is not null) || IsFinerTime(before, after);
        return !(IsText(before) && IsText(after) && (after.Name == "text" || Length(after) is null)) || before.Name == "character" || after.Name == "character";
    }

    private static bool IsFinerTime(SqlType before, SqlType after) => before.Name.StartsWith("time", StringComparison.Ordinal) && Length(after) is { } now && (Length(before) ?? 6) > now;

    private static bool IsText(SqlType type) => type.Name is "text" or "character varying" or "varchar" or "character";

    private static bool IsShorter(SqlType before, SqlType after) => Length(after) is { } now && (Length(before) is not { } was || now < was);

    private static int? Length(SqlType type) => type.Modifier is { } m && int.TryParse(m.Split(',')[0], out var length) ? length : null;

    private static int Scale(SqlType type) => type.Modifier?.Split(',') is [_, var scale] && int.TryParse(scale, out var digits) ? digits : 0;
}
