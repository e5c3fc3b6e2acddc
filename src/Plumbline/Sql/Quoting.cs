using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Names as SQL text.</summary>
public static class Quoting
{
    /// <summary>A name, quoted when it must be: not lower case letters, digits and underscores, or a keyword that is not free (manual appendix C).</summary>
    public static string Name(string name) => IsPlain(name) && !Keywords.NeedsQuotes(name) ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>With its schema, unless that is the default one.</summary>
    public static string Name(ObjectName name) => name.Schema is null or "public" or "main" ? Name(name.Name) : $"{Name(name.Schema)}.{Name(name.Name)}";

    /// <summary>A collation: those of the server stand in pg_catalog and need quotes for their capitals.</summary>
    public static string Collation(ObjectName name) => name.Schema is null or "public" or "pg_catalog" ? Name(name.Name) : $"{Name(name.Schema)}.{Name(name.Name)}";

    /// <summary>A type, with its user-given parts quoted where they must be.</summary>
    public static string Type(SqlType type)
    {
        if (Types.IsBuiltIn(type) || type.Name.Contains('%')) return type.ToString();
        var quoted = Name(type.Name);
        if (type.Schema is null or "public" && ReferenceEquals(quoted, type.Name)) return type.ToString();
        return (type with { Schema = type.Schema is null ? null : Name(type.Schema), Name = quoted }).ToString();
    }

    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Name));

    private static bool IsPlain(string name)
    {
        if (name.Length == 0 || !(char.IsAsciiLetterLower(name[0]) || name[0] == '_')) return false;
        // Names are short: what searches long texts is compiled only when the program runs, and has not paid by the time it ends.
        foreach (var letter in name)
            if (!(char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '_' or '$')) return false;
        return true;
    }
}
