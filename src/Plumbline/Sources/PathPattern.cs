using System.IO.Enumeration;

namespace Plumbline.Sources;

/// <summary>Paths with <c>*</c> (inside one name), <c>?</c> and <c>**</c> (any folders).</summary>
public static class PathPattern
{
    /// <summary>The folder above the first name that holds a wildcard; empty for the root.</summary>
    public static string Base(string pattern)
    {
        var wild = pattern.AsSpan().IndexOfAny("*?");
        if (wild < 0) return pattern;
        var slash = pattern.LastIndexOf('/', wild);
        return slash < 0 ? "" : pattern[..slash];
    }

    public static bool Matches(string pattern, string path) => Matches(pattern.Split('/'), path.Split('/'));

    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        while (pattern.Length > 0)
        {
            if (pattern[0] == "**")
            {
                while (pattern.Length > 1 && pattern[1] == "**") pattern = pattern[1..];
                for (var skipped = 0; skipped <= path.Length; skipped++)
                    if (Matches(pattern[1..], path[skipped..])) return true;
                return false;
            }
            if (path.Length == 0 || !FileSystemName.MatchesSimpleExpression(pattern[0].Replace("\\", "\\\\", StringComparison.Ordinal), path[0], ignoreCase: false)) return false;
            pattern = pattern[1..];
            path = path[1..];
        }
        return path.Length == 0;
    }
}
