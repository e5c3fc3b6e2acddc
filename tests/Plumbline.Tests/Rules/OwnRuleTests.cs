using Plumbline.Cli;
using Plumbline.Rules;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Rules;

/// <summary>Rules that the configuration brings: which objects they find, and what they say.</summary>
public class OwnRuleTests
{
    private const string Sql = """
        CREATE TABLE invoice (id int PRIMARY KEY, tenant_id int NOT NULL, total double precision, paid_at timestamp DEFAULT now(), note text);
        CREATE TABLE country (id int PRIMARY KEY, name text NOT NULL);
        CREATE SCHEMA audit;
        CREATE TABLE audit.event (at timestamptz);
        """;

    private static Project Project(string rule) => TextProject.Of(new Dictionary<string, string> { ["migrations/001_a.sql"] = Sql }) is var project
        && ConfigReader.Read($"rules:\n  mine:\n{rule}", "/plumbline.yaml", "plumbline.yaml") is var config ? project with { Rules = config.Rules, OwnRules = config.OwnRules } : throw new InvalidOperationException();

    private static string[] Found(string rule) => Project(rule).Check().Findings.Where(f => f.Rule == "mine").Select(f => f.Message).Order(StringComparer.Ordinal).ToArray();

    [Theory]
    [InlineData("find: { kind: column, where: { type: double precision } }", "{name} is {type}", "invoice.total is double precision")]
    [InlineData("find: { kind: column, name: '*_at', where: { type: '!timestamp with time zone' } }", "{kind} {name}", "column invoice.paid_at")]
    [InlineData("find: { kind: column, name: ['*_at', 'note'], where: { default: none } }", "{name}", "invoice.note")]
    [InlineData("find: { kind: column, where: { default: any } }", "{name} in {table}: {default} {nonsense} {", "invoice.paid_at in invoice: CURRENT_TIMESTAMP {nonsense} {")]
    [InlineData("find: { kind: column, where: { not null: not null, type: ['text', 'uuid'] } }", "{name}", "country.name")]
    [InlineData("find: { kind: table, lacks: { kind: column, name: tenant_id } }", "{name}", "audit.event", "country")]
    [InlineData("find: { kind: table, name: 'public.*' }", "{name}", "country", "invoice")]
    [InlineData("find: { kind: table, name: 'audit.*' }", "{name}", "audit.event")]
    [InlineData("find: { kind: table, name: event, lacks: { kind: primary key } }", "{name}", "audit.event")]
    public void Finds_what_fits(string find, string message, params string[] expected) => Assert.Equal(expected, Found($"    {find}\n    message: \"{message}\"\n"));

    [Fact]
    public void It_has_levels_is_accepted_and_allowed_like_any_other()
    {
        const string Rule = "    find: { kind: column, name: total }\n    message: m\n    level: LEVEL\n";
        Assert.Equal(Plumbline.Model.Severity.High, Assert.Single(Project(Rule.Replace("LEVEL", "high")).Check().Findings, f => f.Rule == "mine").Severity);
        Assert.Empty(Found(Rule.Replace("LEVEL", "off")));
        var accepted = Project(Rule.Replace("LEVEL", "high")) with { Accepted = [new("mine invoice.total", "so it is", null)] };
        Assert.DoesNotContain(accepted.Check().Findings, f => f.Rule is "mine" or RuleSet.UnusedRule or RuleSet.UnknownRule);
    }
}
