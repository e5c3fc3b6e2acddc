using Plumbline.Model;
using Plumbline.Rules;

namespace Plumbline.Reports;

/// <summary>
/// Where a finding is pinned by programs that know nothing but files of a repository. What was seen in a database alone
/// is pinned to the other side, or to the first file of what the database is measured by.
/// </summary>
internal static class Anchor
{
    /// <summary>Null where there is no file at all.</summary>
    public static Origin? Of(Finding finding, CheckResult result)
    {
        if (finding.Where.File is not null) return finding.Where;
        foreach (var related in finding.Related)
            if (related.Where.File is not null) return related.Where;
        foreach (var source in result.Sources)
        {
            var first = result.Texts.Values.Where(t => t.Source == source.Name).Select(t => t.Path).Min(StringComparer.Ordinal);
            if (first is not null) return new(source.Name, first, 1, 1);
        }
        return null;
    }

    /// <summary>A file's path from the root of its repository, where the project may be a folder of it.</summary>
    public static string Path(string file, CheckResult result)
    {
        var parts = new List<string>();
        foreach (var part in $"{result.Folder}/{file}".Split('/', '\\'))
        {
            if (part is ".." && parts.Count > 0 && parts[^1] is not "..") parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or ".")) parts.Add(part);
        }
        return string.Join('/', parts);
    }
}
