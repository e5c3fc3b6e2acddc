using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Rules.Drift;
using Xunit;

namespace Plumbline.Tests.Rules;

/// <summary>
/// Every rule against its cases: <c>tests/cases/rules/RULE/offends-*.txt</c> says in its last section what is found,
/// <c>allowed-*.txt</c> must stay quiet. The sections before are the project's files, <c>renames</c>, <c>assume</c> and <c>rules</c> its configuration;
/// <c>places</c> names second places that have to be among those of a finding, <c>says</c> messages.
/// Rules about statements have <see cref="SqlCase"/>s.
/// </summary>
public class RuleCases
{
    public static TheoryData<string> Cases()
    {
        var data = new TheoryData<string>();
        foreach (var path in Paths()) data.Add(path);
        return data;
    }

    private static IEnumerable<string> Paths()
    {
        var root = Repository.Path("tests", "cases", "rules");
        return Directory.EnumerateFiles(root, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Finds_what_offends_and_nothing_else(string path)
    {
        var rule = path.Split('/')[0];
        Assert.True(AllRules.ByName.ContainsKey(rule), $"{rule} is no rule");
        var files = TextProject.Sections(File.ReadAllText(Path.Combine(Repository.Path("tests", "cases", "rules"), path)));
        files.Remove("expected", out var expected);
        files.Remove("renames", out var renames);
        files.Remove("assume", out var assume);
        files.Remove("places", out var places);
        files.Remove("says", out var says);
        files.Remove("rules", out var rules);
        var answers = (renames ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split("->", StringSplitOptions.TrimEntries)).Select(p => new Plumbline.Sources.RenameAnswer(p[0], p[1]));
        var settings = Plumbline.Cli.ConfigReader.Read(rules ?? "", "/plumbline.yaml", "plumbline.yaml").Rules;
        var wanted = (expected ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
        Assert.Equal(path.Contains("/offends-"), expected is not null);
        foreach (var lineEnd in new[] { "\n", "\r\n" })
        {
            var project = TextProject.Of(files.ToDictionary(f => f.Key, f => f.Value.Replace("\n", lineEnd)), [.. answers]) with { Assume = (assume ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToEquatableArray(), Rules = settings };
            var result = project.Check();
            var found = result.Findings.Where(f => f.Rule == rule).Select(f => $"{f.Severity.InWords()} {f.Where} {f.Subject?.Name.ToString() ?? f.About}").Order(StringComparer.Ordinal);
            Assert.Equal(string.Join('\n', wanted), string.Join('\n', found));
            foreach (var place in (places ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)) Assert.Contains(place, result.Findings.Where(f => f.Rule == rule).SelectMany(f => f.Related.Select(r => $"{f.Where} ↔ {r.Where}")));
            foreach (var line in (says ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)) Assert.Contains(line, result.Findings.Where(f => f.Rule == rule).Select(f => f.Message));
            Assert.DoesNotContain(result.Findings, f => f.Rule is "sql-not-understood" or "prisma-schema-not-understood");
        }
    }

    public static TheoryData<string> SqlCases() => new(SqlCase.All());

    /// <summary>Comments, blank lines and line ends change nothing but the line.</summary>
    [Theory]
    [MemberData(nameof(SqlCases))]
    public void Finds_what_offends_however_it_is_written(string path)
    {
        var one = SqlCase.Read(path);
        Assert.True(AllRules.ByName.ContainsKey(one.Rule), $"{one.Rule} is no rule");
        var expected = string.Join('\n', one.Expected().Order(StringComparer.Ordinal));
        Assert.Equal(one.Path.Contains("/offends"), expected.Length > 0);
        Assert.Equal(expected, Shown(one.Found(t => t, 0)));
        Assert.Equal(expected, Shown(one.Found(t => "-- A header.\n/* of two\n   kinds */\n\n" + t, 4)));
        Assert.Equal(expected, Shown(one.Found(t => t.Replace("\n", "\r\n"), 0)));
    }

    public static TheoryData<string> SafeCases() => new(SqlCase.All().Where(c => c.Contains("/safe", StringComparison.Ordinal)));

    /// <summary>No two rules contradict each other: there is a way that satisfies all.</summary>
    [Theory]
    [MemberData(nameof(SafeCases))]
    public void The_safe_way_of_one_rule_offends_no_other(string path) =>
        Assert.Empty(SqlCase.Read(path).Findings(t => t).Where(f => f.Severity >= Plumbline.Model.Severity.High && AllRules.Find(f.Rule) is StatementRule).Select(f => $"{f.Rule} {f.Where.Line}: {f.Message}"));

    private static string Shown(IEnumerable<string> found) => string.Join('\n', found.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rule_has_a_case_that_offends_and_one_that_is_allowed()
    {
        // Rules made per kind and facet are broken one by one in the mutation cases; readers have cases of their own.
        var rules = AllRules.List.Where(r => r is not (NotInHistory or NotDeclared or FacetDiffers or ReadingRule)).Select(r => r.Name);
        var cases = Paths().Concat(SqlCase.All()).ToList();
        var missing = rules.Where(r => !HasText(r) && !new[] { "offends", "safe", "context" }.All(k => cases.Exists(c => c.StartsWith($"{r}/{k}", StringComparison.Ordinal) && c.EndsWith(".sql", StringComparison.Ordinal))));
        Assert.Empty(missing);

        bool HasText(string rule) => cases.Exists(c => c.StartsWith($"{rule}/offends-") && c.EndsWith(".txt")) && cases.Exists(c => c.StartsWith($"{rule}/allowed-"));
    }
}
