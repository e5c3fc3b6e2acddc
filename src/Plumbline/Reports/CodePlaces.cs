using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Reports;

/// <summary>The lines of code that a finding is about, a file each: <c>src/booking.ts:12, 31, 40</c>. They are what fails, so that each is named.</summary>
internal sealed class CodePlaces(CheckResult result)
{
    private const int MostFiles = 16;
    private const int MostLines = 40;

    private readonly HashSet<string> _code = [.. result.Sources.Where(s => s.Role == SourceRole.Code).Select(s => s.Name)];

    public bool IsCode(Origin where) => where is { File: not null, Line: > 0 } && _code.Contains(where.Source);

    /// <summary>In the order of the finding: the program's before scripts' and tests'.</summary>
    /// <returns>Empty where the finding is about one line or none.</returns>
    public IReadOnlyList<string> Of(Finding finding)
    {
        var places = new[] { finding.Where }.Concat(finding.Related.Select(r => r.Where)).Where(IsCode).ToList();
        if (places.Count < 2) return [];
        var files = places.GroupBy(o => o.File!).Select(InOneLine).ToList();
        return files.Count <= MostFiles ? files : [.. files.Take(MostFiles), $"and {files.Count - MostFiles} more files"];
    }

    private static string InOneLine(IGrouping<string, Origin> file)
    {
        var lines = file.Select(o => o.Line).Distinct().Order().ToList();
        return $"{file.Key}:{string.Join(", ", lines.Take(MostLines))}{(lines.Count > MostLines ? $" and {lines.Count - MostLines} more" : "")}";
    }
}
