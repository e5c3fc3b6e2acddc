using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>A type as SQL text: user types are quoted where they must be.</summary>
internal static class TypeText
{
    /// <summary>pg_attribute.atttypmod of a built-in type; null where its coding is not known here.</summary>
    public static int? Modifier(SqlType type)
    {
        const int Header = 4; // of a value of varying length
        if (type.Modifier is not { } modifier) return -1;
        if (type.Schema is not null) return null;
        if (type.Name == "interval") return IntervalFields.Modifier(modifier);
        var numbers = modifier.Split(',').Select(n => int.TryParse(n, out var number) ? number : -1).ToList();
        if (numbers.Contains(-1)) return null;
        if (type.Name == "numeric") return ((numbers[0] << 16) | (numbers.Count > 1 ? numbers[1] : 0)) + Header;
        if (type.Name is "character varying" or "character") return numbers[0] + Header;
        return type.Name is "bit" or "bit varying" || type.Name.StartsWith("time", StringComparison.Ordinal) ? numbers[0] : null;
    }

    public static string Of(SqlType type)
    {
        if (type.Schema is null) return type.ToString();
        var name = Quoting.Name(new ObjectName(type.Schema, type.Name));
        return name + (type.Modifier is null ? "" : $"({type.Modifier})") + (type.IsArray ? "[]" : "");
    }
}
