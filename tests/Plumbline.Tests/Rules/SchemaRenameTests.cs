using System.Text.RegularExpressions;
using Plumbline.Cli;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Rules;

/// <summary>
/// One column of an example gets another name, wherever its schema says it: declared, side files, migrations, snapshots. Code and documents still have the old one.
/// Every line of code and every document that names it is found, and no other.
/// </summary>
public sealed partial class SchemaRenameTests : IDisposable
{
    private static readonly DateOnly s_day = new(2026, 1, 1);

    private readonly string _root = Directory.CreateTempSubdirectory("plumbline-rename-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>One after another, every column that a line of code or a document names. <c>tests/cases/renames</c> lists, each with what they mean, the lines that have the word and are not told, and (+) those that are told without it.</summary>
    [Theory]
    [InlineData("drizzle-bookings")]
    [InlineData("health-records")]
    [InlineData("hybrid-scheduling")]
    [InlineData("master-schema")]
    [InlineData("salon-quick-booking")]
    public void Every_line_of_code_and_every_document_that_names_it_is_found_and_no_other(string example)
    {
        var files = Files(example);
        Write(files);
        var spelled = Spelled().FindAll(names => Naming(files, names).Any());
        ReadAhead(files, spelled);
        var before = Told();
        var found = new List<string>();
        foreach (var names in spelled)
        {
            var naming = Naming(files, names).ToHashSet();
            Write(files.Where(f => IsSchema(f.Key)).ToDictionary(f => f.Key, f => Renamed(f.Value, names)));
            var told = Told().Where(t => !before.Contains(t) || names.Contains(t.Column ?? "")).Select(t => t.At).ToHashSet();
            var missed = naming.Where(l => !IsDocument(l)).Except(told).Concat(Documents(naming).Except(Documents(told.Intersect(naming))));
            var more = told.Where(l => !IsDocument(l)).Except(naming).Concat(Documents(told).Except(Documents(naming)));
            found.AddRange(Lines("", names, missed).Concat(Lines("+", names, more)));
        }
        var path = Repository.Path("tests", "cases", "renames", $"{example}.txt");
        var listed = File.ReadAllLines(path).Where(l => l.Length > 0 && l[0] != '#').Order(StringComparer.Ordinal);
        Assert.Equal(listed, found.Order(StringComparer.Ordinal));
    }

    /// <summary><c>personId src/server.ts 10 13</c></summary>
    private static IEnumerable<string> Lines(string mark, IEnumerable<string> names, IEnumerable<string> places) =>
        places.Select(p => p.Split(':')).GroupBy(p => p[0]).Select(f => $"{mark}{names.First()} {f.Key}{string.Concat(f.Where(p => p.Length > 1).Select(p => int.Parse(p[1])).Order().Select(l => $" {l}"))}");

    /// <summary>The columns of the declared schemas, each as the database and as code have it.</summary>
    private List<HashSet<string>> Spelled()
    {
        var spelled = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var source in Workspace.Open(_root).Project.Of(SourceRole.Declared))
            foreach (var column in source.Catalog.OfType<Column>())
            {
                if (!spelled.TryGetValue(column.Name.Name, out var names)) spelled[column.Name.Name] = names = new(StringComparer.Ordinal) { column.Name.Name };
                if (source.ModelNames.TryGetValue(column.Id(), out var own) && own.Field is { } field) names.Add(field);
            }
        return [.. spelled.Values];
    }

    /// <summary>What code holds is kept by its content: every file that a schema in code will have is read in one go, as if the schema imported it, and Node is not started for each name.</summary>
    private void ReadAhead(Dictionary<string, string> files, List<HashSet<string>> spelled)
    {
        var code = files.Where(f => IsSchema(f.Key) && f.Key.EndsWith(".ts", StringComparison.Ordinal)).ToList();
        if (code.Count == 0) return;
        var texts = code.SelectMany(f => spelled.Select(names => Renamed(f.Value, names)).Append(f.Value)).Distinct();
        var ahead = texts.Select((text, i) => (Path: $"src/ahead/{i}.ts", Text: text)).ToDictionary(t => t.Path, t => t.Text);
        Write(ahead);
        Write(code.ToDictionary(f => f.Key, f => f.Value + string.Concat(ahead.Keys.Select(path => $"import {{}} from '{string.Concat(Paths.Folder(f.Key).Split('/').Select(_ => "../"))}{path}';\n"))));
        Workspace.Open(_root, withCode: true);
        Directory.Delete(Path.Combine(_root, "src", "ahead"), recursive: true);
        Write(files);
    }

    private static Dictionary<string, string> Files(string example)
    {
        var root = Repository.Path("examples", example);
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(p => !p.Contains("node_modules", StringComparison.Ordinal)).ToDictionary(p => Path.GetRelativePath(root, p).Replace('\\', '/'), File.ReadAllText);
    }

    private static bool IsSchema(string path) => path.StartsWith("prisma/", StringComparison.Ordinal) || path.StartsWith("migrations/", StringComparison.Ordinal) || path.Contains("/schema/", StringComparison.Ordinal);

    private static bool IsRead(string path) => !IsSchema(path) && path != "README.md" && (path.EndsWith(".ts", StringComparison.Ordinal) || path.EndsWith(".md", StringComparison.Ordinal));

    private static bool IsDocument(string place) => place.Split(':')[0].EndsWith(".md", StringComparison.Ordinal);

    private static IEnumerable<string> Documents(IEnumerable<string> places) => places.Where(IsDocument).Select(p => p.Split(':')[0]).Distinct();

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Identifier();

    private static string Renamed(string text, HashSet<string> names) => Identifier().Replace(text, m => !names.Contains(m.Value) ? m.Value : m.Value.Contains('_') ? $"old_{m.Value}" : $"old{char.ToUpperInvariant(m.Value[0])}{m.Value[1..]}");

    private static IEnumerable<string> Naming(Dictionary<string, string> files, HashSet<string> names) =>
        from file in files
        where IsRead(file.Key)
        from line in file.Value.Split('\n').Select((text, i) => (text, i))
        where Identifier().Matches(line.text).Any(m => names.Contains(m.Value))
        select $"{file.Key}:{line.i + 1}";

    /// <summary>A place, and what is said of it.</summary>
    private sealed record Saying(string At, string Rule, string? Column, string? About, string? Beside);

    private void Write(Dictionary<string, string> files)
    {
        foreach (var (path, text) in files)
        {
            var full = Path.Combine(_root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
    }

    private HashSet<Saying> Told()
    {
        var findings = Checks.Run(Workspace.Open(_root, withCode: true).Project, s_day).Findings.Where(f => AllRules.Find(f.Rule) is { Family: Family.Usages or Family.Documents } or { Name: "script-bypasses-migrations" });
        return [.. from finding in findings
                   from place in finding.Related.Append(new(finding.Where, ""))
                   where place.Where.File is { } file && IsRead(file)
                   select new Saying($"{place.Where.File}:{place.Where.Line}", finding.Rule, finding.Subject is { } subject && subject.Kind == Column.OfKind ? subject.Name.Name : null, finding.Subject?.Name.ToString() ?? finding.About, place.Says)];
    }
}
