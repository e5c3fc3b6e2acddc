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

    /// <summary>A value has a line of its own; what is said above its enum speaks for it, too.</summary>
    [Theory]
    [InlineData("schema.prisma", "//", "enum Kind {\n  A\n  B\n}\n")]
    [InlineData("declared/kind.sql", "--", "CREATE TYPE \"Kind\" AS ENUM (\n  'A',\n  'B'\n);\n")]
    public void A_comment_above_an_enum_speaks_for_its_values(string path, string mark, string type)
    {
        Assert.Equal($"{path}:4", Told(mark)!.Where.ToString());
        Assert.Null(Told($"{mark} plumb: allow enum-labels-differ the next release makes it"));

        Finding? Told(string above) => TextProject.Of(new Dictionary<string, string> { [path] = $"{above}\n{type}", ["migrations/001_a.sql"] = "CREATE TYPE \"Kind\" AS ENUM ('A');" }).Check().Findings.SingleOrDefault(f => f.Rule == "enum-labels-differ");
    }

    private static Finding? Found(Project project) => project.Check().Findings.SingleOrDefault(f => f.Rule == Rule);

    [Fact]
    public void A_rule_has_its_own_level_unless_told_otherwise()
    {
        Assert.Equal(Severity.Medium, Found(Project())!.Severity);
        Assert.Equal(Severity.Critical, Found(Project() with { Rules = new Dictionary<string, RuleSetting> { [Rule] = new("critical") } })!.Severity);
        Assert.Null(Found(Project() with { Rules = new Dictionary<string, RuleSetting> { [Rule] = new("off") } }));
    }

    [Fact]
    public void An_unknown_rule_is_told_with_the_nearest_name()
    {
        var finding = Assert.Single((Project() with { Rules = new Dictionary<string, RuleSetting> { ["foreign-key-no-index"] = new("off") } }).Check().Findings, f => f.Rule == "rule-unknown");
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

    [Theory]
    // Above a statement of several lines, over a comment between, or at its first line's end: the whole statement.
    [InlineData("-- plumb: allow RULE small\nALTER TABLE b\n  ADD COLUMN x int,\n  ADD FOREIGN KEY (a_id) REFERENCES a;", true)]
    [InlineData("-- plumb: allow RULE small\n-- what this is for\nALTER TABLE b\n  ADD FOREIGN KEY (a_id) REFERENCES a;", true)]
    [InlineData("ALTER TABLE b -- plumb: allow RULE small\n  ADD FOREIGN KEY (a_id) REFERENCES a;", true)]
    [InlineData("-- plumb: allow redundant-index, RULE until 2099-01-01 small\nALTER TABLE b ADD FOREIGN KEY (a_id) REFERENCES a;", true)]
    // Within a statement: a line, no more.
    [InlineData("ALTER TABLE b\n  ADD COLUMN x int, -- plumb: allow RULE small\n  ADD COLUMN y int,\n  ADD FOREIGN KEY (a_id) REFERENCES a;", false)]
    [InlineData("-- plumb: allow RULE small\nALTER TABLE b ADD COLUMN x int;\nALTER TABLE b ADD FOREIGN KEY (a_id) REFERENCES a;", false)]
    // Its day has passed.
    [InlineData("-- plumb: allow RULE until 2001-01-01 small\nALTER TABLE b ADD FOREIGN KEY (a_id) REFERENCES a;", false)]
    public void A_comment_speaks_for_the_statement_that_it_stands_on_or_above(string sql, bool isAllowed)
    {
        var text = "CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (a_id int);\n" + sql.Replace("RULE", Rule);
        foreach (var ends in new[] { text, text.Replace("\n", "\r\n") })
        {
            var project = TextProject.Of(new Dictionary<string, string> { ["migrations/001_a.sql"] = ends });
            Assert.Equal(isAllowed, Found(project) is null);
            Assert.Equal(isAllowed, project.Check().Allowed.Any(a => a is { Finding.Rule: Rule, Reason: "small" }));
        }
    }

    [Fact]
    public void What_allows_nothing_is_told()
    {
        string[] Told(string sql, string rule, Func<Project, Project>? with = null)
        {
            var project = TextProject.Of(new Dictionary<string, string> { ["migrations/001_a.sql"] = sql });
            return (with?.Invoke(project) ?? project).Check().Findings.Where(f => f.Rule == rule).Select(f => $"{f.About} {f.Where.Line}").ToArray();
        }
        Assert.Equal([$"{Rule} 1"], Told($"-- plumb: allow {Rule} once\nCREATE TABLE a (id int PRIMARY KEY);", RuleSet.UnusedRule));
        Assert.Equal(["foreign-key-no-index 1"], Told("-- plumb: allow foreign-key-no-index once\nCREATE TABLE a (id int PRIMARY KEY);", RuleSet.UnknownRule));
        // Of databases nothing is known here: whether it is stale, too.
        Assert.Empty(Told("-- plumb: allow migration-pending once\nCREATE TABLE a (id int PRIMARY KEY);", RuleSet.UnusedRule));
        Assert.Equal([$"{Rule} b.x 0"], Told("CREATE TABLE a (id int PRIMARY KEY);", RuleSet.UnusedRule, p => p with { Accepted = [new($"{Rule} b.x", "why", null)] }));
        Assert.Empty(Told("CREATE TABLE a (id int PRIMARY KEY);", RuleSet.UnusedRule, p => p with { Accepted = [new("0123456789abcdef", "why", null)] }));
    }

    [Fact]
    public void A_level_may_hold_for_some_files()
    {
        Severity? Level(RuleSetting setting) => Found(Project() with { Rules = new Dictionary<string, RuleSetting> { [Rule] = setting } })?.Severity;
        Assert.Equal(Severity.Info, Level(new("high") { Paths = [new("migrations/**", "info")] }));
        Assert.Equal(Severity.High, Level(new("high") { Paths = [new("other/**", "off")] }));
        Assert.Null(Level(new(Level: null) { Paths = [new("**/*.sql", "off")] }));
        Assert.Equal(Severity.Low, Level(new("off") { Paths = [new("migrations/*", "low")] }));
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
