using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Names as SQL text.</summary>
public static class Quoting
{
    /// <summary>A name, quoted when it must be: not lower case letters, digits and underscores, or a keyword that is not free (manual appendix C).</summary>
    public static string Name(string name) => IsPlain(name) && !Keywords.NeedsQuotes(name) ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>With its schema, unless that is the default one.</summary>
    public static string Name(ObjectName name) => name.Schema is null or "public" or "main" ? Name(name.Name) : $"{Name(name.Schema)}.{Name(name.Name)}";

    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Name));

    private static bool IsPlain(string name)
    {
        if (name.Length == 0 || !(char.IsAsciiLetterLower(name[0]) || name[0] == '_')) return false;
        foreach (var c in name)
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('_' or '$')) return false;
        return true;
    }
}
