namespace Plumbline.Sql;

/// <summary>Interns names, so that a name read a thousand times is one string. One pool per thread; it starts anew when it has grown large.</summary>
internal static class NamePool
{
    private const int Limit = 1 << 16;

    [ThreadStatic]
    private static HashSet<string>? t_names;

    public static string Intern(ReadOnlySpan<char> name)
    {
        var names = t_names ??= new HashSet<string>(StringComparer.Ordinal);
        if (names.Count > Limit) names.Clear();
        var lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(name, out var known)) return known;
        var made = name.ToString();
        names.Add(made);
        return made;
    }
}
