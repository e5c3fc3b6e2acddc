using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Rules;

public class RuleSetTests
{
    private const string Rule = "foreign-key-without-index";

    private static Project Project(string above = "", string line = "") => TextProject.Of(new Dictionary<string, string>
    {
        ["migrations/001_a.sql"] = $"CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (\n{above}\n  a_id int REFERENCES a (id){line}\n);",
    });

    private static Finding? Found(Project project) => project.Check().Findings.SingleOrDefault(f => f.Rule == Rule);

    [Fact]
    public void A_rule_has_its_own_level_unless_told_otherwise()
    {
        Assert.Equal(Severity.Medium, Found(Project())!.Severity);
        Assert.Equal(Severity.Critical, Found(Project() with { RuleLevels = new Dictionary<string, string> { [Rule] = "critical" } })!.Severity);
        Assert.Null(Found(Project() with { RuleLevels = new Dictionary<string, string> { [Rule] = "off" } }));
    }

    [Fact]
    public void An_unknown_rule_is_told_with_the_nearest_name()
    {
        var finding = Assert.Single((Project() with { RuleLevels = new Dictionary<string, string> { ["foreign-key-no-index"] = "off" } }).Check().Findings, f => f.Rule == "rule-unknown");
        Assert.Contains($"did you mean {Rule}?", finding.Message);
    }

    [Fact]
    public void A_comment_in_place_allows_it()
    {
        Assert.Null(Found(Project(above: $"  -- plumb: allow {Rule} three rows for ever")));
        Assert.Null(Found(Project(line: $" -- plumb: allow {Rule}")));
        Assert.NotNull(Found(Project(above: "  -- plumb: allow foreign-key-without-index-at-all")));
        Assert.NotNull(Found(Project(above: $"  -- we do not plumb allow {Rule}")));
    }

    [Fact]
    public void The_configuration_accepts_by_key_by_rule_or_by_object()
    {
        var key = Found(Project())!.Key();
        foreach (var accepted in new[] { key, Rule, $"{Rule} b.b_a_id_fkey" })
            Assert.Null(Found(Project() with { Accepted = [new(accepted, "tiny", null)] }));
        Assert.NotNull(Found(Project() with { Accepted = [new($"{Rule} other.key", "tiny", null)] }));
    }

    [Fact]
    public void An_acceptance_ends_on_its_day()
    {
        Assert.Null(Found(Project() with { Accepted = [new(Rule, "later", new DateOnly(2026, 1, 1))] }));
        var ended = (Project() with { Accepted = [new(Rule, "later", new DateOnly(2025, 12, 31))] }).Check();
        Assert.Contains(ended.Findings, f => f.Rule == Rule);
        Assert.Contains(ended.Findings, f => f.Rule == "acceptance-expired");
    }

    [Fact]
    public void A_key_survives_a_move()
    {
        var moved = TextProject.Of(new Dictionary<string, string> { ["migrations/001_a.sql"] = "\n\n\nCREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (a_id int REFERENCES a (id));" });
        Assert.Equal(Found(Project())!.Key(), Found(moved)!.Key());
    }

    [Fact]
    public void Every_name_under_which_a_reader_reports_is_a_rule()
    {
        var names = new[] { typeof(Checks).Assembly, typeof(Plumbline.Cli.Workspace).Assembly }.SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static))
            .Where(f => f.IsLiteral && f.FieldType == typeof(string) && f.Name.EndsWith("Rule", StringComparison.Ordinal)).Select(f => (string)f.GetRawConstantValue()!);
        Assert.DoesNotContain(names, n => !AllRules.ByName.ContainsKey(n));
    }
}
