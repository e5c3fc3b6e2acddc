using Plumbline.Cli;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Cli;

public class ConfigTests
{
    private static Config Read(string text) => ConfigReader.Read(text, "/p/plumbline.yaml", "plumbline.yaml");

    private static string Fault(string text) => Assert.Throws<UsageException>(() => Read(text)).Message;

    [Fact]
    public void Every_key_is_read()
    {
        var config = Read("""
            project: shop
            postgres: 15
            declared:
              - { path: ./db/schema.prisma }
              - { path: db/extra/*.sql, dialect: postgres, databases: [local] }
            history: db/migrations/
            documents: docs/**/*.md
            code: [a/**/*.ts, b/**/*.cs]
            databases:
              local:      { url: "${DATABASE_URL}" }
              production: { url: "${PRODUCTION_URL}", protected: true }
            truth: [history, declared]
            assume: [supabase]
            renames: [ orders.ship_to -> shipping_address ]
            rules: { table-not-snake-case: low, required-column-missing: off }
            accepted: [ { finding: "abc", reason: "old", until: 2027-01-31 } ]
            order: [02_b.sql, 01_a.sql]
            """);
        Assert.Equal("shop", config.Project);
        Assert.Equal(15, config.Postgres);
        Assert.Equal(["db/schema.prisma", "db/extra/*.sql"], config.Declared.Select(d => d.Path));
        Assert.Equal("postgres", config.Declared[1].Dialect);
        Assert.Equal("db/migrations", config.History[0].Path);
        Assert.Equal(["a/**/*.ts", "b/**/*.cs"], config.Code.Select(c => c.Path));
        Assert.Equal(new("production", new("${PRODUCTION_URL}")) { Protected = true }, config.Databases[1]);
        Assert.Equal([SourceRole.History, SourceRole.Declared], config.Truth);
        Assert.Equal(new("orders.ship_to", "shipping_address"), config.Renames[0]);
        Assert.Equal("off", config.Rules["required-column-missing"].Level);
        Assert.Equal(new("abc", "old", new DateOnly(2027, 1, 31)), config.Accepted[0]);
        Assert.Equal(["02_b.sql", "01_a.sql"], config.Order);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    [InlineData("history:\n")]
    public void Nothing_is_a_configuration(string text) => Assert.Empty(Read(text).History);

    [Theory]
    [InlineData("histroy: db\n", "plumbline.yaml:1:1: unknown key histroy: did you mean history?")]
    [InlineData("project: a\nxyzzy: b\n", "plumbline.yaml:2:1: unknown key xyzzy: known are project, postgres")]
    [InlineData("declared:\n  - { pth: a }\n", "plumbline.yaml:2:7: unknown key pth: did you mean path?")]
    [InlineData("postgres: new\n", "plumbline.yaml:1:11: expected PostgreSQL's major version, such as 15, not new")]
    [InlineData("rules: { a: hihg }\n", "plumbline.yaml:1:13: unknown level hihg: did you mean high?")]
    [InlineData("rules: { foreign-key-without-index: { levle: low } }\n", "plumbline.yaml:1:39: foreign-key-without-index has no option levle: did you mean level?")]
    [InlineData("rules: { foreign-key-without-index: { paths: off } }\n", "plumbline.yaml:1:46: expected files with a level each")]
    [InlineData("rules: { mine: { find: { kind: colum }, message: m } }\n", "plumbline.yaml:1:32: unknown kind colum: did you mean column?")]
    [InlineData("rules: { mine: { find: { kind: column, where: { tpye: a } }, message: m } }\n", "plumbline.yaml:1:49: a column has no tpye: did you mean type?")]
    [InlineData("rules: { mine: { query: select 1 } }\n", "plumbline.yaml:1:10: mine has no message")]
    [InlineData("rules: { redundant-index: { query: select 1, message: m } }\n", "plumbline.yaml:1:10: redundant-index is a rule already")]
    [InlineData("truth: [declred]\n", "plumbline.yaml:1:9: unknown kind of source declred: did you mean declared?")]
    [InlineData("assume: [supabse]\n", "plumbline.yaml:1:10: unknown platform supabse: did you mean supabase?")]
    [InlineData("renames: [ a.b ]\n", "plumbline.yaml:1:12: expected table.before -> after, not a.b")]
    [InlineData("accepted: [ { finding: a } ]\n", "plumbline.yaml:1:13: say why it is accepted: reason: WHY")]
    [InlineData("accepted: [ { finding: a, reason: b, until: soon } ]\n", "plumbline.yaml:1:45: expected a date such as 2027-01-31, not soon")]
    [InlineData("history: ../other\n", "plumbline.yaml:1:10: ../other leaves the project: put plumbline.yaml above all that it names")]
    [InlineData("history: /etc\n", "plumbline.yaml:1:10: /etc is not relative to this file")]
    [InlineData("- a\n", "plumbline.yaml:1:1: expected keys and values, such as: project: shop")]
    [InlineData("project: a\nproject: b\n", "plumbline.yaml:2:1: project is given twice")]
    [InlineData("a: &x [1]\nb: *x\n", "plumbline.yaml:1:4: not valid YAML: anchors are not allowed: write the value where it is needed")]
    [InlineData("a: [1\n", "plumbline.yaml:2:1: not valid YAML: ")]
    [InlineData("project: a\n---\nproject: b\n", "plumbline.yaml:2:1: a second document: one file holds one configuration")]
    [InlineData("databases: { local: { protected: true } }\n", "plumbline.yaml:1:14: local has no url")]
    public void A_fault_is_told_with_its_place(string text, string expected) => Assert.StartsWith(expected, Fault(text), StringComparison.Ordinal);

    [Fact]
    public void All_faults_are_told_at_once() => Assert.Equal(3, Fault("postgres: x\nhistroy: a\nrules: { a: b }\n").Split('\n').Length);

    [Fact]
    public void A_bomb_of_aliases_is_refused_at_its_first_anchor()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"{(char)('a' + i)}: &{(char)('a' + i)} [{string.Join(',', Enumerable.Repeat("*" + (char)('a' + i - 1), 9))}]\n"));
        Assert.Contains("anchors are not allowed", Fault(bomb), StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_is_bounded() => Assert.Contains("nested deeper", Fault("a: " + new string('[', 500) + new string(']', 500)), StringComparison.Ordinal);

    [Theory]
    [InlineData("histry", "history")]
    [InlineData("Declared", "declared")]
    [InlineData("rule", "rules")]
    [InlineData("completely", null)]
    public void The_nearest_word_is_suggested(string word, string? expected) => Assert.Equal(expected, Nearest.Of(word, ["project", "declared", "history", "rules"]));
}
